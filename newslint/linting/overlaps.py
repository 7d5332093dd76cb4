"""One place, one diagnostic."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterator, Mapping, Sequence

from newslint.model.diagnostic import Diagnostic, RelatedPlace
from newslint.model.position import Span
from newslint.values import replace


def one_per_place(
    diagnostics: Sequence[Diagnostic],
    yields_to: Mapping[str, frozenset[str]],
    outside: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """Of diagnostics that overlap keep the strongest, and tell the others as related to it.

    Strongest is the lower level, then the one whose rule the other yields to, then the longer,
    then the earlier, then the first by rule. The result stands in the order of the text.

    ``yields_to`` gives, by address, the rule ids that speak for a rule. ``outside`` are the
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
    places: list[tuple[Span, int]] = []
    also: dict[int, list[RelatedPlace]] = {}
    for diagnostic in sorted(diagnostics, key=strength):
        span = diagnostic.place.span
        same = [n for n, other in _neighbours(places, span) if other.overlaps(span)]
        if diagnostic.rule in outside and not same:
            touched = [n for n, _ in _neighbours(places, span)]
            same = [n for n in touched if kept[n].rule not in outside]
        master = min(same, default=None)
        if master is None:
            insort(places, (span, len(kept)))
            kept.append(diagnostic)
        elif kept[master].rule != diagnostic.rule or kept[master].place != diagnostic.place:
            told = f"{diagnostic.rule}: {diagnostic.message}"
            also.setdefault(master, []).append(RelatedPlace(diagnostic.place, told))
    merged = (
        replace(k, related=(*k.related, *also[n])) if n in also else k for n, k in enumerate(kept)
    )
    return tuple(sorted(merged, key=lambda d: (d.place.span, d.rule)))


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
