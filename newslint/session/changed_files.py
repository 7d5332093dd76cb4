"""`--changed-since REV`: of the files that were found, those that have changed, and what they were.

Files are found as without it, so that settings' excludes, suffixes and their request are the same.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newslint.foundation.git import Changes, changes_since, checkout_of
from newslint.model.report import Problem
from newslint.session.tasks import Task
from newslint.settings.discovery import FoundFile
from newslint.values import replace

Input = tuple[FoundFile, bytes | None] | Problem
"""A file to lint, with its content if it is at hand, or why there is none."""


class ChangedFiles:
    """The changes of the checkouts that the paths lie in, each asked for once."""

    def __init__(self, revision: str, paths: Iterable[Path]) -> None:
        """Raises NewslintError for what git cannot tell."""
        self._changes: dict[Path, Changes] = {}
        for path in paths:
            folder = path if path.is_dir() else path.parent
            if not folder.is_dir():
                continue  # which is told as it is without --changed-since
            top = checkout_of(folder)
            if top not in self._changes:
                self._changes[top] = changes_since(revision, folder)

    def among(self, inputs: Iterable[Input]) -> Iterator[Input]:
        """The inputs without the files that have not changed."""
        for item in inputs:
            if isinstance(item, Problem) or self._has(os.path.realpath(item[0].path)):
                yield item

    def _has(self, path: str) -> bool:
        return any(path in changes.files for changes in self._changes.values())

    def only_what_changed(self, tasks: Sequence[Task]) -> list[Task]:
        """The tasks, to report only what has changed in their files."""
        real = [os.path.realpath(task.path) for task in tasks]
        found: dict[str, bytes] = {}
        for changes in self._changes.values():
            found |= changes.earlier(path for path in real if path in changes.files)
        return [
            replace(task, request=replace(task.request, earlier=found[path]))
            for task, path in zip(tasks, real, strict=True)
        ]
