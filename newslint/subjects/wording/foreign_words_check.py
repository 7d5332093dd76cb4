"""Words of another language that is written in Latin letters."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from newslint.languages.alternation import alternation
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.pattern_memory import pattern_of
from newslint.text.unwrapped import unwrapped_prose
from newslint.text.words import word_forms
from newslint.values import frozen

_FEWEST = 3

if TYPE_CHECKING:
    import regex


@frozen
class ForeignWordsCheck:
    """A match is a run in which three small words of one language stand close together.

    Between two of them there is at most one other word, and a word follows the last.
    """

    words: dict[str, tuple[str, ...]]
    """The small words by the language: those that English lacks or has for something else."""
    with_capitals: tuple[str, ...] = ()
    """Languages in which the word between two of them may begin with a capital; in the others it
    would be a name, as in “Ciudad de la Paz”."""

    def __post_init__(self) -> None:
        unknown = set(self.with_capitals) - set(self.words)
        if unknown:
            raise ValueError(f"`with_capitals` names “{min(unknown)}”, of which there are no words")
        for word in (word for words in self.words.values() for word in words):
            if not word or word != word.lower():
                raise ValueError(f"“{word}” is not a word in lower case")

    @cached_property
    def _languages(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for language, words in self.words.items():
            for word in words:
                found.setdefault(word, []).append(language)
        return found

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the runs in the order of the prose."""
        languages = self._languages
        places: dict[str, list[int]] = {}
        for at, form in enumerate(document.find(word_forms)):
            if form in languages:
                for language in languages[form]:
                    places.setdefault(language, []).append(at)
        prose = document.find(unwrapped_prose)
        found = [
            run.span()
            for language, small in places.items()
            if _close_together(small)
            for run in self._run(language).finditer(prose)
        ]
        end = 0
        # Languages share some of these words: of runs from the same place, the longer.
        for run in sorted(found, key=lambda span: (span[0], -span[1])):
            span = Span(*run)
            if span.start >= end and document.segment_around(span) is not None:
                end = span.end
                yield Match(span)

    def _run(self, language: str) -> "regex.Pattern[str]":
        first = r"\p{L}" if language in self.with_capitals else r"\p{Ll}"
        small = alternation(self.words[language])
        return pattern_of(
            rf"(?<![\p{{L}}’'-])(?:{small}\s(?:{first}[\p{{L}}’']*\s)?){{{_FEWEST},}}\p{{L}}+"
        )


def _close_together(places: Sequence[int]) -> bool:
    """Whether so many of the words stand with one other at most between two."""
    apart = 2 * (_FEWEST - 1)
    return any(
        last - first <= apart for first, last in zip(places, places[_FEWEST - 1 :], strict=False)
    )
