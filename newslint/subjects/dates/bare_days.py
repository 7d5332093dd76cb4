"""Days that a story gives by their number alone: "on the 26th"."""

from functools import cache
from typing import NamedTuple

import regex

from newslint.languages.en.date_words import MONTH, WEEKDAY
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.dates.dates import dates
from newslint.subjects.numbers.numbers import SPACE
from newslint.text.unwrapped import unwrapped_prose


class BareDay(NamedTuple):
    """A day of no month: "the 26th". The span holds article and number."""

    span: Span
    day: int
    month_told: bool
    """A date with its month stands earlier in the story, or a month's name in the same segment."""


_MONTH_NAME = lazy_pattern(MONTH)


@cache
def _bare_day() -> regex.Pattern[str]:
    # Ordered so that the search is for the literal " the ".
    after = (
        rf"(?={SPACE}?(?:[,.;:)\]]|\n|\Z)|{SPACE}\(|{SPACE}(?:that|to|at|in|when|for|with|from|as|by"
        rf"|after|about|local{SPACE}time|Beijing{SPACE}time|and|it|he|she|they|there|said|saying"
        r"|due|because|while|but|through|until|against|between|local)\b)"
    )
    return lazy_pattern(
        rf" the (?P<day>[1-9]|[12]\d|3[01])(?&ordinal_endings){after}(?!{SPACE}(?:and|or|to){SPACE}"
        rf"(?:the{SPACE})?\d+(?&ordinal_endings){SPACE}[a-z])(?!{SPACE}?[,(]{SPACE}?{WEEKDAY})"
    )


@cache
def _leads() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"(?:\b(?:on|until|since)|\b(?:as|(?&day_parts)|noon|day){SPACE}of"
        rf"|\b(?:a\.?m\.?|p\.?m\.?|o['’]clock|\d:\d\d){SPACE}(?:on|of))\Z",
        regex.IGNORECASE,
    )


@cache
def _no_days() -> regex.Pattern[str]:
    """What else is numbered: holes, floors, laps, streets."""
    return lazy_pattern(
        r"\b(?:holes?|birdie[ds]?|bogey(?:ed|s)?|par|eagles?|fairway|putt(?:s|ed)?|tee|laps?|innings?"
        r"|furlongs?|fences?|floors?|storey|chapter|verse|amendment|anniversary|century|centuries"
        r"|of every month|of each month|of the month|of this month|of last month|of next month"
        r"|minutes?|congress|round|stage|avenue|street|percentile)\b",
        regex.IGNORECASE,
    )


def bare_days(document: Document) -> tuple[BareDay, ...]:
    """The days of no month that something is said to have happened on (a finder)."""
    prose = document.find(unwrapped_prose)
    first = min(
        (
            date.span.start
            for date in document.find(dates)
            if date.day is not None and not date.in_digits
        ),
        default=len(prose),
    )
    # Of each paragraph that has such a day: whether it names a month, None where all that is named
    # so in it is no day.
    named: dict[Span, bool | None] = {}
    found = []
    for match in _bare_day().finditer(prose):
        start = match.start() + 1
        if not _leads().search(prose, max(0, start - 24), start - 1):
            continue
        span = Span(start, match.end())
        segment = document.segment_around(span)
        if segment is None:
            continue
        if segment.span not in named:
            is_no_day = _no_days().search(prose, *segment.span)
            has_month = _MONTH_NAME.search(prose, *segment.span) is not None
            named[segment.span] = None if is_no_day else has_month
        month_told = named[segment.span]
        if month_told is not None:
            told = month_told or first < segment.span.end
            found.append(BareDay(span, int(match["day"]), told))
    return tuple(found)
