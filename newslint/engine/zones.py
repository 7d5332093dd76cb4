"""Zones of a story that a rule may leave alone."""

from bisect import bisect_left
from collections.abc import Iterable

from newslint.model.document import Document, SegmentKind
from newslint.model.position import Span
from newslint.segmentation.speech import quoted_speech

ZONES = frozenset(kind.value for kind in SegmentKind)
"""The zones that a rule may skip. "quote" is block quotations and quoted speech alike."""


def touches_zone(document: Document, zones: Iterable[str], span: Span) -> bool:
    """Whether ``span`` shares a character with any of the zones."""
    found = document.find(_zone_spans)
    return any(_touches(found.get(zone, ()), span) for zone in zones)


def _zone_spans(document: Document) -> dict[str, tuple[Span, ...]]:
    zones: dict[str, list[Span]] = {}
    for segment in document.segments:
        zones.setdefault(segment.kind.value, []).append(segment.span)
    speech = document.find(quoted_speech)
    if speech:
        zones.setdefault(SegmentKind.QUOTE.value, []).extend(speech)
    return {zone: tuple(sorted(spans)) for zone, spans in zones.items()}


def _touches(spans: tuple[Span, ...], span: Span) -> bool:
    # Spans of a zone are sorted; a block quotation may hold quoted speech, so look back two.
    at = bisect_left(spans, (span.end, -1))
    return any(span.overlaps(other) for other in spans[max(0, at - 2) : at + 1])
