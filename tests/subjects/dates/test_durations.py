import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.languages.en.calendar import MONTHS
from newslint.subjects.dates.durations import dated_durations
from tests.making import document


def read(text: str) -> list[tuple[str, bool]]:
    return [
        (text[slice(*found.span)], found.agrees) for found in document(text).find(dated_durations)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a three-day visit from May 15 to May 17", ("three-day", True)),
        ("a three-day visit from May 15 to May 20", ("three-day", False)),
        ("a three-day visit, from May 15 to 20,", ("three-day", False)),
        ("the 10-day festival (June 3-6)", ("10-day", False)),
        ("the 10-day festival, which runs from June 3-12,", ("10-day", True)),
        ("a four-night stay from 3 to 7 June", ("four-night", True)),
        ("closed for five days from 3 to 15 August", ("five days", False)),
        ("closed for five days, from 29 December to 2 January,", ("five days", True)),
        ("closed for five days, from 29 December to 20 January,", ("five days", False)),
        ("a two-week trip from May 1 to May 12", ("two-week", True)),
        ("a two-week trip from May 1 to June 12", ("two-week", False)),
        ("over the five months from 3 August to 24 December", ("five months", True)),
        ("over the five months from 3 August 2019 to 24 December 2020", ("five months", False)),
        ("a four-year term from 2008 to 2012", ("four-year", True)),
        ("a four-year term from 2008 to 2016", ("four-year", False)),
        ("from May 15 to May 20, a three-day visit,", ("three-day", False)),
        ("from May 15 to May 20 for a three-day visit", ("three-day", False)),
        ("May 15-20 (three days)", ("three days", False)),
        ("a three-week fair that runs from May 1 to July 20", ("three-week", False)),
        ("a week-long fair from May 1 to May 8", ("week-long", True)),
        ("a weeklong fair from May 1 to May 20", ("weeklong", False)),
        ("a month-long fair from May 1 to June 5", ("month-long", True)),
        ("a year-long inquiry from May 1, 2015 to June 1, 2020", ("year-long", False)),
        ("closed for two days from Feb. 28 to March 1", ("two days", True)),
    ],
)
def test_a_length_is_held_against_its_range(text: str, found: tuple[str, bool]) -> None:
    assert read(f"It was {text} this time.") == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Two-day strikes from May 1 to May 20",
        "Week-long strikes from May 1 to May 20",
        "The seven-day average from July 1 to July 30",
        "A 14-day quarantine from March 1 to June 30",
        "The last two days of the fair from May 1 to May 20",
        "A suicide every four days between May 1 and June 20",
        "He served for seven years and 43 days from 1 May 2008 to 3 June 2015",
        "The 49-year-old lived there from 2008 to 2016",
        "He spent two years there. From 2008 to 2016 he",
        "A three-day visit in May 2020, and from May 15 to May 20",
    ],
)
def test_other_lengths_are_left_alone(text: str) -> None:
    assert read(f"{text} it was.") == []


@given(
    st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 12, 31)),
    st.integers(2, 40),
    st.sampled_from((-1, 0, 1, 4, 9)),
    st.booleans(),
)
def test_any_right_length_passes_and_any_other_is_found(
    first: datetime.date, count: int, more: int, with_year: bool
) -> None:
    last = first + datetime.timedelta(days=count + more)
    year = f", {last.year}" if with_year else ""
    text = (
        f"It was a {count}-day visit from {MONTHS[first.month - 1]} {first.day} to "
        f"{MONTHS[last.month - 1]} {last.day}{year}."
    )

    assert read(text) == [(f"{count}-day", more <= 1)]
