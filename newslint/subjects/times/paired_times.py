"""Clock times that stand beside the same time in another zone: "11:00 (0300 GMT)"."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.times.clock_times import ClockTime, clock_times
from newslint.values import replace


class PairedTimes(NamedTuple):
    """Two times that the copy gives as one; at least one of them names its zone.

    Of a range in two zones, "8 to 10 a.m. (0600-0800 GMT)", each end is a pair.
    """

    first: ClockTime
    second: ClockTime


_LEAD = (
    r"(?:(?:about|around|approximately|roughly|approx\.?|or|at|on|i\.e\.,?|that is,?|which is|~|="
    r"|equivalent to|corresponding to|(?&weekdays),?)\s?)*"
)
_WORDS = (
    r"(?:,?\s(?:in|on|at|near|off|outside|across)\s(?:(?!and\b|but\b|or\b)[\w.’'-]+,?\s?){1,6}?"
    r"|,?\s(?:(?&relative_days)|sharp|daily|(?:each|every|that|this|the same)\s\w+"
    r"|(?:early|late|next|last|on)\s\w+|(?&weekdays)s?))"
)
_BRACKET = lazy_pattern(rf"(?=.{{0,55}}\Z)(?:{_WORDS}){{0,2}},?\s?[(\[]\s?{_LEAD}", regex.DOTALL)
_SLASH = lazy_pattern(r"\s?/\s?")
_OR = lazy_pattern(
    rf",?\s(?:or|i\.e\.,?|that is,?|which is|corresponding to|equivalent to)\s{_LEAD}"
)
_CHAIN = lazy_pattern(rf"(?:\s?[,;/]|,?\s(?:and|or))\s?{_LEAD}")
_RANGE = lazy_pattern(r"\s?(?:-|–|—|to|until|till|and|through)\s?")
_BARE_START = lazy_pattern(r"(?:[0-9]|[Nn]oon|[Mm]idnight)\s?(?:-|–|to|and|until)\s?\Z")


def paired_times(document: Document) -> tuple[PairedTimes, ...]:
    """All pairs of a time and its equivalent in another zone, in the order of the text (a finder).

    Read are brackets ("11:00 (0300 GMT)", several zones in one bracket too), strokes and "or".
    After a comma or a dash mostly stands the time of something else.
    """
    prose = document.prose
    times = document.find(clock_times)
    if not any(time.zone for time in times):
        return ()
    return tuple(
        pair
        for pair in _pairs(prose, times)
        if document.segment_around(pair.first.span) is document.segment_around(pair.second.span)
    )


def _pairs(prose: str, times: tuple[ClockTime, ...]) -> Iterator[PairedTimes]:
    at = 1
    while at < len(times):
        first, second = times[at - 1], times[at]
        gap = prose[first.end : second.span.start]
        if len(gap) > 90 or not _joins(first, second, gap):
            at += 1
            continue
        members = [second]
        while at + len(members) < len(times):
            last, following = members[-1], times[at + len(members)]
            between = prose[last.end : following.span.start]
            if not (_CHAIN.fullmatch(between) or _RANGE.fullmatch(between)):
                break
            members.append(following)
        yield from _matched(prose, times, at, members)
        at += len(members)


def _joins(first: ClockTime, second: ClockTime, gap: str) -> bool:
    if _BRACKET.fullmatch(gap):
        return True
    named = bool(first.zone or first.local) and bool(second.zone or second.local)
    if _SLASH.fullmatch(gap):
        return named or bool(second.zone)
    return named and bool(_OR.fullmatch(gap))


def _matched(
    prose: str, times: tuple[ClockTime, ...], at: int, members: list[ClockTime]
) -> Iterator[PairedTimes]:
    """The pairs of what stands before ``times[at]`` with what stands in the bracket."""
    first = times[at - 1]
    ranges = len(members) > 1 and _RANGE.fullmatch(prose[members[0].end : members[1].span.start])
    if ranges and (not members[0].zone or members[0].zone == members[1].zone):
        if at < 2 or len(members) != 2:
            return
        start = times[at - 2]
        if _RANGE.fullmatch(prose[start.end : first.span.start]):
            for one, other in ((start, members[0]), (first, members[1])):
                yield from _pair(_in_zone_of(first, one), _in_zone_of(members[1], other))
        return
    if _ends_range(prose, times, at):
        return
    for number, member in enumerate(members):
        yield from _pair(first, member)
        if not first.zone and number:
            yield from _pair(members[0], member)


def _ends_range(prose: str, times: tuple[ClockTime, ...], at: int) -> bool:
    """Whether the first of a pair ends a range, of which the bracket gives one end or the other."""
    first = times[at - 1]
    before = prose[max(0, first.span.start - 16) : first.span.start]
    if at > 1 and _RANGE.fullmatch(prose[times[at - 2].end : first.span.start]):
        return True
    return bool(_BARE_START.search(before))


def _in_zone_of(named: ClockTime, bare: ClockTime) -> ClockTime:
    if bare.zone or bare.local:
        return bare
    either = bare.either_half
    return replace(bare, zone=named.zone, local=named.local, either_half=either)


def _pair(first: ClockTime, second: ClockTime) -> Iterator[PairedTimes]:
    if first.zone is None and second.zone is None:
        return
    # A bare time beside a zone is in that zone: "9 p.m. ET (8 p.m. on Sundays)".
    if second.zone is None and not second.local:
        return
    if first.zone == second.zone:
        return
    yield PairedTimes(first, second)
