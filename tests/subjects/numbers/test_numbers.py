from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.subjects.numbers.numbers import Hedge, Number, granularity_of, numbers
from tests.making import document


def read(text: str) -> list[tuple[str, list[str]]]:
    """The numbers of a text: as written, and the values of their ends."""
    return [
        (text[slice(*number.span)], [f"{end.value.normalize():f}" for end in number.ends])
        for number in numbers(document(text))
    ]


def only(text: str) -> Number:
    found = numbers(document(text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("some 1,234,567 people", "1,234,567", "1234567"),
        ("a rate of 3.14 here", "3.14", "3.14"),
        ("about 12 345 tonnes", "12 345", "12345"),
        ("about 12\u00a0345\u00a0678 tonnes", "12\u00a0345\u00a0678", "12345678"),
        ("twenty-five men", "twenty-five", "25"),
        ("Two hundred and five men", "Two hundred and five", "205"),
        ("two thousand five hundred men", "two thousand five hundred", "2500"),
        ("a hundred men", "a hundred", "100"),
        ("half a million men", "half a million", "500000"),
        ("a dozen eggs", "a dozen", "12"),
        ("half a dozen eggs", "half a dozen", "6"),
        ("two and a half hours", "two and a half", "2.5"),
        ("one and a half million men", "one and a half million", "1500000"),
        ("three quarters of a mile", "three quarters of a", "0.75"),
        ("a quarter of a mile", "a quarter of a", "0.25"),
        ("1.5 million men", "1.5 million", "1500000"),
        ("400-million-dollar plan", "400-million", "400000000"),
        ("2½ hours", "2½", "2.5"),
        ("½ an hour", "½", "0.5"),
        ("6 1/2 feet", "6 1/2", "6.5"),
        ("6-1/2 feet", "6-1/2", "6.5"),
        ("3 ⁄ 4 inch", "3 ⁄ 4", "0.75"),
        ("at -5 degrees", "-5", "-5"),
        ("at minus 5 degrees", "minus 5", "-5"),
        ("at −5 degrees", "−5", "-5"),
        (".5 miles", ".5", "0.5"),
        ("12 lakh rupees", "12 lakh", "1200000"),
    ],
)
def test_reads_a_number(text: str, written: str, value: str) -> None:
    number = only(text)

    assert text[slice(*number.span)] == written
    assert number.value == Decimal(value)
    assert number.high == number.value


@pytest.mark.parametrize(
    ("text", "written", "low", "high"),
    [
        ("3-5 men", "3-5", "3", "5"),
        ("3 – 5 men", "3 – 5", "3", "5"),
        ("3 to 5 million men", "3 to 5 million", "3000000", "5000000"),
        ("between 3 and 5 men", "3 and 5", "3", "5"),
        ("two to three men", "two to three", "2", "3"),
        ("-10 to -15 degrees", "-10 to -15", "-10", "-15"),
    ],
)
def test_reads_a_range(text: str, written: str, low: str, high: str) -> None:
    number = only(text)

    assert text[slice(*number.span)] == written
    assert (number.value, number.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text", ["4,2000 men", "1.2.3 of the app", "the A320 jet", "the 9/11 attacks", "<b>.4 men"]
)
def test_leaves_what_is_no_number(text: str) -> None:
    assert read(text) == []


def test_a_raised_figure_before_a_slash_is_no_digit() -> None:
    assert read("a bed of 4.78m²/5.7 sq yd") == [("4.78", ["4.78"]), ("5.7", ["5.7"])]


def test_two_numbers_side_by_side_are_no_range() -> None:
    assert read("won 3-2 after 1914 to 38.6") == [
        ("3", ["3"]),
        ("2", ["2"]),
        ("1914", ["1914"]),
        ("38.6", ["38.6"]),
    ]


def test_a_letter_is_a_scale_only_after_money() -> None:
    found = numbers(document("It cost $5m and £2.5bn for 5m of rope"))

    assert [(number.value, number.money) for number in found] == [
        (5_000_000, True),
        (2_500_000_000, True),
        (5, False),
    ]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("about 5 men", Hedge.ABOUT),
        ("more than 5 men", Hedge.OVER),
        ("at least 5 men", Hedge.OVER),
        ("nearly 5 men", Hedge.UNDER),
        ("up to 5 men", Hedge.UNDER),
        ("(around 5 men", Hedge.ABOUT),
        ("~5 men", Hedge.ABOUT),
        ("went to 5 men", Hedge.NONE),
        ("5 men", Hedge.NONE),
    ],
)
def test_reads_the_hedge(text: str, hedge: Hedge) -> None:
    assert only(text).hedge is hedge


@pytest.mark.parametrize(
    ("value", "step"),
    [
        ("1200", "100"),
        ("1000", "1000"),
        ("35", "5"),
        ("350", "50"),
        ("5", "1"),
        ("125", "25"),
        ("1750", "250"),
        ("2.4", "0.1"),
        ("2.5", "0.5"),
        ("2.40", "0.01"),
        ("0", "1"),
    ],
)
def test_granularity(value: str, step: str) -> None:
    assert granularity_of(Decimal(value)) == Decimal(step)


@given(st.integers(min_value=0, max_value=10**15))
def test_any_grouped_number_is_read_back(value: int) -> None:
    text = f"There were {value:,} of them"

    assert read(text) == [(f"{value:,}", [str(value)])]


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=1, max_value=6))
def test_granularity_never_hides_a_digit(value: int, places: int) -> None:
    number = Decimal(value).scaleb(-places)

    assert number % granularity_of(number) == 0


@given(st.text(max_size=80))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    story = document(text)
    spans = [number.span for number in numbers(story)]

    assert all(0 <= span.start < span.end <= len(story.prose) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
