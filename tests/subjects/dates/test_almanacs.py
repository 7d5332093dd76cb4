from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.subjects.dates.almanacs import Calendar, CalendarDay, almanacs, day_in, window


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "common"),
    [
        # New years, leap days and days of state, as generally known; not looked up one by one.
        (Calendar.SOLAR_HIJRI, 1357, 11, 22, date(1979, 2, 11)),
        (Calendar.SOLAR_HIJRI, 1399, 12, 30, date(2021, 3, 20)),
        (Calendar.SOLAR_HIJRI, 1403, 1, 1, date(2024, 3, 20)),
        (Calendar.SOLAR_HIJRI, 1404, 1, 1, date(2025, 3, 21)),
        (Calendar.HIJRI, 1400, 1, 1, date(1979, 11, 20)),
        (Calendar.HIJRI, 1445, 9, 1, date(2024, 3, 11)),
        (Calendar.HIJRI, 1446, 12, 10, date(2025, 6, 6)),
        (Calendar.ETHIOPIAN, 2000, 1, 1, date(2007, 9, 12)),
        (Calendar.ETHIOPIAN, 2011, 13, 6, date(2019, 9, 11)),
        (Calendar.ETHIOPIAN, 2017, 1, 1, date(2024, 9, 11)),
        (Calendar.COPTIC, 1741, 4, 29, date(2025, 1, 7)),
        (Calendar.HEBREW, 5708, 9, 5, date(1948, 5, 14)),
        (Calendar.HEBREW, 5784, 8, 15, date(2024, 4, 23)),
        (Calendar.HEBREW, 5785, 1, 1, date(2024, 10, 3)),
        (Calendar.HEBREW, 5784, 6, 30, date(2024, 3, 10)),
        (Calendar.BIKRAM_SAMBAT, 2072, 6, 3, date(2015, 9, 20)),
        (Calendar.BIKRAM_SAMBAT, 2081, 1, 1, date(2024, 4, 13)),
        (Calendar.BIKRAM_SAMBAT, 2082, 2, 15, date(2025, 5, 29)),
    ],
)
def test_published_pairs(calendar: Calendar, year: int, month: int, day: int, common: date) -> None:
    written = CalendarDay(calendar, year, month, day)
    found = window(written)
    assert found is not None
    assert date.fromordinal(found.exact) == common
    assert day_in(calendar, common.toordinal()) == written


@pytest.mark.parametrize("calendar", Calendar)
def test_each_day_follows_the_day_before(calendar: Calendar) -> None:
    almanac = almanacs()[calendar]
    after = None
    for year in range(almanac.first, almanac.last + 1):
        for month in range(1, almanac.months + 1):
            first = almanac.day_of(year, month, 1)
            if first is None:
                # Adar I in a common year.
                assert (calendar, month) == (Calendar.HEBREW, 6)
                continue
            assert after is None or first == after
            last = max(
                day
                for number in range(5, 33)
                if (day := almanac.day_of(year, month, number)) is not None
            )
            # A month of the moon may have a 30th day that the almanac gives to the next one.
            is_open = calendar is Calendar.HIJRI and last - first == 29
            following = almanac.day_of(year, month % 12 + 1, 1) if month < 12 else None
            after = (following or almanac.day_of(year + 1, 1, 1)) if is_open else last + 1


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [
        (Calendar.SOLAR_HIJRI, 1404, 12, 30),
        (Calendar.SOLAR_HIJRI, 1404, 7, 31),
        (Calendar.SOLAR_HIJRI, 1200, 7, 1),
        (Calendar.ETHIOPIAN, 2016, 13, 6),
        (Calendar.ETHIOPIAN, 2016, 14, 1),
        (Calendar.HEBREW, 5785, 6, 1),
        (Calendar.HIJRI, 1446, 1, 31),
        (Calendar.BIKRAM_SAMBAT, 1999, 1, 1),
    ],
)
def test_no_such_day(calendar: Calendar, year: int, month: int, day: int) -> None:
    assert window(CalendarDay(calendar, year, month, day)) is None


def test_the_moon_may_be_sighted_later_and_a_day_may_begin_at_sunset() -> None:
    hijri = window(CalendarDay(Calendar.HIJRI, 1446, 10, 1))
    hebrew = window(CalendarDay(Calendar.HEBREW, 5785, 1, 1))
    nepali = window(CalendarDay(Calendar.BIKRAM_SAMBAT, 2085, 1, 1))
    assert hijri
    assert (hijri.first - hijri.exact, hijri.last - hijri.exact) == (-1, 2)
    assert hebrew
    assert (hebrew.first - hebrew.exact, hebrew.last - hebrew.exact) == (-1, 0)
    assert nepali
    assert (nepali.first - nepali.exact, nepali.last - nepali.exact) == (-1, 1)


@given(st.sampled_from(Calendar), st.dates(date(1985, 1, 1), date(2030, 1, 1)))
def test_there_and_back(calendar: Calendar, common: date) -> None:
    day = day_in(calendar, common.toordinal())
    assert day is not None
    found = window(day)
    assert found is not None
    assert found.exact == common.toordinal()


def test_a_day_far_away_has_none() -> None:
    assert day_in(Calendar.HIJRI, date(1500, 1, 1).toordinal()) is None
