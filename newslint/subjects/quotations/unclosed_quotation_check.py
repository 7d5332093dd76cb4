"""Quotation marks without a partner."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from newslint.model.diagnostic import Match
from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.quotation_marks import QuoteMark, Side, quote_marks
from newslint.text.quote_sides import Chance, Sides, possible_sides
from newslint.values import frozen, record

_KINDS = frozenset({SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM, SegmentKind.QUOTE})
_SINGLE = frozenset("'‘’‚")
_OPENING_SHAPES = frozenset({"“", "„", "‟", "``"})
_CLOSING_SHAPES = frozenset({"”", "''"})
# A quotation that runs on over more paragraphs than this is more likely two that lost a mark each.
_FURTHEST = 12
# Quotations within quotations.
_DEEPEST = 2
_ATTRIBUTION = lazy_pattern(
    r"[,?!]\s(?:(?:(?:\p{Lu}[\p{L}.’'-]+\s){1,4}|the\s(?:\p{Ll}+\s){1,3}|(?&speakers)\s)"
    r"(?&speaks)\b|(?&inverting)\s(?:\p{Lu}\p{Ll}|(?&speakers)\b))"
)
_SENTENCE_END = frozenset(".!?…'’")


@record
class _Paragraph:
    """A paragraph in which the finder of marks has left one without a partner."""

    at: int
    """Its number among the segments of the story."""
    segment: Segment
    lone: list[QuoteMark]
    doubles: list[QuoteMark]
    """Its double marks; of two in a row the first."""
    sides: list[Sides]
    twins: list[Span]
    """Where two marks stand in a row."""
    following: dict[int, QuoteMark]
    """By the offset of a mark the next one that is single or double as it is."""
    leaves_open: bool = False
    takes_over: bool = False


@frozen
class UnclosedQuotationCheck:
    """A match is a quotation mark whose partner is missing.

    The diagnosis is ``opening`` or ``closing`` where it is clear which partner that is; ``doubled``
    for two marks in a row of which one is too many; ``uneven`` where the marks of a paragraph do
    not pair up and any of them may be at fault; none for a lone mark that may stand at either end.

    Left alone are quotations that copy leaves open on purpose: the next paragraph opens it again,
    or goes on with it and closes it; a new mark of opening after a full stop takes it up again. A
    paragraph that is speech from its first mark to its end is left alone too, unless it says in
    the middle who is speaking: much copy leaves the last of such paragraphs open. So are marks
    that make pairs once one of them is taken to have the space on the wrong side, or the wrong
    shape: nothing is lost there.
    """

    values: ClassVar[tuple[str, ...]] = ("mark",)

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the lone marks in the order of the prose."""
        prose = document.prose
        marks = document.find(quote_marks)
        if all(mark.partner is not None or mark.continued for mark in marks):
            return
        uneven = [p for p in _paragraphs(document, marks) if not _pairs_up(p)]
        _link(uneven)
        for paragraph in uneven:
            for span, diagnosis in _lone(prose, paragraph):
                mark = prose[span.start : span.end]
                yield Match(span, {"mark": mark}, diagnosis=diagnosis)


def _paragraphs(document: Document, marks: Sequence[QuoteMark]) -> Iterator[_Paragraph]:
    """The segments that have a lone mark."""
    own: list[list[QuoteMark]] = [[] for _ in document.segments]
    at = 0
    for mark in marks:
        while mark.offset >= document.segments[at].span.end:
            at += 1
        own[at].append(mark)
    for number, (segment, held) in enumerate(zip(document.segments, own, strict=True)):
        if any(mark.partner is None and not mark.continued for mark in held):
            yield _paragraph(document.prose, number, segment, held)


def _paragraph(prose: str, at: int, segment: Segment, marks: list[QuoteMark]) -> _Paragraph:
    lone = [mark for mark in marks if mark.partner is None and not mark.continued]
    doubles = [mark for mark in marks if mark.mark not in _SINGLE and not mark.continued]
    kept = list(doubles[:1])
    twins: list[Span] = []
    for first, second in pairwise(doubles):
        end = first.offset + len(first.mark)
        is_free = not twins or twins[-1].end <= first.offset
        if is_free and _is_twin(first.mark, second.mark, prose[end : second.offset]):
            twins.append(Span(first.offset, second.offset + len(second.mark)))
            continue
        kept.append(second)
    ends = {twin.start: twin.end for twin in twins}
    sides = [
        possible_sides(
            prose,
            segment.span,
            mark.offset,
            prose[mark.offset : ends.get(mark.offset, mark.offset + len(mark.mark))],
        )
        for mark in kept
    ]
    following: dict[int, QuoteMark] = {}
    for single in (True, False):
        same = [mark for mark in marks if (mark.mark in _SINGLE) is single]
        following.update((one.offset, after) for one, after in pairwise(same))
    return _Paragraph(at, segment, lone, kept, sides, twins, following)


def _is_twin(first: str, second: str, between: str) -> bool:
    """Whether two marks that stand side by side do the work of one: “ " or " ”."""
    if between not in ("", " ") or (between and first == second):
        return False
    if first == second:
        return True
    both_open = first in _OPENING_SHAPES and second not in _CLOSING_SHAPES
    return both_open or (second in _CLOSING_SHAPES and first not in _OPENING_SHAPES)


def _alternates(sides: Sequence[Sides], first: Side) -> bool:
    """Whether the marks may open and close by turns, beginning with ``first``."""
    is_odd = first is Side.CLOSING
    return all(
        (side.closes if (number % 2 == 1) is not is_odd else side.opens) > Chance.NONE
        for number, side in enumerate(sides)
    )


def _pairs_up(paragraph: _Paragraph) -> bool:
    """Whether nothing is lost: only a space stands on the wrong side, or a shape is wrong.

    A quotation may hold another one in marks of the same kind.
    """
    if paragraph.twins or any(mark.mark in _SINGLE for mark in paragraph.lone):
        return False
    depths = {0}
    for sides in paragraph.sides:
        opened = {depth + 1 for depth in depths if depth < _DEEPEST and sides.opens > Chance.NONE}
        closed = {depth - 1 for depth in depths if depth > 0 and sides.closes > Chance.NONE}
        depths = opened | closed
    return 0 in depths


def _is_doubled(paragraph: _Paragraph) -> bool:
    """Whether the marks pair up once two in a row count as one."""
    is_even = len(paragraph.sides) % 2 == 0
    return bool(paragraph.twins) and is_even and _alternates(paragraph.sides, Side.OPENING)


def _link(paragraphs: Sequence[_Paragraph]) -> None:
    """Find quotations that one paragraph leaves open and a later one closes."""
    waiting: _Paragraph | None = None
    for paragraph in paragraphs:
        if _is_doubled(paragraph):
            continue
        is_near = waiting is not None and paragraph.at - waiting.at <= _FURTHEST
        if waiting is not None and is_near and _may_take_over(paragraph):
            waiting.leaves_open = paragraph.takes_over = True
            waiting = paragraph if len(paragraph.sides) % 2 == 0 else None
            continue
        waiting = paragraph if _may_leave_open(paragraph) else None


def _may_take_over(paragraph: _Paragraph) -> bool:
    sides = paragraph.sides
    if sides and sides[0].closes is Chance.GOOD and _alternates(sides, Side.CLOSING):
        return True
    return [mark.kind for mark in paragraph.lone] == [Side.CLOSING]


def _may_leave_open(paragraph: _Paragraph) -> bool:
    sides = paragraph.sides
    is_odd = len(sides) % 2 == 1
    if is_odd and sides[-1].opens is Chance.GOOD and _alternates(sides, Side.OPENING):
        return True
    return [mark.kind for mark in paragraph.lone] == [Side.OPENING]


def _lone(prose: str, paragraph: _Paragraph) -> Iterator[tuple[Span, str]]:
    """The places to report in a paragraph, with what is known of each."""
    if paragraph.segment.kind not in _KINDS:
        return
    is_linked = paragraph.leaves_open or paragraph.takes_over
    if is_linked or _is_doubled(paragraph):
        # Among other marks of a quotation that runs on, a nested one may end there.
        if not is_linked or len(paragraph.sides) == 1:
            yield from ((twin, "doubled") for twin in paragraph.twins)
        return
    for mark in paragraph.lone:
        if mark.mark in _SINGLE and not _is_left_open(prose, paragraph, mark):
            yield _span(mark), mark.kind.value
    lone = [mark for mark in paragraph.lone if mark.mark not in _SINGLE]
    if not lone:
        return
    clear = _clear_loss(paragraph)
    for mark in lone if clear is None else [clear[0]]:
        if not _is_left_open(prose, paragraph, mark):
            yield _span(mark), clear[1].value if clear else _unclear(paragraph)
            return


def _clear_loss(paragraph: _Paragraph) -> tuple[QuoteMark, Side] | None:
    """The one mark that lacks a partner, where no other reading of the paragraph is likely."""
    losses: list[tuple[QuoteMark, Side]] = []
    opened: QuoteMark | None = None
    for mark, sides in zip(paragraph.doubles, paragraph.sides, strict=True):
        side = _likely(sides, is_open=opened is not None)
        if side is None:
            return None
        if side is Side.OPENING:
            if opened is not None:
                losses.append((opened, Side.OPENING))
            opened = mark
        elif opened is None:
            losses.append((mark, Side.CLOSING))
        else:
            opened = None
    if opened is not None:
        losses.append((opened, Side.OPENING))
    return losses[0] if len(losses) == 1 else None


def _likely(sides: Sides, *, is_open: bool) -> Side | None:
    if sides.opens is Chance.GOOD:
        return Side.OPENING if sides.closes < Chance.GOOD else None
    return Side.CLOSING if is_open or sides.opens is Chance.NONE else None


def _unclear(paragraph: _Paragraph) -> str:
    """The diagnosis where the lost mark may be one of several, or on either side."""
    return "" if len(paragraph.doubles) == 1 else "uneven"


def _is_left_open(prose: str, paragraph: _Paragraph, mark: QuoteMark) -> bool:
    """Whether copy leaves such a quotation open on purpose."""
    if mark.kind is not Side.OPENING:
        return False
    span = paragraph.segment.span
    after = paragraph.following.get(mark.offset)
    if after is not None:
        return _takes_up(prose, after)
    return mark.offset - span.start < 3 and not _ATTRIBUTION.search(prose, *span)


def _takes_up(prose: str, after: QuoteMark) -> bool:
    """Whether ``after`` opens a quotation again, as at the head of a paragraph."""
    before = prose[max(0, after.offset - 3) : after.offset].rstrip()[-1:]
    return after.kind is Side.OPENING and before in _SENTENCE_END


def _span(mark: QuoteMark) -> Span:
    return Span(mark.offset, mark.offset + len(mark.mark))
