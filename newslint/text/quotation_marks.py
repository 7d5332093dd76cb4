"""Quotation marks in their pairs, and the zones of quoted speech that they make."""

from enum import Enum, StrEnum
from itertools import pairwise
from typing import NamedTuple

import regex

from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.values import record


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
    """An opening mark without a partner whose quotation another opening mark takes up again, at the
    head of the next paragraph, or of a sentence where paragraphs have been run together."""


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


# The patterns that most stories do not need are strings, which `re` compiles on first use.
# Two single curly marks, and the signs of seconds and inches, do the work of a double mark in some
# copy.
_MARK = lazy_pattern(r"``|''|’’|‘‘|‘’(?=\w)|[\"“”„‟«»‹›「」『』＂″]|['‘’‚]")
_FAMILIES = {
    **dict.fromkeys(
        ("``", "''", "’’", "‘‘", "‘’", '"', "“", "”", "„", "‟", "＂", "″"), _Family.DOUBLE
    ),
    **dict.fromkeys(("'", "‘", "’", "‚"), _Family.SINGLE),
    **dict.fromkeys("«»", _Family.ANGLE),
    **dict.fromkeys("‹›", _Family.SINGLE_ANGLE),
    **dict.fromkeys("「」", _Family.CORNER),
    **dict.fromkeys("『』", _Family.WHITE_CORNER),
}
_WIDE = frozenset({"''", "’’"})
# What a mark is by its own shape. “ closes after „, ” opens in Swedish and « closes in German
# copy, so this yields where the characters around the mark say otherwise.
_SHAPES = {
    **dict.fromkeys(
        ("``", "‘‘", "‘’", "“", "„", "‟", "‘", "‚", "«", "‹", "「", "『"), Side.OPENING
    ),
    **dict.fromkeys(("”", "’", "»", "›", "」", "』"), Side.CLOSING),
}
# After these a lone apostrophe may mark a possessive or a dropped letter: the workers' rights.
_MAY_END_IN_APOSTROPHE = frozenset("sSxzn")
_OPENERS = frozenset("([{<—–-/¿¡=+*\"'“‘„«‹「『`")
_CLOSERS = frozenset(".,;:!?…)]}>%—–-/*\"'”’»›」』")
# Words that English begins with an apostrophe, and decades: 'em, '90s.
_ELISION = lazy_pattern(
    (
        r"(?:\d\ds?\b|(?:em|til|till|tis|twas|twere|twill|twould|cause|cos|coz|cuz|bout|round|ere|n|"
        r"nuff|neath|fraid|scuse|ello|ol|d|s|t|ll|re|ve|m)\b)"
    ),
    regex.IGNORECASE,
)
_LONGEST_ELISION = 8
# What a caption ends with: who took the picture.
_CREDITED = lazy_pattern(
    r"\b(?:Image|Photo(?:graph)?|Picture|Video|Credit|Source)s?(?:\s(?:by|credit|courtesy of))?:?\s"
    r"\p{Lu}[^.!?:;]{1,60}\.?\Z|[(\[][^()\[\]]{2,60}/[^()\[\]]{2,40}[)\]]\.?\Z"
)
_LONGEST_CREDIT = 100
_ATTRIBUTION_AT_END = lazy_pattern(
    r"(?:,|[?!])\s+(?:[\w.'’\-]+\s+){0,5}(?&speaks)\b[^.!?]{0,80}[.!?]\s$"
)
# Quotations within quotations, and marks to look ahead at: more than copy has, few enough that no
# text takes long.
_DEEPEST = 8
_LOOK_AHEAD = 16
_QUOTED_NUMBER = lazy_pattern(r"[\"“'″]\d[\d.,]*\Z")
_FEET = lazy_pattern(r"\d\s?['’′]\s?\d{1,2}(?:½|¼|¾|\.\d)?$")
_SPEECH_KINDS = frozenset(
    {
        SegmentKind.PARAGRAPH,
        SegmentKind.LIST_ITEM,
        SegmentKind.QUOTE,
    }
)


class _Candidate(NamedTuple):
    """A character that may be a quotation mark; ``before`` and ``after`` are empty at an edge."""

    offset: int
    mark: str
    family: _Family
    before: str
    after: str
    look: _Look


@record
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
    marks = [_segment_marks(document.prose, segment.span) for segment in document.segments]
    waiting: list[_Found] = []
    for segment, own in zip(document.segments, marks, strict=True):
        if segment.kind not in _SPEECH_KINDS:
            continue
        if waiting and own:
            _continue(waiting, own[0], segment)
        elif waiting and not own and _may_be_caption(document.prose, segment.span):
            # A caption or a line of the page stands between the paragraphs of a speech.
            continue
        waiting = [mark for mark in own if mark.kind is Side.OPENING and mark.partner is None]
    return tuple(
        QuoteMark(mark.offset, mark.kind, mark.mark, mark.partner, mark.continued)
        for own in marks
        for mark in own
    )


def quoted_speech(document: Document) -> tuple[Span, ...]:
    """The zones between quotation marks, with the marks (a finder).

    Only the outermost quotations; each zone lies in one segment. A quotation that is left open
    reaches to the next mark that opens one, else to the end of its segment.
    """
    zones: list[Span] = []
    segments = iter(document.segments)
    segment = next(segments, None)
    marks = document.find(quote_marks)
    for at, mark in enumerate(marks):
        while segment is not None and mark.offset >= segment.span.end:
            segment = next(segments, None)
        if mark.kind is Side.CLOSING or segment is None:
            continue
        if zones and mark.offset < zones[-1].end:
            continue
        if mark.partner is None:
            end = segment.span.end
            # The next mark to open begins a zone of its own.
            following = marks[at + 1].offset if at + 1 < len(marks) else end
            if following < end and marks[at + 1].kind is Side.OPENING:
                end = mark.offset + len(document.prose[mark.offset : following].rstrip())
            zones.append(Span(mark.offset, end))
        else:
            width = 2 if document.prose[mark.partner : mark.partner + 2] in _WIDE else 1
            zones.append(Span(mark.offset, mark.partner + width))
    return tuple(zones)


def _continue(waiting: list[_Found], first: _Found, segment: Segment) -> None:
    """Mark the last quotation left open as continued, if the next paragraph opens it again."""
    if first.kind is Side.OPENING and first.offset - segment.span.start <= 2:
        for mark in reversed(waiting):
            if mark.family is first.family:
                mark.continued = True
                return


def _may_be_caption(prose: str, span: Span) -> bool:
    text = prose[span.start : span.end]
    is_open = text.rstrip("\"'”’)")[-1:] not in {".", "!", "?", "…", ":"}
    return is_open or _CREDITED.search(text[-_LONGEST_CREDIT:]) is not None


def _may_be_inches(mark: str) -> bool:
    return mark in {'"', "''", "”", "″", "’’"}


def _segment_marks(prose: str, span: Span) -> list[_Found]:
    """The marks of one segment, paired as far as they can be."""
    candidates = [
        _candidate(prose, match, span)
        for match in _MARK.finditer(prose, span.start, span.end)
        # An apostrophe inside a word is by far the most common of them all.
        if not _inside_word(prose, match, span)
    ]
    found: list[_Found] = []
    opened: list[_Found] = []
    for at, candidate in enumerate(candidates):
        is_open = any(other.family is candidate.family for other in opened[-_DEEPEST:])
        if candidate.family is _Family.SINGLE:
            mark = _single_mark(prose, candidates, at, is_open)
        else:
            mark = _double_mark(prose, candidates, at, is_open)
        if mark is None:
            continue
        if mark.kind is Side.CLOSING:
            _close(mark, opened)
        else:
            opened.append(mark)
        found.append(mark)
    # A lone straight single mark is an apostrophe of a kind not known here.
    kept = [mark for mark in found if mark.certain or mark.partner is not None]
    for mark, following in pairwise(kept):
        if _taken_up_inside(prose, mark, following):
            mark.continued = True
    return kept


def _taken_up_inside(prose: str, mark: _Found, following: _Found) -> bool:
    """Whether a mark left open is opened again by the next, at the head of a sentence.

    Not where words of attribution stand before that: “"We won, he said. "It was hard."” has lost
    a closing mark.
    """
    if mark.partner is not None or mark.kind is Side.CLOSING:
        return False
    if following.kind is Side.CLOSING or following.family is not mark.family:
        return False
    between = prose[mark.offset + len(mark.mark) : following.offset]
    if not between.endswith((". ", "! ", "? ", "… ", ".\n", ".\xa0")):
        return False
    return not _ATTRIBUTION_AT_END.search(between)


def _inside_word(prose: str, match: regex.Match[str], span: Span) -> bool:
    if match.group() not in {"'", "’"}:
        return False
    before, after = match.start() - 1, match.end()
    return (
        span.start <= before
        and after < span.end
        and prose[before].isalnum()
        and prose[after].isalpha()
    )


def _candidate(prose: str, match: regex.Match[str], span: Span) -> _Candidate:
    mark, offset = match.group(), match.start()
    before = prose[offset - 1] if offset > span.start else ""
    after = prose[match.end()] if match.end() < span.end else ""
    return _Candidate(offset, mark, _FAMILIES[mark], before, after, _look(before, after))


def _look(before: str, after: str) -> _Look:
    if not before or not after:
        return _Look.OPENING if not before else _Look.CLOSING
    if before.isspace():
        return _Look.EITHER if after.isspace() or after in ".,;:!?)" else _Look.OPENING
    if after.isspace():
        return _Look.EITHER if before in "([" else _Look.CLOSING
    opens, closes = before in _OPENERS, after in _CLOSERS
    if opens == closes:
        return _Look.EITHER
    return _Look.OPENING if opens else _Look.CLOSING


def _double_mark(prose: str, candidates: list[_Candidate], at: int, is_open: bool) -> _Found | None:
    """The mark at a candidate that is no single one; None for inches."""
    candidate = candidates[at]
    offset, mark = candidate.offset, candidate.mark
    if candidate.before.isdigit() and _may_be_inches(mark):
        is_inches = not is_open or _FEET.search(prose[max(0, offset - 8) : offset])
        is_number = _QUOTED_NUMBER.search(prose, max(0, offset - 8), offset) is not None
        if is_inches or (not is_number and _is_closed_later(candidates, at)):
            return None
    return _Found(offset, mark, candidate.family, _side(prose, candidate, is_open))


def _is_closed_later(candidates: list[_Candidate], at: int) -> bool:
    """Whether the next mark of its family closes, so that this one is inches: “a 42" pike,”."""
    family, after = candidates[at].family, candidates[at].after
    if after in _CLOSERS and after not in {"-", ")"}:
        return False
    for candidate in candidates[at + 1 : at + 1 + _LOOK_AHEAD]:
        if candidate.family is family:
            return candidate.look is _Look.CLOSING
    return False


def _side(prose: str, candidate: _Candidate, is_open: bool) -> Side:
    shape, look = _SHAPES.get(candidate.mark), candidate.look
    if shape is not None:
        # The shape decides, unless place and state both speak against it.
        if shape is Side.OPENING and is_open and look is _Look.CLOSING:
            return Side.CLOSING
        if shape is Side.CLOSING and not is_open and look is _Look.OPENING:
            return Side.OPENING
        return shape
    if look is _Look.EITHER:
        return Side.CLOSING if is_open else Side.OPENING
    if look is _Look.CLOSING or (is_open and _is_displaced(prose, candidate)):
        return Side.CLOSING
    return Side.OPENING


def _is_displaced(prose: str, candidate: _Candidate) -> bool:
    """A closing mark that has slipped over the space after it: ‘ready, "said the mayor’."""
    preceding = prose[max(0, candidate.offset - 2) : candidate.offset].rstrip()
    return candidate.after.islower() and preceding.endswith((",", ".", "!", "?"))


def _close(mark: _Found, opened: list[_Found]) -> None:
    """Pair a closing mark with the nearest open one of its family; what lies inside stays open."""
    for at in range(len(opened) - 1, max(-1, len(opened) - 1 - _DEEPEST), -1):
        if opened[at].family is mark.family:
            mark.partner, opened[at].partner = opened[at].offset, mark.offset
            del opened[at:]
            return


def _single_mark(prose: str, candidates: list[_Candidate], at: int, is_open: bool) -> _Found | None:
    """The mark at a candidate that is a single one; None for apostrophes and feet."""
    candidate = candidates[at]
    offset, mark, look = candidate.offset, candidate.mark, candidate.look
    is_opening_shape = mark in {"‘", "‚"}
    if look is not _Look.CLOSING and mark != "’" and not candidate.before.isdigit():
        if _ELISION.match(prose[offset + 1 : offset + 1 + _LONGEST_ELISION]):
            return None
        if look is _Look.OPENING:
            # A straight one is certain only at the head of a paragraph, unless it is closed.
            certain = is_opening_shape or (not candidate.before and candidate.after.isupper())
            return _Found(offset, mark, _Family.SINGLE, Side.OPENING, certain=certain)
    if look is _Look.OPENING or not is_open or is_opening_shape:
        return None
    if candidate.before in _MAY_END_IN_APOSTROPHE and _closes_later(candidates, at):
        return None
    return _Found(offset, mark, _Family.SINGLE, Side.CLOSING)


def _closes_later(candidates: list[_Candidate], at: int) -> bool:
    """Whether a later single mark closes for certain, before another one opens."""
    for candidate in candidates[at + 1 : at + 1 + _LOOK_AHEAD]:
        if candidate.family is _Family.SINGLE:
            if candidate.look is _Look.OPENING:
                return False
            if candidate.look is _Look.CLOSING and candidate.before not in _MAY_END_IN_APOSTROPHE:
                return True
    return False
