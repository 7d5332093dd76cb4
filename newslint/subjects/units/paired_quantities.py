"""Where a story gives one quantity twice, in two units."""

from collections.abc import Iterable, Iterator
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import regex

from newslint.languages.en.calendar import TIME_UNITS
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.numbers.numbers import SPACE
from newslint.subjects.units.quantities import Quantity, quantities
from newslint.subjects.units.units import OVER_TIME, Form, per_time
from newslint.values import replace


class PairedQuantities(NamedTuple):
    """A quantity and its equivalent in another unit: "100 km (62 miles)".

    ``loose`` is a pair by its form only perhaps ("5 kilos or 10 pounds"): whoever judges it needs
    a further sign that the one is meant to be the other.
    """

    first: Quantity
    second: Quantity
    loose: bool = False


_LEADS = (
    r"(?:(?:or|(?&hedges)|approx\.?|below|above|equal to|equivalent to|the equivalent of"
    r"|i\.?e\.?,?|ca?\.?|circa|that is,?|=|~|≈|an?|between|from|in other words,?|even)"
    rf"{SPACE}?)*"
)
_OPENED = lazy_pattern(
    rf"\.?(?P<head>[^\d()\[\];:,.!?\"“”]{{0,25}}?),?{SPACE}?[(\[]{SPACE}?{_LEADS}\Z",
    regex.IGNORECASE,
)
# A month is a twelfth of the Gregorian year of 365.2425 days, and a year that year.
_LENGTHS = (1, 60, 3600, 86_400, 604_800, 2_629_746, 31_556_952)
_SECONDS = MappingProxyType(dict(zip(TIME_UNITS, _LENGTHS, strict=True)))
_RATE = rf"{SPACE}(?&per){SPACE}(?:(?&time_units)|person|head)(?![\w-])"
_TAIL = (
    rf"(?:(?:{SPACE}|-)(?:(?&dimensions)|across|away|apart|each|square|distance|or"
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

_HEDGED = rf"(?:(?:(?&hedges)|an?){SPACE})*\Z"
_SAID_OF = (
    rf"(?:{SPACE}(?:(?&dimensions)|across|away|in{SPACE}(?:length|width|height|area"
    rf"|diameter|size|depth|weight))|(?P<rate>{_RATE}))?"
)
_RATE_AFTER = lazy_pattern(rf"(?P<rate>{_RATE})")
_RATE_WITHIN = lazy_pattern(rf"{SPACE}(?&per){SPACE}(?P<time>(?&time_units))(?![\w-])")
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
_LOOSE = lazy_pattern(rf"{SPACE}or{SPACE}{_HEDGED}|,{SPACE}(?&loose_hedges){SPACE}\Z")
# "100 km, 62 miles, of wire": a bare comma, with another that is no comma of a list.
_COMMA = lazy_pattern(rf",{SPACE}")
_COMMA_CLOSED = lazy_pattern(rf",{SPACE}(?!and\b|or\b|[\d“\"])")


def paired_quantities(document: Document) -> tuple[PairedQuantities, ...]:
    """All quantities that stand beside their equivalent (a finder), in the order of the text.

    The forms: "A (B)", "A [B]", "A-long wall (about B; C)", "A, or B", "A/B", "A – B –", "A, B,",
    "A, equivalent to B", "A or B". Both stand in one segment. Rates that count by two times, "500
    gallons a minute (32 litres a second)", are quantities of their own; where both count by the
    same time the time is left out.
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
            closed = _CLOSED.match(prose, second.span.end)
            pair = closed and _rated(first, second, opened["head"], closed["rate"])
            if not pair:
                continue
            yield pair
            # By their numbers: islice would go through all quantities before them again.
            rest = (found[n] for n in range(at + 2, len(found)))
            yield from _further(prose, *pair[:2], rest)
        elif not _systems_meet(first, second) and _dimensions_meet(first, second):
            if equal := _EQUAL.fullmatch(gap):
                after = _RATE_AFTER.match(prose, second.span.end)
                pair = _rated(first, second, equal["rate"], after and after["rate"])
                if pair and ("is" not in gap or not _COMPARED.match(prose, second.span.end)):
                    yield pair
            elif (
                _LOOSE.fullmatch(gap)
                or (_DASHED.fullmatch(gap) and _DASH_CLOSED.match(prose, second.span.end))
                or (_COMMA.fullmatch(gap) and _COMMA_CLOSED.match(prose, second.span.end))
            ):
                yield PairedQuantities(first, second, loose=True)


def _rated(
    first: Quantity, second: Quantity, between: str | None, after: str | None
) -> PairedQuantities | None:
    """The pair, with the times that its two sides count by; None where only one is a rate.

    ``between`` is what follows the first quantity, ``after`` the rate that follows the second. A
    rate before an equivalent without one is common: "10,000 barrels a day (1,590 cubic metres)".
    """
    between, after = between or "", after or ""
    if not after and not _is_flow(second):
        return PairedQuantities(first, second, _is_of_data(first))
    if after and after.split()[-1] in between:
        return PairedQuantities(first, second)
    ours = first if _is_flow(first) else _per_time(first, between)
    theirs = second if _is_flow(second) else _per_time(second, after)
    return PairedQuantities(ours, theirs) if ours and theirs else None


def _is_flow(quantity: Quantity) -> bool:
    return quantity.units[0].dimension.endswith(OVER_TIME)


def _is_of_data(quantity: Quantity) -> bool:
    """Sizes of data beside each other are mostly two things: "the 1 TB model (16 GB)"."""
    return quantity.units[0].dimension.startswith("data")


def _per_time(quantity: Quantity, text: str) -> Quantity | None:
    """The quantity with the time that ``text``, which follows it, says it is counted by."""
    found = _RATE_WITHIN.search(text)
    if not found or quantity.smaller or quantity.units[0].dimension == "temperature":
        return None
    return replace(
        quantity,
        span=Span(quantity.span.start, quantity.span.end + found.end()),
        units=tuple(
            per_time(unit, found["time"], _SECONDS[found["time"]]) for unit in quantity.units
        ),
        form=_form_per_time(quantity.form, found["time"]),
    )


@cache
def _form_per_time(form: Form, time: str) -> Form:
    names = (
        f"{name} per {time}" if name else "" for name in (form.text, form.singular, form.plural)
    )
    text, singular, plural = names
    return form._replace(text=text, singular=singular, plural=plural)


def _further(
    prose: str, first: Quantity, second: Quantity, rest: Iterable[Quantity]
) -> Iterator[PairedQuantities]:
    """More equivalents in the same brackets: "(800 km; 500 mi)"."""
    for third in rest:
        gap = prose[second.span.end : third.span.start]
        closed = _CLOSED.match(prose, third.span.end)
        if not _FURTHER.fullmatch(gap) or not closed or closed["rate"]:
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
