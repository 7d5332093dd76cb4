"""Where a story gives one quantity twice, in two units."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import regex

from newslint.facts.numbers import SPACE
from newslint.facts.quantities import Quantity, quantities
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.segmentation.lazy_pattern import lazy_pattern


class PairedQuantities(NamedTuple):
    """A quantity and its equivalent in another unit: "100 km (62 miles)".

    ``loose`` is a pair by its form only perhaps ("5 kilos or 10 pounds"): whoever judges it needs
    a further sign that the one is meant to be the other.
    """

    first: Quantity
    second: Quantity
    loose: bool = False


_LEADS = (
    r"(?:(?:or|about|around|approximately|approx\.?|roughly|nearly|almost|some|over|under|below"
    r"|above|more than|less than|fewer than|at least|up to|equal to|equivalent to|the equivalent of"
    r"|i\.?e\.?,?|just|well|only|as much as|ca?\.?|circa|that is,?|=|~|≈|an?|between|from|exactly"
    rf"|an estimated|estimated|close to|in other words,?|even){SPACE}?)*"
)
_OPENED = lazy_pattern(
    rf"\.?(?P<head>[^\d()\[\];:,.!?\"“”]{{0,25}}?),?{SPACE}?[(\[]{SPACE}?{_LEADS}\Z",
    regex.IGNORECASE,
)
_RATE = rf"{SPACE}(?:an?|per|each|every){SPACE}(?:day|week|month|year|minute|second|person|head)"
_TAIL = (
    rf"(?:(?:{SPACE}|-)(?:long|wide|tall|high|deep|thick|across|away|apart|each|square|distance|or"
    rf"{SPACE}so|or{SPACE}more|or{SPACE}less|above{SPACE}sea{SPACE}level|below{SPACE}zero|in"
    rf"{SPACE}(?:length|width|height|diameter|area|size|depth|weight|altitude|all|total))"
    rf"|(?P<rate>{_RATE}))?"
)
_CLOSED = lazy_pattern(
    rf"{_TAIL}(?:\.?{SPACE}?[)\]]|\.?{SPACE}?[;,/]|{SPACE}(?:or|and){SPACE}(?=\D{{0,20}}\d))"
)
_FURTHER = lazy_pattern(
    rf"\.?{SPACE}?(?:[;,/]|,?{SPACE}or|,?{SPACE}and|{SPACE}[-–—]){SPACE}?{_LEADS}\Z",
    regex.IGNORECASE,
)

_HEDGED = (
    rf"(?:(?:about|around|approximately|roughly|nearly|almost|some|over|just|more{SPACE}than|less"
    rf"{SPACE}than|an?){SPACE})*\Z"
)
_SAID_OF = (
    rf"(?:{SPACE}(?:long|wide|tall|high|deep|thick|across|away|in{SPACE}(?:length|width|height|area"
    rf"|diameter|size|depth|weight)))?"
)
_EQUAL = lazy_pattern(
    rf"{_SAID_OF}(?:,{SPACE}or{SPACE}"
    rf"|,?{SPACE}(?:which{SPACE}|that{SPACE})?(?:is{SPACE}|are{SPACE}|was{SPACE})?(?:equal|equivalent)"
    rf"{SPACE}to{SPACE}|,?{SPACE}the{SPACE}equivalent{SPACE}of{SPACE}|,{SPACE}which{SPACE}is{SPACE}"
    rf"|,?{SPACE}i\.?e\.?,?{SPACE}|,?{SPACE}that{SPACE}is,?{SPACE}|{SPACE}?[=≈]{SPACE}?"
    rf"|{SPACE}equals{SPACE}){_HEDGED}|{SPACE}?/{SPACE}?\Z"
)
# "5 km, which is 2 miles longer than …"
_COMPARED = lazy_pattern(
    rf"{SPACE}(?:more|less|longer|shorter|further|farther|wider|higher|taller|deeper|faster|slower"
    rf"|hotter|colder|warmer|cooler|heavier|lighter|larger|smaller|bigger|above|below|over|under"
    rf"|from|than|short)\b"
)
_DASHED = lazy_pattern(
    rf"{SPACE}?[–—]{SPACE}?(?:or{SPACE})?{_HEDGED}|{SPACE}-{SPACE}(?:or{SPACE})?{_HEDGED}"
)
_DASH_CLOSED = lazy_pattern(rf"{SPACE}?[–—]|{SPACE}-{SPACE}")
_LOOSE = lazy_pattern(
    rf"{SPACE}or{SPACE}{_HEDGED}|,{SPACE}(?:about|around|roughly|some|nearly){SPACE}\Z"
)


def paired_quantities(document: Document) -> tuple[PairedQuantities, ...]:
    """All quantities that stand beside their equivalent (a finder), in the order of the text.

    The forms: "A (B)", "A [B]", "A-long wall (about B; C)", "A, or B", "A/B", "A – B –",
    "A, equivalent to B", "A or B". Both stand in one segment.
    """
    return tuple(
        pair
        for pair in _pairs(document.prose, document.find(quantities))
        if document.segment_around(Span(pair.first.span.start, pair.second.span.end))
    )


def _pairs(prose: str, found: tuple[Quantity, ...]) -> Iterator[PairedQuantities]:
    for at, first in enumerate(found[:-1]):
        second = found[at + 1]
        if second.span.start - first.span.end > 70 or _same_unit(first, second):
            continue
        gap = prose[first.span.end : second.span.start]
        if opened := _OPENED.fullmatch(gap):
            if not _is_closed(prose, second, opened["head"]):
                continue
            yield PairedQuantities(first, second)
            yield from _further(prose, first, second, islice(found, at + 2, None))
        elif not _systems_meet(first, second) and _dimensions_meet(first, second):
            if _EQUAL.fullmatch(gap):
                if "is" not in gap or not _COMPARED.match(prose, second.span.end):
                    yield PairedQuantities(first, second)
            elif _LOOSE.fullmatch(gap) or (
                _DASHED.fullmatch(gap) and _DASH_CLOSED.match(prose, second.span.end)
            ):
                yield PairedQuantities(first, second, loose=True)


def _is_closed(prose: str, second: Quantity, head: str) -> bool:
    closed = _CLOSED.match(prose, second.span.end)
    if not closed:
        return False
    rate = closed["rate"]
    return not rate or rate.split()[-1] in head


def _further(
    prose: str, first: Quantity, second: Quantity, rest: Iterable[Quantity]
) -> Iterator[PairedQuantities]:
    """More equivalents in the same brackets: "(800 km; 500 mi)"."""
    for third in rest:
        gap = prose[second.span.end : third.span.start]
        if not _FURTHER.fullmatch(gap) or not _is_closed(prose, third, ""):
            return
        if not _same_unit(first, third) and not _same_unit(second, third):
            yield PairedQuantities(first, third)
        second = third


def _same_unit(first: Quantity, second: Quantity) -> bool:
    return (
        not set(first.units).isdisjoint(second.units)
        and not (first.smaller or second.smaller)
        and first.units == second.units
    )


def _systems_meet(first: Quantity, second: Quantity) -> bool:
    """Whether both are metric, or both are not."""
    one = {unit.system == "metric" for unit in first.units}
    other = {unit.system == "metric" for unit in second.units}
    return one == other and len(one) == 1


def _dimensions_meet(first: Quantity, second: Quantity) -> bool:
    return not {u.dimension for u in first.units}.isdisjoint(u.dimension for u in second.units)
