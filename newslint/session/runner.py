"""Many files linted in several processes, as a stream that keeps their order.

No more is under way than the processes need to stay busy, so that memory does not grow with the
number of files.
"""

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.model.report import FileReport
from newslint.model.rule import Rule
from newslint.session.file_linter import FileRequest
from newslint.session.file_linters import FileLinters

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

FEW = 8
"""Below this many files further processes cost more than they save."""
MOST_IN_A_PORTION = 32
"""How many files a process is sent at a time; the first portions are smaller."""
PORTIONS_AHEAD = 3
"""How many portions wait for each process."""


@dataclass(frozen=True)
class Task:
    """One file to lint; ``data`` is its content if it is at hand."""

    path: Path
    data: bytes | None = None
    request: FileRequest = field(default_factory=FileRequest)


@dataclass(frozen=True)
class Batch:
    """Tasks that go together."""

    tasks: tuple[Task, ...]
    rules: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    """Rules of outside engines that the tasks' matches are of, by the origin of settings."""


Linted = tuple[Task, FileReport]


def lint_batches(
    batches: Iterable[Batch], linters: FileLinters, jobs: int
) -> Generator[Linted, None, None]:
    """Lint all tasks; the reports come in the order of the tasks for any number of jobs.

    ``jobs`` is the number of processes; 1 for this one alone.
    """
    portions = _portions(batches)
    first: list[Batch] = []
    if jobs > 1:
        while sum(len(portion.tasks) for portion in first) < FEW:
            portion = next(portions, None)
            if portion is None:
                break
            first.append(portion)
    every = chain(first, portions)
    if jobs < 2 or sum(len(portion.tasks) for portion in first) < FEW:
        for portion in every:
            yield from _lint_portion(portion, linters)
    else:
        yield from _lint_in_processes(every, linters, jobs)


def _portions(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Portions small at first, so that every process has work soon."""
    size = 1
    for batch in batches:
        tasks = iter(batch.tasks)
        while portion := tuple(islice(tasks, size)):
            yield Batch(portion, batch.rules)
            size = min(MOST_IN_A_PORTION, size + 1)


def _lint_in_processes(
    portions: Iterator[Batch], linters: FileLinters, jobs: int
) -> Iterator[Linted]:
    # The import costs more than linting a story, so a run on one story does without it.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    with ProcessPoolExecutor(jobs, initializer=_set_linters, initargs=(linters,)) as pool:
        try:
            yield from _ordered(pool, portions, linters, jobs)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _ordered(
    pool: "ProcessPoolExecutor", portions: Iterator[Batch], linters: FileLinters, jobs: int
) -> Iterator[Linted]:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    broken = False
    ahead: deque[tuple[Batch, Future[list[FileReport]] | None]] = deque()

    def send(portion: Batch) -> None:
        nonlocal broken
        try:
            ahead.append((portion, None if broken else pool.submit(_lint_in_worker, portion)))
        except BrokenProcessPool:
            broken = True
            ahead.append((portion, None))

    for portion in islice(portions, jobs * PORTIONS_AHEAD):
        send(portion)
    while ahead:
        portion, future = ahead.popleft()
        try:
            reports = future.result() if future else None
        except BrokenProcessPool:
            # A process was killed, for want of memory perhaps; one alone needs less of it.
            broken, reports = True, None
        for following in islice(portions, 1):
            send(following)
        if reports is None:
            yield from _lint_portion(portion, linters)
        else:
            yield from zip(portion.tasks, reports, strict=True)


# A worker process has nothing but this module to keep its linters in from portion to portion.
_of_worker: list[FileLinters] = []


def _set_linters(linters: FileLinters) -> None:
    linters.prepare()
    _of_worker[:] = [linters]


def _lint_in_worker(portion: Batch) -> list[FileReport]:
    (linters,) = _of_worker
    return [report for _, report in _lint_portion(portion, linters)]


def _lint_portion(portion: Batch, linters: FileLinters) -> Iterator[Linted]:
    for task in portion.tasks:
        linter = linters.for_path(task.path)
        if portion.rules:
            origin = linter.config.origin
            linters.add_rules(origin, portion.rules.get(origin, ()))
            linter = linters.for_path(task.path)
        if task.data is not None:
            yield task, linter.lint_bytes(task.data, task.path, task.request)
        else:
            yield task, linter.lint_file(task.path, task.request)
