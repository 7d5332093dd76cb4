"""Characters, or short runs of them, that stand for others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import regex

from newslint.engine.patterns import compile_pattern, find_all
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span


@dataclass(frozen=True)
class Characters:
    """A match is a run of what ``replacements`` names, with what should stand there instead.

    Neighbours make one match: ten wrong letters in a row are one fault. What is longer is tried
    first, so "Ã©" may be named beside "Ã".
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
            if document.segment_around(span) is None:
                continue
            right = self._one.sub(lambda one: self.replacements[one.group()], text)
            yield Match(span, {"name": _names(text)}, right)


def _names(text: str) -> str:
    """The code points of ``text``, for characters that cannot be seen: "U+200B"."""
    return " ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in text))
