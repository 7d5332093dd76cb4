"""Many files through their desks, in several processes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newslint.model.report import FileReport
from newslint.session.file_linter import FileLinter, FileRequest

FEW = 8
"""Below this many files further processes cost more than they save."""


@dataclass(frozen=True)
class Task:
    """One file to lint, by the number of its desk; ``data`` is its content if it is at hand."""

    path: Path
    desk: int
    data: bytes | None = None
    order: FileRequest = field(default_factory=FileRequest)


Progress = Callable[[int], None]
"""Told the number of files done, after each."""


def lint_tasks(
    tasks: Sequence[Task], desks: Sequence[FileLinter], jobs: int, progress: Progress | None = None
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


def _linted(tasks: Sequence[Task], desks: Sequence[FileLinter], jobs: int) -> Iterator[FileReport]:
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
_worker_desks: list[FileLinter] = []


def _set_desks(desks: Iterable[FileLinter]) -> None:
    _worker_desks[:] = desks


def _lint_task(task: Task) -> FileReport:
    return _lint(task, _worker_desks)


def _lint(task: Task, desks: Sequence[FileLinter]) -> FileReport:
    desk = desks[task.desk]
    if task.data is not None:
        return desk.lint_bytes(task.data, task.path, task.order)
    return desk.lint_file(task.path, task.order)
