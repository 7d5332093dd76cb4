"""From what a reader of the story sees back to what the file holds."""

from bisect import bisect_right
from dataclasses import dataclass

from newslint.model.position import Span


@dataclass(frozen=True)
class SourceMap:
    """Maps prose offsets to text offsets.

    ``pieces`` are ``(prose offset, text offset)`` pairs, rising in both: from each on, up to the
    next, prose and text run side by side. Without pieces the two are the same, as in plain text.
    """

    pieces: tuple[tuple[int, int], ...] = ()

    def text_offset(self, prose_offset: int) -> int:
        """Where the character at ``prose_offset`` stands in the text."""
        if not self.pieces:
            return prose_offset
        at = bisect_right(self.pieces, (prose_offset, float("inf"))) - 1
        prose, text = self.pieces[max(at, 0)]
        return text + prose_offset - prose

    def text_span(self, span: Span) -> Span:
        """The stretch of text that holds all the characters of a prose span."""
        if span.start == span.end:
            start = self.text_offset(span.start)
            return Span(start, start)
        # The end is mapped by the last character inside, so that markup which follows stays out.
        return Span(self.text_offset(span.start), self.text_offset(span.end - 1) + 1)
