"""What a rounded or hedged number may stand for: an interval, with the arithmetic on it."""

from decimal import Decimal
from typing import NamedTuple

from newslint.subjects.arithmetic.masked_prose import HiddenNumber
from newslint.subjects.numbers.numbers import Hedge

_LOOSE = Decimal("0.12")
"""How far "about", "over" and "nearly" reach, as a share of the number."""
_ROUNDED = Decimal("0.015")
"""How much of a number its zeros may hide."""
_WIDE = Decimal("0.35")
"""How far "more than" a percentage reaches."""


class Interval(NamedTuple):
    """All values from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def over(self, other: "Interval") -> "Interval | None":
        """The quotient of the two, both positive; None where the other may be zero."""
        if other.low <= 0 or self.low < 0:
            return None
        return Interval(self.low / other.high, self.high / other.low)

    def times(self, factor: Decimal) -> "Interval":
        """The product with a positive number."""
        return Interval(self.low * factor, self.high * factor)


def possible_values(number: HiddenNumber) -> Interval:
    """What a number may stand for: half of its last digit to both sides, more beside a hedge.

    Zeros at the end may be rounding, up to 1.5 % of the number ("1,200", "300 million"). A whole
    number below 100 without a scale word is a count, exact unless it ends in 0 or 5.
    """
    value = number.value
    scale = number.end.scale
    exponent = int((value / scale).normalize().as_tuple().exponent)
    half = Decimal(1).scaleb(exponent) / 2 * scale
    if exponent > 0:
        half = min(half, abs(value) * _ROUNDED)
    if not number.hedge and exponent >= 0 and abs(value) < 100 and scale == 1:
        half = min(half, Decimal("0.5")) if not value % 5 else Decimal(0)
    return _hedged(Interval(value - half, value + half), number.hedge, abs(value) * _LOOSE)


def possible_percentage(number: HiddenNumber) -> Interval:
    """What a percentage may stand for: one unit of its last digit and 3 % of it to both sides.

    A multiple of 5 is more often rounded: 1.5 points, a multiple of 10 2.5 points.
    """
    value = abs(number.value)
    step = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    if value and not value % 10:
        step = Decimal("2.5")
    elif value and not value % 5:
        step = Decimal("1.5")
    reach = step + value * Decimal("0.03")
    exact = Interval(value - reach, value + reach)
    return _hedged(exact, number.hedge, value * _WIDE + 1)


def _hedged(exact: Interval, hedge: Hedge, reach: Decimal) -> Interval:
    match hedge:
        case Hedge.ABOUT:
            return Interval(exact.low - reach / 2, exact.high + reach / 2)
        case Hedge.OVER:
            return Interval(exact.low, exact.high + reach)
        case Hedge.UNDER:
            return Interval(exact.low - reach, exact.high)
        case _:
            return exact
