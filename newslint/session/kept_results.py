"""Reports of earlier runs, for stories that have not changed: these are not linted again.

Stories are told by their content, and reports by all that they depend on (`result_key`). What is
kept of one is its report when nothing went wrong with it; so a second run has the same reports, in
the same order, as if it had linted everything.
"""

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, suppress
from hashlib import sha256
from itertools import chain
from pathlib import Path

from newslint.foundation.kept_rows import KeptRows
from newslint.foundation.regular_files import read_regular
from newslint.linting.limits import DEFAULT_LIMITS
from newslint.linting.linter import is_overrun
from newslint.model.report import FileReport
from newslint.session.file_linter import FileRequest, ToWrite
from newslint.session.file_linters import FileLinters
from newslint.session.result_key import ResultKeys
from newslint.session.tasks import Batch, Lint, Linted, Task
from newslint.session.written_report import read_written, written
from newslint.values import frozen

NAME = "results.sqlite"
MOST_ROWS = 1_000_000
MOST_BYTES = 256_000_000
_MOST_WAITING = 2_000
"""How many kept reports wait for one before them that is yet to be linted."""
_AT_ONCE = 200
"""How many reports are written together."""
_LONG = 100_000
"""The bytes of a report that waits for no others to be written with."""
_MOST_OF_ONE = 4_000_000
"""How many bytes a report that is kept may have."""


@frozen
class _LookedUp:
    batch: Batch
    reports: tuple[FileReport | None, ...]
    """For each of its tasks what was kept of it."""

    @property
    def missing(self) -> tuple[Task, ...]:
        """What is to be linted."""
        both = zip(self.batch.tasks, self.reports, strict=True)
        return tuple(task for task, report in both if report is None)


class KeptResults:
    """What is kept in a cache folder, for one run."""

    def __init__(self, linters: FileLinters, folder: Path | None) -> None:
        self._linters = linters
        self._rows = KeptRows(folder, NAME, rows=MOST_ROWS, size=MOST_BYTES)
        self._keys = ResultKeys(linters)
        self._new: dict[bytes, bytes] = {}
        self._overruns = 0

    def lint(self, batches: Iterator[Batch], lint: Lint) -> Generator[Linted, None, None]:
        """What ``lint`` makes of the batches, in their order; it is asked for what is not kept."""
        try:
            if self._rows.is_open:
                yield from self._linted(map(self._looked_up, batches), lint)
            else:
                with closing(lint(batches)) as made:
                    yield from made
        finally:
            self._write()
            self._rows.close()

    def _linted(self, looked_up: Iterator[_LookedUp], lint: Lint) -> Generator[Linted, None, None]:
        for one in looked_up:
            if one.missing:
                yield from self._with_missing(one, looked_up, lint)
            else:
                yield from _served(zip(one.batch.tasks, one.reports, strict=True))

    def _with_missing(
        self, first: _LookedUp, others: Iterator[_LookedUp], lint: Lint
    ) -> Generator[Linted, None, None]:
        """Lint what is missing, for as long as not too many kept reports wait behind it."""
        waiting: deque[tuple[Task, FileReport | None]] = deque()
        kept = 0

        def missing() -> Iterator[Batch]:
            nonlocal kept
            for one in chain([first], others):
                waiting.extend(zip(one.batch.tasks, one.reports, strict=True))
                kept += len(one.batch.tasks) - len(one.missing)
                if one.missing:
                    yield Batch(one.missing, one.batch.rules)
                if kept > _MOST_WAITING:
                    return

        with closing(lint(missing())) as linted:
            for task, made in linted:
                while waiting[0][1] is not None:
                    kept -= 1
                    yield from _served([waiting.popleft()])
                waiting.popleft()
                self._keep(task, made)
                yield task, made
        yield from _served(waiting)

    def _looked_up(self, batch: Batch) -> _LookedUp:
        keys = [self._key(task) for task in batch.tasks]
        found = self._rows.get([key for key in keys if key is not None])
        reports = []
        for task, key in zip(batch.tasks, keys, strict=True):
            report = None
            if key in found:
                with suppress(ValueError):
                    report = read_written(found[key], str(task.path))
                if report is not None and _is_to_fix(report, task.request):
                    report = None
            reports.append(report)
        return _LookedUp(batch, tuple(reports))

    def _key(self, task: Task) -> bytes | None:
        """The key of a story as it is now; None for one that is always linted."""
        # Copy that is no file may be on its way to become one: it changes each time.
        if task.data is not None or not _is_plain(task.request):
            return None
        linter = self._linters.for_path(task.path)
        try:
            data = read_regular(task.path, linter.config.max_story_size)
        except OSError:
            return None
        return self._keys.of(linter, task.path, task.request, sha256(data).hexdigest())

    def _keep(self, task: Task, made: FileReport | ToWrite) -> None:
        """Keep a report, if it is whole, by the content that was linted."""
        if isinstance(made, ToWrite):
            return
        self._overruns += sum(map(is_overrun, made.problems))
        if made.problems or made.fixed or made.artifact is None or task.data is not None:
            return
        # From then on a rule may have been left out, of which no report tells.
        if self._overruns >= DEFAULT_LIMITS.overruns or not _is_plain(task.request):
            return
        linter = self._linters.for_path(task.path)
        key = self._keys.of(linter, task.path, task.request, made.artifact.sha256)
        said = written(made) if key is not None and not linter.leaves_out else None
        if key is not None and said is not None and len(said) <= _MOST_OF_ONE:
            self._new[key] = said
            if len(self._new) >= _AT_ONCE or len(said) > _LONG:
                self._write()

    def _write(self) -> None:
        new, self._new = self._new, {}
        if new:
            self._rows.put(new)


def _served(some: Iterable[tuple[Task, FileReport | None]]) -> Iterator[Linted]:
    for task, report in some:
        assert report is not None
        yield task, report


def _is_plain(request: FileRequest) -> bool:
    """Whether a report is that on a story alone: on all of it, by newslint's own rules."""
    return request.earlier is None and not request.outside


def _is_to_fix(report: FileReport, request: FileRequest) -> bool:
    """Whether a fix is asked for and there may be one to make."""
    if request.fixing is None:
        return False
    return any(diagnostic.fix in request.fixing.wanted for diagnostic in report.diagnostics)
