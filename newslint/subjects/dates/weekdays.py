"""Weekdays that are not those of the dates they stand beside."""

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.dates.calendar import days_of, nearest
from newslint.subjects.dates.dates import WrittenDate, dates
from newslint.subjects.dates.written_weekdays import WrittenWeekday
from newslint.text.digits import digit_runs

FIRST_YEAR, LAST_YEAR = 1753, 2100
"""The years whose weekdays are judged: from the first whole one of the new calendar in English."""
LIKELY_YEARS = range(1990, 2036)
"""The years that an undated story may be from."""


class Proof(StrEnum):
    """What a weekday is judged by."""

    YEAR = "year"
    """The date has its year."""
    ARTICLE_DATE = "article-date"
    """The year is that of the story's own date, or the one beside it."""
    STORY = "story"
    """No year lets all weekdays of the story be right."""


class WeekdayFault(NamedTuple):
    """A date whose weekday is wrong."""

    date: WrittenDate
    weekday: WrittenWeekday
    proof: Proof
    day: datetime.date | None = None
    """A day that the date is: of the year judged, or of any in which ``against`` is right."""
    fits_year: int | None = None
    """The year next to the date's own in which the weekday would be right, if one of two is."""
    fits_day: datetime.date | None = None
    """The day nearest to the date that is such a weekday."""
    against: WrittenDate | None = None
    """The date of the story whose weekday excludes this one."""


def weekday_faults(document: Document) -> tuple[WeekdayFault, ...]:
    """The dates of the story with a wrong weekday (a finder).

    A date with a year is held against the calendar; one without, against the calendar of the year
    that puts it nearest to the story's own date; and where the story has none, against the other
    weekdays of the story: some year from 1990 to 2035 has to have them all. A date without a year
    whose weekday is right in a year that the story names is left alone, for it may be of that year.
    """
    said = [date for date in document.find(dates) if date.weekday and date.day is not None]
    if not said:
        return ()
    found = [fault for date in said if date.year and (fault := _by_year(document, date, date.year))]
    yearless = [date for date in said if date.year is None]
    today = document.metadata.date
    if yearless and today:
        found.extend(
            fault for date in yearless if (fault := _by_article_date(document, date, today))
        )
    elif len(yearless) > 1:
        found.extend(_by_each_other(document, yearless))
    return tuple(sorted(found, key=lambda fault: fault.date.span))


def undated_weekdays(document: Document) -> tuple[WrittenDate, ...]:
    """The dates with a weekday for which no calendar is known (a finder): they have no year, nor
    has the story a date or any year in which the weekday is right.
    """
    if document.metadata.date:
        return ()
    return tuple(
        date
        for date in document.find(dates)
        if date.weekday and date.day is not None and date.year is None
        if not _fits_a_named_year(document, date)
    )


def weekday_is_right(date: WrittenDate, year: int) -> bool:
    """Whether the date is the weekday beside it in ``year``; of two readings either will do."""
    return date.weekday is not None and any(
        day.weekday() == date.weekday.number for day in days_of(date, year)
    )


def _by_year(document: Document, date: WrittenDate, year: int) -> WeekdayFault | None:
    days = days_of(date, year)
    if (
        not days
        or not FIRST_YEAR <= year <= LAST_YEAR
        or weekday_is_right(date, year)
        or _is_old_style(document, date, year)
    ):
        return None
    return _fault(date, Proof.YEAR, days[0])


def _by_article_date(
    document: Document, date: WrittenDate, today: datetime.date
) -> WeekdayFault | None:
    day = nearest(date, today)
    if day is None or weekday_is_right(date, day.year) or _fits_a_named_year(document, date):
        return None
    return _fault(date, Proof.ARTICLE_DATE, day)


def _fault(date: WrittenDate, proof: Proof, day: datetime.date) -> WeekdayFault:
    assert date.weekday is not None
    fits = [year for year in (day.year - 1, day.year + 1) if weekday_is_right(date, year)]
    ahead = (date.weekday.number - day.weekday() + 3) % 7 - 3
    return WeekdayFault(
        date,
        date.weekday,
        proof,
        day,
        fits[0] if len(fits) == 1 else None,
        day + datetime.timedelta(days=ahead),
    )


# --- other years, other calendars -------------------------------------------------------------

_YEAR = lazy_pattern(r"(?<![.,])(?:1[789]|20)\d\d(?![.,]\d)")
_ENDS = ((1, 1), (12, 31))
"""Months and days whose weekdays are those of no other kind of year."""
_KEPT_THE_OLD_CALENDAR = lazy_pattern(
    r"\b(?:Old Style|O\.S\.|Julian|Russia|Soviet|Bolshevik|Tsar|Ukrain|Orthodox|Greece|Greek"
    r"|Serbia|Bulgaria|Romania|Petrograd|St\.? Petersburg|Moscow|Ottoman)"
)


def _fits_a_named_year(document: Document, date: WrittenDate) -> bool:
    return any(weekday_is_right(date, year) for year in document.find(named_calendars))


def named_calendars(document: Document) -> tuple[int, ...]:
    """The years from 1700 to 2099 that the story names anywhere (a finder); of those whose days are
    all the same weekdays one, so that there are 14 at most.
    """
    prose = document.prose
    named = {
        int(prose[start:end])
        for start, end in document.find(digit_runs)
        if end - start == 4 and _YEAR.match(prose, start)
    }
    ends = {year: [datetime.date(year, *day).weekday() for day in _ENDS] for year in named}
    return tuple({tuple(weekdays): year for year, weekdays in ends.items()}.values())


def _is_old_style(document: Document, date: WrittenDate, year: int) -> bool:
    """Whether the weekday is that of the old calendar, in a story about who kept to it so long."""
    if year > 1923 or date.weekday is None:
        return False
    late = year // 100 - year // 400 - 2
    return any(
        (day + datetime.timedelta(days=late)).weekday() == date.weekday.number
        for day in days_of(date, year)
    ) and bool(_KEPT_THE_OLD_CALENDAR.search(document.prose))


# --- against each other -----------------------------------------------------------------------


def _by_each_other(document: Document, said: Sequence[WrittenDate]) -> list[WeekdayFault]:
    """The dates that keep the story from having a year, where they are few enough to tell."""
    possible = [date for date in said if days_of(date, 2000)]
    unsettled = [date for date in possible if not _fits_a_named_year(document, date)]
    # A story told in January speaks of a December that is last year's.
    turns = {date.month <= 4 for date in possible} == {True, False} and all(
        date.month <= 4 or date.month >= 9 for date in possible
    )
    wrong: list[WrittenDate] | None = None
    for year in LIKELY_YEARS:
        for before in (0, 1) if turns else (0,):
            left = [
                date
                for date in unsettled
                if not weekday_is_right(date, year - (before if date.month >= 9 else 0))
            ]
            # Of two that disagree the later is told: it is where a reader stumbles.
            if wrong is None or (len(left), *_backwards(left)) < (len(wrong), *_backwards(wrong)):
                wrong = left
    if not wrong or (len(wrong) * 2 >= len(possible) and len(possible) > 2):
        return []
    out = {date.span for date in wrong}
    right = [date for date in possible if date.span not in out]
    years: dict[Any, tuple[int, ...]] = {}
    return [_against(date, right, years) for date in wrong]


def _backwards(dates: Sequence[WrittenDate]) -> tuple[int, ...]:
    return tuple(-date.span.start for date in reversed(dates))


def _against(
    date: WrittenDate, others: Sequence[WrittenDate], years: dict[Any, tuple[int, ...]]
) -> WeekdayFault:
    """The fault of a date; ``years`` remembers in which of them each of the others is right."""
    assert date.weekday is not None
    at = bisect_left(others, date.span.start, key=lambda other: other.span.start)
    # The nearer of the neighbours; of two as near the one before.
    other = min(
        others[max(0, at - 1) : at + 1], key=lambda other: abs(other.span.start - date.span.start)
    )
    key = (other.day, other.month, other.swappable, other.weekday and other.weekday.number)
    if key not in years:
        years[key] = tuple(year for year in LIKELY_YEARS if weekday_is_right(other, year))
    days = [day for year in years[key] for day in days_of(date, year)]
    sure = len({day.weekday() for day in days}) == 1
    return WeekdayFault(
        date, date.weekday, Proof.STORY, day=days[0] if sure else None, against=other
    )
