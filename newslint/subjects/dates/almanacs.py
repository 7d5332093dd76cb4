"""Which days of the common calendar a day of another calendar may be.

Days are told as ``datetime.date.toordinal`` counts them. The formulas are those of Dershowitz and
Reingold, Calendrical Calculations (4th ed., 2018), unless a function says otherwise.
"""

import csv
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

_LENGTHS = Path(__file__).parent / "month_lengths.csv"


class Calendar(StrEnum):
    """Calendars whose days copy prints beside those of the common one."""

    SOLAR_HIJRI = "Solar Hijri"
    HIJRI = "Hijri"
    ETHIOPIAN = "Ethiopian"
    COPTIC = "Coptic"
    HEBREW = "Hebrew"
    BIKRAM_SAMBAT = "Bikram Sambat"


class CalendarDay(NamedTuple):
    """A day of one of them."""

    calendar: Calendar
    year: int
    month: int
    day: int


class Window(NamedTuple):
    """The days that a day of another calendar may be, and the one that its almanac has."""

    first: int
    last: int
    exact: int


class Almanac(NamedTuple):
    """How the days of one calendar are told, and what they are told by."""

    source: str
    first: int
    """The years that are taken for its own: the first and the last."""
    last: int
    months: int
    offset: int
    """The common year in which a year of it begins is about that much greater."""
    day_of: Callable[[int, int, int], int | None]
    """By year, month and day; None where the calendar has no such day."""
    early: int = 0
    """So many days before the one of the almanac it may be as well …"""
    late: int = 0
    """… and so many after it."""

    def year_about(self, common: int) -> int:
        """The year of the calendar that begins in a common year, or close to it."""
        return common - self.offset


def window(day: CalendarDay) -> Window | None:
    """The days that it may be; None where the calendar, or what is known of it, has no such day."""
    almanac = almanacs()[day.calendar]
    if not almanac.first <= day.year <= almanac.last or not 1 <= day.month <= almanac.months:
        return None
    exact = almanac.day_of(day.year, day.month, day.day)
    if exact is None:
        return None
    unsure = day.calendar is Calendar.BIKRAM_SAMBAT and day.year > _SURE_IN_NEPAL
    return Window(exact - almanac.early - unsure, exact + almanac.late + unsure, exact)


def day_in(calendar: Calendar, ordinal: int) -> CalendarDay | None:
    """The day of a calendar that its almanac has for a day; None where it has none."""
    almanac = almanacs()[calendar]
    about = almanac.year_about(ordinal * 400 // 146097 + 1)
    if calendar is Calendar.HIJRI:
        about = (ordinal - _HIJRI_EPOCH) * 30 // 10631 + 1
    # The later month first, since one of the moon may have a 30th day that is the next one's first.
    for year in (about + 1, about, about - 1):
        for month in range(almanac.months, 0, -1):
            begins = almanac.day_of(year, month, 1)
            if begins is None or not 0 <= ordinal - begins <= _LONGEST_MONTH:
                continue
            number = ordinal - begins + 1
            if almanac.day_of(year, month, number) == ordinal:
                return CalendarDay(calendar, year, month, number)
    return None


_LONGEST_MONTH = 32


# --- Solar Hijri ------------------------------------------------------------------------------

_FARVARDIN_1 = 226894
"""The day before the first year; 1 Farvardin 1403 was 20 March 2024."""


def _solar_hijri(year: int, month: int, day: int) -> int | None:
    """By the cycle of 33 years, which agrees with the calendar of Iran from 1277 to 1472."""
    is_leap = (25 * year + 11) % 33 < 8
    length = 31 if month <= 6 else 30 if month < 12 or is_leap else 29
    if not 1 <= day <= length:
        return None
    leap_years = (8 * (year - 1) + 29) // 33
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _FARVARDIN_1 + 365 * (year - 1) + leap_years + before + day


# --- Ethiopian and Coptic ---------------------------------------------------------------------

_ETHIOPIAN_EPOCH = 2796
_COPTIC_EPOCH = 103605


def _of_egypt(epoch: int) -> Callable[[int, int, int], int | None]:
    def day_of(year: int, month: int, day: int) -> int | None:
        length = 30 if month < 13 else 6 if year % 4 == 3 else 5
        if not 1 <= day <= length:
            return None
        return epoch + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1

    return day_of


# --- Hebrew -----------------------------------------------------------------------------------

_HEBREW_EPOCH = -1373427
_ADAR_I = 6


@cache
def _elapsed(year: int) -> int:
    """The days before 1 Tishri, as the new moon and the weekday have it."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


@cache
def _new_year(year: int) -> int:
    before, this, after = (_elapsed(one) for one in (year - 1, year, year + 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + late


@cache
def _hebrew_months(year: int) -> tuple[int, ...]:
    """Their lengths from Tishri on; Adar I has none in a common year."""
    days = _new_year(year + 1) - _new_year(year)
    adar = 30 if days > 355 else 0
    heshvan = 30 if days % 10 == 5 else 29
    kislev = 29 if days % 10 == 3 else 30
    return (30, heshvan, kislev, 29, 30, adar, 29, 30, 29, 30, 29, 30, 29)


def _hebrew(year: int, month: int, day: int) -> int | None:
    lengths = _hebrew_months(year)
    if not 1 <= day <= lengths[month - 1]:
        return None
    return _new_year(year) + sum(lengths[: month - 1]) + day - 1


# --- by table ---------------------------------------------------------------------------------

_TABLED = MappingProxyType(
    # 1 Muharram 1400 was 20 November 1979 by the almanac, 1 Baisakh 2000 was 14 April 1943.
    {Calendar.HIJRI: (1400, 722773), Calendar.BIKRAM_SAMBAT: (2000, 709404)}
)
_SURE_IN_NEPAL = 2083
"""After it the libraries that have the calendar differ by a day, see ``month_lengths.csv``."""
_HIJRI_EPOCH = 227015


@cache
def _starts(calendar: Calendar) -> tuple[int, ...]:
    """The first days of all months of the table, and the day after the last of them."""
    with _LENGTHS.open(encoding="utf-8", newline="") as lines:
        lengths = [
            int(length)
            for row in csv.DictReader(lines)
            if row["calendar"] == calendar
            for length in row["lengths"].split()
        ]
    return tuple(accumulate(lengths, initial=_TABLED[calendar][1]))


def _tabled(calendar: Calendar) -> Callable[[int, int, int], int | None]:
    def day_of(year: int, month: int, day: int) -> int | None:
        starts, at = _starts(calendar), 12 * (year - _TABLED[calendar][0]) + month - 1
        if not 0 <= at < len(starts) - 1 or not 1 <= day <= starts[at + 1] - starts[at]:
            return None
        return starts[at] + day - 1

    return day_of


def _hijri(year: int, month: int, day: int) -> int | None:
    """The 30th of each month too, as where the moon is sighted it may have that many days."""
    starts, at = _starts(Calendar.HIJRI), 12 * (year - 1400) + month - 1
    if not 1 <= day <= 30 or not 0 <= at < len(starts) - 1:
        return None
    return starts[at] + day - 1


@cache
def almanacs() -> Mapping[Calendar, Almanac]:
    """All of them."""
    return MappingProxyType(
        {
            Calendar.SOLAR_HIJRI: Almanac(
                "the calendar of Iran and Afghanistan", 1280, 1472, 12, 621, _solar_hijri
            ),
            # The moon is sighted a day later in most countries, two days later in some, and a day
            # earlier in a few; days begin at sunset.
            Calendar.HIJRI: Almanac(
                "the Umm al-Qura calendar", 1400, 1500, 12, 579, _hijri, early=1, late=2
            ),
            Calendar.ETHIOPIAN: Almanac(
                "the calendar of Ethiopia", 1900, 2100, 13, 7, _of_egypt(_ETHIOPIAN_EPOCH)
            ),
            Calendar.COPTIC: Almanac(
                "the calendar of the Copts", 1600, 1800, 13, 283, _of_egypt(_COPTIC_EPOCH)
            ),
            # Days begin at sunset.
            Calendar.HEBREW: Almanac(
                "the Hebrew calendar", 5600, 5900, 13, -3761, _hebrew, early=1
            ),
            Calendar.BIKRAM_SAMBAT: Almanac(
                "the calendar of Nepal", 2000, 2090, 12, -57, _tabled(Calendar.BIKRAM_SAMBAT)
            ),
        }
    )
