import datetime
from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.position import Span
from newslint.subjects.dates.calendar import is_possible, nearest
from newslint.subjects.dates.dates import WrittenDate


def a_date(day: int | None, month: int, year: int | None = None, **more: bool) -> WrittenDate:
    return WrittenDate(Span(0, 1), day, month, year, **more)


@pytest.mark.parametrize(
    ("date", "possible"),
    [
        (a_date(29, 2), True),
        (a_date(29, 2, 2024), True),
        (a_date(29, 2, 2023), False),
        (a_date(29, 2, 1900), False),
        (a_date(30, 2), False),
        (a_date(31, 6, 2024), False),
        (a_date(0, 6), False),
        (a_date(5, 13, 2024), False),
        (a_date(None, 12, 2024), True),
        (a_date(31, 4, 2024, swappable=True), False),
    ],
)
def test_is_possible(date: WrittenDate, possible: bool) -> None:
    assert is_possible(date) is possible


@pytest.mark.parametrize("century", [1900, 2000])
def test_every_day_of_two_centuries_is_possible_and_no_other(century: int) -> None:
    for year in range(century, century + 101):
        for month in range(1, 13):
            days = monthrange(year, month)[1]
            possible = [day for day in range(36) if is_possible(a_date(day, month, year))]
            assert possible == list(range(1, days + 1)), (year, month)
            # Without a year, the 29th of February is one of some year.
            assert all(is_possible(a_date(day, month)) for day in possible)


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)),
    st.integers(-180, 180),
)
def test_a_day_within_half_a_year_is_resolved_to_itself(day: datetime.date, ahead: int) -> None:
    today = day + datetime.timedelta(days=ahead)
    if (day.month, day.day) == (2, 29):
        return

    assert nearest(a_date(day.day, day.month), today) == day
