"""What a run may have and still pass."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newslint.cli.status import CLEAN, DEGRADED, FINDINGS
from newslint.model.diagnostic import Level
from newslint.model.report import Report, per_thousand_words
from newslint.settings.config import NEVER, Config


@dataclass(frozen=True)
class Gates:
    """The limits of a run: findings at or above a level, and penalty points.

    The level is that of each file's own settings; the limits are the run's.
    """

    max_findings: int = 0
    """How many findings at or above ``--fail-on`` are let pass."""
    max_penalty: float | None = None
    """How many penalty points per 1,000 words are let pass; None for any number."""

    @classmethod
    def of(cls, arguments: argparse.Namespace, config: Config) -> "Gates":
        """The limits of the command line, else those of the settings of the current folder."""
        findings, penalty = arguments.max_findings, arguments.max_penalty
        return cls(
            config.max_findings if findings is None else findings,
            config.max_penalty if penalty is None else penalty,
        )

    def status(self, report: Report, fail_on: Sequence[str]) -> int:
        """The exit status; ``fail_on`` gives the level for every file that was linted."""
        if report.all_problems:
            return DEGRADED
        passes = self._findings(report, fail_on) <= self.max_findings and not self._too_heavy(
            report
        )
        return CLEAN if passes else FINDINGS

    def reasons(self, report: Report, fail_on: Sequence[str]) -> Iterator[str]:
        """What a run failed by, where the report does not show it by itself."""
        found = self._findings(report, fail_on)
        if found > self.max_findings > 0:
            yield f"{found:,} findings, and at most {self.max_findings:,} are let pass"
        if self._too_heavy(report):
            figure = per_thousand_words(report.penalty_points, report.words)
            yield (
                f"{figure:.2f} penalty points per 1,000 words, and at most {self.max_penalty:g} "
                "are let pass"
            )

    def _findings(self, report: Report, fail_on: Sequence[str]) -> int:
        return sum(
            diagnostic.level.rank <= Level(level).rank
            for file, level in zip(report.files, fail_on, strict=False)
            if level != NEVER
            for diagnostic in file.diagnostics
        )

    def _too_heavy(self, report: Report) -> bool:
        if self.max_penalty is None:
            return False
        return per_thousand_words(report.penalty_points, report.words) > self.max_penalty
