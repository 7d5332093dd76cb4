"""What the story says of one thing in two ways that cannot both be right."""

from collections.abc import Iterator
from dataclasses import dataclass

from newslint.facts.ages import ages
from newslint.facts.anniversaries import anniversaries
from newslint.facts.changes import changes
from newslint.facts.disagreements import Disagreement as Disagreeing
from newslint.facts.elapsed_years import elapsed_years
from newslint.facts.impossible_values import impossible_values
from newslint.facts.shares import shares
from newslint.facts.stated_ages import conflicting_ages
from newslint.facts.totals import totals
from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document

_PER_CENT = ("%", "cent", "point", "pct")
_CHANGE = (*_PER_CENT, "half", "third", "quarter", "fifth")
# What each kind is found by, and what has to stand in the prose for it.
_KINDS = {
    "change": (changes, _CHANGE),
    "change-points": (changes, _CHANGE),
    "change-direction": (changes, ("from",)),
    "change-factor": (changes, ("doubl", "tripl", "trebl", "quadrupl", "halv", "fold", "times")),
    "share": (shares, _PER_CENT),
    "part": (shares, ()),
    "parts": (totals, ("including", "them", "whom")),
    "total": (totals, ()),
    "years": (elapsed_years, ("year", "decade", "centur")),
    "anniversary": (anniversaries, ("anniversary", "birthday", "centen")),
    "age": (ages, ("age", "born")),
    "age-twice": (conflicting_ages, ()),
    "percent-impossible": (impossible_values, _PER_CENT),
    "impossible": (impossible_values, ()),
}


@dataclass(frozen=True)
class Disagreement:
    """Finds the contradictions of one kind.

    The match is the statement to look at first; what contradicts it is related. Each kind has the
    values that its finder gives (see ``newslint/facts``), among them ``right``, what would agree
    with the rest, and ``exact``, the result of the arithmetic.
    """

    kind: str

    def __post_init__(self) -> None:
        if self.kind not in _KINDS:
            raise ValueError(f"kind is {self.kind!r}; write one of {', '.join(_KINDS)}")

    @property
    def triggers(self) -> tuple[str, ...]:
        """What has to stand in the prose."""
        return _KINDS[self.kind][1]

    def __call__(self, document: Document) -> Iterator[Match]:
        for found in document.find(_KINDS[self.kind][0]):
            if found.kind == self.kind:
                yield _match(document, found)


def _match(document: Document, found: Disagreeing) -> Match:
    related = tuple(Related(place, document.prose[slice(*place)]) for place in found.places)
    return Match(found.span, found.values, found.right or None, related, found.diagnosis)
