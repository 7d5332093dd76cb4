"""The clock times that a story states, with their zones and days."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from newslint.languages.en.date_words import month_number, weekday_number
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.places.places import place_zone, zone_within
from newslint.subjects.places.time_zones import TimeZone, fixed_zone, time_zones
from newslint.text.digits import digit_runs
from newslint.values import field, frozen, record, replace


class Day(NamedTuple):
    """The day that stands beside a clock time: a weekday, a date, or "the next day"."""

    weekday: int | None = None
    """0 for Monday."""
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    """Days after the day that was named before: 1 for "the next day"."""


@frozen(slots=True)
class ClockTime:
    """One time of day as the copy gives it: "3 p.m.", "0300 GMT", "noon", "11:00 Beijing time".

    ``span`` runs from the clock to the zone; ``clock`` is the time without zone and day.
    """

    span: Span
    clock: Span
    minutes: int
    """After midnight, 0 to 1440."""
    zone: TimeZone | None = None
    local: bool = False
    """The copy says "local time"."""
    day: Day | None = None
    half: str = ""
    """"a.m." or "p.m." as written, with the space before it."""
    either_half: bool = False
    """It may be before or after noon: "at 3:30", "9 o'clock"."""
    certain: bool = True
    """It is nothing but a time of day. "16:30" alone may be a score or the time of a run."""
    place: Span | None = None
    """Where the zone is named by a place, "in Beijing": the place."""
    end: int = field(default=0)
    """Where the words end that belong to it, the day included."""

    @property
    def readings(self) -> tuple[int, ...]:
        """The times that it may be, in minutes after midnight."""
        return (self.minutes, self.minutes + 720) if self.either_half else (self.minutes,)


class ImpossibleTime(NamedTuple):
    """A time that no clock shows: "25:70 GMT", "13 p.m.". ``right`` is empty where unknown."""

    span: Span
    fault: str
    """"hour", "minute", or "half" for a time of the 24-hour clock with a.m. or p.m."""
    right: str = ""


_SPACE = r"[ \t\u00a0\u202f\u2009]"
_GAP = rf"(?:{_SPACE}{{1,2}}|{_SPACE}?\r?\n)"
_HALF = rf"(?:[AaPp]\.{_SPACE}?[Mm](?:\.|(?!\w))|[AaPp][Mm](?![\w’']| I\b))"
_HOURS = r"(?:hours|hrs?|h|[Uu]hr)(?!\w)\.?"
_CLOCK_WORD = r"o[’']clock(?!\w)"
_ZONE_FOLLOWS = rf"(?:{_GAP}?\(?(?:[A-Z]|[Ll]ocal)|{_GAP}?{_HOURS}|{_GAP}in{_GAP}|{_GAP}?[(/])"

_DIGITS = lazy_pattern(
    r"(?<![\w$£€¥₹.,:])[0-9](?:"
    # 17:30, 5:30, 17h30; seconds count only where something says that it is a time, and so does
    # the space that machine translation leaves, "17: 30 local time"
    rf"[0-9]?(?P<sep>[:h])(?: (?=[0-9]{{2}}(?:{_GAP}?{_HALF}|{_ZONE_FOLLOWS})))?"
    r"(?P<minute>[0-9]{2})(?P<seconds>:[0-9]{2}(?![0-9]|[.,:][0-9]))?"
    r"(?![0-9]|[:.,][0-9])"
    # 3.30pm, 17.30 GMT
    rf"|[0-9]?\.(?P<dotted>[0-9]{{2}})(?![0-9]|[:.,/][0-9])(?={_GAP}?{_HALF}|{_ZONE_FOLLOWS})"
    # 1730 GMT, 0500-1300 GMT
    rf"|[0-9](?P<joined>[0-9]{{2}})(?![0-9]|[:.,/%][0-9])"
    rf"(?={_ZONE_FOLLOWS}|{_GAP}?[-–]{_GAP}?[0-9]{{4}}|{_GAP}(?:to|and|on|until){_GAP})"
    # 3 p.m., 15h, 9 o'clock
    rf"|[0-9]?(?={_GAP}?-?{_HALF}|h{_GAP}|{_GAP}{_CLOCK_WORD})"
    r")"
)
# The tails of noon, midday and midnight: to look for a plain string is ten times as fast as to look
# for a pattern.
_WORD_TAILS = ("oon", "OON", "idnight", "IDNIGHT", "idday", "IDDAY")
_WORD = lazy_pattern(r"(?<!\w)(?:[Nn]oon|NOON|[Mm]id(?:night|day)|MID(?:NIGHT|DAY))(?![\w-])")
_TWELVE_BEFORE = lazy_pattern(rf"\b(?:12|[Tt]welve){_GAP}\Z")

_WEEKDAY = r"(?P<weekday>(?&weekdays)|(?&weekday_shorts)(?![a-z])\.?)"
_MONTH = r"(?:(?&months)|(?&month_shorts)\.?)(?![a-z])"
_PART = r"(?&day_parts)"
_DATE = (
    rf"(?:(?P<d1>[0-3]?[0-9])(?&ordinal_endings)?{_GAP}(?P<m1>{_MONTH})"
    rf"|(?P<m2>{_MONTH}){_GAP}(?P<d2>[0-3]?[0-9])(?![\d:])(?&ordinal_endings)?)(?:,?{_GAP}(?:19|20)\d\d)?"
)
_DATE_UNREAD = (
    rf"(?:[0-3]?[0-9](?&ordinal_endings)?{_GAP}{_MONTH}"
    rf"|{_MONTH}{_GAP}[0-3]?[0-9](?![\d:])(?&ordinal_endings)?)(?:,?{_GAP}(?:19|20)\d\d)?"
)
_DAY_AFTER = lazy_pattern(
    rf",?{_GAP}(?:on{_GAP})?(?:(?:next|last|this|late|early){_GAP})?"
    rf"(?:{_WEEKDAY}(?:{_GAP}(?P<part>{_PART}))?(?:,?{_GAP}{_DATE_UNREAD})?"
    rf"|{_DATE}"
    rf"|(?P<after>(?:the{_GAP})?(?:next|following){_GAP}day|(?:the{_GAP})?day{_GAP}after)"
    rf"|(?P<before>(?:the{_GAP})?(?:previous{_GAP}day|day{_GAP}before|day{_GAP}earlier))"
    rf"|(?P<same>(?:the{_GAP})?same{_GAP}day)|tomorrow|yesterday|today)(?!\w)"
)
_DAY_BEFORE = lazy_pattern(
    rf"(?<!\w){_WEEKDAY}(?:,?{_GAP}(?P<part>{_PART}))?(?:,?{_GAP}{_DATE_UNREAD})?,?{_GAP}?"
    rf"(?:[-–—]{_GAP})?"
    r"(?:(?:at|around|about|by|just|shortly|soon|after|before|until|from)\s){0,3}\Z"
)
_PART_AFTER = lazy_pattern(
    rf",?{_GAP}(?:in{_GAP}the{_GAP}(?:early{_GAP}|late{_GAP})?(?P<part>(?&parts_after_in))"
    rf"|at{_GAP}(?P<night>night))(?!\w)"
)
_LOCAL = lazy_pattern(
    rf",?{_GAP}?(?:(?P<open>\()?[Ll]ocal(?:ly)?{_GAP}(?:[Tt]ime|hours?)(?!\w)(?(open)\))"
    rf"|[Ll]ocal(?={_SPACE}?[(),.;/]|\Z))"
)
_NAMED = lazy_pattern(
    rf",?{_GAP}?(?P<open>\()?(?:the{_GAP})?(?P<words>[A-Z][\w.’'-]*(?:,?{_GAP}[A-Z][\w.’'-]*){{0,4}}?)"
    rf"(?:[’']s)?{_GAP}(?:(?P<kind>[Ss]tandard|[Dd]aylight|[Ss]ummer|[Ww]inter|[Ll]ocal){_GAP})?"
    rf"(?:[Tt]ime|TIME)(?!\w)(?(open)\))"
)
_BARE_NAME = lazy_pattern(
    rf"{_GAP}(?:U\.?S\.?{_GAP})?(?P<name>Eastern|Central|Mountain|Pacific)(?!\w|{_GAP}[A-Z])"
)
_IN_PLACE = lazy_pattern(
    rf",?{_GAP}in{_GAP}(?:the{_GAP}(?:Russian|Chinese|Indian|Turkish)?{_GAP}?(?:capital{_GAP},?)?)?"
    r"(?P<place>[A-Z][\w.’'-]*(?:[ \n](?:(?:of|the|de) ){0,2}[A-Z][\w’'-]*){0,4})"
)
_WHOLE = lazy_pattern(rf",{_GAP}(?P<name>[A-Z][\w’'-]*(?:[ \n][A-Z][\w’'-]*){{0,2}})")
_NOT_WORDS = lazy_pattern(r"Standard|Daylight|Summer|Winter|Local")
_COUNTRY = lazy_pattern(r"\A(?:U\.?S\.?|American|the)\s+")
_OCLOCK = lazy_pattern(rf"{_GAP}{_CLOCK_WORD}")
_HALF_AFTER = lazy_pattern(rf"{_GAP}?-?{_HALF}")
_HOURS_AFTER = lazy_pattern(rf"{_GAP}?{_HOURS}")
_PARTNER = lazy_pattern(
    rf"(?:{_GAP}(?:on{_GAP})?{_WEEKDAY})?{_GAP}?(?P<join>\(|[-–/]|(?:to|and|or|until){_GAP})"
    rf"{_GAP}?(?=[0-9])"
)
_ZONE_BEFORE = lazy_pattern(r"\b(GMT|UTC)[ :]{0,2}\Z")
_TIME_BEFORE = lazy_pattern(
    r"(?:\b(?:at|around|by|until|till|before|after|from|about|between)\s)\Z"
)
_TOKEN_BEFORE = lazy_pattern(r"[0-9][:.]\s?\Z")


@cache
def _abbreviation() -> regex.Pattern[str]:
    names = (name for name, zone in time_zones().items() if name == zone.name and name.isupper())
    listed = "|".join(sorted(names, key=lambda name: (-len(name), name)))
    return lazy_pattern(
        rf",?{_GAP}?(?P<open>\()?(?P<name>{listed}|[Gg]mt|[Uu]tc|[Mm]sk)(?!\w)"
        rf"(?P<shift>{_SPACE}?(?:\+{_SPACE}?|[-−–])[0-9]{{1,2}}(?::?[034][05](?![0-9]))?(?![0-9:]))?"
        rf"(?(open)\))"
    )


@record(slots=True)
class _Tail:
    """What the words after a clock say, while they are read."""

    end: int
    zone: TimeZone | None = None
    zone_end: int = 0
    local: bool = False
    day: Day | None = None
    part: str = ""
    day_part: str = ""
    """That of a weekday: "on Tuesday morning"."""
    place: Span | None = None


class _Written(NamedTuple):
    """A clock as written, possible or not."""

    start: int
    end: int
    hour: int
    minute: int
    form: str
    """colon, h, dotted, joined or hour."""
    half: str
    tail: _Tail
    marked: bool = False
    """The word "o'clock" or "hours" stands after it."""
    seconds: bool = False
    spaced: bool = False
    """A space stands before the minutes."""


def clock_times(document: Document) -> tuple[ClockTime, ...]:
    """All times of day of the story, in the order of the text (a finder).

    Read are the 12-hour and the 24-hour clock in all common forms ("3 p.m.", "3.30pm", "15:30",
    "15h30", "0300 GMT", "9 o'clock"), noon and midnight, with zone ("GMT+8", "ET", "Beijing time",
    "local time", "in Paris") and day ("on Tuesday", "the next day"). Digits with a stop or without
    any mark count only where a zone, "a.m.", or a partner in brackets shows what they are.
    """
    prose = document.prose
    written = document.find(_written_times)
    times = [time for one in written if (time := _possible(prose, one))]
    times += _in_words(prose)
    believed = sorted(_believed(prose, times), key=lambda time: time.span)
    return tuple(_by_the_clock_of_the_story(prose, believed))


def impossible_times(document: Document) -> tuple[ImpossibleTime, ...]:
    """All times that no clock shows (a finder). Scores and running times are no times of day."""
    return tuple(
        fault for one in document.find(_written_times) if (fault := _fault(document.prose, one))
    )


def _written_times(document: Document) -> tuple[_Written, ...]:
    prose = document.prose
    found: list[_Written] = []
    last = 0
    for start, end in document.find(digit_runs):
        if start < last or not _may_be_clock(prose, start, end):
            continue
        if match := _DIGITS.match(prose, start):
            last = match.end()
            # The "3:30" of "UTC-3:30" is no time of its own.
            if not found or start >= found[-1].tail.zone_end:
                found.append(_read(prose, match))
    return tuple(found)


_AFTER_HOUR = frozenset(":.haApPo")
"""What follows an hour, spaces and a hyphen left out: a mark, "a.m.", "o'clock"."""
_AFTER_JOINED = frozenset("lhuitoa(/–0123456789")
"""What follows hour and minute without a mark between them, unless it is a zone's capital."""


def _may_be_clock(prose: str, start: int, end: int) -> bool:
    """Whether a run of digits may begin a time of day: most are told apart by what follows."""
    after = prose[end : end + 6].lstrip(" -\t\r\n\u00a0\u202f\u2009")[:1]
    if end - start == 4:
        return after.isupper() or after in _AFTER_JOINED
    return end - start <= 2 and after in _AFTER_HOUR


def _read(prose: str, match: regex.Match[str]) -> _Written:
    start, end = match.span()
    text = match.group()
    if match["joined"]:
        hour, minute, form = int(text[:2]), int(text[2:]), "joined"
    elif match["sep"]:
        hour, minute = int(text.partition(match["sep"])[0]), int(match["minute"])
        form = "colon" if match["sep"] == ":" else "h"
    elif match["dotted"]:
        hour, minute, form = int(text.partition(".")[0]), int(match["dotted"]), "dotted"
    else:
        hour, minute, form = int(text), 0, "hour"
        if prose.startswith("h", end):
            end += 1
            form = "h"
    clock_end = end
    half = ""
    marked = False
    if found := _HALF_AFTER.match(prose, end):
        half = found.group()
        end = clock_end = found.end()
    elif (found := _OCLOCK.match(prose, end)) or (found := _HOURS_AFTER.match(prose, end)):
        end = found.end()
        marked = True
    tail = _tail(prose, end)
    spaced = ": " in text
    return _Written(
        start, clock_end, hour, minute, form, half, tail, marked, bool(match["seconds"]), spaced
    )


def _tail(prose: str, end: int) -> _Tail:
    """The zone, day and part of the day that follow a clock, in any order."""
    tail = _Tail(end)
    for _ in range(4):
        if prose[tail.end : tail.end + 1] in ("", "."):
            break
        if not _read_more(prose, tail):
            break
    return tail


def _read_more(prose: str, tail: _Tail) -> bool:
    at = tail.end
    if tail.zone is None and (found := _abbreviation().match(prose, at)):
        tail.zone = _shifted(found["name"].upper(), found["shift"] or "")
        tail.end = tail.zone_end = found.end()
        return True
    if not tail.local and tail.zone is None and (found := _LOCAL.match(prose, at)):
        tail.local = True
        tail.end = tail.zone_end = found.end()
        return True
    if tail.day is None and (found := _DAY_AFTER.match(prose, at)):
        tail.day = _day(found)
        tail.day_part = found["part"] or ""
        tail.end = found.end()
        return True
    if not tail.part and (found := _PART_AFTER.match(prose, at)):
        tail.part = found["part"] or found["night"]
        tail.end = found.end()
        return True
    if tail.zone is None:
        if (found := _NAMED.match(prose, at)) and (
            zone := _by_name(found["words"], found["kind"] or "")
        ):
            tail.zone = zone
            tail.end = tail.zone_end = found.end()
            return True
        if found := _BARE_NAME.match(prose, at):
            tail.zone = time_zones()[found["name"].lower()]
            tail.end = tail.zone_end = found.end()
            return True
        if found := _IN_PLACE.match(prose, at):
            return _read_place(prose, found, tail)
    return False


def _shifted(name: str, shift: str) -> TimeZone:
    """The zone of an abbreviation, with what is added to it: "GMT+8", "UTC-3:30"."""
    if not shift:
        return time_zones()[name]
    digits = re.sub(r"\D", "", shift)
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    total = int(hours) * 60 + int(minutes)
    return fixed_zone(name + "".join(shift.split()), total if "+" in shift else -total)


def _by_name(words: str, kind: str) -> TimeZone | None:
    """The zone of "Eastern Daylight [Time]", "Moscow", "U.S. Pacific"; None for "Prime"."""
    words = " ".join(words.split())
    zones = time_zones()
    for name in dict.fromkeys((words, _COUNTRY.sub("", words))):
        whole = f"{name} {kind}".rstrip().lower()
        if zone := zones.get(f"{whole} time"):
            return zone
        bare = " ".join(_NOT_WORDS.sub("", name).split())
        if zone := place_zone(bare) or (place_zone(bare.split(",")[0]) if "," in bare else None):
            return zone
    return None


def _read_place(prose: str, found: regex.Match[str], tail: _Tail) -> bool:
    words = [match.end() for match in re.finditer(r"[\w.’'-]+", found["place"])]
    for length in reversed(words):
        name = found["place"][:length]
        if zone := place_zone(name) or place_zone(name.rstrip(".")):
            start = found.start("place")
            tail.zone = zone
            tail.place = Span(start, start + length)
            tail.end = tail.zone_end = start + length
            for whole, end in _wholes(prose, tail.end):
                if within := zone_within(" ".join(name.split()), whole):
                    tail.zone = within
                    tail.end = tail.zone_end = end
                    break
            return True
    # Of a place that no table has, the country says enough: "in Mérida, Spain".
    for whole, end in _wholes(prose, found.end()):
        if zone := place_zone(whole):
            tail.zone = zone._replace(name=f"{' '.join(found['place'].split())}, {whole}")
            tail.place = Span(found.start("place"), end)
            tail.end = tail.zone_end = end
            return True
    return False


def _wholes(prose: str, at: int) -> Iterator[tuple[str, int]]:
    """What may be the country or state of a place that ends here, the longest name first."""
    if found := _WHOLE.match(prose, at):
        for word in reversed(list(re.finditer(r"[\w’'-]+", found["name"]))):
            yield " ".join(found["name"][: word.end()].split()), found.start("name") + word.end()


def _day(found: regex.Match[str]) -> Day:
    groups = found.groupdict()
    if groups.get("after"):
        return Day(shift=1)
    if groups.get("before"):
        return Day(shift=-1)
    if groups.get("same"):
        return Day(shift=0)
    weekday = None
    if name := groups["weekday"]:
        weekday = weekday_number(name)
    month = groups.get("m1") or groups.get("m2")
    if not month:
        return Day(weekday)
    day = int(groups.get("d1") or groups["d2"])
    return Day(weekday, month_number(month), day)


# --- possible and impossible ------------------------------------------------------------------


def _is_certain(one: _Written) -> bool:
    """Whether something beside the digits says that they are a time of day."""
    named = one.tail.local or (one.tail.zone and not one.tail.place)
    return bool(one.half or one.marked or named)


def _possible(prose: str, one: _Written) -> ClockTime | None:
    if one.minute > 59 or one.hour > 24 or (one.hour == 24 and one.minute):
        return None
    if (
        one.half
        and one.form == "hour"
        and _TOKEN_BEFORE.search(prose, max(0, one.start - 3), one.start)
    ):
        return None
    tail = one.tail
    certain = _is_certain(one)
    if (one.seconds or one.spaced) and not certain:
        return None
    zone, span_end = tail.zone, max(tail.zone_end, one.end)
    start = one.start
    if zone is None and not tail.local:
        before = prose[max(0, one.start - 6) : one.start]
        if found := _ZONE_BEFORE.search(before):
            zone, certain = time_zones()[found[1]], True
            start -= len(before) - found.start()
    day, day_part = tail.day, tail.day_part
    if day is None:
        day, day_part = _day_before(prose, start)
    part = tail.part or _part_of_day(day_part, one.hour)
    minutes = one.hour * 60 + one.minute
    half = one.half.strip(" -\n\t\u00a0\u202f\u2009").lower()[:1]
    text = prose[one.start : one.end]
    if half and one.hour <= 12:
        minutes = minutes % 720 + (720 if half == "p" else 0)
    elif part and one.hour <= 12:
        if part == "morning" or (part == "night" and one.hour == 12):
            minutes %= 720
        elif part != "night" or one.hour >= 6:
            minutes = minutes % 720 + 720
    elif half and one.form == "hour":
        # "15 pm" is mostly a slip for a date; "15:45pm" is a time with letters too many.
        certain = False
    loose = not half and not part and 1 <= one.hour <= 12 and text[0] != "0"
    if minutes < _EARLY and _NIGHT.search(prose, max(0, start - 60), tail.end):
        # "Late on Monday, at half past midnight": the night of Monday, and Tuesday by the calendar.
        day = None
    return ClockTime(
        Span(start, span_end),
        Span(one.start, one.end),
        minutes,
        zone,
        tail.local,
        day,
        one.half,
        loose and one.form not in ("joined", "h"),
        certain or (one.form == "colon" and _is_led_in(prose, start)),
        tail.place,
        tail.end,
    )


_EARLY = 6 * 60
_NIGHT = lazy_pattern(r"\b(?:night|late|evening)\b")


def _is_led_in(prose: str, start: int) -> bool:
    return bool(_TIME_BEFORE.search(prose, max(0, start - 9), start))


def _part_of_day(part: str, hour: int) -> str:
    """The part of a weekday, where it says which half of the day is meant.

    Nights begin as early as 5 and end as late, so "at 5:30 on Monday night" stays open; so does
    what is of the 24-hour clock, "at 05:30 on Monday evening" being a slip of its own.
    """
    return "" if part == "night" and not 7 <= hour <= 12 else part


def _day_before(prose: str, start: int) -> tuple[Day | None, str]:
    """The day that stands before a time, and its part: "on Tuesday morning at"."""
    before = prose[max(0, start - 60) : start]
    if "day" not in before and "." not in before:
        return None, ""
    found = _DAY_BEFORE.search(before)
    return (_day(found), found["part"] or "") if found else (None, "")


def _words(prose: str) -> Iterator[regex.Match[str]]:
    for tail in _WORD_TAILS:
        at = prose.find(tail)
        while at >= 0:
            if match := _WORD.match(prose, max(at - 1, 0)):
                yield match
            at = prose.find(tail, at + 1)


def _in_words(prose: str) -> Iterator[ClockTime]:
    for match in _words(prose):
        start, end = match.span()
        clock = start
        if found := _TWELVE_BEFORE.search(prose, max(0, start - 8), start):
            clock = found.start()
        tail = _tail(prose, end)
        is_midnight = "night" in match.group().lower()
        # "Midnight on Sunday" may be the one or the other end of Sunday.
        day = None if is_midnight else tail.day or _day_before(prose, clock)[0]
        yield ClockTime(
            Span(clock, max(tail.zone_end, end)),
            Span(clock, end),
            0 if is_midnight else 720,
            tail.zone,
            tail.local,
            day,
            place=tail.place,
            end=tail.end,
        )


def _believed(prose: str, times: list[ClockTime]) -> Iterator[ClockTime]:
    """Those that are times of day: of uncertain digits, only those with a certain partner."""
    starts = {time.span.start: time for time in times}
    for time in times:
        text = prose[slice(*time.clock)]
        if time.certain or ":" in text or "h" in text:
            yield time
            continue
        found = _PARTNER.match(prose, time.clock.end) or _PARTNER.match(prose, time.end)
        partner = starts.get(found.end()) if found else None
        if not partner or not partner.certain or not (partner.zone or partner.local):
            continue
        # "On July 7, 2005 (0750 GMT)" ends with a year.
        if (
            text.isdecimal()
            and found
            and found["join"] == "("
            and not _is_led_in(prose, time.span.start)
        ):
            continue
        yield time


def _by_the_clock_of_the_story(prose: str, times: list[ClockTime]) -> Iterator[ClockTime]:
    """The times, those without a.m. and p.m. read by the 24-hour clock where the story keeps it.

    It does where another time in the same form is "14:30" or "09:30" and none has a half of the
    day. Local times and those of GMT are apart: copy that says "at 3:30 (19:30 GMT)" may well mean
    3.30 p.m.
    """
    if not any(time.either_half for time in times):
        yield from times
        return
    halves, whole = set(), set()
    for time in times:
        kind = _kind_of_clock(prose, time)
        text = prose[slice(*time.clock)]
        if time.half or (time.minutes >= 780 and not text.startswith(("1", "2"))):
            halves.add(kind)
        elif kind[0] and time.certain and (time.minutes >= 780 or text.startswith("0")):
            whole.add(kind)
    for time in times:
        kind = _kind_of_clock(prose, time)
        if time.either_half and kind in whole and kind not in halves:
            yield replace(time, either_half=False)
        else:
            yield time


def _kind_of_clock(prose: str, time: ClockTime) -> tuple[str, bool]:
    """The mark between hours and minutes, empty where there is none, and whether it is of GMT."""
    text = prose[slice(*time.clock)]
    mark = next((mark for mark in ":." if mark in text.rstrip(".")), "")
    return mark, bool(time.zone and time.zone.offsets == (0,))


_YEARS = frozenset((19, 20))
_ZONES_OF_FOUR_DIGITS = frozenset(("GMT", "UTC", "BST"))


def _fault(prose: str, one: _Written) -> ImpossibleTime | None:
    if one.seconds or not _is_certain(one):
        return None
    if one.form in ("hour", "joined") and _TOKEN_BEFORE.search(
        prose, max(0, one.start - 3), one.start
    ):
        return None
    named = bool(one.tail.zone or one.tail.local)
    if not (one.half or named):
        return None
    end = one.end if one.half else max(one.tail.zone_end, one.end)
    span = Span(one.start, end)
    if one.form == "joined" and (
        one.hour in _YEARS
        or not (one.tail.local or (one.tail.zone and one.tail.zone.name in _ZONES_OF_FOUR_DIGITS))
    ):
        return None
    if one.minute > 59:
        return ImpossibleTime(span, "minute")
    if one.hour > 24 or (one.hour == 24 and one.minute):
        return ImpossibleTime(span, "hour")
    half = one.half.strip(" -\n\t\u00a0\u202f\u2009").lower()[:1]
    if half and (one.hour > 12 or (one.hour == 0 and half == "p")):
        return ImpossibleTime(span, "half", _mended(prose[slice(*span)], one))
    return None


def _mended(text: str, one: _Written) -> str:
    """In the 12-hour clock, "14:40 p.m." is "2:40 p.m."; empty where that is not certain.

    "14:40 a.m." may be either half of the day, and so may "0:00 p.m.".
    """
    is_morning = one.half.strip(" -").lower()[:1] == "a"
    if is_morning or one.hour == 24 or (one.hour == 0 and not one.minute):
        return ""
    hour = str((one.hour - 1) % 12 + 1)
    return re.sub(r"\A[0-9]{1,2}", hour, text)
