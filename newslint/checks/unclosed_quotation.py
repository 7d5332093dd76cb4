"""Quotation marks without a partner."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from newslint.model.diagnostic import Match
from newslint.model.document import Document, SegmentKind
from newslint.model.position import Span
from newslint.segmentation.lazy_pattern import lazy_pattern
from newslint.segmentation.speech import QuoteMark, Side, quote_marks

_KINDS = frozenset({SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM, SegmentKind.QUOTE})
_SINGLE = frozenset("'‘’‚")
_ATTRIBUTION = lazy_pattern(
    r"[,?!]\s(?:(?:\p{Lu}[\p{L}.’'-]+\s){1,4}|the\s(?:\p{Ll}+\s){1,3}|(?:he|she|they)\s)"
    r"(?:said|says|added|adds|told)\b"
)
_SENTENCE_END = frozenset(".!?…'’")


@dataclass(frozen=True)
class UnclosedQuotation:
    """A match is a quotation mark whose partner is missing; diagnoses ``opening``, ``closing``.

    Left alone are quotations that copy leaves open on purpose: the next paragraph opens it again,
    or goes on with it and closes it; a new mark of opening after a full stop takes it up again. A
    paragraph that is speech from its first mark to its end is left alone too, unless it says in
    the middle who is speaking: much copy leaves the last of such paragraphs open.
    """

    values: ClassVar[tuple[str, ...]] = ("mark",)

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the lone marks in the order of the prose."""
        marks = document.find(quote_marks)
        lone = [mark for mark in marks if mark.partner is None and not mark.continued]
        forgiven = set(_over_paragraphs(lone))
        following = _next_of_kind(marks)
        for mark in lone:
            span = Span(mark.offset, mark.offset + len(mark.mark))
            segment = document.segment_around(span)
            if segment is None or segment.kind not in _KINDS or mark.offset in forgiven:
                continue
            if mark.kind is Side.OPENING:
                after = following.get(mark.offset)
                if after is not None and after.offset < segment.span.end:
                    if _takes_up(document.prose, after):
                        continue
                elif mark.offset - segment.span.start < 3 and not _ATTRIBUTION.search(
                    document.prose, *segment.span
                ):
                    continue
            yield Match(span, {"mark": mark.mark}, diagnosis=mark.kind.value)


def _over_paragraphs(lone: Sequence[QuoteMark]) -> Iterator[int]:
    """The offsets of lone marks that make a pair over several paragraphs."""
    for first, second in pairwise(lone):
        opens, closes = first.kind is Side.OPENING, second.kind is Side.CLOSING
        if opens and closes and _is_single(first) == _is_single(second):
            yield first.offset
            yield second.offset


def _next_of_kind(marks: Sequence[QuoteMark]) -> dict[int, QuoteMark]:
    """By the offset of a mark, the next one that is single or double as it is."""
    found: dict[int, QuoteMark] = {}
    last: dict[bool, QuoteMark] = {}
    for mark in marks:
        single = _is_single(mark)
        if single in last:
            found[last[single].offset] = mark
        last[single] = mark
    return found


def _is_single(mark: QuoteMark) -> bool:
    return mark.mark in _SINGLE


def _takes_up(prose: str, after: QuoteMark) -> bool:
    """Whether ``after`` opens a quotation again, as at the head of a paragraph."""
    before = prose[max(0, after.offset - 3) : after.offset].rstrip()[-1:]
    return after.kind is Side.OPENING and before in _SENTENCE_END
