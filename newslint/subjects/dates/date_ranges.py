"""Stretches of time that a story gives by their first and last day, month or year."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.dates.dates import WrittenDate, dates
from newslint.subjects.numbers.numbers import SPACE
from newslint.text.digits import digit_runs


class DateRange(NamedTuple):
    """From one date to another, as written: "May 15-20", "from 30 May to 2 June 2023"."""

    span: Span
    """Both dates, with their weekdays, and the words between."""
    first: WrittenDate
    last: WrittenDate


class YearRange(NamedTuple):
    """From one year to another: "1914-1918", "from 2009 to 2012", "the 1950s to the 1970s"."""

    span: Span
    first: int
    last: int
    decades: bool = False
    """The two are decades, told by their first years."""
    dashed: bool = False


_GAP = (
    rf"(?:,?{SPACE}?[-–—~/]{SPACE}?|,?{SPACE}(?:up{SPACE})?(?P<word>to|until|till|til|through|thru"
    rf"|and){SPACE}(?:the{SPACE}|on{SPACE})?)\Z"
)
_BETWEEN = rf"\bbetween{SPACE}(?:the{SPACE})?\Z"


@cache
def _gap() -> regex.Pattern[str]:
    return lazy_pattern(_GAP)


@cache
def _between() -> regex.Pattern[str]:
    return lazy_pattern(_BETWEEN, regex.IGNORECASE)


@cache
def _years() -> regex.Pattern[str]:
    year = r"[12]\d{3}"
    return lazy_pattern(
        rf"(?<![\w.,:/$£€¥#%+–-]){year}(?P<s>s?)"
        rf"(?:(?P<dash>{SPACE}?[-–—]{SPACE}?)"
        rf"|{SPACE}(?P<word>to|until|till|through|and){SPACE}(?:the{SPACE})?)"
        rf"(?P<last>{year})(?P=s)(?!\w|[,.:/]\d|[-–]\d|%)"
    )


def date_ranges(document: Document) -> tuple[DateRange, ...]:
    """The ranges of days and months, in the order of the text (a finder).

    Two dates make one with a dash, "to", "until" or "through" between them, or after "between"
    with "and". Days that a stroke parts ("the night of 3/4 May") are no range.
    """
    return tuple(_ranges(document.prose, document.find(dates)))


def _ranges(prose: str, found: tuple[WrittenDate, ...]) -> Iterator[DateRange]:
    for first, last in pairwise(found):
        start, end = first.whole.end, last.whole.start
        if not 0 < end - start < 24:
            continue
        gap = _gap().match(prose[start:end])
        if not gap or "/" in gap.group():
            continue
        if gap["word"] == "and" and not _between().search(
            prose, max(0, first.whole.start - 14), first.whole.start
        ):
            continue
        yield DateRange(Span(first.whole.start, last.whole.end), first, last)


def year_ranges(document: Document) -> tuple[YearRange, ...]:
    """The ranges of whole years and of decades, in the order of the text (a finder).

    Years have four digits. Numbers that are no years may look the same ("from 1500 to 1200
    dollars"): whoever judges a range needs a sign that it is one of time.
    """
    prose = document.prose
    return tuple(
        YearRange(
            Span(*match.span()),
            int(match.group()[:4]),
            int(match["last"]),
            bool(match["s"]),
            bool(match["dash"]),
        )
        for match in _matches(document)
        if match["word"] != "and"
        or _between().search(prose, max(0, match.start() - 14), match.start())
    )


def _matches(document: Document) -> Iterator[regex.Match[str]]:
    last = 0
    for start, end in document.find(digit_runs):
        # The years that end one range begin no other.
        if end - start == 4 and start >= last and (match := _years().match(document.prose, start)):
            last = match.end()
            yield match
