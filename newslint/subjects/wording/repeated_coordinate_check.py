"""Two sides of an “and” that say the same: “his old rival and old rival”."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

import regex

from newslint.languages.en.grammar import BE, DETERMINERS, POSSESSIVES
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.limited_pattern import compile_pattern, find_all
from newslint.text.unwrapped import unwrapped_prose
from newslint.text.words import JOINTS, word_forms
from newslint.values import frozen

_WORD = r"\p{L}[\p{L}\p{M}\p{N}’'-]*"
# The search begins at the conjunction, which is rarer than a word, takes the phrase after it, the
# longest first, and looks back for the same phrase. What follows must close the phrase: in "Leeds
# and Leeds United" only a part is repeated.
_COORDINATE = r"""
(?<![\p{{L}}\p{{N}}])(?P<conjunction>and|or)(?![\p{{L}}\p{{N}}’'-])
\s+(?P<second>{words})
(?=(?P<close>["”]|\s*[.,;:!?)\]–—]|\s+(?:{after})(?![\p{{L}}\p{{N}}’'-])|\s*\Z|\s*\n))
(?<=(?<![\p{{L}}\p{{M}}\p{{N}}’'@#&/-])(?P<first>(?P=second))(?P<comma>,?)\s+(?P=conjunction)\s+(?P=second))
"""


_CONJUNCTIONS = frozenset(("and", "or"))
_DETERMINERS = frozenset(DETERMINERS)
_POSSESSIVES = frozenset(POSSESSIVES)
# Endings of nouns that no verb has: "to dig and dig" is what English says.
_NOUN_ENDINGS = ("s", "ion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "ry", "ty")

# "There are friends and friends": some are better than others.
_BE = frozenset(BE)
_THERE = (["there"], ["There"])


@frozen
class RepeatedCoordinateCheck:
    """A match is a phrase, “and” or “or”, and the same phrase again.

    Only where the phrase is at an end. A mark that ends a clause says so. After a comma or a dash
    the second phrase may begin a clause ("she called the police and the police, in turn, …"), so
    that the first has to stand in a list or after “a”. Before a word of ``followed_by`` it may be
    of another kind than the first ("the rights of women and women of colour"), so that an article
    or the like has to stand before the first and belong to both: "the joy and joy of the crowd".

    English repeats single words with an “and” to say more and more of them; a check for these
    needs its ``allowed`` and asks for a word of ``preceded_by`` before them.
    """

    values: ClassVar[tuple[str, ...]] = ("phrase",)

    fewest_words: int = 2
    most_words: int = 4
    followed_by: tuple[str, ...] = ("of",)
    """Lower-case words that may follow the second phrase, besides a mark. Words such as “with” may
    modify the second side alone, even after an article."""
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
        if not self._may_match(document):
            return
        for found in find_all(self._pattern, document.find(unwrapped_prose)):
            span = Span(found.start("first"), found.end("second"))
            segment = document.segment_around(span)
            if segment is None or self._is_meant(document, found, segment.span.end):
                continue
            yield Match(span, {"phrase": found["second"]}, found["first"])

    def _may_match(self, document: Document) -> bool:
        """Whether the same words stand on both sides of a conjunction."""
        forms = document.find(word_forms)
        for at in (at for at, form in enumerate(forms) if form in _CONJUNCTIONS):
            # The last word of the one side is the last of the other, the first the first.
            for many in range(self.fewest_words, self.most_words + 1):
                if forms[at - many : at] == forms[at + 1 : at + 1 + many]:
                    return True
        return any(map(document.prose.__contains__, JOINTS))

    def _is_meant(self, document: Document, found: regex.Match[str], end: int) -> bool:
        words = found["first"].lower().split()
        phrase = " ".join(words)
        if phrase in self._allowed or phrase.endswith(self.allowed_endings or ("\0",)):
            return True
        if {"and", "or"}.intersection(words):
            # "again and again and again and again"
            return True
        before = document.find(unwrapped_prose)[
            max(0, found.start("first") - 40) : found.start("first")
        ].split()
        word = before[-1].lower() if before else ""
        if word in {"and", "or"} or (word in _BE and before[-2:-1] in _THERE):
            return True
        if not self._is_closed(document.find(unwrapped_prose), found, word, end):
            return True
        if word == "to" and found["conjunction"].lower() == "and":
            # "They had to dig and dig"
            return not phrase.endswith(_NOUN_ENDINGS)
        return bool(self.preceded_by) and word not in self.preceded_by

    def _is_closed(self, prose: str, found: regex.Match[str], word: str, end: int) -> bool:
        """Whether both phrases end alike; ``word`` is the one before them, lower case."""
        close, head = found["close"].strip(), found["first"].lower().split()[0]
        if found["comma"] and not _is_list(prose, found.start("first")):
            # "We met the council, and the council …" begins a clause.
            return False
        if close.isalpha():
            # "the Herald and the Herald of Leeds"
            is_name = found["second"].split()[-1][0].isupper()
            # "his citizens and citizens of the world": the owner has the first alone.
            is_shared = word in _DETERMINERS and word not in _POSSESSIVES
            return is_shared and head not in _DETERMINERS and not is_name
        if close in {",", "–", "—"}:
            before = prose[max(0, found.start("first") - 20) : found.start("first")]
            in_list = re.search(r",\s+(?:(?:as|by|for|from|in|of|on|to|with)\s+)?$", before)
            return bool(in_list) or (word in {"a", "an"} and head not in _DETERMINERS)
        # The end of a line is no end of the phrase in hard-wrapped copy.
        return bool(close) or not prose[found.end("second") : end].strip()


def _is_list(prose: str, start: int) -> bool:
    """Whether a comma stands shortly before, so that the conjunction may end a list."""
    return "," in prose[max(0, start - 30) : start]
