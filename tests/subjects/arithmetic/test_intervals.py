from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from newslint.subjects.arithmetic.intervals import Interval, possible_percentage, possible_values
from newslint.subjects.arithmetic.masked_prose import HiddenNumber, masked_prose
from tests.making import document


def number(text: str) -> HiddenNumber:
    (found,) = document(text).find(masked_prose).numbers.values()
    return found


@given(st.decimals(100, 99_999, places=2), st.integers(0, 2))
def test_what_was_rounded_lies_within(value: Decimal, places: int) -> None:
    rounded = round(value, places)
    possible = possible_values(number(f"It has {rounded:,} units"))

    assert possible.low <= value <= possible.high


def test_a_small_count_is_exact_and_a_hedge_widens_one_side() -> None:
    assert possible_values(number("It has 12 units")) == Interval(Decimal(12), Decimal(12))
    over = possible_values(number("It has more than 12 units"))
    under = possible_values(number("It has nearly 12 units"))

    assert 11 < over.low <= 12 and over.high > 13
    assert under.low < 11 and 12 <= under.high < 13


def test_round_percentages_are_taken_as_rounded() -> None:
    assert possible_percentage(number("It is 30 big")).low < 27
    assert possible_percentage(number("It is 31 big")).low > 29


def test_division_by_what_may_be_zero_is_refused() -> None:
    one, zero = Interval(Decimal(1), Decimal(2)), Interval(Decimal(0), Decimal(2))

    assert one.over(zero) is None
    assert one.over(one) == Interval(Decimal("0.5"), Decimal(2))
