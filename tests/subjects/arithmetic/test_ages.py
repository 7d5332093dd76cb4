import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.subjects.arithmetic.ages import ages
from tests.making import document


def told(text: str, year: int | None = None) -> list[str]:
    date = datetime.date(year, 6, 1) if year else None
    return [text[slice(*said.span)] for said in document(text, date=date).find(ages)]


DEATHS = (
    "The painter ({b}–{d}) died at home aged {a}.",
    "Born in {b}, the painter died in {d} at the age of {a}.",
    "He was born on 3 May {b} in Graz and died on 1 June {d}, aged {a}.",
    "He was born in {b} and died aged {a} in {d}.",
    "He was born in Graz in {b} and joined the army in {d}, at the age of {a}.",
)
NOW = (
    "Maria Holt, {a}, born in Graz in {b}, runs the mill.",
    "Maria Holt, aged {a}, was born in {b}.",
    "Born in {b}, the {a}-year-old runs the mill.",
    "The {a}-year-old minister, who was born in {b}, resigned.",
)


@pytest.mark.parametrize("form", DEATHS)
@given(birth=st.integers(1800, 1980), age=st.integers(15, 105), before=st.booleans())
@settings(max_examples=30)
def test_two_years_and_an_age(form: str, birth: int, age: int, before: bool) -> None:
    death = birth + age + before

    assert not told(form.format(b=birth, d=death, a=age))
    assert told(form.format(b=birth, d=death, a=age + 2)) == [str(age + 2)]
    assert told(form.format(b=birth, d=death, a=age - 5)) == [str(age - 5)]


@pytest.mark.parametrize("form", NOW)
@given(now=st.integers(1990, 2030), age=st.integers(15, 99), before=st.booleans())
@settings(max_examples=30)
def test_an_age_at_the_date_of_the_story(form: str, now: int, age: int, before: bool) -> None:
    birth = now - age - before

    assert not told(form.format(b=birth, a=age), now)
    assert told(form.format(b=birth, a=age + 3), now) == [str(age + 3)]
    assert not told(form.format(b=birth, a=age + 3))


@pytest.mark.parametrize(
    "text",
    [
        "He was born in 1950; his father died in 1980 at the age of 62.",
        "He was born in 1950 and his father died in 1980 at the age of 62.",
        "Maria Holt, 71, born in 1962, was 40 in 2002.",
        "She was born in 1950 in a village of 60.",
    ],
)
def test_is_silent_on_other_people_and_other_years(text: str) -> None:
    assert not told(text, 2024)
