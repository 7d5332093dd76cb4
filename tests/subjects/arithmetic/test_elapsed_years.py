import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.subjects.arithmetic.elapsed_years import elapsed_years
from tests.making import document

FORMS = (
    "The dam was built {n} years ago, in {y}.",
    "The dam was built {n} years ago in May {y}.",
    "{n} years ago, on 3 May {y}, the dam broke.",
    "In {y}, {n} years ago, the dam broke.",
)


def told(text: str, year: int | None = None) -> list[str]:
    date = datetime.date(year, 6, 1) if year else None
    return [text[slice(*said.span)] for said in document(text, date=date).find(elapsed_years)]


@pytest.mark.parametrize("form", FORMS)
@given(now=st.integers(1990, 2030), ago=st.integers(2, 90))
@settings(max_examples=40)
def test_ago(form: str, now: int, ago: int) -> None:
    right = form.format(n=ago, y=now - ago)

    assert not told(right, now)
    assert told(form.format(n=ago, y=now - ago - 15), now) == [f"{ago} years ago"]
    assert not told(form.format(n=ago, y=now - ago - 15))


@given(then=st.integers(1900, 1990), years=st.integers(3, 40))
@settings(max_examples=40)
def test_after(then: int, years: int) -> None:
    late = then + years

    assert not told(f"In {late}, {years} years after the {then} vote, it split.")
    assert not told(f"It was founded in {then} and split {years} years later, in {late}.")
    assert told(f"In {late + 12}, {years} years after the {then} vote, it split.") == [
        f"{years} years"
    ]


def test_hedges_decades_and_round_numbers() -> None:
    assert not told("A decade ago, in 2013, it fell.", 2024)
    assert not told("Nearly 30 years ago, in 1997, it fell.", 2024)
    assert not told("More than 50 years ago, in 1967, it fell.", 2024)
    assert not told("Some 50 years ago, in 1970, it fell.", 2024)
    assert told("A decade ago, in 2004, it fell.", 2024) == ["A decade ago"]
    assert told("Two decades ago, in 1989, it fell.", 2024) == ["Two decades ago"]
