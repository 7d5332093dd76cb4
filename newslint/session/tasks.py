"""Stories to lint, and the linting of some of them in whatever process it is."""

from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path

from newslint.model.report import FileReport
from newslint.model.rule import Rule
from newslint.session.file_linter import FileRequest, ToWrite
from newslint.session.file_linters import FileLinters
from newslint.values import field, frozen


@frozen
class Task:
    """One file to lint; ``data`` is its content if it is at hand."""

    path: Path
    data: bytes | None = None
    request: FileRequest = field(default_factory=FileRequest)

    @property
    def size(self) -> int:
        """How many bytes there are to lint; 0 for what is not there."""
        if self.data is not None:
            return len(self.data)
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


@frozen
class Batch:
    """Tasks that go together."""

    tasks: tuple[Task, ...]
    rules: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    """Rules of outside engines that the tasks' matches are of, by the origin of settings."""


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
