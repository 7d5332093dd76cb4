"""What of a story LanguageTool is sent, and where each of it stands in the prose."""

import re
from collections.abc import Iterator

from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span
from newslint.model.source_map import Piece, SourceMap
from newslint.text.language import is_english
from newslint.values import frozen

LONGEST = 20_000
"""What is longer, in characters, is no paragraph of news copy and is not sent."""

PROSE = frozenset(
    {
        SegmentKind.HEADLINE,
        SegmentKind.SUBHEAD,
        SegmentKind.PARAGRAPH,
        SegmentKind.LIST_ITEM,
        SegmentKind.CAPTION,
        SegmentKind.QUOTE,
    }
)
_LINE_END = re.compile(r"[^\S\n\r]*[\n\r]\s*")
# Half of a character that UTF-16 writes in two; no text that is sent may hold it.
_HALF = re.compile("[\ud800-\udfff]")


@frozen
class Paragraph:
    """A paragraph as it is sent: the line ends of hard-wrapped copy are spaces."""

    text: str
    places: SourceMap
    """From offsets in ``text`` to offsets in the prose."""

    def prose_span(self, span: Span) -> Span:
        """Where a stretch of the text stands in the prose."""
        return self.places.text_span(span)


def paragraphs_of(document: Document) -> tuple[Paragraph, ...]:
    """The prose of a story; nothing of one that is not in English.

    Headlines, paragraphs, list items, captions and quotations are prose. Datelines, bylines, cells
    of tables and page debris are not, nor is what holds no letter.
    """
    if not document.segments or not document.find(is_english):
        return ()
    return tuple(_paragraphs(document))


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    for segment in document.segments:
        length = segment.span.end - segment.span.start
        if segment.kind in PROSE and 0 < length <= LONGEST:
            made = _paragraph(document.prose, segment)
            if any(map(str.isalpha, made.text)):
                yield made


def _paragraph(prose: str, segment: Segment) -> Paragraph:
    start, end = segment.span
    parts: list[str] = []
    pieces, length = [Piece(0, 0, 0, start)] if start else [], 0
    for line_end in _LINE_END.finditer(prose, start, end):
        parts += (prose[start : line_end.start()], " ")
        length += line_end.start() - start
        pieces.append(Piece(length, 1, line_end.start(), line_end.end() - line_end.start()))
        length += 1
        start = line_end.end()
    parts.append(prose[start:end])
    text = _HALF.sub("\N{REPLACEMENT CHARACTER}", "".join(parts))
    return Paragraph(text, SourceMap(tuple(pieces)))
