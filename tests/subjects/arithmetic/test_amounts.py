from decimal import Decimal

import pytest

from newslint.subjects.arithmetic.amounts import counted_unit, is_amount, like, shown_figure
from newslint.subjects.arithmetic.masked_prose import HiddenNumber, MaskedProse, masked_prose
from tests.making import document


def first(text: str) -> tuple[MaskedProse, HiddenNumber]:
    masked = document(text).find(masked_prose)
    return masked, next(iter(masked.numbers.values()))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It cost $639m a year ago.", "$"),
        ("It cost $639m years ago.", "$"),
        ("It lasts 12 years.", "year"),
        ("It weighs 12 tons.", "tonne"),
        ("It rose 12 per cent.", "%"),
        ("It has 12 members.", ""),
    ],
)
def test_what_a_number_counts(text: str, unit: str) -> None:
    masked, number = first(text)

    assert counted_unit(masked.text, number)[0] == unit


@pytest.mark.parametrize("text", ["On May 12 it", "Number 12 won", "At 12:30 it", "The 12th of"])
def test_dates_times_and_ranks_are_no_amounts(text: str) -> None:
    masked, number = first(text)

    assert not is_amount(masked.text, number)


def test_values_are_shown_as_those_that_they_replace() -> None:
    _, number = first("It cost $4.50 a time.")

    assert shown_figure("It cost $4.50 a time.", number) == "$4.50"
    assert like(Decimal("1234.56"), Decimal("0.5")) == "1,234.6"
    assert like(Decimal("0.04"), Decimal("0.5")) == "0.04"
