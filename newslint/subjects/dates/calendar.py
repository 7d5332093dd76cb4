"""What the calendar says of a written date: whether it is a day, and which one."""

import datetime
from calendar import monthrange
from enum import StrEnum
from typing import NamedTuple

from newslint.model.document import Document
from newslint.subjects.dates.dates import WrittenDate, dates


class Basis(StrEnum):
    """Where the year of a date comes from."""

    YEAR = "year"
    """The copy gives it."""
    ARTICLE_DATE = "article-date"
    """The day nearest to the story's own."""


class ResolvedDate(NamedTuple):
    """A written date with a day, and the day that it is."""

    written: WrittenDate
    day: datetime.date
    basis: Basis


def is_possible(date: WrittenDate) -> bool:
    """Whether the calendar has such a day; without a year, whether it ever has it.

    A date that may be read two ways is possible if one of them is.
    """
    if date.day is None:
        return 1 <= date.month <= 12
    if _exists(date.year, date.month, date.day):
        return True
    return date.swappable and _exists(date.year, date.day, date.month)


def _exists(year: int | None, month: int, day: int) -> bool:
    if not 1 <= month <= 12:
        return False
    return 1 <= day <= monthrange(year or 2000, month)[1]


def days_of(date: WrittenDate, year: int) -> tuple[datetime.date, ...]:
    """The days that the date may mean in ``year``: none, one, or two where it is swappable."""
    if date.day is None:
        return ()
    readings = [(date.month, date.day)]
    if date.swappable:
        readings.append((date.day, date.month))
    return tuple(
        datetime.date(year, month, day) for month, day in readings if _exists(year, month, day)
    )


def nearest(date: WrittenDate, to: datetime.date) -> datetime.date | None:
    """The day and month in the year that puts it nearest to a day; None if it has none there."""
    near = (
        day
        for year in (to.year - 1, to.year, to.year + 1)
        if 1 <= year <= 9999
        for day in days_of(date, year)
    )
    return min(near, key=lambda day: abs(day - to), default=None)


def resolved_dates(document: Document) -> tuple[ResolvedDate, ...]:
    """The dates that are a known day, in the order of the text (a finder).

    The year is that of the copy, or the one that puts the date nearest to the story's own date,
    at most half a year away. Dates without either, and those that may be read two ways, are left
    out.
    """
    today = document.metadata.date
    found = []
    for date in document.find(dates):
        if date.day is None or date.swappable:
            continue
        if date.year is not None:
            days = days_of(date, date.year)
            day, basis = (days[0] if days else None), Basis.YEAR
        elif today:
            day, basis = nearest(date, today), Basis.ARTICLE_DATE
        else:
            continue
        if day:
            found.append(ResolvedDate(date, day, basis))
    return tuple(found)
