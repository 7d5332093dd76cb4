"""Sums of money written as the copy writes them."""

from decimal import Decimal

import regex

from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.money.sums import Money
from newslint.subjects.numbers.written_values import written

_SHORT = {10**12: "tn", 10**9: "bn", 10**6: "m", 1: ""}
_LONG = {10**12: " trillion", 10**9: " billion", 10**6: " million", 1: ""}
_IS_SHORT = lazy_pattern(r"\d ?(?:m|mn|bn|tn|k|b)\Z", regex.IGNORECASE)


def written_money(
    prose: str, like: Money, value: Decimal, *, scale_like: Money | None = None
) -> str:
    """``value`` with the currency of ``like`` on the side where it stands there.

    ``value`` is in the unit of its form. Scale words are as long as those of ``like``: "£1.2bn"
    or "£1.2 billion"; where ``scale_like`` is given, as those of that sum.
    """
    last = like.amounts[-1]
    model = (scale_like or like).amounts[-1]
    text = prose[slice(*model.span)]
    is_short = bool(_IS_SHORT.search(text))
    scales = _SHORT if is_short else _LONG
    scale = next((size for size in scales if abs(value) >= size), 1)
    if not is_short and model.scale == 1 and scale == 10**6 and value < 10**9:
        scale = 1
    number = written((value / scale).normalize()) + scales[scale]
    named = prose[slice(*like.form_span)]
    if like.form_span.start < like.amounts[0].span.start:
        gap = prose[like.form_span.end : like.amounts[0].span.start]
        return f"{named}{gap.strip('-−–')}{number}"
    gap = prose[last.span.end : like.form_span.start]
    return f"{number}{gap}{named}"


def written_rate(rate: float) -> str:
    """A rate of exchange to three digits: 1.31, 0.0149, 12,100."""
    if rate >= 1000:
        return f"{float(f'{rate:.2e}'):,.0f}"
    return f"{Decimal(f'{rate:.2e}').normalize():f}"
