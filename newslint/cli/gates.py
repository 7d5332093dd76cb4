"""What a run may have and still pass."""

import argparse
from collections.abc import Iterator

from newslint.cli.status import CLEAN, DEGRADED, FINDINGS
from newslint.linting.tally import Tally
from newslint.model.report import per_thousand_words
from newslint.session.run import RunStream
from newslint.settings.config import Config
from newslint.values import frozen


@frozen
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

    def status(self, stream: RunStream, *, whole: bool) -> int:
        """The exit status of a run that has come to its end, and whether it was ``whole``."""
        if not whole:
            return DEGRADED
        passes = stream.failing <= self.max_findings and not self._too_heavy(stream.tally)
        return CLEAN if passes else FINDINGS

    def reasons(self, stream: RunStream) -> Iterator[str]:
        """What a run failed by, where the report does not show it by itself."""
        if stream.failing > self.max_findings > 0:
            yield (f"{stream.failing:,} findings, and at most {self.max_findings:,} are let pass")
        if self._too_heavy(stream.tally):
            figure = per_thousand_words(stream.tally.penalty_points, stream.tally.words)
            yield (
                f"{figure:.2f} penalty points per 1,000 words, and at most {self.max_penalty:g} "
                "are let pass"
            )

    def _too_heavy(self, tally: Tally) -> bool:
        if self.max_penalty is None:
            return False
        return per_thousand_words(tally.penalty_points, tally.words) > self.max_penalty
