"""Plain text: paragraphs by form (first version)."""

import regex

from newslint.model.document import Document, Metadata, Segment, SegmentKind
from newslint.model.position import Span

_BLOCK = regex.compile(r"[^\r\n]+")


def read(text: str, path: str, metadata: Metadata) -> Document:
    """Read decoded plain text; ``metadata`` is what the caller knows and wins over the copy."""
    segments = tuple(
        Segment(SegmentKind.PARAGRAPH, Span(*match.span()))
        for match in _BLOCK.finditer(text)
        if match.group().strip()
    )
    return Document(path=path, text=text, prose=text, segments=segments, metadata=metadata)
