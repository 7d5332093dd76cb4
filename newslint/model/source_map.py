"""From what a reader of the story sees back to what the file holds."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from newslint.model.position import Span
from newslint.values import frozen

_LAST = float("inf")


class Piece(NamedTuple):
    r"""A stretch of prose and the stretch of text that it is written as, told by their lengths.

    ``&`` from ``&amp;`` is 1 and 5 characters long, ``\n`` from ``\r\n`` 1 and 2. What the prose
    does not show, such as markup, is 0 in the prose; what the text does not have is 0 there.
    """

    prose: int
    prose_length: int
    text: int
    text_length: int

    @property
    def prose_end(self) -> int:
        """Where it ends in the prose."""
        return self.prose + self.prose_length

    @property
    def text_end(self) -> int:
        """Where it ends in the text."""
        return self.text + self.text_length


@frozen
class SourceMap:
    """Maps spans of the prose to spans of the text.

    Outside ``pieces``, which stand in order, prose and text run side by side, character by
    character. Without pieces the two are the same, as in plain text. A piece is one thing: what
    ends inside it is taken to mean all of it.
    """

    pieces: tuple[Piece, ...] = ()

    def __post_init__(self) -> None:
        prose = text = 0
        for piece in self.pieces:
            at, length, text_at, text_length = piece
            if (
                min(length, text_length, at - prose) < 0
                or at - prose != text_at - text
                or length == text_length == 0
            ):
                raise ValueError(
                    f"the source map does not hold together at {tuple(piece)}: from {prose} of the "
                    f"prose and {text} of the text on, both run side by side up to the next piece"
                )
            prose, text = at + length, text_at + text_length

    def whole(self, span: Span) -> Span:
        """The span of the prose, widened to the whole of every piece that it ends inside of."""
        if not self.pieces:
            return span
        start, end = span
        first = self._last_from(start)
        if first and first.prose < start < first.prose_end:
            start = first.prose
        if end > span.start:
            last = self._last_from(end - 1)
            end = max(end, last.prose_end) if last else end
        elif start < span.start and first:
            end = first.prose_end
        return Span(start, end)

    def text_span(self, span: Span) -> Span:
        """The stretch of text that holds all the characters of a prose span, and no more.

        What the text has at its edges and the prose does not show stays out. A span that ends
        inside a piece stands for the ``whole`` of it. An empty one at no such place stands behind
        the character before it; at the very start, before the first.
        """
        if not self.pieces:
            return span
        start, end = self.whole(span)
        if start < end:
            return Span(self._text_start(start), self._text_end(end))
        offset = self._text_end(start) if start else self._text_start(start)
        return Span(offset, offset)

    def shows_all(self, span: Span) -> bool:
        """Whether in a span of the prose that is ``whole`` each stretch of text has its prose.

        And each stretch of prose its text; what lies at the edges of the span is not asked about.
        """
        low, high = (bisect_left(self.pieces, (offset,)) for offset in span)
        return all(
            piece.text_length and (piece.prose_length or piece.prose == span.start)
            for piece in self.pieces[low:high]
        )

    def _text_start(self, offset: int) -> int:
        """Where the character at an offset of the prose begins; inside a piece, the piece."""
        piece = self._last_from(offset)
        if piece is None:
            return offset
        if offset < piece.prose_end:
            return piece.text
        return piece.text_end + offset - piece.prose_end

    def _text_end(self, offset: int) -> int:
        """Where the character before an offset of the prose ends; inside a piece, the piece."""
        piece = self._last_from(offset - 1)
        if piece is None:
            return offset
        return piece.text_end + max(0, offset - piece.prose_end)

    def _last_from(self, offset: int) -> Piece | None:
        """The last piece that begins at an offset of the prose or before it."""
        at = bisect_right(self.pieces, (offset, _LAST))
        return self.pieces[at - 1] if at else None
