"""Quotation marks in their pairs, and the zones of quoted speech that they make."""

import re
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import NamedTuple

from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span


class Side(StrEnum):
    """Which end of a quotation a mark stands at."""

    OPENING = "opening"
    CLOSING = "closing"


class QuoteMark(NamedTuple):
    """One quotation mark; apostrophes, feet, inches and minutes are none."""

    offset: int
    kind: Side
    mark: str
    """The mark as it stands: “"”, "”", "''" …; its length is the width of the mark."""
    partner: int | None
    """The offset of the mark that closes or opens the quotation, None for a lone mark."""
    continued: bool
    """An opening mark without a partner whose quotation the next paragraph takes up again."""


class _Family(Enum):
    DOUBLE = "double"
    SINGLE = "single"
    ANGLE = "angle"
    SINGLE_ANGLE = "single angle"
    CORNER = "corner"
    WHITE_CORNER = "white corner"


class _Look(Enum):
    """What a mark is by the characters beside it."""

    OPENING = "opening"
    CLOSING = "closing"
    EITHER = "either"


_MARK = re.compile(r"``|''|[\"“”„‟«»‹›「」『』＂]|['‘’‚]")
_FAMILIES = {
    **dict.fromkeys(("``", "''", '"', "“", "”", "„", "‟", "＂"), _Family.DOUBLE),
    **dict.fromkeys(("'", "‘", "’", "‚"), _Family.SINGLE),
    **dict.fromkeys("«»", _Family.ANGLE),
    **dict.fromkeys("‹›", _Family.SINGLE_ANGLE),
    **dict.fromkeys("「」", _Family.CORNER),
    **dict.fromkeys("『』", _Family.WHITE_CORNER),
}
# What a mark is by its own shape. “ closes after „, ” opens in Swedish and « closes in German
# copy, so this yields where the characters around the mark say otherwise.
_SHAPES = {
    **dict.fromkeys(("``", "“", "„", "‟", "‘", "‚", "«", "‹", "「", "『"), _Look.OPENING),
    **dict.fromkeys(("”", "’", "»", "›", "」", "』"), _Look.CLOSING),
}
_OPENERS = frozenset("([{<—–-/¿¡=+*\"'“‘„«‹「『`")
_CLOSERS = frozenset(".,;:!?…)]}>%—–-/*\"'”’»›」』")
# Words that English begins with an apostrophe, and decades: 'em, '90s.
_ELISION = re.compile(
    r"(?:\d\ds?\b|(?:em|til|till|tis|twas|twere|twill|twould|cause|cos|coz|bout|round|ere|n|nuff|"
    r"neath|fraid|scuse|sup|cuz|ol|im|er|ello|alf|ave|ome|d|s|t|ll|re|ve|m)\b)",
    re.IGNORECASE,
)
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:½|¼|¾|\.\d)?$")
_SPEECH_KINDS = frozenset(
    {
        SegmentKind.PARAGRAPH,
        SegmentKind.LIST_ITEM,
        SegmentKind.QUOTE,
    }
)


@dataclass
class _Found:
    """A mark while its paragraph is being read."""

    offset: int
    mark: str
    family: _Family
    kind: Side
    partner: int | None = None
    continued: bool = False
    certain: bool = True


def quote_marks(document: Document) -> tuple[QuoteMark, ...]:
    """The quotation marks of the story in their order (a finder).

    Each segment is read by itself, so that a lost mark does not turn the rest of the story inside
    out. A quotation that a paragraph leaves open is continued if the next paragraph begins with a
    mark of the same family: news copy opens it again there and closes it only once.
    """
    marks = [_segment_marks(document.prose, segment) for segment in document.segments]
    waiting: list[_Found] = []
    for segment, own in zip(document.segments, marks, strict=True):
        if segment.kind not in _SPEECH_KINDS:
            continue
        if waiting and own:
            _continue(waiting, own[0], segment)
        waiting = [mark for mark in own if mark.kind is Side.OPENING and mark.partner is None]
    return tuple(
        QuoteMark(mark.offset, mark.kind, mark.mark, mark.partner, mark.continued)
        for own in marks
        for mark in own
    )


def quoted_speech(document: Document) -> tuple[Span, ...]:
    """The zones between quotation marks, with the marks (a finder).

    Only the outermost quotations; each zone lies in one segment. A quotation that is left open
    reaches to the end of its segment.
    """
    zones: list[Span] = []
    segments = iter(document.segments)
    segment = next(segments, None)
    for mark in document.find(quote_marks):
        while segment is not None and mark.offset >= segment.span.end:
            segment = next(segments, None)
        if mark.kind is Side.CLOSING or segment is None:
            continue
        if zones and mark.offset < zones[-1].end:
            continue
        if mark.partner is None:
            zones.append(Span(mark.offset, segment.span.end))
        else:
            width = 2 if document.prose[mark.partner : mark.partner + 2] == "''" else 1
            zones.append(Span(mark.offset, mark.partner + width))
    return tuple(zones)


def _continue(waiting: list[_Found], first: _Found, segment: Segment) -> None:
    """Mark the last quotation left open as continued, if the next paragraph opens it again."""
    if first.kind is Side.OPENING and first.offset - segment.span.start <= 2:
        for mark in reversed(waiting):
            if mark.family is first.family:
                mark.continued = True
                return


def _segment_marks(prose: str, segment: Segment) -> list[_Found]:
    start, end = segment.span
    candidates = [
        match
        for match in _MARK.finditer(prose, start, end)
        # An apostrophe inside a word is by far the most common of them all.
        if not _inside_word(prose, match, end)
    ]
    found: list[_Found] = []
    opened: list[_Found] = []
    for at in range(len(candidates)):
        mark = _read(prose, segment.span, candidates, at, opened)
        if mark is None:
            continue
        if mark.kind is Side.CLOSING:
            _close(mark, opened)
        else:
            opened.append(mark)
        found.append(mark)
    # A lone straight single mark is an apostrophe of a kind not known here.
    return [mark for mark in found if mark.certain or mark.partner is not None]


def _inside_word(prose: str, match: re.Match[str], end: int) -> bool:
    if match.group() not in {"'", "’"}:
        return False
    before, after = match.start() - 1, match.end()
    return before >= 0 and after < end and prose[before].isalnum() and prose[after].isalpha()


def _read(
    prose: str,
    span: Span,
    candidates: list[re.Match[str]],
    at: int,
    opened: list[_Found],
) -> _Found | None:
    """The mark at a candidate; None for apostrophes, feet and inches."""
    match = candidates[at]
    mark, offset = match.group(), match.start()
    family = _FAMILIES[mark]
    before = prose[offset - 1] if offset > span.start else ""
    after = prose[match.end()] if match.end() < span.end else ""
    look = _look(before, after)
    is_open = any(other.family is family for other in opened)
    if family is _Family.SINGLE:
        return _read_single(prose, span, candidates, at, look, is_open)
    if mark in {'"', "''", "”"} and before.isdigit() and _is_inches(prose, span, offset, is_open):
        return None
    kind = _side(prose, match, look, is_open, after)
    return _Found(offset, mark, family, kind)


def _look(before: str, after: str) -> _Look:
    free_before = not before or before.isspace()
    free_after = not after or after.isspace()
    if free_before and free_after:
        return _Look.EITHER
    if free_before:
        return _Look.EITHER if after in ".,;:!?)" else _Look.OPENING
    if free_after:
        return _Look.EITHER if before in "([" else _Look.CLOSING
    opens, closes = before in _OPENERS, after in _CLOSERS
    if opens == closes:
        return _Look.EITHER
    return _Look.OPENING if opens else _Look.CLOSING


def _side(prose: str, match: re.Match[str], look: _Look, is_open: bool, after: str) -> Side:
    shape = _SHAPES.get(match.group())
    if shape is not None:
        # The shape decides, unless place and state both speak against it.
        if shape is _Look.OPENING and is_open and look is _Look.CLOSING:
            return Side.CLOSING
        if shape is _Look.CLOSING and not is_open and look is _Look.OPENING:
            return Side.OPENING
        return Side.OPENING if shape is _Look.OPENING else Side.CLOSING
    if look is _Look.EITHER:
        return Side.CLOSING if is_open else Side.OPENING
    if look is _Look.OPENING and is_open and _is_displaced(prose, match, after):
        return Side.CLOSING
    return Side.OPENING if look is _Look.OPENING else Side.CLOSING


def _is_displaced(prose: str, match: re.Match[str], after: str) -> bool:
    """A closing mark that has slipped over the space after it: ‘ready, "said the mayor’."""
    preceding = prose[max(0, match.start() - 2) : match.start()].rstrip()
    return after.islower() and preceding.endswith((",", ".", "!", "?"))


def _is_inches(prose: str, span: Span, offset: int, is_open: bool) -> bool:
    if _FEET.search(prose, max(span.start, offset - 8), offset):
        return True
    return not is_open


def _close(mark: _Found, opened: list[_Found]) -> None:
    """Pair a closing mark with the nearest open one of its family; what lies inside stays open."""
    for at in range(len(opened) - 1, -1, -1):
        if opened[at].family is mark.family:
            mark.partner, opened[at].partner = opened[at].offset, mark.offset
            del opened[at:]
            return


def _read_single(
    prose: str,
    span: Span,
    candidates: list[re.Match[str]],
    at: int,
    look: _Look,
    is_open: bool,
) -> _Found | None:
    match = candidates[at]
    mark, offset = match.group(), match.start()
    before = prose[offset - 1] if offset > span.start else ""
    curly = mark in {"‘", "‚"}
    if look is not _Look.CLOSING and mark != "’" and not before.isdigit():
        if _ELISION.match(prose, match.end(), span.end):
            return None
        if look is _Look.OPENING:
            certain = curly or _opens_paragraph(prose, span, match)
            return _Found(offset, mark, _Family.SINGLE, Side.OPENING, certain=certain)
    if look is _Look.OPENING or not is_open or curly:
        return None
    if not _may_be_plural(before) or not _closes_later(prose, span, candidates, at):
        return _Found(offset, mark, _Family.SINGLE, Side.CLOSING)
    return None


def _opens_paragraph(prose: str, span: Span, match: re.Match[str]) -> bool:
    after = prose[match.end() : match.end() + 1]
    return match.start() == span.start and after.isupper()


def _may_be_plural(before: str) -> bool:
    """After these a lone apostrophe may mark a possessive: the workers' rights, goin' home."""
    return before in "sSxzn" and before != ""


def _closes_later(prose: str, span: Span, candidates: list[re.Match[str]], at: int) -> bool:
    """Whether a later single mark closes for certain, before another one opens."""
    for match in candidates[at + 1 :]:
        if _FAMILIES[match.group()] is not _Family.SINGLE:
            continue
        before = prose[match.start() - 1]
        after = prose[match.end()] if match.end() < span.end else ""
        look = _look(before, after)
        if look is _Look.OPENING:
            return False
        if look is _Look.CLOSING and not _may_be_plural(before):
            return True
    return False
