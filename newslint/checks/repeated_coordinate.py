"""Two sides of an “and” that say the same: “his old rival and old rival”."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from newslint.engine.patterns import compile_pattern, find_all
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span

_WORD = r"\p{L}[\p{L}\p{M}\p{N}’'-]*"
# The search begins at the conjunction, which is rarer than a word, takes the phrase after it, the
# longest first, and looks back for the same phrase. What follows must close the phrase: in "Leeds
# and Leeds United" only a part is repeated.
_COORDINATE = r"""
(?<![\p{{L}}\p{{N}}])(?P<conjunction>and|or)(?![\p{{L}}\p{{N}}’'-])
\s+(?P<second>{words})
(?=(?P<close>\s*[.,;:!?)\]”"–—]|\s+(?:{after})(?![\p{{L}}\p{{N}}’'-])|\s*\Z|\s*\n))
(?<=(?<![\p{{L}}\p{{M}}\p{{N}}’'@#&/-])(?P<first>(?P=second))(?P<comma>,?)\s+(?P=conjunction)\s+(?P=second))
"""


@dataclass(frozen=True)
class RepeatedCoordinate:
    """A match is a phrase, “and” or “or”, and the same phrase again.

    Only where the phrase is at an end: a mark follows, or one of the words of ``followed_by``.
    English repeats single words with an “and” to say more and more of them; a check for these
    needs its ``allowed`` and asks for a word of ``preceded_by`` before them.
    """

    fewest_words: int = 2
    most_words: int = 4
    followed_by: tuple[str, ...] = ()
    """Lower-case words that may follow the second phrase, besides a mark. With one that begins a
    modifier, only the second side may be meant: “women and women with disabilities”."""
    preceded_by: tuple[str, ...] = ()
    """Where given, one of these stands before the first phrase, in lower case."""
    allowed: tuple[str, ...] = ()
    """Lower-case phrases that English does repeat so: "time", "on"."""
    allowed_endings: tuple[str, ...] = ()
    """Lower-case endings of words that English repeats so: "er", as in "bigger and bigger"."""

    def __post_init__(self) -> None:
        if not 1 <= self.fewest_words <= self.most_words <= 8:
            raise ValueError("fewest_words and most_words lie between 1 and 8, in that order")

    @property
    def triggers(self) -> tuple[str, ...]:
        """The conjunctions."""
        return ("and", "or")

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        more = f"{{{self.fewest_words - 1},{self.most_words - 1}}}"
        words = rf"{_WORD}(?:\s+{_WORD}){more}"
        after = "|".join(map(regex.escape, self.followed_by)) or "(?!)"
        return compile_pattern(f"(?xi){_COORDINATE.format(words=words, after=after)}")

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(self.allowed)

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the repetitions in the order of the prose; the replacement is the phrase once."""
        for found in find_all(self._pattern, document.prose):
            span = Span(found.start("first"), found.end("second"))
            if self._is_meant(document, found) or document.segment_around(span) is None:
                continue
            yield Match(span, {"phrase": found["second"]}, found["first"])

    def _is_meant(self, document: Document, found: regex.Match[str]) -> bool:
        phrase = " ".join(found["first"].lower().split())
        if phrase in self._allowed or phrase.endswith(self.allowed_endings or ("\0",)):
            return True
        if found["comma"] and not _is_list(document.prose, found.start("first")):
            # "We met the council, and the council …" begins a clause.
            return True
        if found["close"].strip().isalpha() and found["second"].split()[-1][0].isupper():
            # "the Herald and the Herald on Sunday"
            return True
        before = document.prose[max(0, found.start("first") - 40) : found.start("first")].split()
        word = before[-1].lower() if before else ""
        if word in {"and", "or"}:
            return True
        return bool(self.preceded_by) and word not in self.preceded_by


def _is_list(prose: str, start: int) -> bool:
    """Whether a comma stands shortly before, so that the conjunction may end a list."""
    return "," in prose[max(0, start - 30) : start]
