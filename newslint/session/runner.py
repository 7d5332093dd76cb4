"""Many files linted in several processes, as a stream that keeps their order.

How many processes there are, and what each is sent at a time, goes by the amount of work. No more
is under way than the processes need to stay busy, so that memory does not grow with the number of
files.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain

from newslint.session.file_linters import FileLinters
from newslint.session.tasks import Batch, Linted, Task, lint_batch

WORTH_A_PROCESS = 32 * 1024
"""The work, in bytes of copy, that a process is worth: to start two and warm them up takes about
as long as one saves that has twice as much."""
MOST_IN_A_PORTION = 32 * 1024
"""How much work a process is sent at a time, unless a story is longer; first portions are less."""
LEAST_IN_A_PORTION = 4 * 1024
"""How much the first portion holds, and by how much each is more than the one before."""
WORK_AHEAD = 1024 * 1024
"""How much work is under way for each process: so long may a story be that holds up no other."""


def lint_batches(
    batches: Iterable[Batch],
    linters: FileLinters,
    jobs: int,
    tell: Callable[[str], None] = lambda said: None,
) -> Generator[Linted, None, None]:
    """Lint all tasks; the reports come in the order of the tasks for any number of jobs.

    ``jobs`` is the most processes that there may be; 1 for this one alone. Nothing is written in
    any of them. ``tell`` is told of a process that was lost.
    """
    portions = _portions(batches)
    first: list[Batch] = []
    known = 0
    # Files that are not found yet are worth no waiting: those that are keep all processes busy.
    while jobs > 1 and known < jobs * WORTH_A_PROCESS:
        portion = next(portions, None)
        if portion is None:
            break
        first.append(portion)
        known += portion.work
    every = chain(first, portions)
    jobs = min(jobs, known // WORTH_A_PROCESS)
    if jobs < 2:
        for portion in every:
            yield from lint_batch(portion, linters)
    else:
        # The import costs more than linting a story, so a run on one story does without it.
        from newslint.session.workers import lint_in_workers  # noqa: PLC0415

        yield from lint_in_workers(every, linters, jobs, jobs * WORK_AHEAD, tell)


def _portions(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Portions of about as much work each, the first smaller, so that all have work soon."""
    most = LEAST_IN_A_PORTION
    for batch in batches:
        portion: list[Task] = []
        work = 0
        for task in batch.tasks:
            # What is long goes alone, so that nothing waits behind it.
            if portion and work + task.work > most:
                yield Batch(tuple(portion), batch.rules)
                most = min(MOST_IN_A_PORTION, most + LEAST_IN_A_PORTION)
                portion, work = [], 0
            portion.append(task)
            work += task.work
        if portion:
            yield Batch(tuple(portion), batch.rules)
            most = min(MOST_IN_A_PORTION, most + LEAST_IN_A_PORTION)
