"""A date that no calendar has."""

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from newslint.languages.en.calendar import MONTHS
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.subjects.dates.calendar import is_possible
from newslint.subjects.dates.dates import WrittenDate, dates
from newslint.subjects.numbers.numbers import SPACE
from newslint.values import frozen


@frozen
class ImpossibleDateCheck:
    """Finds days that their month lacks ("June 31") and months beyond the twelfth.

    A number beside a month's name may be a count ("In June 31 people died"), so without a year, a
    weekday or an ordinal ending it has to stand as a date does. Values: ``days`` (how many the
    month has), ``month`` (its name, or number), ``year``. Diagnoses: ``month`` (there is none of
    that number), ``leap`` (February 29 of another year).
    """

    values: ClassVar[tuple[str, ...]] = ("days", "month", "year")

    def __call__(self, document: Document) -> Iterator[Match]:
        for date in document.find(dates):
            if not is_possible(date) and _is_a_date(document.prose, date):
                yield _date_match(date)


def _date_match(date: WrittenDate) -> Match:
    year = str(date.year or "")
    if not 1 <= date.month <= 12:
        return Match(
            date.whole, {"days": "", "month": str(date.month), "year": year}, None, (), "month"
        )
    days = monthrange(date.year or 2000, date.month)[1]
    diagnosis = "leap" if date.month == 2 and date.day == 29 else ""
    values = {"days": str(days), "month": MONTHS[date.month - 1], "year": year}
    return Match(date.whole, values, None, (), diagnosis)


def _is_a_date(prose: str, date: WrittenDate) -> bool:
    day = date.day or 0
    if date.in_digits:
        return day <= 31 and date.month <= 31 and 1900 <= (date.year or 0) <= 2100
    if date.year is not None or date.weekday or date.ordinal:
        return True
    if not 29 <= day <= 31:
        return False
    before = prose[max(0, date.span.start - 14) : date.span.start]
    if prose[date.span.start].isdigit() and not date.shared:
        return bool(_leads_to_a_day().search(before))
    return bool(_follows_a_day().match(prose, date.span.end)) and not _leads_to_a_month().search(
        before
    )


@cache
def _leads_to_a_day() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:on|until|till|since|before|from|between|dated){SPACE}(?:the{SPACE})?|[(–-]{SPACE}?)\Z",
        re.IGNORECASE,
    )


@cache
def _leads_to_a_month() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:in|last|this|next|early|mid|late|during|throughout|every|each|for){SPACE}\Z",
        re.IGNORECASE,
    )


@cache
def _follows_a_day() -> re.Pattern[str]:
    return re.compile(
        rf"{SPACE}?(?:[,.;:)\]]|\Z)|{SPACE}(?:and|at|in|when|for|by|after|that|as|from|to|until"
        r"|with|on|is|was|will|or|he|she|it|they|the|a|local)\b"
    )
