"""Which end of a quotation a mark may stand at, judged by its place and its shape alone."""

from enum import IntEnum
from typing import NamedTuple

from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern


class Chance(IntEnum):
    """How well a side fits a mark; the greater, the better."""

    NONE = 0
    SLIPPED = 1
    """Only if a space stands on the wrong side of the mark, or if it has the wrong shape."""
    GOOD = 2


class Sides(NamedTuple):
    """The chances of a mark that it opens, and that it closes, a quotation."""

    opens: Chance
    closes: Chance


_OPENING_SHAPES = frozenset({"“", "„", "‟", "``", "「", "『"})
_CLOSING_SHAPES = frozenset({"”", "」", "』"})
_BRACKETS = frozenset("([{–—-/")
_STOPS = frozenset(".,!?…")
_SENTENCE_STOPS = frozenset(".!?…")
_AFTER_A_CLOSER = frozenset(".,;:!?)]}…–—-/")
# Words of a speaker: where they follow a mark, it has closed the speech.
_NAME = r"(?:\p{Lu}[\p{L}.’'-]*\s){0,4}?\p{Lu}[\p{L}.’'-]+"
_SPEAKER = lazy_pattern(
    r"\s?(?:(?!I\s|We\s|You\s)(?:(?&third_person)|who|(?:the|an?|The)\s(?:[\p{L}\p{N}.’'-]+\s){0,5}?"
    rf"[\p{{L}}\p{{N}}.’'-]+|{_NAME}(?:,\s[^\".!?“”]{{1,80}}?,)?)\s"
    r"(?:(?:has|have|had|is|was|were)\s)?(?:\p{Ll}+ly\s|also\s|later\s)?)?"
    r"(?:(?&speaks)|(?&thinks)|Said|Says|say|asks|quotes)\b"
    # Or two or three words are all that is left of the paragraph: “Per Lund laughs.”
    rf"|\s?{_NAME}\s\p{{Ll}}+(?:s|ed)\.?\s*\Z"
)


def possible_sides(prose: str, segment: Span, offset: int, mark: str) -> Sides:
    """The chances of the mark at ``offset``, or of two marks in a row, in ``segment``."""
    left = prose[max(segment.start, offset - 3) : offset]
    right = prose[offset + len(mark) : min(segment.end, offset + len(mark) + 3)]
    sides = _by_place(prose, segment, offset + len(mark), left, right)
    if mark in _OPENING_SHAPES:
        return _shaped(sides.opens, sides.closes)
    if mark in _CLOSING_SHAPES:
        closes, opens = _shaped(sides.closes, sides.opens)
        return Sides(opens, closes)
    return sides


def _shaped(own: Chance, other: Chance) -> Sides:
    """The chances once the shape has spoken for ``own``."""
    if own is other is Chance.GOOD:
        return Sides(own, Chance.SLIPPED)
    return Sides(max(own, Chance.SLIPPED), other)


def _by_place(prose: str, segment: Span, end: int, left: str, right: str) -> Sides:
    before, after = left.rstrip()[-1:], right.lstrip()[:1]
    if not before:
        return Sides(Chance.GOOD, Chance.SLIPPED if after.islower() else Chance.NONE)
    if not after:
        return Sides(Chance.NONE, Chance.GOOD)
    if left[-1].isspace():
        if right[0].isspace():
            return _spaced(prose, segment, end, before, after)
        return _spaced_before(prose, segment, end, before, right)
    if right[0].isspace():
        return _spaced_after(prose, segment, end, before, after)
    return _tight(prose, segment, end, before, after)


def _tight(prose: str, segment: Span, end: int, before: str, after: str) -> Sides:
    opens, closes = before in _BRACKETS, after in _AFTER_A_CLOSER
    if opens or closes:
        return Sides(Chance.GOOD if opens else Chance.NONE, Chance.GOOD if closes else Chance.NONE)
    if before in _STOPS:
        is_closer = after.islower() or _speaker_follows(prose, segment, end)
        return Sides(Chance.GOOD, Chance.GOOD if is_closer else Chance.SLIPPED)
    return Sides(Chance.GOOD, Chance.NONE if before == ":" else Chance.SLIPPED)


def _spaced(prose: str, segment: Span, end: int, before: str, after: str) -> Sides:
    if before == ":":
        return Sides(Chance.GOOD, Chance.NONE)
    if after in _AFTER_A_CLOSER or _speaker_follows(prose, segment, end):
        return Sides(Chance.NONE, Chance.GOOD)
    if before in _STOPS:
        return Sides(Chance.SLIPPED if after.islower() else Chance.GOOD, Chance.GOOD)
    return Sides(Chance.GOOD, Chance.SLIPPED)


def _spaced_before(prose: str, segment: Span, end: int, before: str, right: str) -> Sides:
    after = right[0]
    if after in _AFTER_A_CLOSER:
        dots = right.startswith(("..", "…"))
        return Sides(Chance.GOOD if dots else Chance.NONE, Chance.GOOD)
    if before in _STOPS:
        is_closer = after.islower() or _speaker_follows(prose, segment, end)
        return Sides(Chance.GOOD, Chance.GOOD if is_closer else Chance.NONE)
    may_close = before != ":" and after.islower()
    return Sides(Chance.GOOD, Chance.SLIPPED if may_close else Chance.NONE)


def _spaced_after(prose: str, segment: Span, end: int, before: str, after: str) -> Sides:
    if before == ":":
        return Sides(Chance.GOOD, Chance.SLIPPED)
    if before in _BRACKETS:
        return Sides(Chance.GOOD, Chance.NONE)
    if before in _SENTENCE_STOPS or not after.isalnum():
        return Sides(Chance.NONE, Chance.GOOD)
    if before == "," and _speaker_follows(prose, segment, end):
        return Sides(Chance.NONE, Chance.GOOD)
    return Sides(Chance.SLIPPED, Chance.GOOD)


def _speaker_follows(prose: str, segment: Span, end: int) -> bool:
    return _SPEAKER.match(prose, end, segment.end) is not None
