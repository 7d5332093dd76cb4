"""How a story introduces its acronyms."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import ClassVar

from newslint.languages.en.country_codes import COUNTRY_CODES
from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.names.acronyms import Introduction, acronym_introductions, fitting
from newslint.text.capitals import capitalised_words, occurrences
from newslint.text.quotation_marks import quoted_speech
from newslint.text.unwrapped import unwrapped_prose
from newslint.values import frozen

_BODY = frozenset({SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM})
_CLOSERS = "\"'”’)»"
# A shorter line may be a headline that does not look like one.
_FEWEST_WORDS = 12
_FEWEST_LETTERS = 3
_MOST_LETTERS = 7
# Small words that a name may have besides those that give the letters.
_MOST_SMALL_WORDS = 4
# A story that leaves more acronyms unexplained than these is a table.
_MOST_UNEXPLAINED = 50
_IN_A_WORD = re.compile(r"[\w&-]")
_PARTS_BEFORE = tuple("@#/.")
_ROMAN = lazy_pattern(r"[IVXLCDM]+")
_WORD = lazy_pattern(r"[\p{L}][\p{L}\p{M}'’&-]*")
_CAPITALS_BEFORE = lazy_pattern(r"\b\p{Lu}{3,}\W{1,2}$")
_CAPITALS_AFTER = lazy_pattern(r"\W{1,2}\p{Lu}{3,}\b")
_LONGEST_WORD = 20
_NAME_IN_BRACKETS = lazy_pattern(r"s? \(")


@frozen
class AcronymCheck:
    """A match is an acronym that a story introduces badly, or not at all.

    ``early``: the acronym stands in the text before the name that it stands for. Headlines and
    quotations may have it, and what is no sentence may be a headline. ``twice``: the name stands
    with its acronym a second time; the match is both. ``two-names``: another name stood with it
    before; the match is the name. ``wrong-name``: it is known to stand for another name, and the
    letters do not fit this one; the match is the name. ``unexplained``: no words of the story begin
    with the letters.
    """

    values: ClassVar[tuple[str, ...]] = ("acronym", "name", "other")

    verdict: str
    known: tuple[str, ...] = ()
    """Acronyms that readers know, which ``early`` and ``unexplained`` leave alone."""

    def __post_init__(self) -> None:
        verdicts = (*_VERDICTS, "unexplained")
        if self.verdict not in verdicts:
            raise ValueError(f"the verdict {self.verdict!r} is none of {', '.join(verdicts)}")

    @property
    def triggers(self) -> tuple[str, ...]:
        """An acronym is introduced by its brackets."""
        return () if self.verdict == "unexplained" else ("(",)

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield at most one match for each acronym, in the order of the prose."""
        introduced: dict[str, list[Introduction]] = {}
        for introduction in document.find(acronym_introductions):
            introduced.setdefault(introduction.acronym, []).append(introduction)
        found: Iterator[Match | None]
        if self.verdict == "unexplained":
            found = _unexplained(document, frozenset(self.known).union(introduced))
        else:
            found = (
                _VERDICTS[self.verdict](document, each)
                for acronym, each in introduced.items()
                if self.verdict != "early" or acronym not in self.known
            )
        yield from sorted((match for match in found if match), key=lambda match: match.span)


def _early(document: Document, introductions: list[Introduction]) -> Match | None:
    first = introductions[0]
    if not first.fits:
        return None
    for span in _standing_alone(document, first.acronym):
        if span.end > first.name.start:
            break
        if _in_a_sentence(document, span):
            return _introduction_match(document, span, first, first)
    return None


def _twice(document: Document, introductions: list[Introduction]) -> Match | None:
    fitting = [each for each in introductions if each.fits]
    for other in fitting[1:]:
        if fitting[0].names_the_same(other):
            return _introduction_match(
                document, Span(other.name.start, other.span.end), other, fitting[0]
            )
    return None


def _two_names(document: Document, introductions: list[Introduction]) -> Match | None:
    first = introductions[0]
    if first.acronym in COUNTRY_CODES and not all(each.is_abbreviated for each in introductions):
        # "Holm University (USA), Lund School of Art (USA)": where they are.
        return None
    for other in introductions[1:]:
        if not first.names_the_same(other):
            return _introduction_match(document, other.name, other, first)
    return None


def _wrong_name(document: Document, introductions: list[Introduction]) -> Match | None:
    for each in introductions:
        if each.known_name:
            name = document.find(unwrapped_prose)[slice(*each.name)]
            values = {"acronym": each.acronym, "name": name, "other": each.known_name}
            return Match(each.name, values)
    return None


_VERDICTS: Mapping[str, Callable[[Document, list[Introduction]], Match | None]] = {
    "early": _early,
    "twice": _twice,
    "two-names": _two_names,
    "wrong-name": _wrong_name,
}


def _introduction_match(
    document: Document, span: Span, this: Introduction, other: Introduction
) -> Match:
    prose = document.find(unwrapped_prose)
    values = {
        "acronym": this.acronym,
        "name": prose[slice(*this.name)],
        "other": prose[slice(*other.name)],
    }
    return Match(span, values, related=(Related(other.name, prose[slice(*other.name)]),))


def _standing_alone(document: Document, acronym: str) -> Iterator[Span]:
    """Where an acronym stands by itself, no part of an address or a longer word.

    Words with "&" and hyphens are whole ones here.
    """
    prose = document.find(unwrapped_prose)
    for start in occurrences(prose, acronym):
        end = start + len(acronym)
        before, after = prose[max(0, start - 1) : start], prose[end : end + 1]
        if not (before in _PARTS_BEFORE or _IN_A_WORD.match(before) or _IN_A_WORD.match(after)):
            yield Span(start, end)


def _in_a_sentence(document: Document, span: Span) -> bool:
    """Whether a word stands unquoted in a paragraph that ends as a sentence does.

    A name in brackets after it introduces it there.
    """
    segment = document.segment_around(span)
    if segment is None or segment not in document.find(_sentence_like):
        return False
    if _NAME_IN_BRACKETS.match(document.find(unwrapped_prose), span.end):
        return False
    # The zones do not overlap.
    zones = document.find(quoted_speech)
    at = bisect_right(zones, span.start, key=_start) - 1
    return at < 0 or not zones[at].contains(span)


def _sentence_like(document: Document) -> frozenset[Segment]:
    """The paragraphs that end as a sentence does and are long enough for one (a finder)."""
    prose = document.find(unwrapped_prose)
    return frozenset(
        segment
        for segment in document.segments
        if segment.kind in _BODY and _is_sentence_like(prose[slice(*segment.span)])
    )


def _is_sentence_like(paragraph: str) -> bool:
    if paragraph.rstrip(_CLOSERS)[-1:] not in tuple(".!?") or paragraph.isupper():
        return False
    return len(paragraph.split(None, _FEWEST_WORDS)) >= _FEWEST_WORDS


def _start(span: Span) -> int:
    return span.start


def _unexplained(document: Document, explained: frozenset[str]) -> Iterator[Match]:
    capitalised = document.find(capitalised_words)
    # What stands there in small letters too is a word in capitals.
    acronyms = [
        word
        for word in capitalised
        if _FEWEST_LETTERS <= len(word) <= _MOST_LETTERS
        and word.isupper()
        and word not in explained
        and word.capitalize() not in capitalised
        and not _ROMAN.fullmatch(word)
    ]
    if not acronyms:
        return
    prose = document.find(unwrapped_prose)
    firsts: list[tuple[Span, str]] = []
    for acronym in acronyms:
        spans = (
            span
            for span in _standing_alone(document, acronym)
            if _in_a_sentence(document, span) and not _set_apart(prose, span)
        )
        firsts += [(span, acronym) for span in islice(spans, 1)]
    if not firsts:
        return
    words = _WORD.findall(prose)
    by_letter: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        by_letter.setdefault(word[0].upper(), []).append(at)
    for first, acronym in sorted(firsts)[:_MOST_UNEXPLAINED]:
        if not _spelt_out(words, by_letter.get(acronym[0], ()), acronym):
            yield Match(first, {"acronym": acronym, "name": "", "other": ""})


def _set_apart(prose: str, span: Span) -> bool:
    """Whether the word beside it is in capitals as well, as in a heading, or it is in brackets."""
    return prose[span.start - 1 : span.start] == "(" or bool(
        _CAPITALS_BEFORE.search(prose, max(0, span.start - _LONGEST_WORD), span.start)
        or _CAPITALS_AFTER.match(prose, span.end)
    )


def _spelt_out(words: list[str], beginning: Sequence[int], acronym: str) -> bool:
    """Whether words of the story begin with the letters, one after the other.

    ``beginning`` are the numbers of the words that begin with the first letter.
    """
    most = len(acronym) + _MOST_SMALL_WORDS
    for at in beginning:
        fits = list(fitting(words[at : at + most], acronym))
        # One word alone does not spell it, but the last of the story.
        if words[at] != acronym and any(fits[1:] or fits if at + 1 == len(words) else fits[1:]):
            return True
    return False
