"""What a run has come to, counted file by file; nothing of a file is kept."""

from collections import Counter

from newslint.model.diagnostic import Level
from newslint.model.report import FileReport, Problem
from newslint.values import field, record


@record
class Tally:
    """The figures of the files so far; its size does not grow with their number.

    Only problems are kept themselves, since each is told in the end.
    """

    files: int = 0
    words: int = 0
    penalty_points: float = 0.0
    found: Counter[tuple[Level, str]] = field(default_factory=Counter)
    """Diagnostics that count, by level and by the address of their rule."""
    accepted: int = 0
    fixed: int = 0
    """Places that were fixed."""
    fixed_files: int = 0
    to_fix: int = 0
    """Places that would be fixed, as a diff shows."""
    files_to_fix: int = 0
    files_with_findings: int = 0
    problems: list[Problem] = field(default_factory=list)
    """Those of files, in their order."""

    def add(self, file: FileReport) -> None:
        """Count one file more."""
        self.files += 1
        self.words += file.words
        self.penalty_points += file.penalty_points
        self.found.update((d.level, d.rule) for d in file.diagnostics)
        self.accepted += len(file.accepted)
        if file.diff:
            self.to_fix += len(file.fixed)
            self.files_to_fix += 1
        elif file.fixed:
            self.fixed += len(file.fixed)
            self.fixed_files += 1
        self.files_with_findings += bool(file.diagnostics)
        self.problems += file.problems

    @property
    def diagnostics(self) -> int:
        """How many diagnostics count."""
        return self.found.total()

    @property
    def levels(self) -> Counter[Level]:
        """How many diagnostics each level has."""
        levels: Counter[Level] = Counter()
        for (level, _), count in self.found.items():
            levels[level] += count
        return levels
