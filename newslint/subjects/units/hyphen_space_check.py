"""A space beside the hyphen that joins a number to its unit."""

from collections.abc import Iterator
from typing import ClassVar

import regex

from newslint.languages.en.measures import ATTRIBUTIVE_UNITS
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import find_all
from newslint.values import frozen

_SPACES = "[ \\u00a0]"
# Singular and plural. Of those without a plural nobody says "3 -kms"; of those that stand before a
# noun only, "a 12 -seat plane", the plural is a word of its own.
_UNITS = {
    **{name: f"{name}s" for name in (*ATTRIBUTIVE_UNITS, "second")},
    "foot": "feet",
    "inch": "inches",
    **dict.fromkeys(("storey", "story", "page", "seat", "km", "kg", "kilogram"), ""),
}
_SINGULAR = {plural: name for name, plural in _UNITS.items() if plural}
_NAMES = "|".join(sorted((*_UNITS, *_SINGULAR), key=len, reverse=True))
# The hyphen comes first: it is what the search can skip to.
_HYPHEN = lazy_pattern(
    rf"-(?P<gap>{_SPACES}?)(?P<unit>{_NAMES})(?![\w'’])"
    rf"(?:{_SPACES}?-{_SPACES}?(?P<old>olds?|long|tall|high|wide|deep)\b)?"
)
_NUMBER = lazy_pattern(r"(?:(?<![\w.,/–-])\d[\d,]*(?:\.\d+)?|(?<!\w)(?i:(?&counts)))\Z")
_ARTICLE = lazy_pattern(r"\b(?:[Aa]n?|[Tt]h(?:e|is|at)) \Z")
_OPENED_AFTER_A_UNIT = lazy_pattern(rf"-(?:{'|'.join(_UNITS)}){_SPACES}\(\Z")


@frozen
class HyphenSpaceCheck:
    """A match runs from a number to its unit, where a space stands beside the hyphen between them.

    ``replacement`` has a hyphen before a singular ("40-mile"), and in a bracket after another unit
    with one ("80-kilometre (50-mile)"); before any other plural it has a space ("50 miles"). With
    spaces on both sides it may be a dash, so then an article has to stand before the number: "a 3 -
    year - old girl".
    """

    triggers: ClassVar[tuple[str, ...]] = (" -", "- ", "\u00a0-", "-\u00a0")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the matches in the order of the prose, each within one segment."""
        prose = document.prose
        for found in find_all(_HYPHEN, prose):
            match = _hyphen_match(prose, found)
            if match and document.segment_around(match.span):
                yield match


def _hyphen_match(prose: str, found: regex.Match[str]) -> Match | None:
    hyphen = found.start()
    end = hyphen
    if end and prose[end - 1] in " \u00a0":
        end -= 1
    before, after = end < hyphen, bool(found["gap"])
    if not (before or after):
        return None
    number = _NUMBER.search(prose, max(0, end - 24), end)
    if not number:
        return None
    start = number.start()
    unit, joint = found["unit"], "-"
    if unit in _SINGULAR:
        if after:
            return None
        if _is_equivalent(prose, start, found.end()):
            unit = _SINGULAR[unit]
        else:
            joint = prose[end:hyphen]
    elif before and after and not _may_be_joined(prose, start, end):
        return None
    old = f"-{found['old']}" if found["old"] else ""
    return Match(Span(start, found.end()), replacement=f"{prose[start:end]}{joint}{unit}{old}")


def _may_be_joined(prose: str, start: int, end: int) -> bool:
    """Whether a number with spaces on both sides of its hyphen is no year before a dash."""
    number = prose[start:end]
    return (number.isalpha() or len(number) <= 3) and bool(
        _ARTICLE.search(prose, max(0, start - 6), start)
    )


def _is_equivalent(prose: str, start: int, end: int) -> bool:
    """Whether a quantity fills a bracket after another one with a hyphen."""
    return prose[end : end + 1] == ")" and bool(
        _OPENED_AFTER_A_UNIT.search(prose, max(0, start - 24), start)
    )
