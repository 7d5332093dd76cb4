"""The rate of exchange that a sum and its equivalent imply."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Self

from newslint.subjects.money.exchange_bands import Band
from newslint.subjects.money.sums import Amount, Money
from newslint.values import frozen, replace

ROUNDED = Decimal("0.02")
"""A round sum such as 200m may stand for one that is so much smaller or larger."""


@frozen(slots=True)
class ImpliedRate:
    """How many of the second currency one of the first is, by two sums as printed."""

    low: float
    """The least and the most that their rounding allows."""
    high: float
    point: float
    """As printed."""

    def times(self, factor: float) -> Self:
        """The rate with the second sum multiplied by ``factor``."""
        return replace(
            self, low=self.low * factor, high=self.high * factor, point=self.point * factor
        )

    def inverse(self) -> Self:
        """How many of the first currency one of the second is."""
        return replace(self, low=1 / self.high, high=1 / self.low, point=1 / self.point)

    def off(self, bands: Iterable[Band], margin: float) -> float:
        """How many times it lies outside of the nearest band, 1 if it does not.

        ``margin`` is a factor by which each band is wider than its table says; without a band
        nothing is near: infinity.
        """
        return min(
            (
                max(1.0, self.low / (band.high * margin), band.low / margin / self.high)
                for band in bands
            ),
            default=float("inf"),
        )


def implied_rate(first: Money, second: Money) -> ImpliedRate | None:
    """The rate by two sums, None where one of them is nothing.

    Of two ranges the upper ends are compared. Where one is a range, any sum in it counts.
    """
    if first.amounts[0].value <= 0 or second.amounts[0].value <= 0:
        return None
    point = float(second.value) * second.form.part / (float(first.value) * first.form.part)
    if len(first.amounts) == len(second.amounts) == 2:
        first = replace(first, amounts=first.amounts[-1:])
        second = replace(second, amounts=second.amounts[-1:])
    (low, high), (other_low, other_high) = _ends(first), _ends(second)
    return ImpliedRate(other_low / high, other_high / low, point)


def _ends(one: Money) -> tuple[float, float]:
    """The least and the most that a sum as printed may stand for, in the main unit.

    One is no rounding: "1 euro = 1.77 yuan" is a rate. One million is.
    """
    first, last = one.amounts[0], one.amounts[-1]
    low, high = first.value, last.value
    if not low == high == 1:
        low, high = low - _rounding(first), high + _rounding(last)
    return float(low) * one.form.part, float(high) * one.form.part


def _rounding(amount: Amount) -> Decimal:
    """How far the exact sum may lie from the printed one.

    Of 2bn half of its step, so that 1.6bn may be meant; but 10m is no number between 5m and 15m
    when it is converted, so from two digits up it is a fiftieth at most.
    """
    half = amount.granularity / 2
    if amount.value < 10 * amount.scale:
        return min(half, amount.value / 2)
    return min(half, amount.value * ROUNDED)
