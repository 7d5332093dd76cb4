"""What the calendar says of a written date: whether it is a day, and which one."""

import datetime
from calendar import monthrange

from newslint.subjects.dates.dates import WrittenDate


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
