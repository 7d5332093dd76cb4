"""Brackets without a partner."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import ClassVar

import regex

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import compile_pattern, find_all
from newslint.values import field, frozen

# "1)", "a)", "iv)", "Q1)", "4a)" at the head of a line or after white space, where nothing was
# opened.
_LIST_MARK = lazy_pattern(
    r"(?<![^\s“\"‘'])(?:\p{L}?\d{1,2}(?:\.\d{1,2})?\p{L}?|\p{L}|[ivx]{1,4})\)"
)
_SMILEY = lazy_pattern(r"(?<![^\s])[:;=][-o^’']?[()\[\]]+")
# Right behind a word it may be a bracket after a colon, if that has a partner.
_GLUED_SMILEY = lazy_pattern(r"(?<=[^\s:;=])[:;=][-o^’']?[()](?!\S)")

# A translation may open with its own bracket and close with the wide one of the source.
_WIDE = str.maketrans("（）［］【】", "()[][]")

_DEEPEST = 20


@frozen
class UnclosedBracketCheck:
    """A match is a bracket whose partner is missing; diagnoses ``opening``, ``closing``.

    A bracket may close in a later paragraph than it opened. Marks of list items, “1)” and “a)”,
    and smileys are no brackets.
    """

    values: ClassVar[tuple[str, ...]] = ("mark",)

    pairs: Mapping[str, str] = field(default_factory=lambda: {"(": ")", "[": "]"})
    """The opening brackets with their closing ones, one character each."""

    def __post_init__(self) -> None:
        for opening, closing in self.pairs.items():
            if len(opening) != 1 or len(closing) != 1 or opening == closing:
                raise ValueError(f"{opening!r}: {closing!r} is no pair of two single characters")

    @property
    def triggers(self) -> tuple[str, ...]:
        """The brackets themselves."""
        return (*self.pairs, *self.pairs.values())

    @cached_property
    def _bracket(self) -> regex.Pattern[str]:
        return compile_pattern("[" + regex.escape("".join(self.triggers) + "（）［］【】") + "]")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the lone brackets in the order of the prose."""
        smileys = _ends(_SMILEY, document.prose)
        list_marks = _ends(_LIST_MARK, document.prose)
        opened: list[Span] = []
        lone: list[tuple[Span, str]] = []
        for found in find_all(self._bracket, document.prose):
            span = Span(*found.span())
            if span.end in smileys or document.segment_around(span) is None:
                continue
            bracket = found.group().translate(_WIDE)
            if bracket in self.pairs:
                opened.append(span)
                continue
            at = self._partner(document.prose, opened, bracket)
            if at is not None:
                lone += [(inner, "opening") for inner in opened[at + 1 :]]
                del opened[at:]
            elif span.end not in list_marks:
                lone.append((span, "closing"))
        lone += [(span, "opening") for span in opened]
        if lone:
            smileys = _ends(_GLUED_SMILEY, document.prose)
            lone = [(span, side) for span, side in lone if span.end not in smileys]
        for span, side in sorted(lone):
            yield Match(span, {"mark": document.prose[slice(*span)]}, diagnosis=side)

    def _partner(self, prose: str, opened: list[Span], closing: str) -> int | None:
        """Which of the open brackets a closing one ends: the nearest of its kind."""
        # No copy nests deeper; a file of nothing but brackets must not take for ever.
        for at in range(len(opened) - 1, max(-1, len(opened) - 1 - _DEEPEST), -1):
            if self.pairs[prose[opened[at].start].translate(_WIDE)] == closing:
                return at
        return None


def _ends(pattern: regex.Pattern[str], prose: str) -> frozenset[int]:
    return frozenset(found.end() for found in find_all(pattern, prose))
