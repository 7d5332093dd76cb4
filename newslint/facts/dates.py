"""The dates that a story writes, with the weekdays that stand beside them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from newslint.facts.numbers import SPACE
from newslint.model.document import Document
from newslint.model.position import Span


@dataclass(frozen=True, slots=True)
class WrittenWeekday:
    """A weekday that is said of a date; the span holds the name alone."""

    span: Span
    number: int
    """0 for Monday to 6 for Sunday."""


@dataclass(frozen=True, slots=True)
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


MONTH_NAMES = (
    "January February March April May June July August September October November December".split()
)
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

_WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:s|nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?"
    r"|Sat(?:urday)?|Sun(?:day)?|MON(?:DAY)?|TUE(?:S(?:DAY)?)?|WED(?:S|NESDAY)?"
    r"|THU(?:RS?(?:DAY)?)?|FRI(?:DAY)?|SAT(?:URDAY)?|SUN(?:DAY)?)(?!\w)"
)
# The first letter stands alone in front, so that the search skips text at full speed.
_MONTH = (
    r"[JFMASOND](?<![\w'’].)(?i:(?<=J)an(?:uary)?|(?<=F)eb(?:ruary)?|(?<=M)ar(?:ch)?"
    r"|(?<=A)pr(?:il)?|(?<=M)ay|(?<=J)une?|(?<=J)uly?|(?<=A)ug(?:ust)?|(?<=S)ept?(?:ember)?"
    r"|(?<=O)ct(?:ober)?|(?<=N)ov(?:ember)?|(?<=D)ec(?:ember)?)(?!\w|-[A-Za-z])"
)
_ORDINAL_WORDS = {
    word: number
    for number, word in enumerate(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth
        twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first
        """.split(),
        start=1,
    )
}
# What makes a number after a month's name a count: "In May 20 people died", "June 5 p.m.".
_COUNTED = (
    rf"(?:{SPACE}?%|°|"
    rf"{SPACE}?(?:[ap]\.?m\b|o['’]clock|km\b|kg\b|degrees)|{SPACE}(?:of{SPACE}(?:the|them|those|its"
    r"|their|his|her)\b|"
    r"people|persons?|men|women|children|girls|boys|cases|deaths|per|percent|pct|hundred|thousand"
    r"|million|billion|trillion|crore|lakh|dozen|years?|days?|weeks?|months?|hours?|minutes?"
    r"|seconds?|points?|goals?|runs?|wickets?|games?|match(?:es)?|seats?|votes?|members?|countries"
    r"|states?|nations?|companies|firms|students|workers|soldiers|troops|police(?:men)?|officers"
    r"|protesters|civilians|passengers|residents|migrants|refugees|prisoners|patients|families"
    r"|tons?|tonnes?|miles?|met(?:re|er)s?|kilomet(?:re|er)s?|feet|acres|hectares|dollars?|euros?"
    r"|pounds?|yuan|rubles?|roubles?|yen|other|others|more|new|additional|times)\b)"
)
_YEAR = (
    rf"(?:,{SPACE}?|{SPACE}(?:of{SPACE})?|\.{SPACE}|-(?=\d{{4}}(?![-–])))(?P<year>[12]\d{{3}})(?!\w|[,.:]\d"
    rf"|[-–]\d{{3}}-|{SPACE}(?:GMT|UTC|hours|hrs|local)\b|{_COUNTED})"
)
_SUFFIX = r"(?:st|nd|rd|th|ST|ND|RD|TH)"
_TIGHT = r"[-–—~/]"
_JOIN = (
    rf"(?:{_TIGHT}|{SPACE}[-–]{SPACE}"
    rf"|,?{SPACE}(?:to|until|till|through|thru|and|or|&){SPACE}(?:the{SPACE})?)"
)
_DAY_END = (
    rf"(?!\w|[.,:/]\d|{SPACE}?:{SPACE}?\d|[-–](?:[A-Za-z]|\d{{3}})|['’]s{SPACE}?\d|{_COUNTED})"
)


class _Patterns(NamedTuple):
    month: re.Pattern[str]
    day_after: re.Pattern[str]
    year_after: re.Pattern[str]
    more_after: re.Pattern[str]
    day_before: re.Pattern[str]
    word_before: re.Pattern[str]
    digits: re.Pattern[str]
    weekday_before: re.Pattern[str]
    weekday_after: re.Pattern[str]
    weekdays_listed: re.Pattern[str]
    next_after: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = "|".join(sorted(_ORDINAL_WORDS, key=lambda word: -len(word)))
    part = rf"(?:{SPACE}(?:morning|afternoon|evening|night|lunchtime|midday|noon))?"
    return _Patterns(
        month=re.compile(_MONTH),
        day_after=re.compile(
            rf"(?:\.?{SPACE}(?:the{SPACE})?|\.)(?P<day>\d{{1,2}})(?P<suffix>{_SUFFIX})?"
            rf"(?:(?={_YEAR})|{_DAY_END})"
        ),
        year_after=re.compile(rf"\.?{_YEAR}"),
        more_after=re.compile(
            rf"{_JOIN}(?P<day>\d{{1,2}})(?P<suffix>{_SUFFIX})?(?:(?={_YEAR})|{_DAY_END})"
            rf"(?!{SPACE}?(?:of{SPACE})?{_MONTH})(?!{SPACE}?[-–]{SPACE}?\d)"
        ),
        day_before=re.compile(
            rf"(?<![\w.,:/$£€¥#%+])(?<![A-Z\d][-–])(?<!\d\s[-–])(?:(?P<first>\d{{1,2}})(?P<first_suffix>{_SUFFIX})?{_JOIN}"
            rf"(?:{_WEEKDAY},?{SPACE}(?:the{SPACE})?)?)?"
            rf"(?P<day>\d{{1,2}})(?:(?P<suffix>{_SUFFIX}),?)?"
            rf"(?:{SPACE}(?:day{SPACE})?(?:of{SPACE})?|-|\.{SPACE}?)\Z"
        ),
        word_before=re.compile(rf"\b(?P<word>{words}){SPACE}of{SPACE}\Z", re.IGNORECASE),
        digits=re.compile(
            r"\d(?<![\w./,:–-].)(?:(?P<y>(?<=[12])\d{3})(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
            r"|(?P<a>(?<=(\d))\d?)(?P<t>[-./])(?P<b>\d{1,2})(?P=t)(?P<z>[12]\d{3}))"
            r"(?!\w|[./:,-]\d|-\w)"
        ),
        weekday_before=re.compile(
            rf"(?<!\w)(?P<name>{_WEEKDAY})(?:(?<!day)(?<!DAY)\.)?{part}"
            rf"(?:,?{SPACE}(?:the{SPACE})?|,|{SPACE}?[(\[]{SPACE}?|{SPACE}[-–—]{SPACE}|/)\Z"
        ),
        weekday_after=re.compile(
            rf"(?:{SPACE}?[(\[]{SPACE}?(?P<inside>{_WEEKDAY})\.?{part}"
            rf"(?={SPACE}?[)\],;]|{SPACE}(?:local|Beijing|Japan|in)\b)"
            rf"|(?:,{SPACE}(?:a{SPACE}|which{SPACE}(?:is|was|will{SPACE}be|falls{SPACE}on"
            rf"|fell{SPACE}on|happened{SPACE}to{SPACE}be){SPACE}(?:a{SPACE}|on{SPACE})?)?"
            rf"|(?<=\d\d\d\d){SPACE})(?P<name>{_WEEKDAY}){part}(?={SPACE}?(?:[,.;:)\]]|\n|\Z)))"
        ),
        weekdays_listed=re.compile(
            rf"(?<!\w)(?P<name>{_WEEKDAY})\.?{part}"
            rf"(?:,?{SPACE}(?:and|or|to|through|until|till|&){SPACE}|{SPACE}?[-–—/,]{SPACE}?)\Z"
        ),
        # What the weekday belongs to or is listed with, rather than the date before it.
        next_after=re.compile(
            rf",?{SPACE}(?:(?:and{SPACE}|or{SPACE})?{_WEEKDAY}|{_MONTH}\.?{SPACE}\d"
            rf"|(?:the{SPACE})?\d{{1,2}}{_SUFFIX}?{SPACE}(?:of{SPACE})?{_MONTH})"
        ),
    )


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
    groups = [*_with_names(prose), *_in_digits(prose)]
    groups.sort(key=lambda group: group[0].span)
    bounds = _breaks(document)
    found: list[WrittenDate] = []
    for group in groups:
        found.extend(_with_weekdays(prose, group, bounds))
    return tuple(found)


def _breaks(document: Document) -> tuple[int, ...]:
    return tuple(segment.span.start for segment in document.segments)


# --- days, months, years ----------------------------------------------------------------------


def month_number(name: str) -> int:
    """1 to 12, by the first three letters of a month's name."""
    return _MONTH_NUMBERS[name[:3].lower()]


_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}


def _with_names(prose: str) -> Iterator[list[WrittenDate]]:
    patterns = _patterns()
    last = 0
    for match in patterns.month.finditer(prose):
        start, end = match.span()
        if start < last:
            continue
        month = month_number(match.group())
        before = _day_before(prose, start, last)
        after = patterns.day_after.match(prose, end)
        if before and after:
            # "10 May 15": a day on either side; which one the month goes with is anyone's guess,
            # unless the other is a year or one of the two is plainly no day.
            if not after["year"] and not before.ordinal:
                continue
            if after["year"]:
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
    patterns = _patterns()
    low = max(last, start - 40)
    if not prose[max(low, start - 6) : start].strip():
        return None
    window = prose[low:start]
    if window[-4:].split() == ["of"] and (word := patterns.word_before.search(window)):
        day = _ORDINAL_WORDS[word["word"].lower()]
        return _Before(((low + word.start("word"), start, day),), True)
    if not any(c.isdigit() for c in window[-9:]):
        return None
    match = patterns.day_before.search(window)
    if not match or (low and match.start("day") == 0 and prose[low - 1].isdigit()):
        return None
    ordinal = bool(match["suffix"])
    days = [(low + match.start("day"), start, int(match["day"]))]
    if match["first"]:
        end = low + match.end("first_suffix" if match["first_suffix"] else "first")
        days.insert(0, (low + match.start("first"), end, int(match["first"])))
    return _Before(tuple(days), ordinal)


def _year(prose: str, end: int) -> tuple[int | None, int]:
    match = _patterns().year_after.match(prose, end)
    if match:
        return int(match["year"]), match.end()
    return None, end


def _days_after(
    prose: str, start: int, month: int, match: re.Match[str]
) -> tuple[list[WrittenDate], int]:
    patterns = _patterns()
    ordinal = bool(match["suffix"])
    spans = [(start, match.end(), int(match["day"]))]
    while more := patterns.more_after.match(prose, spans[-1][1]):
        ordinal = ordinal or bool(more["suffix"])
        spans.append((more.start("day"), more.end(), int(more["day"])))
        if len(spans) > 4:
            break
    year_match = patterns.year_after.match(prose, spans[-1][1])
    year, end = (int(year_match["year"]), year_match.end()) if year_match else (None, spans[-1][1])
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


def _in_digits(prose: str) -> Iterator[list[WrittenDate]]:
    for match in _patterns().digits.finditer(prose):
        span = Span(*match.span())
        if match["y"]:
            year = int(prose[span.start] + match["y"])
            month, day = int(match["m"]), int(match["d"])
            found = WrittenDate(span, day, month, year, in_digits=True)
        else:
            first, second = int(prose[span.start] + match["a"]), int(match["b"])
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

_WEEKDAY_NUMBERS = {name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
_PAPERS = re.compile(r"\b(?:[Tt]he|THE|Daily|Vancouver|Toronto|Baltimore|Irish|Herald)\s\Z")


def _with_weekdays(
    prose: str, group: Sequence[WrittenDate], bounds: Sequence[int]
) -> Iterator[WrittenDate]:
    before = _weekdays_before(prose, group[0].span.start, bounds)
    if len(group) == 2 and (between := _between(prose, *group)):
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
    after = _weekday_after(prose, group[-1], bounds) if len(group) == 1 else None
    yield replace(group[-1], weekday=after) if after else group[-1]


def _weekday_after(prose: str, date: WrittenDate, bounds: Sequence[int]) -> WrittenWeekday | None:
    end = date.span.end
    match = _patterns().weekday_after.match(prose, end) if date.day is not None else None
    if not match:
        return None
    name = "inside" if match["inside"] else "name"
    weekday = _weekday(match[name], match.start(name))
    after = weekday.span.end
    if _parted(prose, end, after, bounds) or _patterns().next_after.match(prose, after):
        return None
    return weekday


def _between(prose: str, first: WrittenDate, second: WrittenDate) -> WrittenWeekday | None:
    """The weekday of the second of two days that share a month: "Sunday 4 and Monday 5 March"."""
    gap = prose[first.span.end : second.span.start]
    match = re.search(rf"(?<!\w){_WEEKDAY}", gap)
    return _weekday(match.group(), first.span.end + match.start()) if match else None


def _weekdays_before(prose: str, start: int, bounds: Sequence[int]) -> list[WrittenWeekday]:
    """The weekdays that stand right before ``start``, in their order."""
    patterns = _patterns()
    found: list[WrittenWeekday] = []
    pattern, end = patterns.weekday_before, start
    while len(found) < 3:
        low = max(0, end - 34)
        window = prose[low:end]
        match = pattern.search(window)
        if not match:
            break
        at = low + match.start("name")
        if _parted(prose, at, start, bounds):
            break
        # "The Sun, 3 March 1995" is a newspaper.
        if match["name"] == "Sun" and _PAPERS.search(prose[max(0, at - 12) : at]):
            break
        found.insert(0, _weekday(match["name"], at))
        pattern, end = patterns.weekdays_listed, at
    return found


def _weekday(name: str, start: int) -> WrittenWeekday:
    return WrittenWeekday(Span(start, start + len(name)), _WEEKDAY_NUMBERS[name[:3].lower()])


def _parted(prose: str, start: int, end: int, bounds: Sequence[int]) -> bool:
    """Whether a segment begins between the two offsets."""
    return "\n" in prose[start:end] and bisect_right(bounds, start) != bisect_right(bounds, end - 1)
