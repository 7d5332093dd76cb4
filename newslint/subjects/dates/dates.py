"""The dates that a story writes, with the weekdays that stand beside them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from newslint.languages.en.date_words import MONTH, MONTH_BEGINNINGS, SUFFIX, WEEKDAY, month_number
from newslint.languages.en.numerals import DAY_ORDINALS
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.dates.written_weekdays import (
    WrittenWeekday,
    weekday_after,
    weekday_between,
    weekdays_before,
)
from newslint.subjects.numbers.numbers import SPACE
from newslint.text.capitals import capitalised_words, occurrences
from newslint.text.digits import digit_runs
from newslint.values import frozen, replace


@frozen(slots=True)
class WrittenDate:
    """A date as it stands in the copy, whether or not the calendar has it.

    ``day`` is 0 to 99 and ``month`` 1 to 99, since a slip may write any. A date has a day and a
    month, or a month and a year; None is what it leaves out.
    """

    span: Span
    """Day, month and year, without the weekday; of "May 15-20" the dates are "May 15" and "20"."""
    day: int | None
    month: int
    year: int | None
    weekday: WrittenWeekday | None = None
    swappable: bool = False
    """In digits, and day and month may be meant the other way round: "05/06/2024"."""
    in_digits: bool = False
    ordinal: bool = False
    """The day has its "st", "nd", "rd" or "th", or is a word."""
    shared: bool = False
    """The month stands at another day of the same list or range."""

    @property
    def whole(self) -> Span:
        """The date with its weekday."""
        if self.weekday is None:
            return self.span
        return Span(
            min(self.span.start, self.weekday.span.start), max(self.span.end, self.weekday.span.end)
        )


_ORDINAL_WORDS = {word: number for number, word in enumerate(DAY_ORDINALS, start=1)}
# What makes a number after a month's name a count: "In May 20 people died", "June 5 p.m.".
_COUNT_AFTER_MONTH = lazy_pattern(
    rf"(?:{SPACE}?%|°|"
    rf"{SPACE}?(?:[ap]\.?m\b|o['’]clock|km\b|kg\b|degrees)|{SPACE}(?:of{SPACE}(?:the|them|those"
    r"|(?&third_possessives))\b|"
    r"people|persons?|men|women|children|girls|boys|cases|deaths|per|percent|pct|(?&scales)"
    r"|(?&time_unit_forms)|points?|goals?|runs?|wickets?|games?|match(?:es)?|seats?|votes?|members?|countries"
    r"|states?|nations?|companies|firms|students|workers|soldiers|troops|police(?:men)?|officers"
    r"|protesters|civilians|passengers|residents|migrants|refugees|prisoners|patients|families"
    r"|tons?|tonnes?|miles?|met(?:re|er)s?|kilomet(?:re|er)s?|feet|acres|hectares|dollars?|euros?"
    r"|pounds?|yuan|rubles?|roubles?|yen|other|others|more|new|additional|times)\b)"
)
_YEAR = lazy_pattern(
    rf"\.?(?:,{SPACE}?|{SPACE}(?:of{SPACE})?|\.{SPACE}|-(?=\d{{4}}(?![-–])))(?P<year>[12]\d{{3}})"
    rf"(?!\w|[,.:]\d|[-–]\d{{3}}-|{SPACE}(?:GMT|UTC|hours|hrs|local)\b)"
)
_JOIN = (
    rf"(?:[-–—~/]|{SPACE}[-–]{SPACE}"
    rf"|,?{SPACE}(?:to|until|till|through|thru|and|or|&){SPACE}(?:the{SPACE})?)"
)
_MONTH_NAME = lazy_pattern(MONTH)
_DAY_AFTER = lazy_pattern(
    rf"(?:\.?{SPACE}(?:the{SPACE})?|\.)(?P<day>\d{{1,2}})(?P<suffix>{SUFFIX})?"
)
_NO_DAY_AFTER = lazy_pattern(
    rf"\w|[.,:/]\d|{SPACE}?:{SPACE}?\d|[-–](?:[A-Za-z]|\d{{3}})|['’]s{SPACE}?\d"
)
_MORE_DAYS_AFTER = lazy_pattern(rf"{_JOIN}(?P<day>\d{{1,2}})(?P<suffix>{SUFFIX})?")
_OTHER_MONTH_AFTER = lazy_pattern(rf"{SPACE}?(?:of{SPACE})?{MONTH}|{SPACE}?[-–]{SPACE}?\d")
_DAY_BEFORE = lazy_pattern(
    r"(?<![\w.,:/$£€¥#%+])(?<![A-Z\d][-–])(?<!\d\s[-–])"
    rf"(?:(?P<first>\d{{1,2}})(?P<first_suffix>{SUFFIX})?{_JOIN}"
    rf"(?:{WEEKDAY},?{SPACE}(?:the{SPACE})?)?)?"
    rf"(?P<day>\d{{1,2}})(?:(?P<suffix>{SUFFIX}),?)?"
    rf"(?:{SPACE}(?:day{SPACE})?(?:of{SPACE})?|-|\.{SPACE}?)\Z"
)
_WORD_BEFORE = lazy_pattern(
    lambda: (
        rf"\b(?P<word>{'|'.join(sorted(_ORDINAL_WORDS, key=len, reverse=True))})"
        rf"{SPACE}of{SPACE}\Z"
    ),
    regex.IGNORECASE,
)
_YEAR_LAST_OR_FIRST = lazy_pattern(
    r"(?<![\w./,:–-])(?:(?P<y>[12]\d{3})(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<t>[-./])(?P<b>\d{1,2})(?P=t)(?P<z>[12]\d{3}))(?!\w|[./:,-]\d|-\w)"
)
_BRACKET_CLOSED = lazy_pattern(rf"\.?{SPACE}?[)\]]")


def dates(document: Document) -> tuple[WrittenDate, ...]:
    """All dates of the story, in the order of the text (a finder).

    Read are days with a month's name in either order ("June 23, 2024", "23 June", "the 23rd of
    June", "Jun. 23"), months with a year, the days of lists and ranges ("May 15-20", "4 and 5
    March"), and dates in digits with a year of four digits ("2024-06-23", "23.06.2024",
    "06/23/2024"). A date that the calendar lacks, such as "June 31", is a date.

    A weekday goes with a date that it stands right beside: "Tuesday, 23 June", "June 23
    (Tuesday)", "Friday and Saturday, June 26-27".
    """
    prose = document.prose
    groups = [*_with_names(document), *_in_digits(document)]
    groups.sort(key=lambda group: (group[0].span.start, -group[-1].span.end))
    bounds = tuple(segment.span.start for segment in document.segments)
    found: list[WrittenDate] = []
    for group in groups:
        if not found or found[-1].span.end <= group[0].span.start:
            found.extend(_with_weekdays(prose, group, bounds))
    return tuple(found)


# --- days, months, years ----------------------------------------------------------------------


def _months(document: Document) -> list[int]:
    """Where the words begin that may be names of months."""
    words = [
        word for word in document.find(capitalised_words) if word[:3].lower() in MONTH_BEGINNINGS
    ]
    return sorted({start for word in words for start in occurrences(document.prose, word)})


def _with_names(document: Document) -> Iterator[list[WrittenDate]]:
    prose = document.prose
    last = 0
    for start in _months(document):
        match = _MONTH_NAME.match(prose, start) if start >= last else None
        if not match:
            continue
        end = match.end()
        month = month_number(match.group())
        before = _day_before(prose, start, last)
        after = _DAY_AFTER.match(prose, end)
        year = None
        if after:
            year = _year(prose, after.end())[0]
            if year is None and not _is_day(prose, after.end()):
                after = None
        if before and after:
            # "10 May 15": a day on either side; which one the month goes with is anyone's guess,
            # unless the other is a year or one of the two is plainly no day.
            if year is None and not before.ordinal:
                continue
            if year is not None:
                before = None
        if before:
            year, end = _year(prose, end)
            group = [
                WrittenDate(
                    Span(a, end if number == len(before.days) else b),
                    day,
                    month,
                    year,
                    ordinal=before.ordinal,
                    shared=number < len(before.days),
                )
                for number, (a, b, day) in enumerate(before.days, start=1)
            ]
        elif after:
            group, end = _days_after(prose, start, month, after)
        else:
            year, end = _year(prose, end)
            if year is None:
                continue
            group = [WrittenDate(Span(start, end), None, month, year)]
        last = end
        yield group


class _Before(NamedTuple):
    days: tuple[tuple[int, int, int], ...]
    ordinal: bool


def _day_before(prose: str, start: int, last: int) -> _Before | None:
    """The day or two that stand before a month's name: start, end and number of each."""
    low = max(last, start - 40)
    if not prose[max(low, start - 6) : start].strip():
        return None
    window = prose[low:start]
    if window[-4:].split() == ["of"] and (word := _WORD_BEFORE.search(window)):
        day = _ORDINAL_WORDS[word["word"].lower()]
        return _Before(((low + word.start("word"), start, day),), True)
    if not any(c.isdigit() for c in window[-9:]):
        return None
    match = _DAY_BEFORE.search(window)
    if not match or (low and match.start("day") == 0 and prose[low - 1].isdigit()):
        return None
    ordinal = bool(match["suffix"])
    days = [(low + match.start("day"), start, int(match["day"]))]
    if match["first"]:
        end = low + match.end("first_suffix" if match["first_suffix"] else "first")
        days.insert(0, (low + match.start("first"), end, int(match["first"])))
    return _Before(tuple(days), ordinal)


def _year(prose: str, end: int) -> tuple[int | None, int]:
    """The year that follows, and where it ends; None and ``end`` where none does."""
    match = _YEAR.match(prose, end)
    if match and not _COUNT_AFTER_MONTH.match(prose, match.end()):
        return int(match["year"]), match.end()
    return None, end


def _is_day(prose: str, end: int) -> bool:
    """Whether what follows a number lets it be a day."""
    if _year(prose, end)[0] is not None:
        return True
    return not (_NO_DAY_AFTER.match(prose, end) or _COUNT_AFTER_MONTH.match(prose, end))


def _days_after(
    prose: str, start: int, month: int, match: regex.Match[str]
) -> tuple[list[WrittenDate], int]:
    ordinal = bool(match["suffix"])
    spans = [(start, match.end(), int(match["day"]))]
    while more := _MORE_DAYS_AFTER.match(prose, spans[-1][1]):
        if not _is_day(prose, more.end()) or _OTHER_MONTH_AFTER.match(prose, more.end()):
            break
        ordinal = ordinal or bool(more["suffix"])
        spans.append((more.start("day"), more.end(), int(more["day"])))
        if len(spans) > 4:
            break
    year, end = _year(prose, spans[-1][1])
    group = [
        WrittenDate(
            Span(a, end if number == len(spans) - 1 else b),
            day,
            month,
            year,
            ordinal=ordinal,
            shared=number > 0,
        )
        for number, (a, b, day) in enumerate(spans)
    ]
    return group, end


def _in_digits(document: Document) -> Iterator[list[WrittenDate]]:
    prose = document.prose
    for start, end in document.find(digit_runs):
        if not prose.startswith(("-", "/", "."), end):
            continue
        match = _YEAR_LAST_OR_FIRST.match(prose, start)
        if not match:
            continue
        span = Span(*match.span())
        if match["y"]:
            year = int(match["y"])
            month, day = int(match["m"]), int(match["d"])
            found = WrittenDate(span, day, month, year, in_digits=True)
        else:
            first, second = int(match["a"]), int(match["b"])
            day, month = (second, first) if first <= 12 < second else (first, second)
            found = WrittenDate(
                span,
                day,
                month,
                int(match["z"]),
                in_digits=True,
                # With stops the day comes first everywhere.
                swappable=match["t"] != "." and day <= 12 and month <= 12 and day != month,
            )
        yield [found]


# --- weekdays ---------------------------------------------------------------------------------


def _with_weekdays(
    prose: str, group: Sequence[WrittenDate], bounds: Sequence[int]
) -> Iterator[WrittenDate]:
    before = weekdays_before(prose, group[0].span.start, bounds)
    if len(group) == 2 and (
        between := weekday_between(prose, group[0].span.end, group[1].span.start)
    ):
        before.append(between)
        if len(before) == 1:
            group, before = [*group[:1], replace(group[1], weekday=between)], []
    if before:
        # "Friday and Saturday, March 6-7": one for each day, or nobody knows which is whose.
        if len(before) == len(group):
            pairs = zip(group, before, strict=True)
            yield from (replace(date, weekday=weekday) for date, weekday in pairs)
        else:
            yield from group
        return
    yield from group[:-1]
    date = group[-1]
    alone = len(group) == 1 and date.day is not None
    after = weekday_after(prose, date.span.end, bounds) if alone else None
    if after and date.year is None:
        # "14 March (Tuesday) 2023"
        closed = _BRACKET_CLOSED.match(prose, after.span.end)
        year, end = _year(prose, closed.end()) if closed else (None, 0)
        if year is not None:
            date = replace(date, span=Span(date.span.start, end), year=year)
    yield replace(date, weekday=after) if after else date
