"""Space on the inner side of quotation marks."""

from collections import Counter
from collections.abc import Iterator

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.quotation_marks import QuoteMark, quote_marks
from newslint.values import frozen

_VERDICTS = ("typed", "link")
_SPACES = r"[ \t\n\u00a0\u2009\u202f]+"
_AFTER = lazy_pattern(rf"({_SPACES})([\p{{L}}\p{{N}}]+)")
_BEFORE = lazy_pattern(rf"([\p{{L}}\p{{N}}]+[.,!?…]*)({_SPACES})\Z")
# A link ends before the stop that ends the quotation, too: “the " Night Ferry ," which opens”.
_GAP_AT_END = lazy_pattern(rf"[\p{{L}}\p{{N}}]{_SPACES}[.,!?…]?\Z")

# Not a letter: the mark has slipped. Not a space and a single mark: that is a nested quotation, and
# this one opens it.
_OUTSIDE = lazy_pattern(r"(?![\p{L}\p{N}]|\s?['‘])")
_REACH = 40
_NEVER = 10**6
"""What a gap at one end takes from the quotations that are well set: more than there are."""


@frozen
class QuotationSpaceCheck:
    """A match is a quotation mark, the space on its inner side and the word beyond it.

    Only marks that have a partner are judged, because the side of a lone one is a guess; and only
    where the outer side is free: in "he wrote, "that" the mark itself stands on the wrong side.

    A link that is all of a quotation leaves a space at both its ends when it is taken out of a
    page. Verdict ``link``: such quotations, in a paragraph that sets as many others well and has no
    gap at one end alone, unless the copy is known to be translated. Only the paragraph is asked, so
    that what a story says elsewhere changes no finding here; one that sets no other quotation well
    may set all of them so. ``typed``: everything else, as tokenised and French copy has it.
    """

    verdict: str = "typed"

    def __post_init__(self) -> None:
        if self.verdict not in _VERDICTS:
            raise ValueError(f"verdict is {self.verdict!r}; use {' or '.join(_VERDICTS)}")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the spaced marks in the order of the prose; the replacement closes the gap."""
        of_links: frozenset[int] | None = None
        for mark in document.find(quote_marks):
            match = _spaced(document.prose, mark)
            if match is None:
                continue
            if of_links is None:
                of_links = _linked_marks(document)
            if (mark.offset in of_links) == (self.verdict == "link"):
                yield match


def _spaced(prose: str, mark: QuoteMark) -> Match | None:
    """The mark with the space on its inner side, if it has one."""
    if mark.partner is None:
        return None
    start, end = mark.offset, mark.offset + len(mark.mark)
    if mark.partner > start:
        found = _AFTER.match(prose, end, mark.partner)
        if found is None or prose[max(0, start - 1) : start].isalnum():
            return None
        return Match(Span(start, found.end()), replacement=mark.mark + found.group(2))
    first = max(mark.partner + 1, start - _REACH)
    found = _BEFORE.search(prose[first:start])
    if found is None or not _OUTSIDE.match(prose, end):
        return None
    return Match(Span(first + found.start(), end), replacement=found.group(1) + mark.mark)


def _linked_marks(document: Document) -> frozenset[int]:
    """The offsets of the marks of quotations that were links."""
    if document.metadata.source_language:
        return frozenset()
    prose = document.prose
    linked: dict[Span | None, list[QuoteMark]] = {}
    well_set: Counter[Span | None] = Counter()
    for mark in document.find(quote_marks):
        if mark.partner is None or mark.partner < mark.offset:
            continue
        segment = document.segment_around(Span(mark.offset, mark.offset + 1))
        paragraph = segment.span if segment else None
        start, end = mark.offset + len(mark.mark), mark.partner
        begins_apart = _AFTER.match(prose, start, end) is not None
        tail = prose[max(start, end - _REACH) : end]
        if begins_apart and _GAP_AT_END.search(tail):
            linked.setdefault(paragraph, []).append(mark)
        elif begins_apart or _BEFORE.search(tail):
            well_set[paragraph] -= _NEVER
        else:
            well_set[paragraph] += 1
    return frozenset(
        offset
        for paragraph, marks in linked.items()
        if well_set[paragraph] >= len(marks)
        for mark in marks
        for offset in (mark.offset, mark.partner)
        if offset is not None
    )
