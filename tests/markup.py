"""A reader of a small markup, to try what plain text has no need of: entities, tags, many stories.

``<p>``, ``<td>`` and their like are paragraphs and cells, ``<item>`` is a story of a feed, entities
are decoded, other tags are passed over. There is nothing to be said for its HTML.
"""

import html
import re
from collections.abc import Iterator

from newslint.model.document import Document, Metadata, Segment, SegmentKind
from newslint.model.position import Span
from newslint.model.source import Source, Story
from newslint.model.source_map import Piece, SourceMap
from newslint.offers import Reader
from newslint.readers.decoding import decode
from newslint.readers.writing_back import write_text

_PART = re.compile(
    r"(?P<block>(?:\s*</?(?:p|td|tr|table)>\s*)+)|(?P<inline><[^>]*>)|(?P<entity>&[#\w]+;)|\r\n|.",
    re.DOTALL,
)
_ITEM = re.compile(r"<item>(.*?)</item>", re.DOTALL)


def read(source: Source) -> Story:
    decoded = decode(source.data, source.hints.encoding)
    text = decoded.text
    spans = [Span(*found.span(1)) for found in _ITEM.finditer(text)] or [Span(0, len(text))]
    metadata = source.hints.metadata
    documents = tuple(document_of(text, span, source.name, metadata) for span in spans)
    unused = ("holds a picture, which is not read",) if "<img" in text else ()
    return Story(documents, decoded.encoding, bool(decoded.mark), unused=unused)


MARKUP = Reader("markup", (".html",), read, write_text)
READ_ONLY = Reader("markup", (".html",), read)


def markup(text: str) -> Document:
    """The document of a text that has one."""
    (document,) = read(Source(text.encode(), "story.html")).documents
    return document


def decoded(text: str) -> str:
    """What a stretch of such a text is read as."""
    return "".join(_shown(found) for found in _PART.finditer(text))


def document_of(text: str, span: Span, path: str, metadata: Metadata) -> Document:
    prose, pieces, kinds = "", [], {0: SegmentKind.PARAGRAPH}
    if span.start:
        pieces.append(Piece(0, 0, 0, span.start))
    for found in _PART.finditer(text, *span):
        shown = _shown(found)
        # A paragraph at the very top or end has no other to be parted from.
        if found["block"] and (found.start() == span.start or found.end() == span.end):
            shown = ""
        if len(shown) != 1 or found.end() - found.start() != 1:
            start, end = found.span()
            pieces.append(Piece(len(prose), len(shown), start, end - start))
        prose += shown
        if found["block"]:
            cell = "<td>" in found["block"]
            kinds[len(prose)] = SegmentKind.TABLE_CELL if cell else SegmentKind.PARAGRAPH
    if span.end < len(text):
        pieces.append(Piece(len(prose), 0, span.end, len(text) - span.end))
    return Document(
        path=path,
        text=text,
        prose=prose,
        segments=tuple(_segments(prose, kinds)),
        source_map=SourceMap(tuple(pieces)),
        metadata=metadata,
        escape=_escape,
    )


def _shown(found: re.Match[str]) -> str:
    if found["block"]:
        return "\n"
    if found["inline"]:
        return ""
    return "\n" if found.group() == "\r\n" else html.unescape(found.group())


def _segments(prose: str, kinds: dict[int, SegmentKind]) -> Iterator[Segment]:
    for found in re.finditer(r"[^\n]+", prose):
        yield Segment(kinds.get(found.start(), SegmentKind.PARAGRAPH), Span(*found.span()))


def _escape(prose: str) -> str | None:
    # Nothing here could hold a paragraph that a fix makes.
    return None if "\n" in prose else html.escape(prose, quote=False)
