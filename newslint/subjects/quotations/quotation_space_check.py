"""Space on the inner side of quotation marks."""

from collections.abc import Iterator

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.quotation_marks import quote_marks
from newslint.values import frozen

_SPACES = r"[ \t\n\u00a0\u2009\u202f]+"
_AFTER = lazy_pattern(rf"({_SPACES})([\p{{L}}\p{{N}}]+)")
_BEFORE = lazy_pattern(rf"([\p{{L}}\p{{N}}]+[.,!?…]*)({_SPACES})\Z")

# Not a letter: the mark has slipped. Not a space and a single mark: that is a nested quotation, and
# this one opens it.
_OUTSIDE = lazy_pattern(r"(?![\p{L}\p{N}]|\s?['‘])")


@frozen
class QuotationSpaceCheck:
    """A match is a quotation mark, the space on its inner side and the word beyond it.

    Only marks that have a partner are judged, because the side of a lone one is a guess; and only
    where the outer side is free: in "he wrote, "that" the mark itself stands on the wrong side.
    """

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the spaced marks in the order of the prose; the replacement closes the gap."""
        prose = document.prose
        for mark in document.find(quote_marks):
            if mark.partner is None:
                continue
            start, end = mark.offset, mark.offset + len(mark.mark)
            if mark.partner > mark.offset:
                found = _AFTER.match(prose, end, mark.partner)
                if found is not None and not prose[max(0, start - 1) : start].isalnum():
                    yield Match(Span(start, found.end()), replacement=mark.mark + found.group(2))
            else:
                first = max(mark.partner + 1, mark.offset - 40)
                found = _BEFORE.search(prose[first:start])
                if found is not None and _OUTSIDE.match(prose, end):
                    span = Span(first + found.start(), end)
                    yield Match(span, replacement=found.group(1) + mark.mark)
