"""Stories to lint, and the linting of some of them in whatever process it is."""

from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path

from newslint.model.report import FileReport
from newslint.model.rule import Rule
from newslint.session.file_linter import FileRequest, ToWrite
from newslint.session.file_linters import FileLinters
from newslint.values import field, frozen

A_STORY = 400
"""What any story takes, however short it is, in bytes of copy that take as long."""


@frozen
class Task:
    """One file to lint; ``data`` is its content if it is at hand."""

    path: Path
    data: bytes | None = None
    request: FileRequest = field(default_factory=FileRequest)
    size: int = 0
    """How many bytes the file has, as far as is known."""

    @property
    def work(self) -> int:
        """About how long it takes, in bytes of copy."""
        return A_STORY + (self.size if self.data is None else len(self.data))


@frozen
class Batch:
    """Tasks that go together."""

    tasks: tuple[Task, ...]
    rules: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    """Rules of outside engines that the tasks' matches are of, by the origin of settings."""

    @property
    def work(self) -> int:
        """About how long all of them take, in bytes of copy."""
        return sum(task.work for task in self.tasks)


Linted = tuple[Task, FileReport | ToWrite]

Lint = Callable[[Iterator[Batch]], Generator[Linted, None, None]]
"""Has batches linted, in whatever processes."""


def lint_batch(batch: Batch, linters: FileLinters) -> Iterator[Linted]:
    """Lint the tasks, and write nothing: what is to be written is handed on."""
    for task in batch.tasks:
        linter = linters.for_path(task.path)
        if batch.rules:
            origin = linter.config.origin
            linters.add_rules(origin, batch.rules.get(origin, ()))
            linter = linters.for_path(task.path)
        if task.data is not None:
            yield task, linter.look_at(task.data, task.path, task.request)
        else:
            yield task, linter.look_at_file(task.path, task.request)
