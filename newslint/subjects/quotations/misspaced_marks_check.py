"""Straight quotation marks with the space on the wrong side."""

from collections.abc import Iterator

from newslint.model.diagnostic import Match
from newslint.model.document import Document, Segment
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.values import frozen

_SPACE = r"[ \u00a0\u2009\u202f]"
_OPENING = lazy_pattern(rf"(?<=[\p{{L}},:;–—])\"({_SPACE}+)([^\s\"]+)")
_OTHER = lazy_pattern(r"[“”„]")
"""With these in the paragraph straight marks are the partners of curly ones."""
_WELL_OPENED = lazy_pattern(r"(?<![\p{L}\p{N}])\"(?=\S)")
_WELL_CLOSED = lazy_pattern(r"(?<=\S)\"(?![\p{L}\p{N}])")
_LONGEST_WORD = 60
_MOST = 60
"""Marks in a paragraph beyond which nobody can tell how they pair up."""


@frozen
class MisspacedMarksCheck:
    """A match is a straight mark that opens a quotation and has its space behind it, with the word
    beyond.

    Straight marks do not say which side they are, and a reader goes by the spaces. Where all marks
    of a paragraph pair up in their order, the first of a pair opens and the second closes. All that
    close have to be well set: where a mark was lost, the one behind it would close here and looks
    as if it opened. So nothing can be said of a space before a mark that closes.
    """

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the marks in the order of the prose; the replacement puts the space right."""
        if '"' not in document.prose:
            return
        for segment in document.segments:
            yield from _in(document.prose, segment)


def _in(prose: str, segment: Segment) -> Iterator[Match]:
    start, end = segment.span
    marks = []
    at = prose.find('"', start, end)
    while at >= 0:
        marks.append(at)
        at = prose.find('"', at + 1, end)
    if not marks or len(marks) % 2 or len(marks) > _MOST or _OTHER.search(prose, start, end):
        return
    found = []
    for opening, closing in zip(marks[::2], marks[1::2], strict=True):
        if not _WELL_CLOSED.match(prose, closing, end):
            return
        opened = _OPENING.match(prose, opening, min(closing, opening + _LONGEST_WORD))
        if opened is not None:
            replacement = f'{opened[1]}"{opened[2]}'
            found.append(Match(Span(opening, opened.end()), replacement=replacement))
        elif not _WELL_OPENED.match(prose, opening, end):
            return
    yield from found
