"""What diagnostics weigh: the quality figure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from newslint.linting.selection import weight
from newslint.model.diagnostic import Diagnostic, Severity
from newslint.model.rule import Rule
from newslint.values import field, frozen

_SEVERITIES = {
    Severity.NEUTRAL: 0.0,
    Severity.MINOR: 1.0,
    Severity.MAJOR: 5.0,
    Severity.CRITICAL: 25.0,
}
_MOST_OF_A_RULE = 3
_MOST_OF_AN_ENTRY = 1
"""How many diagnostics of one rule, and of one entry of a lexicon, count in a story: a term that is
said again is the same choice made once, and a rule that finds much is no measure of all else."""


@frozen
class Weights:
    """How many penalty points a diagnostic makes: those of its severity times a factor.

    The points of the severities are those of the scoring model at themqm.org (0, 1, 5 and 25). The
    factor is 1, or what stands here under the most specific address (rule or category) that fits.
    """

    severities: Mapping[Severity, float] = field(default_factory=lambda: dict(_SEVERITIES))
    factors: Mapping[str, float] = field(default_factory=dict)

    def points(self, diagnostics: Iterable[Diagnostic], rules: Mapping[str, Rule]) -> float:
        """The points of the ``diagnostics`` of one story, of each rule and each entry only the
        gravest; ``rules`` gives the rules by their ids.
        """
        by_address: dict[str, list[float]] = defaultdict(list)
        for diagnostic in diagnostics:
            by_address[diagnostic.rule].append(self._points(diagnostic, rules))
        return sum(sum(sorted(p, reverse=True)[: _most(a)]) for a, p in by_address.items())

    def _points(self, diagnostic: Diagnostic, rules: Mapping[str, Rule]) -> float:
        points = self.severities.get(diagnostic.severity, _SEVERITIES[diagnostic.severity])
        if not self.factors or not points:
            return points
        rule_id, _, entry = diagnostic.rule.partition(":")
        rule = rules[rule_id]
        fitting = [address for address in self.factors if weight(address, rule, entry) >= 0]
        closest = max(fitting, key=lambda address: weight(address, rule, entry), default=None)
        return points if closest is None else points * self.factors[closest]


def _most(address: str) -> int:
    return _MOST_OF_AN_ENTRY if ":" in address else _MOST_OF_A_RULE
