"""Ages that stand beside a full name: "Maria Holt, 45," and "the 47-year-old Maria Holt"."""

from collections.abc import Iterator
from typing import NamedTuple

from newslint.languages.en.calendar import MONTHS, WEEKDAYS
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.masked_prose import HiddenNumber, masked_prose
from newslint.subjects.numbers.numbers import Hedge
from newslint.subjects.places.places import place_of
from newslint.text.unwrapped import unwrapped_prose

_PART = r"(?:[A-Z]\.|(?:Mc|Mac|O['’]|[Dd]['’])?[A-ZÀ-Þ][^\W\d_]+(?:[-'’][^\W\d_]+)*)"
_NAME = rf"{_PART}(?: (?:{_PART}|(?&sure_particles))){{0,3}} {_PART}"
_NAME_BEFORE = lazy_pattern(rf"(?P<name>{_NAME}),(?: now)?(?: aged)? $")
_NAME_AFTER = lazy_pattern(rf"[- ]years?[- ]old (?P<name>{_NAME})(?![\w’'-])")
_ENDS = lazy_pattern(r"[,;)]|\.(?:\s|$)| (?:and|who|was|is|from|of)\b")
# What looks like a name and is a place, a date or a team.
_NO_NAME = frozenset(
    """
    Street Avenue Road Route Highway Interstate United City Chapter Section Article Volume Page Lane
    Drive Jr Sr""".split()
) | {*MONTHS, *WEEKDAYS}
_OLDEST = 110


class StatedAge(NamedTuple):
    """A full name with an age; the span is that of the number."""

    name: str
    age: int
    span: Span


def stated_ages(document: Document) -> tuple[StatedAge, ...]:
    """All ages that stand beside a full name, in the order of the text (a finder)."""
    prose = document.find(unwrapped_prose)
    return tuple(
        StatedAge(name, int(number.value), number.span)
        for number in document.find(masked_prose).numbers.values()
        if 2 <= number.value <= _OLDEST
        and not number.money
        and number.hedge is Hedge.NONE
        and prose[number.span.start].isdigit()
        and (name := _name(prose, number))
    )


def _name(prose: str, number: HiddenNumber) -> str:
    start, end = number.span
    after = _NAME_AFTER.match(prose, end) if prose.startswith("year", end + 1) else None
    match = after
    if not after and prose[start - 2 : start] in (", ", "d ") and _ENDS.match(prose, end):
        match = _NAME_BEFORE.search(prose, max(0, start - 60), start)
    if not match or _NO_NAME & set(match["name"].split()) or place_of(match["name"]):
        return ""
    if not after and _is_listed(prose, number):
        return ""
    return match["name"]


# A ranking: "1. Ana Holm, 19", "Ana Holm, 31; Vera Lund, 20". The numbers may be points.
_RANKED = lazy_pattern(r"\s*\d{1,3}[.)]?\s")
_IN_A_ROW = lazy_pattern(r",\s\d{1,3}(?:,\s[^;\n]{1,40})?;\s[^\n;]{1,60},\s\d{1,3}\b")
_NEAR = 300


def _is_listed(prose: str, number: HiddenNumber) -> bool:
    start = max(prose.rfind("\n", 0, number.span.start) + 1, number.span.start - _NEAR)
    end = prose.find("\n", number.span.end)
    end = min(end if end >= 0 else len(prose), number.span.end + _NEAR)
    return bool(_RANKED.match(prose, start) or _IN_A_ROW.search(prose, start, end))


def conflicting_ages(document: Document) -> tuple[Disagreement, ...]:
    """Two ages of one full name (a finder); kind ``age-twice``, at the later of the two."""
    return tuple(_conflicts(document.find(stated_ages)))


def _conflicts(ages: tuple[StatedAge, ...]) -> Iterator[Disagreement]:
    first: dict[str, StatedAge] = {}
    for stated in ages:
        earlier = first.setdefault(stated.name, stated)
        if earlier.age != stated.age:
            values = {"name": stated.name, "first": str(earlier.age)}
            yield Disagreement("age-twice", stated.span, (earlier.span,), "", values)
