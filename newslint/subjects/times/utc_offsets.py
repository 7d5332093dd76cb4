"""Whether times that stand beside their equivalent in another zone agree with it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

import regex

from newslint.languages.en.calendar import MONTHS, WEEKDAYS
from newslint.languages.en.date_words import month_number
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.places.clock_data import is_past_clocks
from newslint.subjects.places.places import place_of, places_named
from newslint.subjects.places.story_place import best_known, story_place, zone_in_story
from newslint.subjects.places.time_zones import (
    LEAST,
    MOST,
    Days,
    TimeZone,
    days_around,
    days_of_undated_copy,
    has_database,
    is_real_offset,
    joint_offsets,
)
from newslint.subjects.times.clock_times import ClockTime, Day
from newslint.subjects.times.paired_times import PairedTimes, paired_times
from newslint.subjects.times.place_of_pair import is_set, places_of_pair
from newslint.subjects.times.written_times import written_like, written_offset, written_span
from newslint.text.unwrapped import unwrapped_prose
from newslint.values import frozen, replace


class OffsetJudgement(StrEnum):
    """How two times of a pair stand to each other."""

    RIGHT = "right"
    IMPOSSIBLE = "impossible"
    """No place on Earth keeps the offset between the two."""
    WRONG = "wrong"
    """Both zones are known, and their clocks are never so far apart."""
    SEASON = "season"
    """They are so far apart, but not in the week of the story: summer time began or ended."""
    DAY = "day"
    """The times agree, the days beside them do not."""
    INCONSISTENT = "inconsistent"
    """Another pair of the story makes local time something else."""
    UNLIKELY = "unlikely"
    """No place that the story names keeps the local time that the pair implies."""
    AGED = "aged"
    """They do not agree by clocks that are more than a year older than the story."""
    UNKNOWN = "unknown"
    """A place is named, and this system has no time zone database."""


@frozen(slots=True)
class OffsetVerdict:
    """A pair of times with the verdict on it.

    ``diagnosis`` says what went wrong: off-by-an-hour, wrong-half (a.m. for p.m.), wrong-way (the
    hours were added instead of taken away), no-conversion; empty where unknown. The texts serve
    messages.
    """

    pair: PairedTimes
    verdict: OffsetJudgement
    diagnosis: str = ""
    right: str = ""
    """The second time as it should read, several parted by a stroke, and what it should read where
    the name is another place's; empty where unknown."""
    is_sure: bool = False
    """There is one such time only."""
    back: str = ""
    """What the second time is in the zone of the first."""
    offset: str = ""
    """What the pair makes of the zone that is not GMT: "GMT+7"."""
    kept: str = ""
    """What that zone keeps: "GMT+8"."""
    zone: str = ""
    """How the copy names that zone: "Beijing time"; empty for "local time"."""
    apart: str = ""
    """How far the times are apart: "7 h"."""
    other: Span | None = None
    """Of an inconsistent pair, the pair that it contradicts."""
    other_offset: str = ""


def utc_offsets(document: Document) -> tuple[OffsetVerdict, ...]:
    """All pairs of times in two zones, judged (a finder), in the order of the text.

    With a date of the story, zones follow the clocks of its week. Without one, and in a paragraph
    that speaks of other months or years, each offset is right that the zone has kept since 2000 or
    in a year that the paragraph names.
    """
    pairs = document.find(paired_times)
    if not pairs:
        return ()
    judged = [verdict_on(document, _as_in_story(document, pair)) for pair in pairs]
    found = tuple(_against_story(document, judged))
    if is_past_clocks(document.metadata.date):
        return tuple(map(_aged, found))
    return found


def undated_offsets(document: Document) -> tuple[OffsetVerdict, ...]:
    """The pairs that were held against the clocks of any season (a finder), as the story has no
    date: those in which a place has a say.
    """
    if document.metadata.date:
        return ()
    return tuple(
        judged
        for judged in document.find(utc_offsets)
        if any(time.zone and time.zone.zones for time in judged.pair)
    )


_BY_CLOCKS = frozenset(
    (
        OffsetJudgement.WRONG,
        OffsetJudgement.SEASON,
        OffsetJudgement.DAY,
        OffsetJudgement.INCONSISTENT,
        OffsetJudgement.UNLIKELY,
    )
)


def _aged(judged: OffsetVerdict) -> OffsetVerdict:
    """The verdict where the database is too old for the story, if it rests on it."""
    zones = [time.zone for time in judged.pair if time.zone]
    # Two zones that say their offsets need no database: "1600 GMT (noon EDT)".
    if judged.verdict not in _BY_CLOCKS or (
        len(zones) == 2 and not any(zone.zones for zone in zones)
    ):
        return judged
    return replace(judged, verdict=OffsetJudgement.AGED, diagnosis="")


def _as_in_story(document: Document, pair: PairedTimes) -> PairedTimes:
    """The pair, a name that several places share read as the story's countries have it."""
    return PairedTimes(
        *(
            replace(time, zone=zone_in_story(document, time.zone)) if time.zone else time
            for time in pair
        )
    )


# After a year; "1941 GMT" is a time.
_NO_TIME = r"(?!\s?(?:GMT|UTC|[A-Z]{1,3}T\b|BST|hours|hrs|local))"
_OTHER_TIME = lazy_pattern(
    r"\b(?:(?&unmistakable_months)"
    r"|(?:in|of|since|last|next|until|by|early|late|mid)[ -]May|May \d|\d{1,2} May"
    rf"|(?:19|20)\d\d\b{_NO_TIME}"
    r"|(?&month_shorts)\.? \d"
    r"|(?i:(?:months?|years?|weeks) (?:ago|earlier|later|before)"
    r"|(?:last|next|this|that) (?:month|year|(?&seasons))))\b"
)


_YEAR = lazy_pattern(rf"\b(?:19[2-9]|20[0-4])\d\b{_NO_TIME}")
_WHOLE_DATE = lazy_pattern(
    r"(?<!\d[-–]|\d)(?:(?P<day_1>\d{1,2})(?&ordinal_endings)?\s(?:of\s)?"
    r"(?P<month_1>(?&months)|(?&month_shorts)\.?)(?!\w)"
    r"|\b(?P<month_2>(?&months)|(?&month_shorts)\.?)\s(?P<day_2>\d{1,2})(?!\d|[-–:.]\d)"
    rf"(?&ordinal_endings)?)(?:,?\s(?P<year>(?:19|20)\d\d)\b{_NO_TIME})?"
)


class _Calendar(NamedTuple):
    """The days on which a pair may hold: of the week of the story, and of all its season."""

    near: Days
    wide: Days


def _calendar(document: Document, pair: PairedTimes) -> _Calendar:
    day = document.metadata.date
    span = _surroundings(document, pair)
    years = {int(found[0]) for found in _YEAR.finditer(document.prose, span.start, span.end)}
    named = tuple(date(year, month, 15) for year in sorted(years) for month in range(1, 13))
    if day is None:
        days = (*days_of_undated_copy(), *named)
        return _Calendar(days, days)
    wide = (*days_around(day, 370, 10), *named)
    dates = tuple(_WHOLE_DATE.finditer(document.prose, span.start, span.end))
    other = _OTHER_TIME.finditer(document.prose, span.start, span.end)
    if any(not _is_within(found, dates) for found in other):
        wide = (*wide, *days_of_undated_copy())
        return _Calendar(wide, wide)
    # A day that the paragraph tells in full has its own clocks, and no others.
    told = tuple(near for found in dates for near in _days_told(found, day))
    return _Calendar((*days_around(day), *told), (*wide, *told))


def _is_within(found: regex.Match[str], dates: Iterable[regex.Match[str]]) -> bool:
    return any(date.start() <= found.start() and found.end() <= date.end() for date in dates)


def _days_told(found: regex.Match[str], day: date) -> Days:
    """A written date with the day before it and the day after; without a year, in those that put
    it within a year of a day.
    """
    month = month_number(found["month_1"] or found["month_2"])
    number = int(found["day_1"] or found["day_2"])
    years = (int(found["year"]),) if found["year"] else (day.year - 1, day.year, day.year + 1)
    told: Days = ()
    for year in years:
        try:
            one = date(year, month, number)
        except ValueError:
            continue
        if found["year"] or abs((one - day).days) <= _WITHIN_A_YEAR:
            told = (*told, *days_around(one, 1))
    return told


_WITHIN_A_YEAR = 366


_NEAR = 2000
"""Characters before and after a pair that its paragraph is read: longer ones are no prose."""


def _surroundings(document: Document, pair: PairedTimes) -> Span:
    start, end = pair.first.span.start, pair.second.span.end
    segment = document.segment_around(pair.first.span)
    if segment is None:
        return Span(start, end)
    return Span(max(segment.span.start, start - _NEAR), min(segment.span.end, end + _NEAR))


# --- one pair ---------------------------------------------------------------------------------


def verdict_on(document: Document, pair: PairedTimes) -> OffsetVerdict:
    """The verdict on one pair, before a look at what else the story says."""
    first, second = pair.first, pair.second
    calendar = _calendar(document, pair)
    delta = _days_between(first.day, second.day)
    if first.zone and second.zone:
        return _judge_named(document, pair, calendar, delta)
    named = first.zone or second.zone
    assert named is not None
    offsets = _local_offsets(pair, calendar.wide)
    if not offsets:
        return OffsetVerdict(pair, OffsetJudgement.UNKNOWN)
    apart = written_span(_gap(first, second))
    plain = _local_offsets(_as_written(pair), calendar.wide)
    shown = written_offset(min(plain or offsets, key=lambda o: (not is_real_offset(o), abs(o))))
    if not any(map(is_real_offset, offsets)):
        return OffsetVerdict(pair, OffsetJudgement.IMPOSSIBLE, offset=shown, apart=apart)
    if delta is not None and not any(
        is_real_offset(offset - shift)
        for offset in _exact_local_offsets(pair, calendar.wide)
        for shift in (1440 * delta * (1 if second.zone else -1),)
    ):
        return OffsetVerdict(pair, OffsetJudgement.DAY, offset=shown, apart=apart)
    return OffsetVerdict(pair, OffsetJudgement.RIGHT, offset=shown, apart=apart)


def _gap(first: ClockTime, second: ClockTime) -> int:
    """How far the first clock is ahead of the second, in minutes, from -719 to 720."""
    gap = (first.minutes - second.minutes) % 1440
    return gap - 1440 if gap > 720 else gap


def _exact_local_offsets(pair: PairedTimes, days: Days) -> set[int]:
    """What local time is ahead of UTC, if both times are of one day."""
    first, second = pair.first, pair.second
    zone = first.zone or second.zone
    assert zone is not None
    local, named = (first, second) if second.zone else (second, first)
    return {
        a - b + offset + slack
        for slack in _slack(pair)
        for a in local.readings
        for b in named.readings
        for offset, _ in joint_offsets(zone, zone, days)
    }


def _local_offsets(pair: PairedTimes, days: Days) -> frozenset[int]:
    """What local time may be ahead of UTC, whatever the days."""
    return frozenset(
        offset
        for exact in _exact_local_offsets(pair, days)
        for offset in (exact % 1440, exact % 1440 - 1440)
        if LEAST <= offset <= MOST
    )


_ROUNDED = 10
"""How many minutes "around 3 p.m. (1457 GMT)" is off at most: one time is rounded, one is not."""


def _slack(pair: PairedTimes) -> range:
    """The minutes by which two times may be apart from what they should be."""
    coarse, fine = sorted((pair.first.minutes, pair.second.minutes), key=lambda m: m % 15 > 0)
    is_rounded = coarse % 15 == 0 and fine % 5 > 0
    return range(-_ROUNDED, _ROUNDED + 1) if is_rounded else range(1)


def _as_written(pair: PairedTimes) -> PairedTimes:
    """The pair in the 24-hour clock, where it does not say otherwise."""
    return PairedTimes(*(replace(time, either_half=False) for time in (pair.first, pair.second)))


def _days_between(first: Day | None, second: Day | None) -> int | None:
    """How many days the second is after the first; None where the copy does not say."""
    if second is None:
        return None
    if second.shift is not None:
        return second.shift
    if first is None or first.shift is not None:
        return None
    if first.weekday is not None and second.weekday is not None:
        return (second.weekday - first.weekday + 3) % 7 - 3
    if first.month and second.month and first.day and second.day:
        try:
            days = date(2024, second.month, second.day) - date(2024, first.month, first.day)
        except ValueError:
            return None
        return (days + timedelta(183)).days % 366 - 183
    return None


def _fits(pair: PairedTimes, offsets: Iterable[tuple[int, int]], delta: int | None) -> bool:
    """Whether the two times are as far apart as one of these pairs of offsets."""
    gaps = {
        a - b + slack
        for a in pair.first.readings
        for b in pair.second.readings
        for slack in _slack(pair)
    }
    wanted = {a - b for a, b in offsets}
    if delta is None:
        return bool({gap % 1440 for gap in gaps} & {gap % 1440 for gap in wanted})
    return bool({gap - 1440 * delta for gap in gaps} & wanted)


def _judge_named(
    document: Document, pair: PairedTimes, calendar: _Calendar, delta: int | None
) -> OffsetVerdict:
    first, second = pair.first, pair.second
    assert first.zone is not None
    assert second.zone is not None
    near = joint_offsets(first.zone, second.zone, calendar.near)
    wide = joint_offsets(first.zone, second.zone, calendar.wide)
    if not near or (not has_database() and (first.zone.zones or second.zone.zones)):
        return OffsetVerdict(pair, OffsetJudgement.UNKNOWN)
    if _fits(pair, near, delta):
        return OffsetVerdict(pair, OffsetJudgement.RIGHT)
    if _fits(pair, near, None):
        return _told_offset(document, pair, OffsetJudgement.DAY, near)
    # What went wrong is guessed by the place that comes to mind; the times are told for each.
    known = joint_offsets(best_known(first.zone), best_known(second.zone), calendar.near) or near
    if _fits(pair, wide, None):
        return _told_offset(
            document, pair, OffsetJudgement.SEASON, near, "off-by-an-hour", known=known
        )
    diagnosis = _diagnosis(pair, known)
    return _told_offset(document, pair, OffsetJudgement.WRONG, near, diagnosis, known=known)


def _diagnosis(pair: PairedTimes, offsets: frozenset[tuple[int, int]]) -> str:
    """What went wrong, by what the two names mean first."""
    first, second = pair.first, pair.second
    likely = _likely(first.zone, second.zone, offsets)
    ours, theirs = _nearest_readings(first, second, likely)
    gap = ours - theirs
    kept = {a - b for a, b in likely}
    if (first.half or second.half) and any((gap - 720 - want) % 1440 == 0 for want in kept):
        return "wrong-half"
    if any((gap + want) % 1440 == 0 for want in kept):
        return "wrong-way"
    if gap % 1440 == 0:
        return "no-conversion"
    if any((gap - want) % 1440 in (60, 1380) for want in kept):
        return "off-by-an-hour"
    return ""


def _told_offset(
    document: Document,
    pair: PairedTimes,
    verdict: OffsetJudgement,
    offsets: frozenset[tuple[int, int]],
    diagnosis: str = "",
    *,
    known: frozenset[tuple[int, int]] = frozenset(),
) -> OffsetVerdict:
    """A verdict on two named zones with all that can be said of it.

    Of a name that several places share the best known is told by the offsets ``known``, the others
    after it.
    """
    first, second = pair.first, pair.second
    prose = document.prose
    likely = _likely(first.zone, second.zone, offsets)
    ours, theirs = _nearest_readings(first, second, likely)
    first_ones = [ab for ab in likely if ab in known] or likely
    others = [ab for ab in likely if ab not in first_ones]

    def told(written: Callable[[int, int], str], elsewhere: str) -> str:
        here = dict.fromkeys(written(a, b) for a, b in first_ones)
        more = dict.fromkeys(written(a, b) for a, b in others)
        there = "/".join(one for one in more if one not in here)
        return "/".join(here) + (elsewhere.format(there) if there else "")

    def right(a: int, b: int) -> str:
        return written_like(second, (ours - a + b) % 1440, prose)

    def back(a: int, b: int) -> str:
        return written_like(first, (theirs - b + a) % 1440, prose)

    # The zone that is spoken of is the one that is not GMT.
    turned = bool(first.zone and first.zone.offsets == (0,))
    zone = second if turned else first
    rights = {right(a, b) for a, b in likely}

    def kept(a: int, b: int) -> str:
        return written_offset(b if turned else a)

    gap = ours - theirs
    implied = {written_offset(_normal(a - gap if turned else b + gap)) for a, b in likely}
    return OffsetVerdict(
        pair,
        verdict,
        diagnosis,
        told(right, ", or {} in another place of that name"),
        len(rights) == 1,
        told(back, ", or {} in another place of that name"),
        "/".join(sorted(implied)),
        told(kept, " or {}"),
        zone.zone.name if zone.zone else "",
        written_span(_gap(first, second)),
    )


def _nearest_readings(
    first: ClockTime, second: ClockTime, offsets: list[tuple[int, int]]
) -> tuple[int, int]:
    """Of the times that two clocks may show, "3:30" being 15:30 too, those that fit best."""
    return min(
        ((a, b) for a in first.readings for b in second.readings),
        key=lambda ab: min(abs(_normal(ab[0] - ab[1] - (x - y))) for x, y in offsets),
    )


def _normal(offset: int) -> int:
    offset %= 1440
    return offset - 1440 if offset > 720 else offset


def _likely(
    first: TimeZone | None, second: TimeZone | None, offsets: frozenset[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Of the offsets that two names may mean, those that they mean first."""

    def rank(zone: TimeZone | None, offset: int) -> int:
        if zone is None or not zone.offsets:
            return 0
        return 0 if offset == zone.offsets[0] else 1

    ranked = sorted(offsets, key=lambda ab: (rank(first, ab[0]) + rank(second, ab[1]), ab))
    best = rank(first, ranked[0][0]) + rank(second, ranked[0][1])
    return [ab for ab in ranked if rank(first, ab[0]) + rank(second, ab[1]) == best]


# --- the pairs of a story ---------------------------------------------------------------------


def _against_story(document: Document, judged: list[OffsetVerdict]) -> Iterator[OffsetVerdict]:
    """The verdicts, those on local times after a look at the rest of the story."""
    local = [
        one for one in judged if one.verdict is OffsetJudgement.RIGHT and _is_of_the_place(one)
    ]
    if not local:
        yield from judged
        return
    named = [place.zone for place in document.find(places_named)]
    if here := document.find(story_place):
        named.append(here.zone)
    zones = [zone_in_story(document, zone) for zone in dict.fromkeys(named)]
    offsets = {id(one): _real(document, one) for one in local}
    kept = {
        id(one): _explained(one.pair, zones, _calendar(document, one.pair).wide) for one in local
    }
    late = {
        id(one): found
        for one in local
        if kept[id(one)] and (found := _out_of_season(document, one, zones))
    }
    # One pair for each local time: first those that a place bears out.
    examples: dict[frozenset[int], OffsetVerdict] = {}
    for one in sorted(local, key=lambda one: not kept[id(one)]):
        examples.setdefault(offsets[id(one)], one)
    for one in judged:
        if id(one) not in kept or kept[id(one)]:
            yield late.get(id(one), one)
            continue
        own = offsets[id(one)]
        other = next((o for known, o in examples.items() if not known & own), None)
        if other and _is_of_another_place(document, one):
            yield one
        elif other:
            yield replace(
                one,
                verdict=OffsetJudgement.INCONSISTENT,
                other=_pair_span(other.pair),
                other_offset=other.offset,
            )
        elif is_set(document) or (zones and _is_copied(one.pair)):
            yield replace(one, verdict=OffsetJudgement.UNLIKELY)
        else:
            yield one


def _out_of_season(
    document: Document, one: OffsetVerdict, zones: Iterable[TimeZone]
) -> OffsetVerdict | None:
    """The verdict on a local time that its place keeps in the other half of the year only.

    None where some place of the story keeps it in the week of the story, and where the pair has a
    place of its own of which nothing is known.
    """
    calendar = _calendar(document, one.pair)
    if _explained(one.pair, zones, calendar.near) or _is_of_another_place(document, one):
        return None
    for zone in places_of_pair(document, one.pair):
        here = zone_in_story(document, zone)
        pair = PairedTimes(*(time if time.zone else replace(time, zone=here) for time in one.pair))
        found = verdict_on(document, pair)
        if found.verdict is OffsetJudgement.SEASON:
            return replace(found, pair=one.pair)
    return None


_PLACE_BEFORE = lazy_pattern(
    r"\b(?:in|at|on|off|near|from|le(?:ft|aves?|aving)|reach(?:es|ed|ing)?|enter(?:s|ed|ing)?|outside"
    r"|around|of|to|for)\s(?:the\s)?"
    r"(?P<name>\p{Lu}[\p{L}\w’'-]*(?:\s\p{Lu}[\w’'-]*){0,3})[^.;()\n]{0,40}\Z"
)
_PLACE_AFTER = lazy_pattern(
    r"[)\]]?,?\s(?:in|at|on|off|near|from)\s(?:the\s)?(?P<name>\p{Lu}[\w’'-]*(?:\s\p{Lu}[\w’'-]*){0,3})"
)
_NO_PLACE = frozenset((*WEEKDAYS, *MONTHS))


def _is_of_another_place(document: Document, one: OffsetVerdict) -> bool:
    """Whether a pair has a place of its own that the table lacks: "left Kirkenes at 8 p.m. (…)".

    Nothing is known of its clocks, and no other pair of the story speaks for them.
    """
    prose, span = document.find(unwrapped_prose), _pair_span(one.pair)
    before = _PLACE_BEFORE.search(prose, max(0, span.start - 90), span.start)
    found = before or _PLACE_AFTER.match(prose, span.end)
    if not found:
        return False
    name = found["name"]
    words = name.split()
    if words[0] in _NO_PLACE or any(map(place_of, (name, *words))):
        return False
    # A body or a person says; a place stands alone or once more beside another time.
    return document.prose.count(name) == 1


def _is_of_the_place(one: OffsetVerdict) -> bool:
    """Whether one time of a pair is that of the place where things happen.

    A bare time beside one of a named place may be that of the newsroom: "4 p.m. (10 p.m. in Rome)".
    """
    first, second = one.pair.first, one.pair.second
    if first.zone and second.zone:
        return False
    local, named = (first, second) if second.zone else (second, first)
    return local.local or bool(named.zone and named.zone.offsets == (0,))


def _is_copied(pair: PairedTimes) -> bool:
    """Whether both clocks show the same figures: "3 p.m. (0300 GMT)", "3 p.m. (1500 GMT)".

    Few places keep GMT or are 12 hours ahead of it, and these are in the table of places; so a
    story need not say that it is set in one that does not. A bare time without the words "local
    time" may be of Britain, even in a story that names other places only.
    """
    first, second = pair.first, pair.second
    if first.minutes % 720 != second.minutes % 720:
        return False
    either = first.either_half or second.either_half
    halves_differ = first.minutes != second.minutes and not either
    return halves_differ or first.local or second.local


def _pair_span(pair: PairedTimes) -> Span:
    return Span(pair.first.span.start, pair.second.span.end)


def _real(document: Document, one: OffsetVerdict) -> frozenset[int]:
    days = _calendar(document, one.pair).wide
    return frozenset(filter(is_real_offset, _local_offsets(one.pair, days)))


def _explained(pair: PairedTimes, zones: Iterable[TimeZone], days: Days) -> bool:
    """Whether some place that the story names keeps this local time on one of these days."""
    return any(
        _fits(pair, joint_offsets(pair.first.zone or zone, pair.second.zone or zone, days), None)
        for zone in zones
    )
