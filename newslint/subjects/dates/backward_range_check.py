"""A range of days or years that ends before it begins."""

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.subjects.dates.date_ranges import DateRange, YearRange, date_ranges, year_ranges
from newslint.subjects.numbers.numbers import SPACE
from newslint.values import frozen


@frozen
class BackwardRangeCheck:
    """Finds ranges such as "from May 20 to May 15" and "1950-1920".

    Without years only days of one month tell, since a range may run over New Year. Numbers that
    look like years, and scores that look like days, are left alone. Values: ``first``, ``last``.
    """

    values: ClassVar[tuple[str, ...]] = ("first", "last")

    def __call__(self, document: Document) -> Iterator[Match]:
        prose = document.prose
        for days in document.find(date_ranges):
            if _days_run_backwards(days) and _is_of_days(prose, days):
                yield Match(
                    days.span,
                    {
                        "first": prose[slice(*days.first.whole)],
                        "last": prose[slice(*days.last.whole)],
                    },
                )
        for years in document.find(year_ranges):
            if years.first > years.last and _is_of_years(document, years):
                ending = "s" if years.decades else ""
                values = {"first": f"{years.first}{ending}", "last": f"{years.last}{ending}"}
                yield Match(years.span, values)


def _days_run_backwards(days: DateRange) -> bool:
    first, last = days.first, days.last
    if first.swappable or last.swappable:
        return False
    if first.year and last.year:
        return (first.year, first.month, first.day or 0) > (last.year, last.month, last.day or 99)
    if first.day is None or last.day is None or first.month != last.month:
        return False
    # "from October 2 to October 1" is a whole year.
    return first.year is None and first.day > last.day + 1


def _is_of_days(prose: str, days: DateRange) -> bool:
    if days.first.month > 12 or (days.last.day or 0) > 31:
        return False
    after = prose[days.span.end : days.span.end + 40]
    if _next_year().search(after):
        return False
    if not (days.first.shared or days.last.shared) or days.last.year:
        return True
    before = prose[max(0, days.span.start - 20) : days.span.start]
    return bool(_closes().match(after)) and not _counts_before().search(before)


@cache
def _next_year() -> re.Pattern[str]:
    return re.compile(r"\b(?:next|following|later|subsequent) (?:year|month)|\bof the next\b")


@cache
def _closes() -> re.Pattern[str]:
    return re.compile(rf"{SPACE}?(?:[,.;:)\]]|\n|\Z)|{SPACE}(?:in|at|and|for|when)\b")


@cache
def _counts_before() -> re.Pattern[str]:
    """What comes before a month and a score: "the court ruled in June 5-4"."""
    return re.compile(
        r"(?:\b(?:in|last|this|next|early|late|mid|court['’]s)[\s-])\Z", re.IGNORECASE
    )


def _is_of_years(document: Document, years: YearRange) -> bool:
    if years.last < 1000 or years.first > 2100:
        return False
    start, end = years.span
    around = document.prose[max(0, start - 90) : end + 40]
    if _no_years().search(around):
        return False
    if years.decades:
        return True
    before = document.prose[max(0, start - 90) : start]
    after = document.prose[end : end + 12]
    if years.dashed:
        return bool(
            re.search(rf"(?:[(\[,]|\b(?:from|in|the|of|years?|period)){SPACE}?\Z", before)
        ) and bool(re.match(r"\s?(?:[)\],.;:]|\Z)|\s[a-z]", after))
    return bool(_time_before().search(before))


@cache
def _no_years() -> re.Pattern[str]:
    return re.compile(
        r"\bB\.?C\b|\bBCE?\b|\bBP\b|years ago|\bGMT\b|\bUTC\b|\bhours\b|\bhrs\b|\bpoints?\b|[$£€¥]"
        r"|\bcompar|\bdifference|\bthan\b|\bdrop|\bf[ae]ll|\bris[ei]|\brose\b|\bcut|\bdecreas"
        r"|\bincreas|\bdeclin|\breduc|\blower|\bdown\b|\btel\b|\bphone|\bcall\b|\bmet(?:re|er)s?\b"
        r"|\bfeet\b|\bkm\b|\bversus\b|\bvs?\b|\bdelegates|\bvotes?\b|\bvoted\b|\bgrow|\bgrew|\bchang"
        r"|\bback\b|\bCode\b|\bSection\b|\bNo\.|\bflight|\bscore"
    )


@cache
def _time_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:serv|liv|work|rul|reign|held|president|minister|chief|lead|led|last|ran|running|period"
        r"|war|years?|studi|taught|play|director|head|chair|governor|mayor|captain|coach|CEO"
        r"|editor|member|built|between)[a-z]*\b[^.;]{0,60}\Z"
    )
