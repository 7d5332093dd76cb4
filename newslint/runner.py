"""Many files through the linter: reading, settings by file, several processes, degraded runs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from newslint.config import Config
from newslint.discovery import relative_to_root
from newslint.engine.linter import Linter
from newslint.engine.selection import Selection, resolved
from newslint.errors import ReadError
from newslint.globs import fits_any
from newslint.hookspecs import Reader
from newslint.model.diagnostic import Level
from newslint.model.document import Document, Metadata
from newslint.model.report import FileReport, Problem
from newslint.model.rule import Rule
from newslint.readers.decoding import decode

FEW = 8
"""Below this many files further processes cost more than they save."""


@dataclass(frozen=True)
class Overrides:
    """What the command line says of selection and of every story; it goes before settings."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True)
class Desk:
    """Everything it takes to lint the files of one settings file; sent to other processes whole."""

    config: Config
    rules: tuple[Rule, ...]
    readers: tuple[Reader, ...]
    overrides: Overrides
    left_out: frozenset[str] = frozenset()
    """Ids of rules that are known and could not be loaded."""

    @classmethod
    def of(
        cls,
        config: Config,
        rules: tuple[Rule, ...],
        readers: tuple[Reader, ...],
        overrides: Overrides,
        left_out: frozenset[str] = frozenset(),
    ) -> "Desk":
        """Set up a desk. Raises UsageError for an address that names no rule."""
        desk = cls(config, rules, readers, overrides, left_out)
        # Ask for every linter once, so that an unknown address is told before the first file.
        desk._simplest_linters()
        return desk

    @property
    def active(self) -> tuple[Rule, ...]:
        """The rules that are on for any file, in the order of their ids."""
        active = {rule.id: rule for linter in self._simplest_linters() for rule in linter.active}
        return tuple(active[rule_id] for rule_id in sorted(active))

    def _simplest_linters(self) -> list[Linter]:
        """Those for which at most one of the settings' ``paths`` applies.

        Where more apply, one selects and all ignore, so that no rule is on that is off in these.
        """
        return [self.linter(()), *(self.linter((n,)) for n in range(len(self.config.paths)))]

    def linter(self, applying: tuple[int, ...]) -> Linter:
        """The linter for files to which these of the settings' ``paths`` apply."""
        if applying not in self._linters:
            self._linters[applying] = Linter(self.rules, self._selection(applying))
        return self._linters[applying]

    def lint_file(self, path: Path) -> FileReport:
        """Read and lint one file; what cannot be read is a problem of the report."""
        try:
            data = path.read_bytes()
        except OSError as problem:
            message = f"cannot be read: {problem.strerror or problem}"
            return FileReport(str(path), problems=(Problem(message, path=str(path)),))
        return self.lint_bytes(data, path)

    def lint_bytes(self, data: bytes, path: Path) -> FileReport:
        """Lint the content of a file that is, or might be, at ``path``."""
        try:
            document = self._read(data, path)
        except ReadError as problem:
            return FileReport(str(path), problems=(Problem(str(problem), path=str(path)),))
        except Exception as failure:
            message = f"the reader crashed: {type(failure).__name__}: {failure}"
            return FileReport(str(path), problems=(Problem(message, path=str(path)),))
        place = relative_to_root(path, self.config)
        applying = (n for n, p in enumerate(self.config.paths) if fits_any(place, p.match))
        return self.linter(tuple(applying)).lint(document)

    def _read(self, data: bytes, path: Path) -> Document:
        text = decode(data, self.config.encoding)
        suffix = path.suffix.lower()
        fitting = [reader for reader in self.readers if suffix in reader.suffixes]
        reader = (fitting or self.readers[:1])[-1]
        known = _merged(self.overrides.metadata, self.config.metadata)
        return reader.read(text, str(path), known)

    @cached_property
    def _linters(self) -> dict[tuple[int, ...], Linter]:
        return {}

    def _selection(self, applying: tuple[int, ...]) -> Selection:
        config, line = self.config, self.overrides
        select, ignore, levels = config.select, config.ignore, dict(config.levels)
        for number in applying:
            settings = config.paths[number]
            select = settings.select or select
            ignore = (*ignore, *settings.ignore)
            levels |= settings.levels
        where = config.origin or "settings"

        def known(addresses: Iterable[str], asked: str) -> tuple[str, ...]:
            return resolved(addresses, self.rules, asked, self.left_out)

        named = known(levels, f"{where}, levels")
        return Selection(
            select=known(line.select, "--select") or known(select, f"{where}, select"),
            ignore=(*known(line.ignore, "--ignore"), *known(ignore, f"{where}, ignore")),
            levels=dict(zip(named, map(Level, levels.values()), strict=True)),
        )

    def __getstate__(self) -> dict[str, Any]:
        # Linters are remade where they are needed.
        return {k: v for k, v in self.__dict__.items() if k != "_linters"}


def _merged(first: Metadata, second: Metadata) -> Metadata:
    """The first, with what it leaves open taken from the second."""
    given = {name: value for name, value in vars(first).items() if value is not None}
    return replace(second, **given)


@dataclass(frozen=True)
class Task:
    """One file to lint, by the number of its desk; ``data`` is its content if it is at hand."""

    path: Path
    desk: int
    data: bytes | None = None


Progress = Callable[[int], None]
"""Told the number of files done, after each."""


def lint_tasks(
    tasks: Sequence[Task], desks: Sequence[Desk], jobs: int, progress: Progress | None = None
) -> tuple[FileReport, ...]:
    """Lint all tasks; the reports stand in the order of the tasks for any number of jobs.

    ``jobs`` is the number of processes; 1 for this one alone.
    """
    done: list[FileReport] = []
    for file in _linted(tasks, desks, min(jobs, len(tasks))):
        done.append(file)
        if progress:
            progress(len(done))
    return tuple(done)


def _linted(tasks: Sequence[Task], desks: Sequence[Desk], jobs: int) -> Iterator[FileReport]:
    if jobs < 2 or len(tasks) < FEW:
        yield from (_lint(task, desks) for task in tasks)
        return
    # The import costs more than linting a story, so a run on one story does without it.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    done = 0
    chunk = max(1, min(32, len(tasks) // (jobs * 4)))
    with ProcessPoolExecutor(jobs, initializer=_set_desks, initargs=(tuple(desks),)) as pool:
        try:
            for file in pool.map(_lint_task, tasks, chunksize=chunk):
                yield file
                done += 1
        except BrokenProcessPool:
            # A process was killed, for want of memory perhaps; one alone needs less of it.
            yield from (_lint(task, desks) for task in tasks[done:])


# A worker process has nothing but this module to keep its desks in from task to task.
_worker_desks: list[Desk] = []


def _set_desks(desks: Iterable[Desk]) -> None:
    _worker_desks[:] = desks


def _lint_task(task: Task) -> FileReport:
    return _lint(task, _worker_desks)


def _lint(task: Task, desks: Sequence[Desk]) -> FileReport:
    desk = desks[task.desk]
    if task.data is not None:
        return desk.lint_bytes(task.data, task.path)
    return desk.lint_file(task.path)
