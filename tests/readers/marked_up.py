"""What the tests of all formats with markup have in common."""

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.source import Source


def shown(document: Document) -> list[tuple[str, str]]:
    """The kinds and the prose of all segments."""
    return [(one.kind.value, document.prose[slice(*one.span)]) for one in document.segments]


def written(document: Document, prose: str) -> str:
    """The text that some prose, which occurs once, is written as."""
    assert document.prose.count(prose) == 1
    start = document.prose.index(prose)
    return document.text[slice(*document.source_map.text_span(Span(start, start + len(prose))))]


def source(text: str, name: str = "story") -> Source:
    """A file with that text."""
    return Source(text.encode(), name)


def assert_each_character_is_where_it_is_said_to_be(document: Document) -> None:
    """Of prose that is not written in another way, each character is that of the text."""
    pieces = document.source_map.pieces
    last = 0
    for piece in (*pieces, None):
        upto = piece.prose if piece else len(document.prose)
        for at in range(last, upto):
            span = document.source_map.text_span(Span(at, at + 1))
            assert document.text[slice(*span)] == document.prose[at]
        last = piece.prose_end if piece else upto
    for before, after in zip(document.segments, document.segments[1:], strict=False):
        assert before.span.end < after.span.start
    for segment in document.segments:
        prose = document.prose[slice(*segment.span)]
        assert prose
        assert prose == prose.strip(" \t\n\r\f")
        assert "\n" not in prose
