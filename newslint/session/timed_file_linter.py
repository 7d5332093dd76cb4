"""One story through everything, and where its time goes."""

from pathlib import Path

from newslint.foundation.clock import PHASE, Clock
from newslint.linting.linter import Linter
from newslint.linting.timed_linter import as_another, timed_document, timed_linter
from newslint.model.report import FileReport
from newslint.model.source import Source, Story
from newslint.offers import Reader
from newslint.session.file_linter import FileLinter, FileRequest, ToWrite
from newslint.values import replace

READING = "reading"
STORY = "what is accepted, fixes, reports of files"


def timed_file_linter(linter: FileLinter, clock: Clock) -> FileLinter:
    """One of the same settings and rules that counts what it spends."""
    of_clock = timed_linter(clock)

    class TimedFileLinter(FileLinter):
        def look_at_file(
            self, path: Path, request: FileRequest | None = None
        ) -> FileReport | ToWrite:
            with clock.part(PHASE, READING):
                return super().look_at_file(path, request)

        def look_at(
            self, data: bytes, path: Path, request: FileRequest | None = None
        ) -> FileReport | ToWrite:
            with clock.part(PHASE, STORY):
                return super().look_at(data, path, request)

        def linter(self, applying: tuple[int, ...]) -> Linter:
            if applying not in self._linters:
                self._linters[applying] = as_another(super().linter(applying), of_clock)
            return self._linters[applying]

    readers = tuple(_timed(reader, clock) for reader in linter.readers)
    made: FileLinter = as_another(replace(linter, readers=readers), TimedFileLinter)
    return made


def _timed(reader: Reader, clock: Clock) -> Reader:
    of_clock = timed_document(clock)

    def read(source: Source) -> Story:
        with clock.part(PHASE, READING):
            story = reader.read(source)
            documents = tuple(as_another(one, of_clock) for one in story.documents)
            return replace(story, documents=documents)

    return replace(reader, read=read)
