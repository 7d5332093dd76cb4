"""The weekdays that stand right beside a date."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newslint.languages.en.date_words import MONTH, SUFFIX, WEEKDAY, weekday_number
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.numbers.numbers import SPACE


class WrittenWeekday(NamedTuple):
    """A weekday that is said of a date; the span holds the name alone."""

    span: Span
    number: int
    """0 for Monday to 6 for Sunday."""


_PART = (
    rf"(?:{SPACE}(?:(?&day_parts)|(?&noons)))?"
    rf"(?:{SPACE}(?:local|Beijing){SPACE}time)?"
)
_BEFORE = lazy_pattern(
    rf"(?<!\w)(?P<name>{WEEKDAY})(?:(?<!day)(?<!DAY)\.)?{_PART}"
    rf"(?:,?{SPACE}(?:the{SPACE})?|,|{SPACE}?[(\[]{SPACE}?|{SPACE}[-–—]{SPACE}|/)\Z"
)
_LISTED = lazy_pattern(
    rf"(?<!\w)(?P<name>{WEEKDAY})\.?{_PART}"
    rf"(?:,?{SPACE}(?:and|or|to|through|until|till|&){SPACE}|{SPACE}?[-–—/,]{SPACE}?)\Z"
)
_AFTER = lazy_pattern(
    rf"(?:{SPACE}?[(\[]{SPACE}?(?P<inside>{WEEKDAY})\.?{_PART}"
    rf"(?={SPACE}?[)\],;]|{SPACE}(?:local|Beijing|Japan|in)\b)"
    rf"|(?:,{SPACE}(?:a{SPACE}|which{SPACE}(?:is|was|will{SPACE}be|falls{SPACE}on"
    rf"|fell{SPACE}on|happened{SPACE}to{SPACE}be){SPACE}(?:a{SPACE}|on{SPACE})?)?"
    rf"|(?<=\d\d\d\d)(?:{SPACE}|{SPACE}?[-–—/]{SPACE}?))(?P<name>{WEEKDAY}){_PART}"
    rf"(?={SPACE}?(?:[,.;:)\]]|\n|\Z)|{SPACE}(?:at|in|as|by|when)\b))"
)
# What the weekday belongs to or is listed with, rather than the date before it.
_NEXT = lazy_pattern(
    rf",?{SPACE}(?:(?:and{SPACE}|or{SPACE})?{WEEKDAY}|{MONTH}\.?{SPACE}\d"
    rf"|(?:the{SPACE})?\d{{1,2}}{SUFFIX}?{SPACE}(?:of{SPACE})?{MONTH})"
)
_ANY = lazy_pattern(rf"(?<!\w){WEEKDAY}")
# "The Sun, 3 March 1995", "Tampa Sun, 3 March 1995": a weekday would stand after a comma or "on".
_SUN_OF_A_PAPER = lazy_pattern(r"(?:\b[Tt]he|\bTHE|(?<!\w)\p{Lu}[\w’'-]+)\s\Z")
_ON_SUNDAY = lazy_pattern(r"\b(?:Mail|Scotland|Independent|Wales|Ireland|Observer)\son\s\Z")
# A football club; "in Sheffield Wednesday" is the town's.
_CLUB = lazy_pattern(r"(?<!\bin\s)\bSheffield\s\Z")
# "The film Black Friday", "a novel, Bloody Sunday": works with a weekday at the end of their names.
_WORK = lazy_pattern(
    r"\b(?:films?|movies?|novels?|books?|songs?|albums?|singles?|plays?|musicals?|operas?|series|shows?"
    r"|sitcoms?|dramas?|comed(?:y|ies)|thrillers?|paintings?|poems?|documentary|documentaries|papers?"
    r"|newspapers?|magazines?|dail(?:y|ies)|weekl(?:y|ies)|tabloids?|bands?|titled|entitled|called)"
    r",?\s[“‘\"']?(?:\p{Lu}[\w’'-]*\s(?:(?:of|on|the|for|and|in|a|at|to)\s)*)+\Z"
)


def weekdays_before(prose: str, start: int, bounds: Sequence[int]) -> list[WrittenWeekday]:
    """The weekdays that stand right before a date, in their order.

    ``bounds`` are the offsets at which segments begin: no weekday goes with a date of the next.
    """
    found: list[WrittenWeekday] = []
    pattern, end = _BEFORE, start
    while len(found) < 3:
        low = max(0, end - 44)
        match = pattern.search(prose[low:end])
        if not match:
            break
        at = low + match.start("name")
        if _parted(prose, at, start, bounds):
            break
        if _ends_a_title(prose, at, match["name"]):
            break
        found.insert(0, _weekday(match["name"], at))
        pattern, end = _LISTED, at
    return found


def _ends_a_title(prose: str, at: int, name: str) -> bool:
    """Whether a weekday that begins here ends the name of a paper, a club, a film or a book."""
    before = prose[max(0, at - 80) : at]
    if name == "Sun" and _SUN_OF_A_PAPER.search(before):
        return True
    if name == "Wednesday" and _CLUB.search(before):
        return True
    return bool(_ON_SUNDAY.search(before)) or bool(_WORK.search(before))


def weekday_after(prose: str, end: int, bounds: Sequence[int]) -> WrittenWeekday | None:
    """The weekday that stands right after a date and belongs to it."""
    match = _AFTER.match(prose, end)
    if not match:
        return None
    name = "inside" if match["inside"] else "name"
    weekday = _weekday(match[name], match.start(name))
    after = weekday.span.end
    if _parted(prose, end, after, bounds) or _NEXT.match(prose, after):
        return None
    return weekday


def weekday_between(prose: str, start: int, end: int) -> WrittenWeekday | None:
    """The weekday between two days that share a month: "Sunday 4 and Monday 5 March"."""
    match = _ANY.search(prose[start:end])
    return _weekday(match.group(), start + match.start()) if match else None


def _weekday(name: str, start: int) -> WrittenWeekday:
    return WrittenWeekday(Span(start, start + len(name)), weekday_number(name))


def _parted(prose: str, start: int, end: int, bounds: Sequence[int]) -> bool:
    """Whether a segment begins between the two offsets."""
    return "\n" in prose[start:end] and bisect_right(bounds, start) != bisect_right(bounds, end - 1)
