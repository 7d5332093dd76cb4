import multiprocessing
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.report import FileReport
from newslint.model.rule import Rule
from newslint.session import runner, workers
from newslint.session.file_linter import FileLinter, Overrides
from newslint.session.file_linters import FileLinters
from newslint.session.resources import Resources
from newslint.session.runner import WORTH_A_PROCESS, lint_batches
from newslint.session.tasks import Batch, Task
from newslint.settings.config import Config
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import PLAIN_TEXT, rule

STORY = b"Zounds, zounds and gadzooks, with a hey nonny."


@dataclass(frozen=True)
class SometimesCrashes:
    """A check that can be sent to another process."""

    def __call__(self, document: Document) -> Iterator[Match]:
        if "crash" in document.prose:
            raise RuntimeError("out of ink")
        yield Match(Span(0, 1))


RULES = (rule("house/zounds"), rule("house/gadzooks"), rule("house/x", check=SometimesCrashes()))


class OneForAll(FileLinters):
    """The same rules for every file, whatever settings lie beside it."""

    def __init__(self, rules: tuple[Rule, ...] = RULES) -> None:
        super().__init__(Resources(isolated=True, cached=False), Overrides())
        self._rules_of_all = rules
        self._linter = FileLinter.of(Config(), rules, (PLAIN_TEXT,), Overrides())

    def __reduce__(self) -> tuple[type, tuple[tuple[Rule, ...]]]:
        return OneForAll, (self._rules_of_all,)

    def for_path(self, path: Path) -> FileLinter:
        return self._linter


def tasks_in(folder: Path, number: int) -> list[Task]:
    tasks = []
    for at in range(number):
        path = folder / f"{at}.txt"
        path.write_text("Zounds, zounds! " * (at % 5) + ("crash" if at % 7 == 3 else ""))
        tasks.append(Task(path))
    return [*tasks, Task(Path("-"), STORY)]


def linted(tasks: list[Task], jobs: int, at_once: int = 5) -> list[tuple[Task, FileReport]]:
    batches = (Batch(tuple(tasks[at : at + at_once])) for at in range(0, len(tasks), at_once))
    return list(lint_batches(batches, OneForAll(), jobs))


@pytest.mark.usefixtures("every_process")
@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("at_once", [1, 5, 1000])
def test_the_reports_are_the_same_for_any_number_of_jobs(
    tmp_path: Path, jobs: int, at_once: int
) -> None:
    tasks = tasks_in(tmp_path, 40)
    made = linted(tasks, jobs, at_once)
    assert made == linted(tasks, 1)
    assert [task for task, _ in made] == tasks
    assert [report.path for _, report in made] == [str(task.path) for task in tasks]
    assert sum(len(report.problems) for _, report in made) > 0


@pytest.mark.parametrize(
    ("sizes", "jobs", "processes"),
    [
        ([WORTH_A_PROCESS], 8, 0),
        ([1000] * 40, 8, 0),
        ([1000] * 100, 8, 4),
        ([1000] * 100, 2, 2),
        ([1000] * 100, 1, 0),
        ([10] * 40, 8, 0),
        ([WORTH_A_PROCESS] * 3, 8, 3),
        ([WORTH_A_PROCESS * 2], 8, 2),
    ],
)
def test_the_number_of_processes_goes_by_the_work(
    monkeypatch: pytest.MonkeyPatch, sizes: list[int], jobs: int, processes: int
) -> None:
    started = [0]

    def in_workers(
        batches: Iterator[Batch], _: object, jobs: int, *others: object
    ) -> Iterator[Any]:
        started[0] = jobs
        return lint_all(batches, None)

    def lint_all(batches: Iterable[Batch], _: object) -> Iterator[Any]:
        return ((task, None) for batch in batches for task in batch.tasks)

    monkeypatch.setattr(workers, "lint_in_workers", in_workers)
    monkeypatch.setattr(runner, "lint_batch", lambda batch, _: lint_all([batch], None))
    tasks = [Task(Path(f"{at}.txt"), size=size) for at, size in enumerate(sizes)]
    made = [task for task, _ in lint_batches([Batch(tuple(tasks))], OneForAll(), jobs)]
    assert made == tasks
    assert started == [processes]


def test_work_is_handed_out_in_equal_portions() -> None:
    most = runner.MOST_IN_A_PORTION
    sizes = [5000] * 60 + [most * 9] + [5000] * 20
    batch = Batch(tuple(Task(Path(f"{at}.txt"), size=size) for at, size in enumerate(sizes)))
    portions = list(runner._portions([batch]))
    assert [task for portion in portions for task in portion.tasks] == list(batch.tasks)
    works = [portion.work for portion in portions]
    assert works[0] < runner.LEAST_IN_A_PORTION * 2
    (long,) = (portion for portion in portions if portion.work > most)
    assert len(long.tasks) == 1


@pytest.mark.slow
@pytest.mark.usefixtures("every_process")
def test_the_first_stories_are_linted_while_others_are_being_found() -> None:
    came = []

    def batches() -> Iterator[Batch]:
        for number in range(3000):
            yield Batch((Task(Path(f"{number}.txt"), STORY * 20),))
            assert number < 2500 or came, "nothing is reported before all is found"

    for task, _ in lint_batches(batches(), OneForAll(), 2):
        came.append(task)
    assert len(came) == 3000


def test_no_tasks_no_reports() -> None:
    assert linted([], jobs=4) == []


def test_no_more_tasks_are_taken_than_keep_the_processes_busy(tmp_path: Path) -> None:
    taken = 0

    def batches() -> Iterator[Batch]:
        nonlocal taken
        while True:
            taken += 1
            yield Batch((Task(Path(f"{taken}.txt"), STORY * 100),))

    reports = lint_batches(batches(), OneForAll(), 2)
    for _ in range(100):
        next(reports)
    reports.close()
    ahead = 2 * (runner.WORK_AHEAD + runner.MOST_IN_A_PORTION)
    assert taken < 100 + ahead / (len(STORY) * 100)


@pytest.mark.usefixtures("every_process")
def test_what_a_lost_process_leaves_is_linted_in_this_one(tmp_path: Path) -> None:
    tasks = tasks_in(tmp_path, 32)
    killing = (
        rule("house/zounds", check=PatternCheck(regex="zounds")),
        rule("house/y", check=Dies()),
    )
    batch = Batch((*tasks, Task(Path("last.txt"), b"The end of it all.")))
    made = list(lint_batches([batch], OneForAll(killing), 2))
    assert [task for task, _ in made] == list(batch.tasks)
    assert all(not report.problems for _, report in made)


@dataclass(frozen=True)
class Dies:
    """A check that ends its process, unless that is the first."""

    def __call__(self, document: Document) -> Iterator[Match]:
        if multiprocessing.parent_process() is not None and "end of it" in document.prose:
            os._exit(9)
        return iter(())
