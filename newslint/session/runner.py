"""Many files linted in several processes, as a stream that keeps their order.

No more is under way than the processes need to stay busy, so that memory does not grow with the
number of files.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain, islice

from newslint.session.file_linters import FileLinters
from newslint.session.tasks import Batch, Linted, lint_batch

FEW = 8
"""Below this many files further processes cost more than they save."""
MOST_IN_A_PORTION = 32
"""How many files a process is sent at a time; the first portions are smaller."""
PORTIONS_AHEAD = 3
"""How many portions are under way for each process."""


def lint_batches(
    batches: Iterable[Batch],
    linters: FileLinters,
    jobs: int,
    tell: Callable[[str], None] = lambda said: None,
) -> Generator[Linted, None, None]:
    """Lint all tasks; the reports come in the order of the tasks for any number of jobs.

    ``jobs`` is the number of processes; 1 for this one alone. Nothing is written in any of them.
    ``tell`` is told of a process that was lost.
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
            yield from lint_batch(portion, linters)
    else:
        # The import costs more than linting a story, so a run on one story does without it.
        from newslint.session.workers import lint_in_workers  # noqa: PLC0415

        yield from lint_in_workers(every, linters, jobs, jobs * PORTIONS_AHEAD, tell)


def _portions(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Portions small at first, so that every process has work soon."""
    size = 1
    for batch in batches:
        tasks = iter(batch.tasks)
        while portion := tuple(islice(tasks, size)):
            yield Batch(portion, batch.rules)
            size = min(MOST_IN_A_PORTION, size + 1)
