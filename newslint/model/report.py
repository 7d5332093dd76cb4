"""What a run found, and what went wrong in it: all that a reporter gets."""

from dataclasses import dataclass

from newslint.model.diagnostic import Diagnostic
from newslint.model.rule import Rule


@dataclass(frozen=True)
class Problem:
    """Something that kept a run from being whole; each makes the exit status 2.

    ``path`` and ``rule`` are empty where the problem belongs to no file or no rule.
    """

    message: str
    path: str = ""
    rule: str = ""


@dataclass(frozen=True)
class FileReport:
    """One file: its diagnostics in the order of the text, its problems, its number of words.

    ``lines`` holds the content of every line that a diagnostic or a related place begins on.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    problems: tuple[Problem, ...] = ()
    words: int = 0
    lines: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Report:
    """A whole run. ``files`` stand in the order in which they were named or walked."""

    version: str
    files: tuple[FileReport, ...]
    rules: tuple[Rule, ...]
    """The rules that were on, in the order of their ids."""
    problems: tuple[Problem, ...] = ()
    """Problems that belong to no file, such as a plugin that could not be loaded."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics, file by file."""
        return tuple(d for file in self.files for d in file.diagnostics)

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """The problems of the run and those of its files."""
        return (*self.problems, *(p for file in self.files for p in file.problems))


@dataclass(frozen=True)
class Presentation:
    """How a report is to be shown, where the format leaves a choice."""

    color: bool = False
    quiet: bool = False
    """Only the diagnostics: no summary."""
    statistics: bool = False
    """The number of diagnostics of every rule as well."""
