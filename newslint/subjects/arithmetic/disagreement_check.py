"""What the story says of one thing in two ways that cannot both be right."""

from collections.abc import Iterator

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.subjects.arithmetic.ages import ages
from newslint.subjects.arithmetic.anniversaries import anniversaries
from newslint.subjects.arithmetic.changes import changes
from newslint.subjects.arithmetic.counted_names import counted_names
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.elapsed_years import elapsed_years
from newslint.subjects.arithmetic.impossible_values import impossible_values
from newslint.subjects.arithmetic.listed_parts import listed_parts
from newslint.subjects.arithmetic.percentage_lists import percentage_lists
from newslint.subjects.arithmetic.products import products
from newslint.subjects.arithmetic.shares import shares
from newslint.subjects.arithmetic.stated_ages import conflicting_ages
from newslint.subjects.arithmetic.steps import steps
from newslint.subjects.arithmetic.totals import totals
from newslint.values import frozen

_PER_CENT = ("%", "cent", "point", "pct")
_CHANGE = (*_PER_CENT, "half", "third", "quarter", "fifth")
_SIDES = ("before", "after")
_PART = ("part", "whole")
_SUM = ("total", "parts", "sum")
_YEARS = ("year", "now", "exact")
# What each kind is found by, what has to stand in the prose for it, and its values.
_KINDS = {
    "change": (changes, _CHANGE, (*_SIDES, "right", "exact")),
    "change-points": (changes, _CHANGE, (*_SIDES, "right", "exact", "points")),
    "change-direction": (changes, ("from",), (*_SIDES, "direction")),
    "change-factor": (
        changes,
        ("doubl", "tripl", "trebl", "quadrupl", "quintupl", "halv", "fold", "times", "twice"),
        (*_SIDES, "exact"),
    ),
    "step": (
        steps,
        (
            *("from", "than", "compared", "on", "point", "lead", "gap", "majority", "margin"),
            *("needed", "required", "necessary"),
        ),
        (*_SIDES, "right"),
    ),
    "step-percent": (steps, _PER_CENT, ("step", "after", "right")),
    "share": (
        shares,
        (*_PER_CENT, "half", "third", "quarter", "fifth"),
        (*_PART, "right", "exact"),
    ),
    "part": (shares, (), _PART),
    "percentages": (percentage_lists, _PER_CENT, ("parts", "sum")),
    "parts": (
        totals,
        ("including", "them", "whom", "seat", "people", "person", "-member", "-judge"),
        _SUM,
    ),
    "total": (totals, (), _SUM),
    "listed": (listed_parts, (" and ", "remaining", "other", "+"), _SUM),
    "names": (counted_names, (":",), ("count", "exact")),
    "product": (
        products,
        ("each", "apiece", "piece", "total", "at $", "at £"),
        ("count", "price", "exact"),
    ),
    "years": (elapsed_years, ("year", "decade", "centur"), _YEARS),
    "anniversary": (anniversaries, ("anniversary", "birthday", "centen"), _YEARS),
    "age": (ages, ("age", "born", "died at", "dies at"), ("birth", "then", "right")),
    "age-twice": (conflicting_ages, (), ("name", "first")),
    "percent-impossible": (impossible_values, _PER_CENT, ("what",)),
    "impossible": (impossible_values, (), ("limit",)),
}


@frozen
class DisagreementCheck:
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

    @property
    def values(self) -> tuple[str, ...]:
        """What the messages of this kind may name; empty where a diagnosis has no use for it."""
        return _KINDS[self.kind][2]

    def __call__(self, document: Document) -> Iterator[Match]:
        for found in document.find(_KINDS[self.kind][0]):
            if found.kind == self.kind:
                yield self._match(document, found)

    def _match(self, document: Document, found: Disagreement) -> Match:
        related = tuple(Related(place, document.prose[slice(*place)]) for place in found.places)
        values = {name: found.values.get(name, "") for name in self.values}
        return Match(found.span, values, found.right or None, related, found.diagnosis)
