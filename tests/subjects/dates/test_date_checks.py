"""The checks of impossible dates, ranges, lengths of time, eras and bare days."""

from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.languages.en.calendar import MONTHS
from newslint.model.rule import Check
from newslint.subjects.dates.backward_range_check import BackwardRangeCheck
from newslint.subjects.dates.bare_day_check import BareDayCheck
from newslint.subjects.dates.duration_check import DateDurationCheck
from newslint.subjects.dates.era_year_check import YearOfEraCheck
from newslint.subjects.dates.impossible_date_check import ImpossibleDateCheck
from tests.making import document


def flagged(check: Check, text: str) -> list[str]:
    return [text[slice(*match.span)] for match in check(document(text))]


@given(
    st.integers(1900, 2100),
    st.integers(1, 12),
    st.integers(0, 40),
    st.sampled_from(("on {m} {d}, {y},", "on {d} {m} {y},", "on {y}-{n:02}-{d:02} and")),
)
def test_a_day_is_impossible_if_the_calendar_lacks_it(
    year: int, month: int, day: int, form: str
) -> None:
    said = form.format(m=MONTHS[month - 1], d=day, y=year, n=month)
    possible = 1 <= day <= monthrange(year, month)[1]
    found = flagged(ImpossibleDateCheck(), f"It rained {said} there.")

    # A number in digits that is far off is no date at all.
    if day <= 31 or "-" not in said:
        assert (not found) is possible


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It ends on June 31.", ["June 31"]),
        ("It runs from April 29-31, she said.", ["31"]),
        ("It ends on 31 November, she said.", ["31 November"]),
        ("In June 31 people died.", []),
        ("They bought 31 June contracts.", []),
        ("Sales in May 68, June 70.", []),
        ("File 2021-45-99 is lost.", []),
    ],
)
def test_a_count_beside_a_month_is_no_day(text: str, found: list[str]) -> None:
    assert flagged(ImpossibleDateCheck(), text) == found


def test_tells_a_day_from_a_month_and_from_a_leap_day() -> None:
    story = document("Not 2021-13-05, nor February 29, 2023, nor June 31, 2023.")

    assert [match.diagnosis for match in ImpossibleDateCheck()(story)] == ["month", "leap", ""]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Open from May 20 to May 15.", ["May 20 to May 15"]),
        ("Open from May 20 to May 15 next year.", []),
        ("Open from 20 to 15 June.", ["20 to 15 June"]),
        ("Open from May 20, 2021 to May 15, 2020.", ["May 20, 2021 to May 15, 2020"]),
        ("Open from March 2021 to January 2020.", ["March 2021 to January 2020"]),
        ("A writer (1950-1920) of note.", ["1950-1920"]),
        ("A fashion of the 1970s to the 1950s.", ["1970s to the 1950s"]),
        ("The dynasty (1500-1200 BC) fell.", []),
        ("Open 2200-2000 GMT.", []),
        ("The June 5-4 ruling was close.", []),
        ("He reigned from 1950 to 1920.", ["1950 to 1920"]),
        ("The index fell from 1950 to 1920.", []),
    ],
)
def test_ranges_that_run_backwards(text: str, found: list[str]) -> None:
    assert flagged(BackwardRangeCheck(), text) == found


def test_a_length_is_shown_with_its_range() -> None:
    text = "She is on a three-day visit from May 15 to May 20."
    (match,) = DateDurationCheck()(document(text))

    assert text[slice(*match.span)] == "three-day"
    assert [text[slice(*related.span)] for related in match.related] == ["May 15 to May 20"]
    assert match.values["allowed"] == "5 or 6 days"


def test_a_year_of_an_era_is_wrong_or_unconverted() -> None:
    text = "It was Reiwa 6 (2023), Juche 100 in Mecca 1445 AH (2021).\n\nShowa 3 it was."
    wrong = list(YearOfEraCheck("wrong")(document(text)))

    assert [match.replacement for match in wrong] == ["2024", None]
    assert [text[slice(*m.related[0].span)] for m in wrong] == ["Reiwa 6", "1445 AH"]
    assert flagged(YearOfEraCheck("unconverted"), text) == ["Juche 100"]
    with pytest.raises(ValueError, match="write wrong or unconverted"):
        YearOfEraCheck("right")


def test_a_day_is_bare_until_a_month_is_told() -> None:
    text = "Rain fell on the 24th, they said.\n\nOn July 25 it was dry. On the 26th it rained."

    assert flagged(BareDayCheck(), text) == ["the 24th"]
