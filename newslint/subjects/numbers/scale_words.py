"""Scale words that were carried over from another way of counting."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

import regex

from newslint.languages.en.grammar import DETERMINERS
from newslint.languages.en.numerals import CARDINALS
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.numbers.numbers import SCALES, Number, NumberEnd, numbers
from newslint.subjects.numbers.written_values import written


class ScaleSlip(StrEnum):
    """What is wrong with the scale words of a number."""

    CALQUE = "calque"
    """Counted in ten thousands or hundred millions: "50 ten thousand", "3 hundred million"."""
    BARE = "bare"
    """A hundred million without its article or number: "worth hundred million yuan"."""
    STACKED = "stacked"
    """A scale word on a scale word: "27 thousand million"."""
    SPLIT = "split"
    """One number in two pieces: "3 billion 6,500 million"."""
    OVERSIZED = "oversized"
    """Ten thousand or more millions, a thousand or more thousands: "12,000 million"."""
    UNREDUCED = "unreduced"
    """A thousand or more millions or billions: "2,030 million"."""


class OddScale(NamedTuple):
    """A number whose scale words English would not put so; ``right`` is how it would, or empty."""

    span: Span
    slip: ScaleSlip
    right: str = ""


_WORDS = lazy_pattern(r"[A-Za-z]+")
_DIGITS = lazy_pattern(r"[\d,.]*\d")
_GAP = lazy_pattern(r"[ \t\n\u00a0-]{1,2}\Z")
_YEARS = range(1900, 2100)
_FURTHER_SCALE = lazy_pattern(r"[ \n-](?&thousands)\b")
_SHOWN = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
_BARE = lazy_pattern(r"hundred[ \n-](?&thousands)\b(?!s)")
_WORD_BEFORE = lazy_pattern(r"([A-Za-z'’-]+)\s\Z")
# After these a hundred is counted or determined, or is a noun.
_NOT_BARE = frozenset(
    """
    several few many couple per half first next last another and odd to or cool whole good mere
    """.split()
) | {*CARDINALS, *DETERMINERS}
_HEAD = lazy_pattern(r"(?:ten|hundred)[ \n-](?&thousands)\Z", regex.IGNORECASE)
_NOUN_FOLLOWS = lazy_pattern(r"[ \n][a-z]")


def odd_scales(document: Document) -> tuple[OddScale, ...]:
    """All numbers of the story with odd scale words (a finder), in the order of the text."""
    prose = document.prose
    found = [*_odd_numbers(prose, document.find(numbers)), *_bare(prose)]
    return tuple(
        odd for odd in sorted(found, key=lambda odd: odd.span) if document.segment_around(odd.span)
    )


def _odd_numbers(prose: str, found: tuple[Number, ...]) -> Iterator[OddScale]:
    last = -1
    for at, number in enumerate(found):
        one = number.ends[-1]
        following = found[at + 1] if at + 1 < len(found) else None
        if (
            following
            and following.ends[0].scale > 1
            and 0 < following.span.start - one.span.end <= 2
            and (odd := _with_next(prose, number, following))
        ):
            last = following.span.end
            yield odd
            continue
        if one.scale > 1 and not one.in_words and number.span.start >= last:
            odd = _single(prose, number, one)
            if odd:
                yield odd


def _single(prose: str, number: Number, one: NumberEnd) -> OddScale | None:
    text = prose[slice(*one.span)]
    digits = _DIGITS.match(text.lstrip("-−–"))
    words = _WORDS.findall(text.lower())
    if not digits or len(number.ends) > 1:
        return None
    if further := _FURTHER_SCALE.match(prose, one.span.end):
        return OddScale(Span(one.span.start, further.end()), ScaleSlip.STACKED)
    if len(words) > 1:
        if words[0] == "hundred":
            return OddScale(one.span, ScaleSlip.CALQUE, _shown_value(one.value))
        if words[0] == "thousand" or words == ["million", "million"]:
            return OddScale(one.span, ScaleSlip.STACKED, _shown_value(one.value))
        return None
    if words[0] not in ("thousand", "million", "billion", "mn", "bn", "mln", "bln", "m", "b"):
        return None
    count = abs(one.value / one.scale)
    if count < 1000:
        return None
    right = _shown_value(one.value)
    is_small = words[0] in ("thousand", "million")
    if is_small and (count >= 10_000 or one.scale == 1000):
        return OddScale(one.span, ScaleSlip.OVERSIZED, right)
    if count in _YEARS and "," not in digits.group():
        if prose[one.span.end : one.span.end + 1] == "-":
            return None
        before = prose[max(0, one.span.start - 9) : one.span.start].lower().split()
        if not number.money and (before and before[-1] in _YEAR_PREPOSITIONS):
            return None
    return OddScale(one.span, ScaleSlip.UNREDUCED, right)


_YEAR_PREPOSITIONS = frozenset(("in", "since", "by", "from", "until", "during"))


def _with_next(prose: str, number: Number, following: Number) -> OddScale | None:
    one, other = number.ends[-1], following.ends[0]
    if not _GAP.match(prose[one.span.end : other.span.start]):
        return None
    span = Span(number.span.start, other.span.end)
    if other.in_words and one.scale == 1:
        head = prose[slice(*other.span)]
        if one.in_words or not _HEAD.match(head):
            return None
        if one.value in _YEARS or not _NOUN_FOLLOWS.match(prose, other.span.end):
            return None
        return OddScale(span, ScaleSlip.CALQUE, _shown_value(one.value * other.value))
    if (
        not one.in_words
        and not other.in_words
        and one.scale > other.scale >= 1000
        and not following.money
    ):
        total = one.value + other.value
        return OddScale(
            span, ScaleSlip.SPLIT, _shown_value(total) if other.value < one.scale else ""
        )
    return None


def _bare(prose: str) -> Iterator[OddScale]:
    for match in _BARE.finditer(prose):
        before = _WORD_BEFORE.search(prose, max(0, match.start() - 24), match.start())
        if not before or before[1].lower().split("-")[-1] in _NOT_BARE:
            continue
        if not _NOUN_FOLLOWS.match(prose, match.end()):
            continue
        scale = SCALES[_WORDS.findall(match.group())[-1]]
        yield OddScale(Span(*match.span()), ScaleSlip.BARE, _shown_value(100 * scale))


def _shown_value(value: Decimal) -> str:
    for size, word in _SHOWN:
        if abs(value) >= size:
            return f"{written((value / size).normalize())} {word}"
    return written(value)
