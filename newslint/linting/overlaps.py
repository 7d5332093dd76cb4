"""One place, one diagnostic."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterator, Mapping, Sequence

from newslint.model.diagnostic import Diagnostic, RelatedPlace
from newslint.model.position import Span
from newslint.values import replace

_MORE, _TIMES = 40, 3
"""A place is wide beside another if it has so many characters more and is so many times as long:
a sentence beside a word, and not a phrase beside a word of it."""


def alike(one: Span, other: Span) -> bool:
    """Whether two places are of like extent, so that they may be one."""
    short, long = sorted((one.end - one.start, other.end - other.start))
    return long < short + _MORE or long < short * _TIMES


def one_per_place(
    diagnostics: Sequence[Diagnostic],
    yields_to: Mapping[str, frozenset[str]],
    outside: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """Of diagnostics of like extent that overlap keep the strongest, and tell the others as related
    to it. What is said of a sentence and what is said of a word in it are two things.

    Strongest is the lower level, then the one whose rule the other yields to, then the longer,
    then the earlier, then the first by rule. The result stands in the order of the text.

    ``yields_to`` gives, by address, the rule ids that speak for a rule, of whatever extent their
    places are. ``outside`` are the
    rules of outside engines: where newslint has anything to say itself, that is what is said. Of
    one fault an engine may flag the space and newslint the word beside it, so places that touch
    count as one there.
    """
    speaking = frozenset[str]().union(*yields_to.values())
    of_masters: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if (rule := diagnostic.rule.partition(":")[0]) in speaking:
            of_masters.setdefault(rule, []).append(diagnostic)
    neighbours = {rule: _Neighbours(theirs) for rule, theirs in of_masters.items()}

    def yields(diagnostic: Diagnostic) -> bool:
        masters = yields_to.get(diagnostic.rule, frozenset())
        return any(
            other.level.rank <= diagnostic.level.rank
            and other.place.span.overlaps(diagnostic.place.span)
            for master in masters & neighbours.keys()
            for other in neighbours[master].near(diagnostic.place.span)
        )

    def strength(diagnostic: Diagnostic) -> tuple[bool, int, bool, int, int, str]:
        start, end = diagnostic.place.span
        return (
            diagnostic.rule in outside,
            diagnostic.level.rank,
            yields(diagnostic),
            start - end,
            start,
            diagnostic.rule,
        )

    kept: list[Diagnostic] = []
    places = _Places()
    also: dict[int, list[RelatedPlace]] = {}
    for diagnostic in sorted(diagnostics, key=strength):
        span = diagnostic.place.span
        masters = yields_to.get(diagnostic.rule, frozenset())
        near = list(places.like(span))
        same = [n for n, other in near if other.overlaps(span)]
        if masters:
            same += [
                n
                for n, other in places.near(span)
                if other.overlaps(span) and kept[n].rule.partition(":")[0] in masters
            ]
        if diagnostic.rule in outside and not same:
            same = [n for n, _ in near if kept[n].rule not in outside]
        master = min(same, default=None)
        if master is None:
            places.add(span, len(kept))
            kept.append(diagnostic)
        elif kept[master].rule != diagnostic.rule or kept[master].place != diagnostic.place:
            told = f"{diagnostic.rule}: {diagnostic.message}"
            also.setdefault(master, []).append(RelatedPlace(diagnostic.place, told))
    merged = (
        replace(k, related=(*k.related, *also[n])) if n in also else k for n, k in enumerate(kept)
    )
    return tuple(sorted(merged, key=lambda d: (d.place.span, d.rule)))


class _Places:
    """The places that are kept, with their numbers, by size.

    Two of one size are of like extent, so that they do not overlap; and a place is like none but
    those of its size and the next.
    """

    def __init__(self) -> None:
        self._by_size: dict[int, list[tuple[Span, int]]] = {}

    def add(self, span: Span, number: int) -> None:
        insort(self._by_size.setdefault(_size(span), []), (span, number))

    def near(self, span: Span) -> Iterator[tuple[int, Span]]:
        """Those that ``span`` overlaps or touches."""
        for places in self._by_size.values():
            yield from _neighbours(places, span)

    def like(self, span: Span) -> Iterator[tuple[int, Span]]:
        """Those of them that are of like extent."""
        size = _size(span)
        for places in filter(None, map(self._by_size.get, (size - 1, size, size + 1))):
            yield from ((n, other) for n, other in _neighbours(places, span) if alike(span, other))


def _size(span: Span) -> int:
    size, least = 0, _MORE
    while span.end - span.start >= least:
        size, least = size + 1, least * _TIMES
    return size


def _neighbours(places: list[tuple[Span, int]], span: Span) -> Iterator[tuple[int, Span]]:
    """The places that ``span`` overlaps or touches, with their numbers.

    ``places`` are sorted and do not overlap each other, so that their ends are sorted too.
    """
    at = bisect_right(places, span.end, key=lambda item: item[0].start)
    while at > 0 and places[at - 1][0].end >= span.start:
        at -= 1
        place, number = places[at]
        yield number, place


class _Neighbours:
    """Diagnostics by where they start, so that not each has to be held against all."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self._sorted = sorted(diagnostics, key=lambda d: d.place.span)
        self._starts = [d.place.span.start for d in self._sorted]
        self._longest = max((d.place.span.end - d.place.span.start for d in diagnostics), default=0)

    def near(self, span: Span) -> Sequence[Diagnostic]:
        """All that may overlap ``span``, and some that do not."""
        first = bisect_left(self._starts, span.start - self._longest)
        return self._sorted[first : bisect_right(self._starts, span.end)]
