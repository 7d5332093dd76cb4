"""How long something lasted, where the story gives its first and last day as well."""

import datetime
import re
from calendar import isleap
from collections.abc import Iterator
from functools import cache

import regex

from newslint.languages.en.numerals import CARDINAL_VALUES
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.dates.date_ranges import DateRange, YearRange, date_ranges, year_ranges
from newslint.subjects.dates.dates import WrittenDate
from newslint.subjects.numbers.numbers import SPACE
from newslint.values import frozen


@frozen(slots=True)
class DatedDuration:
    """A length of time beside its range: "a three-day visit, May 15-17".

    ``least`` and ``most`` are what the range allows, in ``unit``s, by whether its first and its
    last day count and how a desk rounds.
    """

    span: Span
    """The length: "three-day"."""
    count: int
    unit: str
    """day, night, week, month or year."""
    range: DateRange | YearRange
    least: int
    most: int

    @property
    def agrees(self) -> bool:
        """Whether the length is one that the range allows."""
        return self.least <= self.count <= self.most


_LENGTH = (
    rf"(?<![\w.,$£€-])(?P<count>\d{{1,3}}|(?&counts))(?:-|{SPACE})"
    r"(?P<unit>(?&days_and_longer)|night)"
)
_LONG = r"(?<![\w.,$£€-])(?P<unit>(?&weeks_and_longer))(?=[- ]?long\b)"
"""As in "a week-long festival": one of them."""
# Nouns that say what lasts; a rolling window, a notice or an age lasts as long as it says wherever
# in a range it falls.
_NO_SPAN = (
    r"\b(?:average|averages|rolling|incidence|quarantine|isolation|notice|rate|rates|old|ahead"
    r"|before|after|later|ago|earlier|within|every|each|per|window|limit|deadline|bond|bonds|yield"
    r"|wait|sentence|contract|deal|data|forecast|high|low|record|streak|incubation|ban|first|last"
    r"|final|past|previous|during|part|than|course|courses|leave|span|spans|visa|plan|but|while"
    r"|and|extended|postponed|delayed|moved|instead|shorten\w*|over)\b"
)


@cache
def _before() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"(?:{_LENGTH}|{_LONG})"
        rf"(?:(?P<plural>s)|(?:[- ]?long)?(?P<head>{SPACE}[^.;:!?\d\"“”()]{{2,60}}?))"
        rf"(?:,?{SPACE}(?:from|between|on|of|held|dated|running|lasting|taking{SPACE}place"
        rf"|scheduled|set|for|starting|beginning){SPACE}(?:from{SPACE}|for{SPACE}|on{SPACE})?(?:the{SPACE})?"
        rf"|{SPACE}?[(\[]{SPACE}?(?:from{SPACE})?|,{SPACE})\Z",
        regex.IGNORECASE,
    )


@cache
def _several() -> regex.Pattern[str]:
    """Nouns of several: "two-day strikes from May 1 to May 20". Talks and games are one."""
    return lazy_pattern(
        rf"{SPACE}(?:[a-z]+{SPACE})?(?!talks|games|celebrations|festivities|elections|holidays"
        r"|negotiations|championships|finals|series|exercises|manoeuvres|maneuvers|runs|lasts|takes"
        r"|starts|begins|opens|was)[a-z]+[^s\W]s\b"
    )


@cache
def _duration_after() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"(?:,?{SPACE}(?:(?:for|in|during|on|as|lasting){SPACE})?(?:an?{SPACE}|the{SPACE})?"
        rf"(?:total{SPACE}of{SPACE})?|{SPACE}?(?P<open>\())"
        rf"{_LENGTH}(?P<plural>s?)(?![\w])(?(open){SPACE}?\))",
        regex.IGNORECASE,
    )


def dated_durations(document: Document) -> tuple[DatedDuration, ...]:
    """The lengths of time that stand beside the range they belong to (a finder)."""
    found: list[DatedDuration] = []
    for days in document.find(date_ranges):
        found.extend(_of_days(document.prose, days))
    for years in document.find(year_ranges):
        if years.first < years.last and not years.decades:
            found.extend(_of_years(document.prose, years))
    return tuple(found)


def _of_days(prose: str, days: DateRange) -> Iterator[DatedDuration]:
    if days.first.swappable or days.last.swappable:
        return
    for span, count, unit in _lengths(prose, days.span):
        bounds = _bounds(days, unit)
        if bounds:
            yield DatedDuration(span, count, unit, days, *bounds)


def _of_years(prose: str, years: YearRange) -> Iterator[DatedDuration]:
    for span, count, unit in _lengths(prose, years.span):
        if unit == "year":
            apart = years.last - years.first
            yield DatedDuration(span, count, unit, years, apart - 1, apart + 1)


def _lengths(prose: str, around: Span) -> Iterator[tuple[Span, int, str]]:
    low = max(0, around.start - 100)
    match = _before().search(prose[low : around.start])
    if match:
        start = low + match.start()
        lead, head = prose[max(0, start - 24) : start], match["head"] or ""
        if (
            not _part_of_more().search(lead)
            and not re.search(_NO_SPAN, head, regex.IGNORECASE)
            and not _several().match(head)
            and (not match["plural"] or _stands_alone().search(lead))
        ):
            end = low + match.end("plural" if match["plural"] else "unit")
            if match["count"] is None:  # "week-long"
                end = low + match.start("head")
            yield Span(start, end), _count(match["count"]), match["unit"].lower()
            return
    match = _duration_after().match(prose, around.end, around.end + 60)
    if match:
        rest = prose[match.end() : match.end() + 30]
        if not re.match(rf"[^.,;]*?{_NO_SPAN}", rest, regex.IGNORECASE):
            yield (
                Span(match.start("count"), match.end("plural")),
                _count(match["count"]),
                match["unit"].lower(),
            )


@cache
def _stands_alone() -> regex.Pattern[str]:
    """What comes before a length of its own: "for three days from May 15 to 17"."""
    return lazy_pattern(
        r"(?:\b(?:for|lasts?|lasted|lasting|takes?|took|runs?|ran|the|over|in|during|of)\s|\A)\Z",
        regex.IGNORECASE,
    )


@cache
def _part_of_more() -> regex.Pattern[str]:
    """What makes a length one of many, or a part: "every", "the last", "two years and"."""
    return lazy_pattern(
        r"\b(?:every|each|per|within|first|last|final|past|previous|next|another|than|age|aged"
        r"|(?&days_and_longer)s?(?:,|\sand)|(?:several|many|some|(?&counts))"
        r"(?:\s[a-z]+)?)\s\Z",
        regex.IGNORECASE,
    )


def _count(text: str | None) -> int:
    if text is None:
        return 1
    return int(text) if text.isdigit() else CARDINAL_VALUES[text.lower()]


def _bounds(days: DateRange, unit: str) -> tuple[int, int] | None:
    apart = _days_apart(days.first, days.last)
    if apart is None:
        return None
    fewest, most = apart
    if unit in ("day", "night"):
        if days.first.day is None:
            return None
        return fewest - 1, most + 1
    if unit == "week":
        # A week may be one of five working days, and a trip of two weeks one of twelve days.
        return (fewest - 4) // 7, (most + 1 + 6) // 7 + 1
    if unit == "month":
        return int(fewest / 30.5 - 1), int(most / 30.5 + 2)
    return int(fewest / 365.25 - 0.6), int(most / 365.25 + 1.6)


def _days_apart(first: WrittenDate, last: WrittenDate) -> tuple[int, int] | None:
    """How many days the last is after the first, at least and at most; None where nobody knows."""
    found = []
    years = [last.year or first.year] if last.year or first.year else [2023, 2024, 2025]
    for year in years:
        assert year is not None
        try:
            end = datetime.date(last.year or year, last.month, last.day or 1)
            start = datetime.date(first.year or year, first.month, first.day or 1)
            if start > end and first.year is None:
                start = start.replace(year=start.year - 1)
        except ValueError:
            if isleap(year) or first.day != 29:
                return None
            continue
        if start > end:
            return None
        found.append((end - start).days)
    return (min(found), max(found)) if found else None
