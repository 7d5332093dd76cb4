"""Quotation marks that touch the word on their outer side."""

from collections.abc import Iterator

from newslint.model.diagnostic import Match
from newslint.model.document import Document, Segment
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.quotation_marks import QuoteMark, quote_marks
from newslint.values import frozen

_DOUBLE = frozenset('"“”„＂')
_LAST = lazy_pattern(
    r"(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*(?:[,:;)]|(?P<stop>[.?!]))?\Z"
)
_NEXT = lazy_pattern(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*")
# A title or a word in quotation marks takes endings: the "Panther"s, he "liked"d it.
_ENDINGS = frozenset("s es d ed ing er ers ish ly y n r".split())
_REACH = 40
# Longer than a paragraph of news: two paragraphs were run together, which another rule tells.
_LONGER_THAN_A_PARAGRAPH = 500


@frozen
class GluedQuotationCheck:
    """A match is a quotation mark with the word that it touches on its outer side.

    Only double marks, only those that have a partner, and only where every mark of the segment has
    one: past a lost mark, what opens and what closes is a guess.
    """

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the glued marks in the order of the prose; the replacement sets the space."""
        prose = document.prose
        for segment, marks in _by_segment(document):
            if any(mark.partner is None for mark in marks):
                continue
            for mark in marks:
                start, end = mark.offset, mark.offset + len(mark.mark)
                assert mark.partner is not None
                if mark.partner > start:
                    first = max(segment.span.start, start - _REACH)
                    found = _LAST.search(prose[first:start])
                    if found is not None and not (
                        found["stop"] and not _begins_sentence(prose, segment.span, start, end)
                    ):
                        yield Match(
                            Span(first + found.start(), end),
                            replacement=f"{found.group()} {mark.mark}",
                        )
                else:
                    found = _NEXT.match(prose, end, segment.span.end)
                    if (
                        found is not None
                        and found.group() not in _ENDINGS
                        and not _may_begin_a_paragraph(prose, segment.span, start, end)
                    ):
                        yield Match(
                            Span(start, found.end()), replacement=f"{mark.mark} {found.group()}"
                        )


def _begins_sentence(prose: str, segment: Span, start: int, end: int) -> bool:
    """Whether a quotation from ``start``, right behind a stop, begins a sentence."""
    return prose[end : end + 1].isupper() and not _may_begin_a_paragraph(prose, segment, start, end)


def _may_begin_a_paragraph(prose: str, segment: Span, start: int, end: int) -> bool:
    """Whether a paragraph may begin at a mark from ``start`` to ``end``, whose break was lost."""
    far = max(start - segment.start, segment.end - end) >= _LONGER_THAN_A_PARAGRAPH
    return far and prose[start - 1] in ".?!" and prose[end].isupper()


def _by_segment(document: Document) -> Iterator[tuple[Segment, list[QuoteMark]]]:
    """The segments with double marks, each with those marks."""
    held: list[QuoteMark] = []
    last: Segment | None = None
    for mark in document.find(quote_marks):
        if mark.mark not in _DOUBLE:
            continue
        segment = document.segment_around(Span(mark.offset, mark.offset + 1))
        if last is not None and segment is not last:
            yield last, held
            held = []
        last = segment
        held.append(mark)
    if last is not None:
        yield last, held
