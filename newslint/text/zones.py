"""Zones of a story that a rule may leave alone."""

from bisect import bisect_left
from collections.abc import Iterable

from newslint.model.document import Document, SegmentKind
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.posts import posts
from newslint.text.quotation_marks import Side, quote_marks, quoted_speech
from newslint.text.run_in_headlines import repeated_headlines

POST = "post"
TERM = "term"
ZONES = frozenset((*(kind.value for kind in SegmentKind), POST, TERM))
"""The zones that a rule may skip: kinds of segments, posts of networks that the story shows, and
"term": what the desk's own terms have and do not forbid, if that is half of a place or more.
"quote" is block quotations and quoted speech alike, "headline" also a headline that a page says
again at the head of a paragraph."""

# Signs that quote in copy from elsewhere, and that are not taken for quotation marks otherwise.
_ODD_MARK = lazy_pattern(
    r"&(?:quot|[lrbs]dquo|[lrs]+quo|[lr]aquo|#(?:34|39|x22|x27|x201[89a-f]|82\d\d|171|187));|[`❛❜❝❞〝〞〟]"
)


def touches_zone(document: Document, zones: Iterable[str], span: Span) -> bool:
    """Whether ``span`` shares a character with any of the zones."""
    found = document.find(_zone_spans)
    if any(_touches(found.get(zone, ()), span) for zone in zones):
        return True
    if document.terms is None or TERM not in zones:
        return False
    from newslint.text.house_terms import is_mostly_known  # noqa: PLC0415 - few desks have terms

    return is_mostly_known(document, span)


def _zone_spans(document: Document) -> dict[str, tuple[Span, ...]]:
    zones: dict[str, list[Span]] = {}
    for segment in document.segments:
        zones.setdefault(segment.kind.value, []).append(segment.span)
    speech = document.find(quoted_speech)
    if speech:
        zones.setdefault(SegmentKind.QUOTE.value, []).extend(speech)
    zones.setdefault(SegmentKind.HEADLINE.value, []).extend(document.find(repeated_headlines))
    if shown := document.find(posts):
        zones[POST] = list(shown)
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
    if touches_zone(document, (SegmentKind.QUOTE.value, POST), span):
        return True
    return _touches(document.find(_doubtful), span)


def quoted_texts(document: Document) -> tuple[str, ...]:
    """What stands in the zone "quote", in order."""
    zones = document.find(_zone_spans).get(SegmentKind.QUOTE.value, ())
    return tuple(document.prose[slice(*zone)] for zone in zones)


def _doubtful(document: Document) -> tuple[Span, ...]:
    """Stretches beside marks without a partner, and all from one odd mark to the end; disjoint."""
    zones: list[Span] = []
    marks = iter(document.find(quote_marks))
    mark = next(marks, None)
    for segment in document.segments:
        # Of a segment, all from the first that may be open and all up to the last that may close.
        odd = _ODD_MARK.search(document.prose, *segment.span)
        opens = odd.start() if odd else segment.span.end
        closes = segment.span.start
        while mark is not None and mark.offset < segment.span.end:
            if mark.partner is None and mark.kind is Side.OPENING:
                opens = min(opens, mark.offset)
            elif mark.partner is None:
                closes = max(closes, mark.offset + len(mark.mark))
            mark = next(marks, None)
        if opens <= closes:
            zones.append(segment.span)
            continue
        if closes > segment.span.start:
            zones.append(Span(segment.span.start, closes))
        if opens < segment.span.end:
            zones.append(Span(opens, segment.span.end))
    return tuple(zones)
