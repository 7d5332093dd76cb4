"""Accepted findings in a run: what is silent in a story, and which entries silence nothing."""

import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newslint.linting.acceptance import OutOfUse, out_of_use
from newslint.linting.accepted_rules import (
    ACCEPTED_RULES,
    EXPIRED,
    GONE,
    NO_RULE,
    STALE,
    Told,
    report_on,
)
from newslint.model.acceptance import AcceptedFinding
from newslint.model.report import FileReport
from newslint.session.file_linter import FileLinter, FileRequest
from newslint.session.file_linters import FileLinters
from newslint.settings.accepted_file import AcceptedFile
from newslint.settings.config import Config
from newslint.values import frozen, replace


@frozen
class Idle:
    """An entry that silences nothing."""

    file: AcceptedFile
    number: int
    reason: OutOfUse
    diagnosis: str = ""
    """For a stale one, what kind of stale: empty, or one of those in ``accepted_rules``."""


class AcceptedFindings:
    """The accepted-findings files of a run, and which of their entries are idle so far."""

    def __init__(self, linters: FileLinters, paths: Iterable[str] = ()) -> None:
        """``paths`` are those that were named; entries for stories that should lie there count."""
        self._linters = linters
        self.today = datetime.date.today()
        self._folders = [Path(os.path.abspath(path)) for path in paths if os.path.isdir(path)]  # noqa: PTH100, PTH112
        of_folders = filter(None, map(linters.resources.accepted_of, self._folders))
        self._used = {file.path: file for file in of_folders}
        self._idle: list[Idle] = []

    def request(self, path: Path, linter: FileLinter) -> FileRequest:
        """What is accepted in the story at ``path``, rules by their present addresses."""
        file = self._linters.resources.accepted_of(path.parent)
        if file is None:
            return FileRequest()
        return FileRequest(accepted=self.entries(file, path, linter), today=self.today)

    def entries(
        self, file: AcceptedFile, path: Path, linter: FileLinter
    ) -> tuple[AcceptedFinding, ...]:
        """What a file has for the story at ``path``, rules by their present addresses."""
        numbers = file.by_story.get(file.name_of(path), ())
        return tuple(_up_to_date(file.entries[n].finding, linter) for n in numbers)

    def note(
        self,
        path: Path,
        report: FileReport,
        entries: Sequence[AcceptedFinding],
        *,
        draft: bool = False,
    ) -> None:
        """Look which of the entries for a story were of use when it was linted.

        A ``draft`` is no file but perhaps of what lies at its path, so that nothing is said of it.
        """
        file = self._linters.resources.accepted_of(path.parent)
        if file is None:
            return
        self._used[file.path] = file
        if not draft and not report.problems:
            self._idle += self._idle_in(file, path, report, entries)

    def idle(self) -> Iterator[Idle]:
        """The entries for what was linted, and for what would have been were it still there."""
        yield from self._idle
        for file in self._used.values():
            yield from _gone(file, self._folders)

    def reports(self) -> Iterator[tuple[FileReport, Config]]:
        """Of every accepted-findings file with idle entries the report, and its settings."""
        by_file: dict[Path, list[Idle]] = {}
        for one in self.idle():
            by_file.setdefault(one.file.path, []).append(one)
        for path, idle in by_file.items():
            config = self._linters.resources.config_of(path.parent)
            linter = self._linters.of(config)
            told = [_idle_told(one) for one in idle]
            shown = str(shown_path(path))
            levels = {rule.id: linter.level_of(rule.id, path) for rule in ACCEPTED_RULES}
            report = report_on(shown, idle[0].file.data, told, levels)
            if report.diagnostics:
                yield report, config

    def _idle_in(
        self,
        file: AcceptedFile,
        path: Path,
        report: FileReport,
        entries: Sequence[AcceptedFinding],
    ) -> Iterator[Idle]:
        linter = self._linters.for_path(path)
        numbers = file.by_story.get(file.name_of(path), ())

        def is_on(address: str) -> bool:
            return linter.level_of(address, path) is not None

        idle = out_of_use(report, entries, self.today, is_on)
        for place, number in enumerate(numbers):
            address = entries[place].rule
            if place in idle:
                yield Idle(file, number, idle[place])
            elif linter.address_now(address) is None and not _left_out(address, linter):
                yield Idle(file, number, OutOfUse.STALE, NO_RULE)


def _left_out(address: str, linter: FileLinter) -> bool:
    return address.partition(":")[0] in linter.left_out


def _up_to_date(finding: AcceptedFinding, linter: FileLinter) -> AcceptedFinding:
    return replace(finding, rule=linter.address_now(finding.rule) or finding.rule)


def _gone(file: AcceptedFile, folders: Sequence[Path]) -> Iterator[Idle]:
    """The entries for stories that would lie in one of the folders and do not."""
    for numbers in file.by_story.values():
        story = file.story_of(file.entries[numbers[0]])
        if any(map(story.is_relative_to, folders)) and _is_gone(story):
            yield from (Idle(file, number, OutOfUse.STALE, GONE) for number in numbers)


def _is_gone(story: Path) -> bool:
    """Whether a story is not there; of one in a folder that cannot be read nothing is known."""
    try:
        os.lstat(story)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _idle_told(one: Idle) -> Told:
    entry = one.file.entries[one.number]
    return Told(
        rule=EXPIRED if one.reason is OutOfUse.EXPIRED else STALE,
        span=one.file.spans[one.number],
        accepted=entry.rule,
        story=entry.path,
        text=" ".join(entry.text.split()),
        until=entry.until.isoformat() if entry.until else "",
        diagnosis=one.diagnosis,
    )


def shown_path(path: Path) -> Path:
    """The path as seen from the current folder if it lies there, else whole."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
