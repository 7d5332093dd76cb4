"""A word that stands twice in a row."""

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from operator import eq
from typing import ClassVar

import regex

from newslint.languages.en.grammar import FUNCTION_WORDS, MODALS_OR_NAMES
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import find_all
from newslint.text.words import JOINTS, word_forms
from newslint.values import frozen

# The search begins at the gap, so that it costs one look back for each of them.
_TWICE = lazy_pattern(
    r"(?<![ \t\u00a0\n\r])[ \t\u00a0\n\r]++"
    r"(?<=(?<![\p{L}\p{N}’'@#&/.-])(?P<first>\p{L}[\p{L}\p{M}’']*)[ \t\u00a0\n\r]++)"
    r"(?P<second>\1)(?:[ \t\u00a0\n\r]+\1(?![\p{L}\p{M}\p{N}’'@-]))*+"
    r"(?![\p{L}\p{M}\p{N}’'@-]|[./]\p{L})",
    regex.IGNORECASE,
)
# “It makes a human human”: the second is what the first is made.
_MADE = lazy_pattern(
    r"\b(?:make|makes|made|making|keep|keeps|kept|call|calls|called|calling)\s(?&determiners)\s\Z"
)
_LONGEST_MADE = 24
_LONGEST_SOUND = 5
# The name of a subspecies: “Pan troglodytes troglodytes”, “G. gorilla gorilla”.
_GENUS = lazy_pattern(r"(?<!\p{L})(?P<genus>\p{Lu}(?:\p{Ll}{2,}|\.))\s\Z")
_LONGEST_GENUS = 24
_LATIN = ("us", "is", "ii", "ae", "tes", "um", "illa", "ica", "ina", "ensis", "phus", "ops")
_KINDS = ("function-word", "word")
# "Will will be there": a name, or a month, before the verb.
_NAMES = frozenset(MODALS_OR_NAMES)
_FUNCTION_WORDS = frozenset(FUNCTION_WORDS)


def doubled_words(document: Document) -> list[regex.Match[str]]:
    """All words that stand twice in a row (a finder): several rules judge them."""
    forms, prose = document.find(word_forms), document.prose
    if not any(map(eq, forms, islice(forms, 1, None))) and not any(map(prose.__contains__, JOINTS)):
        return []
    return find_all(_TWICE, prose)


@frozen
class RepetitionCheck:
    """A match is a word with its repetitions, "the the", over the end of a line too.

    Never across a full stop or a comma: "No, no". A word in capitals at its head is a name (Duran
    Duran, The The) and is left alone, unless ``function_words`` holds it ("The the"); so is the
    name of a subspecies behind its genus.
    """

    values: ClassVar[tuple[str, ...]] = ("word",)

    function_words: tuple[str, ...]
    """Lower-case words that are wrong twice in any case: articles, prepositions."""
    allowed: tuple[str, ...] = ()
    """Lower-case words that English does repeat: "had had", "very very"."""
    only: str = ""
    """“function-word” or “word”: leave the others alone. Writers slip with the former as well."""

    def __post_init__(self) -> None:
        if self.only not in {"", *_KINDS}:
            raise ValueError(f"`only` is {self.only!r}; write {' or '.join(_KINDS)}")
        for word in (*self.function_words, *self.allowed):
            if word != word.lower() or " " in word:
                raise ValueError(f"write the word {word!r} in lower case and alone")

    @cached_property
    def _function_words(self) -> frozenset[str]:
        return frozenset(self.function_words)

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(self.allowed)

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the doubled words in the order of the prose; the replacement is the word once."""
        for found in document.find(doubled_words):
            if self._is_meant(document.prose, found):
                continue
            span = Span(found.start("first"), found.end())
            if document.segment_around(span) is None:
                continue
            diagnosis = (
                "function-word" if found["first"].lower() in self._function_words else "word"
            )
            if self.only in {"", diagnosis}:
                yield Match(span, {"word": found["second"]}, found["first"], diagnosis=diagnosis)

    def _is_meant(self, prose: str, found: regex.Match[str]) -> bool:
        first, second = found["first"], found["second"]
        word = first.lower()
        if word in self._allowed:
            return True
        if first.istitle() and second.istitle() and len(word) > 1:
            # "The The", "Of Of": the name of a band, of a film.
            return True
        if word in self._function_words:
            if word in _NAMES and first[0].isupper() and second.islower():
                return True
            if second[0].isupper() and first.islower() and word != "the":
                # A title that begins with a small word: "a copy of Of Mice and Men".
                return True
            # A capital inside a sentence makes a name: "the Who who sang", "vitamin A a day".
            before = prose[max(0, found.start("first") - 4) : found.start("first")].split()
            begins = not before or before[-1][-1] in ".!?:“\"‘'("
            return first[0].isupper() and second.islower() and not begins
        if not (first.islower() and second.islower()):
            return True
        start = found.start("first")
        if found.group().split() == [word, word] and prose.startswith(" of ", found.end()):
            # "The clack clack clack of the looms".
            return len(word) <= _LONGEST_SOUND
        genus = prose[max(0, start - _LONGEST_GENUS) : start]
        if word.endswith(_LATIN) and (found_genus := _GENUS.search(genus)):
            return found_genus["genus"].lower() not in _FUNCTION_WORDS
        return len(word) < 3 or bool(_MADE.search(prose, max(0, start - _LONGEST_MADE), start))
