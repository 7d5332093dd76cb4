"""Whether sums of money that stand beside their equivalent agree with it."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from math import log10
from typing import NamedTuple

import regex

from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.money.currencies import Currency
from newslint.subjects.money.exchange_bands import (
    FIRST_YEAR,
    LAST_YEAR,
    Band,
    is_past_bands,
    merged,
    rate_bands,
)
from newslint.subjects.money.implied_rates import ImpliedRate, implied_rate
from newslint.subjects.money.money_pairs import MoneyPair, money_pairs
from newslint.subjects.money.sums import Money, money_of_the_place, readings
from newslint.subjects.money.written_money import written_money, written_rate
from newslint.subjects.numbers.numbers import Hedge
from newslint.text.unwrapped import unwrapped_prose


class RateVerdict(StrEnum):
    """What there is to say of a pair."""

    RIGHT = "right"
    UNLIKELY = "unlikely"
    """The two currencies were never worth that, or not in the story's years, though nearly."""
    IMPOSSIBLE = "impossible"
    AGED = "aged"
    """The table of rates ends more than a year before the story."""


class ExchangeRate(NamedTuple):
    """A sum with its equivalent, and the verdict on the rate that they imply.

    ``diagnosis``: number-copied, wrong-way, shifted-decimal, wrong-scale, or empty. The texts serve
    messages and are empty for a pair that is right: ``right`` is what the second sum should read,
    a single sum or a range; ``told`` the rate that the two imply; ``usual`` what it was.
    """

    pair: MoneyPair
    implied: ImpliedRate
    couple: tuple[Currency, Currency]
    """The currencies that fit best of all that the signs and names may mean; of a wrong pair those
    of the story's place, if they are among them."""
    sentence: str
    """The words around the pair."""
    verdict: RateVerdict = RateVerdict.RIGHT
    diagnosis: str = ""
    right: str = ""
    is_single: bool = False
    """``right`` is one sum, that may stand in the place of the second."""
    told: str = ""
    usual: str = ""
    is_turned: bool = False
    """It is the first sum that is wrong: it lacks the scale word that the second has."""

    @property
    def wrong(self) -> Money:
        """The sum to report."""
        return self.pair.first if self.is_turned else self.pair.second

    @property
    def kept(self) -> Money:
        """The sum that it is held against."""
        return self.pair.second if self.is_turned else self.pair.first


MARGIN = 1.06
"""The bands hold yearly extremes; a bank's or yesterday's rate may lie a little outside."""
HEDGED = 1.15
"""The same beside "about", "more than" and the like."""
OTHER_DAY = 1.5
"""Further margin beside "then" and "at the time"."""
IMPOSSIBLE = 2.0
"""So many times outside of the band no rounding, date or kind of rate explains it."""
DATED = 1.12
"""A rate that other years knew has to be this far from what the story's own years knew."""
LOOSE = 5.0
"""What is a pair by its form only perhaps speaks when it is so far off, and off by a known slip."""
WIDE = 8.0
"""Of a band, the highest rate by the lowest: a wider one is not good for telling the slip."""
UNDATED_FROM = 1998
"""Copy without a date is no older, unless it names an older year: the tables of the years of
hyperinflation after 1990 would else let every rate pass."""
_UNDATED = frozenset(range(UNDATED_FROM, LAST_YEAR + 1))
_HARD = frozenset(("USD", "GBP", "EUR", "CHF", "CAD", "AUD", "NZD"))
"""Currencies whose rates before 1990 lay within a few times of those after it."""


def exchange_rates(document: Document) -> tuple[ExchangeRate, ...]:
    """All pairs of a sum and its equivalent, judged (a finder), in the order of the text.

    Two equivalents in one bracket are held against each other where nothing else was found.
    """
    judged = [
        one
        for pair in document.find(money_pairs)
        if (one := _judged_pair(document, pair)) is not None
    ]
    told = {
        money.span
        for one in judged
        if one.verdict is not RateVerdict.RIGHT and not one.pair.across
        for money in (one.pair.first, one.pair.second)
    }
    return tuple(
        one
        for one in judged
        if not one.pair.across or told.isdisjoint((one.pair.first.span, one.pair.second.span))
    )


_YEAR = lazy_pattern(r"(?<![\d,.$£€-])(1[5-9]\d\d|20\d\d)(?![\d,%]|\.\d)")
_CENTURY = lazy_pattern(
    r"\b(?:centur(?:y|ies)|world war|wartime|victorian|medieval|(?:19)?[0-8]0s\b)", regex.IGNORECASE
)


def _sentence(prose: str, pair: MoneyPair) -> str:
    """The words around a pair, within its line and some sentence's length."""
    start, end = pair.first.span.start, pair.second.span.end
    before = prose[max(0, start - 300) : start].rpartition("\n")[2]
    after = prose[end : end + 200].partition("\n")[0]
    return f"{before[before.rfind('. ') + 1 :]} \u2026 {after.partition('. ')[0]}"


@lru_cache(maxsize=4096)
def _bands(
    couple: tuple[Currency, Currency], years: frozenset[int] | None = None
) -> tuple[Band, ...]:
    """The bands of two currencies in these years, in all years for None."""
    bands = rate_bands(couple[0].code, couple[1].code)
    if years is not None:
        bands = tuple(band for band in bands if band.from_year in years)
    return merged(bands)


def _judged_pair(document: Document, pair: MoneyPair) -> ExchangeRate | None:
    implied = implied_rate(pair.first, pair.second)
    date = document.metadata.date
    if pair.revalued or implied is None or (date and date.year < FIRST_YEAR):
        return None
    if _is_one_currency(document, pair, implied):
        return None
    couples = [
        (one, other)
        for one in readings(document, pair.first)
        for other in readings(document, pair.second)
        if one.code != other.code and rate_bands(one.code, other.code)
    ]
    if not couples:
        return None
    sentence = _sentence(document.find(unwrapped_prose), pair)
    years = frozenset(int(year) for year in _YEAR.findall(sentence))
    margin = _margin(pair)
    now = None
    if date and not pair.dated:
        last = min(date.year, LAST_YEAR)
        now = years | frozenset(range(last - 2, last + 2))
    fit = _fit(implied, couples, margin, now, is_dated=date is not None, years=years)
    judged = ExchangeRate(pair, implied, fit.couple, sentence)
    if fit.off <= 1.0:
        return judged
    told = fit
    if here := [one for one in couples if _is_of_the_place(document, one)]:
        told = _fit(implied, here, margin, now, is_dated=date is not None, years=years)
        judged = judged._replace(couple=told.couple)
    diagnosis, power = _diagnosis(pair, implied, told.bands, margin)
    is_old = any(year < FIRST_YEAR for year in years) or bool(_CENTURY.search(sentence))
    if pair.loose and not (fit.off >= LOOSE and diagnosis):
        return None
    if is_old and not (fit.off >= LOOSE and {one.code for one in fit.couple} <= _HARD):
        return None
    is_impossible = fit.off > IMPOSSIBLE and (bool(diagnosis) or not fit.once_was)
    verdict = RateVerdict.IMPOSSIBLE if is_impossible else RateVerdict.UNLIKELY
    if is_past_bands(date) and diagnosis != "number-copied":
        verdict = RateVerdict.AGED
    if power and implied.times(10.0**-power).off(told.bands, 1.0) > 1.0:
        # A slip there was, perhaps, but the sum that it would make is no equivalent either.
        diagnosis, power = "", 0
    return _told_rate(document.prose, judged, told.bands, verdict, (diagnosis, power))


def _is_of_the_place(document: Document, couple: tuple[Currency, Currency]) -> bool:
    """Whether one of two currencies is that of the place that the story is from."""
    return not document.find(money_of_the_place).isdisjoint(one.code for one in couple)


def _is_one_currency(document: Document, pair: MoneyPair, implied: ImpliedRate) -> bool:
    """Whether a sum stands beside its hundredths or what it was before noughts were struck off."""
    power = log10(implied.point)
    if abs(power - round(power)) > 1e-9 or pair.first.form.part == pair.second.form.part:
        return False
    ours = {one.code for one in readings(document, pair.first)}
    return any(other.code in ours for other in readings(document, pair.second))


def _margin(pair: MoneyPair) -> float:
    is_hedged = pair.first.hedge is not Hedge.NONE or pair.second.hedge is not Hedge.NONE
    return (HEDGED if is_hedged else MARGIN) * (OTHER_DAY if pair.dated else 1.0)


class _Fit(NamedTuple):
    """The two currencies that fit a pair best, and how well."""

    couple: tuple[Currency, Currency]
    bands: tuple[Band, ...]
    off: float
    once_was: bool = False
    """The rate was right in other years than the story's."""


def _fit(
    implied: ImpliedRate,
    couples: Sequence[tuple[Currency, Currency]],
    margin: float,
    now: frozenset[int] | None,
    *,
    is_dated: bool,
    years: frozenset[int],
) -> _Fit:
    """``now`` are the years around the story's date, ``years`` those beside the sums."""

    def best(window: frozenset[int] | None) -> _Fit:
        fits = (
            _Fit(couple, bands, implied.off(bands, margin))
            for couple in couples
            if (bands := _bands(couple, window))
        )
        return min(fits, key=lambda fit: fit.off, default=_Fit(couples[0], (), 1.0))

    is_recent = not is_dated and not any(FIRST_YEAR <= year < UNDATED_FROM for year in years)
    ever = best(_UNDATED if is_recent else None)
    if not ever.bands:
        ever = best(None)
    if now is None:
        return ever
    if ever.off > 1.0:
        return _Fit(ever.couple, _bands(ever.couple, now) or ever.bands, ever.off)
    current = best(now)
    if not current.bands:
        return ever
    if current.off <= DATED:
        return _Fit(current.couple, current.bands, 1.0)
    return _Fit(current.couple, current.bands, current.off, once_was=True)


# --- what went wrong --------------------------------------------------------------------------

_SCALE_POWERS = (3, -3, 6, -6, 9, -9)
_DECIMAL_POWERS = (1, -1, 2, -2)
_MYRIAD_POWERS = (4, -4, 8, -8)


def _diagnosis(
    pair: MoneyPair, implied: ImpliedRate, bands: Sequence[Band], margin: float
) -> tuple[str, int]:
    """What went wrong, and for a slip of noughts the power of ten that the second is off by."""
    first, second = pair.first, pair.second
    if first.value == second.value and first.form.part == second.form.part:
        return "number-copied", 0
    is_narrow = max(band.high / band.low for band in bands) <= WIDE

    def fits(power: int) -> bool:
        # Too wide a band would take a slip of one nought for one of two.
        return is_narrow and implied.times(10.0**-power).off(bands, margin) <= 1.0

    tried = [("wrong-scale", power) for power in _SCALE_POWERS]
    tried += [("wrong-way", 0)]
    tried += [("shifted-decimal", power) for power in _DECIMAL_POWERS]
    tried += [("wrong-scale", power) for power in _MYRIAD_POWERS]
    for name, power in tried:
        if fits(power) if power else implied.inverse().off(bands, margin) <= 1.0:
            # A range has no single value to correct.
            return ("", 0) if power and len(second.amounts) > 1 else (name, power)
    return "", 0


def _told_rate(
    prose: str,
    judged: ExchangeRate,
    bands: Sequence[Band],
    verdict: RateVerdict,
    slip: tuple[str, int],
) -> ExchangeRate:
    """The verdict with its texts; ``slip`` is the diagnosis with its power of ten."""
    diagnosis, power = slip
    pair, implied = judged.pair, judged.implied
    first, second = pair.first, pair.second
    band = min(bands, key=lambda band: abs(log10(implied.point) - _middle(band)))
    is_turned = False
    right = ""
    if power:
        is_turned = (
            power % 3 == 0
            and len(first.amounts) == 1
            and first.amounts[0].scale == 1 < second.amounts[0].scale
        )
        right = (
            written_money(prose, first, first.value.scaleb(power), scale_like=second)
            if is_turned
            else written_money(prose, second, second.value.scaleb(-power))
        )
    elif len(second.amounts) == 1 and band.high / band.low <= WIDE:
        right = _range(prose, first, second, band)
    rate, usual = _rates(judged.couple, implied.point, band)
    return ExchangeRate(
        pair,
        implied,
        judged.couple,
        judged.sentence,
        verdict,
        diagnosis,
        right,
        bool(power),
        rate,
        usual,
        is_turned,
    )


def _middle(band: Band) -> float:
    return (log10(band.low) + log10(band.high)) / 2


def _range(prose: str, first: Money, second: Money, band: Band) -> str:
    """From which to which sum the second should be: "£4.7m to £9.7m"."""
    value = float(first.value) * first.form.part / second.form.part
    low, high = (Decimal(f"{value * end:.1e}") for end in (band.low, band.high))
    text = written_money(prose, second, low)
    return text if low == high else f"{text} to {written_money(prose, second, high)}"


def _rates(couple: tuple[Currency, Currency], point: float, band: Band) -> tuple[str, str]:
    """The rate as printed and what it was, from the dearer of the two currencies."""
    one, other = couple[0].code, couple[1].code
    low, high = band.low, band.high
    if _middle(band) < 0:
        one, other, point, low, high = other, one, 1 / point, 1 / high, 1 / low
    span = " to ".join(dict.fromkeys((written_rate(low), written_rate(high))))
    years = f"from {band.from_year} to {band.to_year}"
    if band.from_year == band.to_year:
        years = f"in {band.from_year}"
    return f"1 {one} = {written_rate(point)} {other}", f"{span} {years}"
