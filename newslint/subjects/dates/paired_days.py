"""Days of other calendars beside the common one: "27 Khordad 1404 (17 June 2025)"."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from newslint.languages.en.calendar import MONTHS
from newslint.languages.en.date_words import SUFFIX
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.dates.almanacs import (
    Calendar,
    CalendarDay,
    Window,
    almanacs,
    day_in,
    window,
)
from newslint.subjects.dates.calendar import days_of
from newslint.subjects.dates.calendar_months import (
    CalendarMonth,
    bare_letters,
    calendar_months,
    month_name,
    openings,
)
from newslint.subjects.dates.dates import WrittenDate, dates
from newslint.text.capitals import capitalised_words, occurrences
from newslint.text.unwrapped import unwrapped_prose


class OtherDay(NamedTuple):
    """A day of another calendar as it is written; of names that two calendars have, both months."""

    span: Span
    """Day, month and year."""
    end: int
    """Where the words end that name its calendar: "1446 AH"."""
    months: tuple[CalendarMonth, ...]
    day: int
    year: int | None


class PairedDays(NamedTuple):
    """A day of another calendar and the common one that stands with it, which it is not."""

    other: OtherDay
    common: WrittenDate
    calendar: Calendar
    right: str
    """What the second of the two should read."""


_NAME = lazy_pattern(r"\p{Lu}[\p{L}\p{M}'’‘ʿʻʼʾ`]*(?:[\s-]{1,2}[\p{L}\p{M}'’‘ʿʻʼʾ`]+){0,2}+")
_WORD_END = lazy_pattern(r"(?<=[\p{L}\p{M}])(?![\p{L}\p{M}'’‘ʿʻʼʾ`])")
_YEAR = r"(?P<year>\d{4})(?![\d%]|[.,:]\d)"
_DAY_BEFORE = lazy_pattern(
    rf"(?<![\w.,:/$£€¥#+–-])(?P<day>\d{{1,2}})(?:{SUFFIX})?\s(?:(?:day\s)?of\s(?:the\smonth\sof\s)?)?\Z"
)
_YEAR_AFTER = lazy_pattern(rf",?\s(?:of\s)?{_YEAR}")
_DAY_AFTER = lazy_pattern(
    rf"\s(?:the\s)?(?P<day>\d{{1,2}})(?:{SUFFIX})?(?![\w–-]|[.:,]\d)(?:,?\s{_YEAR})?"
)
_ERA = lazy_pattern(
    r",?\s?(?:(?:A\.?H|S\.?H|A\.?H\.?S|A\.?P|B\.?S|E\.?C|A\.?M)\b\.?|H\b\.?"
    r"|\(?(?:Solar\s|Lunar\s)?(?:Hijri|Hijriyah|Bikram\sSambat|Vikram\sSamvat|Jalali|Shamsi)\b\)?"
    r"|(?:in|on|of|by|under|according\sto)\s(?:the|\p{Lu}\p{L}+['’]s)\s(?:\p{L}+\s){0,3}?(?:calendar|era)\b)"
)
_SAME = (
    r"(?:or|i\.e\.,?|that\sis,?|which\sis|which\swas|corresponding\s(?:to|with)|equivalent\sto|equals"
    r"|(?:which\s)?corresponds\s(?:to|with)"
    r"|(?:which\s)?(?:falls?|fell|will\sfall|begins|began|will\sbegin|starts|started)\son|=)"
)
_LEAD = (
    rf"(?:(?:(?&weekdays),?|{_SAME}|the|on|Gregorian|Western|AD|\p{{Lu}}\p{{L}}+\scalendar:?|calendar:"
    r"|evening\sof)\s){0,4}"
)
_GAP = lazy_pattern(
    rf"(?:\s?[(\[]\s?|,?\s{_SAME}\s|\s(?:was|is|will\sbe)\s|\s?/\s?|\s[–—]\s|—){_LEAD}"
)
_CLOSED = lazy_pattern(
    r"(?:,?\s(?:A\.?D|C\.?E|G)\b\.?|\s(?:Gregorian|in\sthe\s\p{L}+\scalendar))?\s?(?:[)\],;.—]|\Z|\n"
    r"|\s(?:\p{Ll}|[–—]))"
)
_LONGEST_GAP = 60


def paired_days(document: Document) -> tuple[PairedDays, ...]:
    """The pairs that do not agree, in the order of the prose (a finder).

    A day that is given without its year is held against every year that it may be of. One of the
    moon's months needs a year on one side of the pair.
    """
    prose = document.find(unwrapped_prose)
    others = sorted(_other_days(document, prose), key=lambda one: one.span)
    if not others:
        return ()
    common = [one for one in document.find(dates) if one.day is not None and not one.shared]
    found = []
    for other in others:
        beside = _beside(prose, other, common)
        if beside and (wrong := _judged(document, other, beside)):
            found.append(wrong)
    return tuple(found)


# --- days of other calendars ------------------------------------------------------------------


def _other_days(document: Document, prose: str) -> Iterator[OtherDay]:
    starts = {
        start
        for word in document.find(capitalised_words)
        if bare_letters(word) in openings()
        for start in occurrences(prose, word)
    }
    for start in starts:
        if (start and prose[start - 1].isalnum()) or not (found := _name_at(prose, start)):
            continue
        end, months = found
        if day := _with_day(prose, start, end, months):
            yield day


def _name_at(prose: str, start: int) -> tuple[int, tuple[CalendarMonth, ...]] | None:
    """Where the longest name of a month that begins here ends, and what it means."""
    match = _NAME.match(prose, start, start + 40)
    if not match:
        return None
    ends = [found.end() for found in _WORD_END.finditer(prose, start, match.end())]
    for end in sorted({*ends, match.end()}, reverse=True):
        if months := calendar_months().get(bare_letters(prose[start:end])):
            return end, months
    return None


def _with_day(
    prose: str, start: int, end: int, months: tuple[CalendarMonth, ...]
) -> OtherDay | None:
    before = _DAY_BEFORE.search(prose, max(0, start - 30), start)
    if before:
        begin, number = before.start("day"), before["day"]
        after = _YEAR_AFTER.match(prose, end)
    else:
        after = _DAY_AFTER.match(prose, end)
        if not after:
            return None
        begin, number = start, after["day"]
    end = after.end() if after else end
    year = int(after["year"]) if after and after["year"] else None
    era = _ERA.match(prose, end)
    return OtherDay(Span(begin, end), era.end() if era else end, months, int(number), year)


def _beside(prose: str, other: OtherDay, common: Iterable[WrittenDate]) -> WrittenDate | None:
    """The day of the common calendar that stands with one of another."""
    for one in common:
        is_second = one.span.start >= other.end
        start, end = (other.end, one.span.start) if is_second else (one.span.end, other.span.start)
        if not 0 <= end - start <= _LONGEST_GAP:
            continue
        closed = _CLOSED.match(prose, one.span.end if is_second else other.end)
        if closed and _GAP.fullmatch(prose, start, end):
            return one
    return None


# --- the verdict ------------------------------------------------------------------------------

_OF_THE_SUN = (
    Calendar.SOLAR_HIJRI,
    Calendar.ETHIOPIAN,
    Calendar.COPTIC,
    Calendar.BIKRAM_SAMBAT,
)
_LATELY = 2025
"""The year that is taken where neither the pair nor the story has one: those of the sun differ by a
day at most."""


def _judged(document: Document, other: OtherDay, common: WrittenDate) -> PairedDays | None:
    """The pair, where no calendar that has such a month makes them the same day."""
    told: tuple[int, CalendarMonth, Window] | None = None
    for month in other.months:
        for one in _windows(document, other, common, month):
            off = _off(common, one)
            if off == 0:
                return None
            if told is None or off < told[0]:
                told = off, month, one
    if told is None:
        return None
    _, month, nearest = told
    right = _right(document, other, common, month.calendar, nearest)
    return PairedDays(other, common, month.calendar, right) if right else None


def _windows(
    document: Document, other: OtherDay, common: WrittenDate, month: CalendarMonth
) -> Iterator[Window]:
    """The days that one of another calendar may be, by all years that copy leaves open."""
    almanac = almanacs()[month.calendar]
    # "27 Ramadan 2025" has the year of the other side.
    year = other.year if other.year and almanac.first <= other.year <= almanac.last else None
    if other.year and year is None and other.year != common.year:
        return
    slack = 0
    if year is not None:
        years: Iterable[int] = (year,)
    elif month.calendar is Calendar.HEBREW and other.year is None:
        # In the Levant months of the common calendar have the same names: 14 Tammuz is 14 July.
        return
    elif common.year is not None:
        around = [day_in(month.calendar, day.toordinal()) for day in days_of(common, common.year)]
        years = sorted({day.year + more for day in around if day for more in (-1, 0, 1)})
    elif month.calendar in _OF_THE_SUN:
        now = document.metadata.date
        years = (almanac.year_about(now.year if now else _LATELY),)
        slack = 1
    else:
        return
    for one in years:
        if found := window(CalendarDay(month.calendar, one, month.month, other.day)):
            yield found._replace(first=found.first - slack, last=found.last + slack)


def _off(common: WrittenDate, days: Window) -> int:
    """How many days a date lies outside of a window; without a year, in its nearest one."""
    years = (common.year,) if common.year else _years_of(days)
    return min(
        (
            max(days.first - day.toordinal(), day.toordinal() - days.last, 0)
            for year in years
            for day in days_of(common, year)
        ),
        default=0,
    )


def _years_of(days: Window) -> tuple[int, ...]:
    middle = date.fromordinal(days.exact).year
    return (middle - 1, middle, middle + 1)


def _right(
    document: Document, other: OtherDay, common: WrittenDate, calendar: Calendar, days: Window
) -> str:
    """What the second of a pair should read, in the form that it has."""
    prose = document.find(unwrapped_prose)
    if common.span.start > other.span.start:
        written = prose[slice(*common.span)]
        return _common_like(written, common, date.fromordinal(days.exact))
    years = (common.year,) if common.year else _years_of(days)
    day = min(
        (day for year in years for day in days_of(common, year)),
        key=lambda day: abs(day.toordinal() - days.exact),
        default=None,
    )
    found = day_in(calendar, day.toordinal()) if day else None
    if found is None:
        return ""
    name = month_name(CalendarMonth(calendar, found.month))
    year = f" {found.year}" if other.year else ""
    if prose[other.span.start].isdigit():
        return f"{found.day} {name}{year}"
    return f"{name} {found.day}{',' if year else ''}{year}"


def _common_like(written: str, common: WrittenDate, day: date) -> str:
    month = MONTHS[day.month - 1]
    year = f" {day.year}" if common.year else ""
    if written[:1].isdigit():
        return f"{day.day} {month}{year}"
    return f"{month} {day.day}{',' if year else ''}{year}"
