"""A quotation inside a quotation that has the marks of the outer one."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match
from newslint.model.document import Document, SegmentKind
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.quotation_marks import QuoteMark, quote_marks
from newslint.values import frozen

_KINDS = frozenset({SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM, SegmentKind.QUOTE})
_DOUBLE = frozenset('"“”')
_CURLY = frozenset("“”")
# Longer than this, two quotations of which each has lost a mark are more likely.
_LONGEST = 120
_LONGEST_OUTER = 500
# The writer speaks here, so the outer quotation has ended before.
_ATTRIBUTION = lazy_pattern(
    r"\b(?:(?:(?&speakers)|who|\p{Lu}[\p{L}’'-]+)\s(?:\p{Ll}+ly\s|later\s|also\s)?"
    r"(?:(?&speaks)|asks|accused|called))\b"
)
_SENTENCE_END = frozenset(".!?…")


@frozen
class NestedQuotationCheck:
    """A match is a quotation in double marks that stands inside another one in double marks.

    Both have to be closed and close to what they hold. Left alone is what may be speech that was
    taken up again after a lost mark: at the head of a sentence, or after words of attribution. The
    replacement has single marks.
    """

    triggers: ClassVar[tuple[str, ...]] = ('"', "“")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the inner quotations in the order of the prose."""
        prose = document.prose
        outer: QuoteMark | None = None
        for mark in document.find(quote_marks):
            if mark.mark not in _DOUBLE or mark.partner is None or mark.partner < mark.offset:
                continue
            if outer is None or outer.partner is None or mark.offset > outer.partner:
                outer = mark
                continue
            span = Span(mark.offset, mark.partner + 1)
            segment = document.segment_around(span)
            if segment is None or segment.kind not in _KINDS or span.end - span.start > _LONGEST:
                continue
            whole = Span(outer.offset, outer.partner + 1)
            if not (_is_tight(prose, span) and _is_tight(prose, whole)):
                continue
            if _is_taken_up(prose, whole, mark.offset):
                continue
            inner = prose[mark.offset + 1 : mark.partner]
            opening, closing = "‘’" if mark.mark in _CURLY else "''"
            yield Match(span, replacement=f"{opening}{inner}{closing}")


def _is_tight(prose: str, span: Span) -> bool:
    """Whether the marks stand close to what they hold, and touch no letter on their outer side."""
    start, end = span
    return not (
        prose[start + 1].isspace()
        or prose[end - 2].isspace()
        or prose[max(0, start - 1) : start].isalnum()
        or prose[end : end + 1].isalnum()
    )


def _is_taken_up(prose: str, outer: Span, inner: int) -> bool:
    """Whether the outer mark may belong to an earlier speech that was never closed."""
    before = prose[outer.start + 1 : inner].rstrip()
    return (
        outer.end - outer.start > _LONGEST_OUTER
        or before[-1:] in _SENTENCE_END
        or not before
        or bool(_ATTRIBUTION.search(before))
    )
