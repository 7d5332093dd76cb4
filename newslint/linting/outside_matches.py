"""What outside engines found, from one state of a story to the next."""

from collections.abc import Iterable, Iterator

from newslint.model.diagnostic import OutsideMatch, Related
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.values import replace


def carried(
    outside: Iterable[OutsideMatch], before: Document, after: Document
) -> tuple[OutsideMatch, ...]:
    """The matches that lie in paragraphs which still stand in the story, at their new places.

    A fix changes a few paragraphs, and an engine is asked once a run, so that nothing is known of
    these until the next.
    """
    distances = dict(_distances(before, after))
    return tuple(moved for one in outside for moved in _moved(one, before, distances))


def _distances(before: Document, after: Document) -> Iterator[tuple[Span, int]]:
    """By segment of the earlier state, how far on it stands now; none for one that is gone."""
    now: dict[str, list[int]] = {}
    for segment in after.segments:
        now.setdefault(after.prose[slice(*segment.span)], []).append(segment.span.start)
    for segment in before.segments:
        starts = now.get(before.prose[slice(*segment.span)])
        if starts:
            yield segment.span, starts.pop(0) - segment.span.start


def _moved(
    one: OutsideMatch, before: Document, distances: dict[Span, int]
) -> Iterator[OutsideMatch]:
    segment = before.segment_around(one.match.span)
    if segment is None or segment.span not in distances:
        return
    match, distance = one.match, distances[segment.span]
    if not all(r.document or segment.span.contains(r.span) for r in match.related):
        return

    def further(span: Span) -> Span:
        return Span(span.start + distance, span.end + distance)

    related = tuple(r if r.document else Related(further(r.span), r.message) for r in match.related)
    yield OutsideMatch(one.rule, replace(match, span=further(match.span), related=related))
