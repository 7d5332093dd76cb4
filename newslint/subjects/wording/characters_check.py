"""Characters, or short runs of them, that stand for others."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import ClassVar

import regex

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.limited_pattern import compile_pattern, find_all
from newslint.values import frozen

_NO_SPACE_BEFORE = compile_pattern(r"(?<=\S) +(?=[.,;:!?)\]}”’% ])")
_NO_SPACE_AFTER = compile_pattern(r"(?<=[(\[{“‘ ]) +(?=\S)")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_MARKS = frozenset("“”‘’\"'")


@frozen
class CharactersCheck:
    """A match is a run of what ``replacements`` names, with what should stand there instead.

    Neighbours make one match: ten wrong letters in a row are one fault. What is longer is tried
    first, so "Ã©" may be named beside "Ã". A space of a replacement is left out where one stands
    already, at the edge of a paragraph, and beside what has none there. A quotation mark of a
    replacement is straight in a paragraph whose own marks are; where it is all that stands there,
    the diagnosis is ``quotation-mark``.
    """

    values: ClassVar[tuple[str, ...]] = ("name",)

    replacements: Mapping[str, str]
    """What is wrong and what it stands for; the empty text where it should just go."""

    def __post_init__(self) -> None:
        if not self.replacements:
            raise ValueError("replacements is empty; name at least one character")
        if "" in self.replacements:
            raise ValueError("replacements names the empty text; name at least one character")

    @property
    def triggers(self) -> tuple[str, ...]:
        """All of the characters: one of them must occur."""
        return tuple(sorted({text.lower() for text in self.replacements}))

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        longest_first = sorted(self.replacements, key=lambda text: (-len(text), text))
        return compile_pattern(f"(?:{'|'.join(map(regex.escape, longest_first))})+")

    @cached_property
    def _one(self) -> regex.Pattern[str]:
        return compile_pattern(self._pattern.pattern.removesuffix("+"))

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the runs in the order of the prose, each within one segment."""
        for found in find_all(self._pattern, document.prose):
            span, text = Span(*found.span()), found.group()
            segment = document.segment_around(span)
            if segment is None:
                continue
            right = self._one.sub(lambda one: self.replacements[one.group()], text)
            before = document.prose[max(segment.span.start, span.start - 1) : span.start]
            after = document.prose[span.end : min(segment.span.end, span.end + 1)]
            right = _fitted(before, right, after)
            if not _MARKS.isdisjoint(right):
                right = _like_its_paragraph(document.prose[slice(*segment.span)], right)
            diagnosis = (
                "quotation-mark" if right.strip() and _MARKS.issuperset(right.strip()) else ""
            )
            yield Match(span, {"name": _names(text)}, right, diagnosis=diagnosis)


def _like_its_paragraph(paragraph: str, right: str) -> str:
    """The replacement with straight marks where the paragraph has those alone."""
    is_straight = '"' in paragraph and not {"“", "”"}.intersection(paragraph)
    return right.translate(_STRAIGHT) if is_straight else right


def _fitted(before: str, right: str, after: str) -> str:
    """The replacement with no space where none belongs or one stands already.

    ``before`` and ``after`` are the characters beside it, empty at the edge of a segment.
    """
    if " " not in right:
        return right
    if right == ": " and before.isdigit() and after.isdigit():
        return ":"
    framed = f"{before}{right}{after}"
    framed = _NO_SPACE_AFTER.sub("", _NO_SPACE_BEFORE.sub("", framed))
    fitted = framed[len(before) : len(framed) - len(after)]
    if not before or before.isspace():
        fitted = fitted.lstrip(" ")
    if not after or after.isspace():
        fitted = fitted.rstrip(" ")
    return fitted


def _names(text: str) -> str:
    """The code points of ``text``, for characters that cannot be seen: "U+200B"."""
    return " ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in text))
