"""Sums of money with their equivalents, of which two in one story go by two rates."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.money.exchange_rates import HEDGED, ExchangeRate, RateVerdict, exchange_rates
from newslint.subjects.money.implied_rates import ImpliedRate
from newslint.subjects.money.written_money import written_rate
from newslint.subjects.numbers.numbers import Hedge

AGREE = 1.08
"""Rates in one story may differ by so much; the days they were taken on do."""


class RateContradiction(NamedTuple):
    """A pair that goes by another rate than the rest of the story."""

    rate: ExchangeRate
    other: ExchangeRate
    """The pair that it is held against: of two the earlier, of more that in the middle."""
    here: str
    there: str
    """Both rates, as in "1 GBP = 1.31 USD" and "1.88 USD"."""


# Beside such words a sum may be converted at the rate of another time.
_OTHER_TIME = lazy_pattern(
    r"\b(?:ago|then|at the time|last|previous(?:ly)?|earlier|before|since|former(?:ly)?|once"
    r"|by \d{4}|(?:1[5-9]|20)\d\d|years?|months?|decades?|up from|down from|was worth|used to"
    r"|peak(?:ed)?|record|historic(?:al)?|originally|initial(?:ly)?|century)\b",
    regex.IGNORECASE,
)


def rate_contradictions(document: Document) -> tuple[RateContradiction, ...]:
    """All pairs that contradict another (a finder), in the order of the text.

    Left out are pairs that are wrong by themselves and those beside words of another time.
    """
    groups: dict[tuple[str, str], list[tuple[ExchangeRate, ImpliedRate]]] = {}
    for one in document.find(exchange_rates):
        if (
            one.verdict is not RateVerdict.RIGHT
            or one.pair.dated
            or one.pair.loose
            or one.pair.across
            or _OTHER_TIME.search(one.sentence)
        ):
            continue
        codes = one.couple[0].code, one.couple[1].code
        key = min(codes), max(codes)
        rate = one.implied if codes == key else one.implied.inverse()
        groups.setdefault(key, []).append((one, rate))
    found = (
        contradiction
        for key, members in groups.items()
        if len(members) > 1
        for contradiction in _outliers(key, members)
    )
    return tuple(sorted(found, key=lambda one: one.rate.pair.second.span.start))


def _outliers(
    key: tuple[str, str], members: Sequence[tuple[ExchangeRate, ImpliedRate]]
) -> Iterator[RateContradiction]:
    reference, usual = members[0]
    if len(members) > 2:
        # Few stories come this far, and the library costs every one its import.
        from statistics import median  # noqa: PLC0415

        middle = median(rate.point for _, rate in members)
        reference, usual = min(members, key=lambda member: abs(member[1].point - middle))
    for one, rate in members:
        if one is reference:
            continue
        sums = (one.pair.first, one.pair.second, reference.pair.first, reference.pair.second)
        is_hedged = any(money.hedge is not Hedge.NONE for money in sums)
        gap = max(rate.low / usual.high, usual.low / rate.high)
        if gap > (HEDGED if is_hedged else AGREE):
            base, quote, here, there = *key, rate.point, usual.point
            if there < 1:
                base, quote, here, there = quote, base, 1 / here, 1 / there
            yield RateContradiction(
                one,
                reference,
                f"1 {base} = {written_rate(here)} {quote}",
                f"{written_rate(there)} {quote}",
            )
