"""Zones of a story that a rule may leave alone."""

from bisect import bisect_left
from collections.abc import Iterable

from newslint.model.document import Document, SegmentKind
from newslint.model.position import Span
from newslint.segmentation.lazy_pattern import lazy_pattern
from newslint.segmentation.speech import QuoteMark, Side, quote_marks, quoted_speech

ZONES = frozenset(kind.value for kind in SegmentKind)
"""The zones that a rule may skip. "quote" is block quotations and quoted speech alike."""

# Signs that quote in copy from elsewhere, and that are not taken for quotation marks otherwise.
_ODD_MARK = lazy_pattern(
    r"&(?:quot|[lrbs]dquo|[lrs]+quo|[lr]aquo|#(?:34|39|x22|x27|x201[89a-f]|82\d\d|171|187));|[`❛❜❝❞〝〞〟]"
)


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


def may_be_quoted(document: Document, span: Span) -> bool:
    """Whether any of ``span`` may be somebody's words: told more strictly than the zone "quote".

    Where a mark has no partner, all that it may belong to counts: after an opening one the rest of
    the paragraph, before a closing one all of it up to there.
    """
    if touches_zone(document, (SegmentKind.QUOTE.value,), span):
        return True
    return any(span.overlaps(zone) for zone in document.find(_doubtful))


def quoted_texts(document: Document) -> tuple[str, ...]:
    """What stands in the zone "quote", in order."""
    zones = document.find(_zone_spans).get(SegmentKind.QUOTE.value, ())
    return tuple(document.prose[slice(*zone)] for zone in zones)


def _doubtful(document: Document) -> tuple[Span, ...]:
    """Stretches beside marks without a partner, and all from one odd mark to the end."""
    zones: list[Span] = []
    lone = [mark for mark in document.find(quote_marks) if mark.partner is None]
    for segment in document.segments:
        odd = _ODD_MARK.search(document.prose, *segment.span)
        if odd:
            zones.append(Span(odd.start(), segment.span.end))
        own = (mark for mark in lone if segment.span.start <= mark.offset < segment.span.end)
        zones += (_beside(mark, segment.span) for mark in own)
    return tuple(zones)


def _beside(mark: QuoteMark, segment: Span) -> Span:
    if mark.kind is Side.OPENING:
        return Span(mark.offset, segment.end)
    return Span(segment.start, mark.offset + len(mark.mark))
