"""Names with a word that tells a man from a woman: “Ms Holm”, “Per Lund himself”."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.names.person_names import UNNAMED_KINDS, without_openers
from newslint.text.capitals import occurrences
from newslint.text.unwrapped import unwrapped_prose

_WORD = r"\p{Lu}\p{Ll}[\p{L}\p{M}]*(?:[-’'](?!s\b)\p{L}\p{Ll}[\p{L}\p{M}]*)*"
_NAME = rf"(?P<name>{_WORD}(?: (?:(?&sure_particles) )*{_WORD}){{0,3}})"
# “Mrs” tells whose wife someone is, so it is no mark.
_OFFICES = ("Spokes", "spokes", "Chair", "chair", "Congress", "congress")
_WOMENS_TITLES = ("Ms", "Miss", "Dame", "Queen", "Princess", *(f"{of}woman" for of in _OFFICES))
_MENS_TITLES = ("Mr", "Sir", "King", "Prince", *(f"{of}man" for of in _OFFICES))
_ROYAL = frozenset(("king", "queen", "prince", "princess"))
# What a title is followed by, what “himself” is preceded by.
_NAME_AFTER = lazy_pattern(r"\.? " + _NAME + r"(?![\p{L}&-])")
_NAME_BEFORE = lazy_pattern(r"(?<![\w.'’&-])" + _NAME + r",? $")
# “In his speech, Minister Per Lund said”: the one who speaks is the one who said.
_OPENS = lazy_pattern(r"\b(?:In|During|After|With|Before|Throughout) $")
_SPEECH_BY = lazy_pattern(
    r"(?: \w+)? (?:speech|address|remarks|statement|letter|message|interview|resignation|testimony"
    r"|ruling|post|tweet|report|victory|visit|return|career)\b"
    rf"[^.,;:!?\n]{{0,40}}, (?:{_WORD} ){{0,2}}?{_NAME}"
    r" (?:(?&said)|called|thanked)\b"
)
# “Per Lund lost his job”
_OWN = lazy_pattern(
    r" (?:own |first |second |third |new |latest |last )?"
    r"(?:name|career|job|post|resignation|title|concern|support|speech|condolences|term|debut|season"
    r"|opinion|satisfaction|regret|view|gratitude|thanks|victory|position|campaign|book|studies)\b"
)
_OWNER = lazy_pattern(
    r"(?<![\w.'’&-])"
    + _NAME
    + r" (?:lost|won|celebrated|announced|raised|made|gave|began|ended|expressed|published|shared"
    r"|opened|changed|defended|wrote|signed|launched|tendered|extended|received|offered) $"
)
_LONGEST_NAME = 80


class GenderedName(NamedTuple):
    """A name, and the word beside it that tells a man from a woman."""

    words: tuple[str, ...]
    mark: str
    """In lower case."""
    span: Span
    """Of the mark."""

    female: bool
    """Whether the mark is a woman's."""

    @property
    def office(self) -> bool:
        """An office whose male form may stand for a woman too: spokesman, chairman."""
        return self.mark.endswith("sman") or self.mark == "chairman"

    @property
    def royal(self) -> bool:
        """A title that goes with a given name."""
        return self.mark in _ROYAL


def gendered_names(document: Document) -> tuple[GenderedName, ...]:
    """All of them, in the order of the prose; none unless there are both women and men (a finder).

    “Chairman” and its like are men's marks here; see ``GenderedName.office``.
    """
    women = tuple(_marks(document, female=True))
    men = tuple(_marks(document, female=False)) if women else ()
    return tuple(sorted(women + men, key=lambda name: name.span)) if men else ()


def _marks(document: Document, *, female: bool) -> Iterator[GenderedName]:
    for title in _WOMENS_TITLES if female else _MENS_TITLES:
        yield from _named(document, title, female, _words_after_mark)
    yield from _named(document, "herself" if female else "himself", female, _self)
    yield from _named(document, " her " if female else " his ", female, _pronoun)


def _named(
    document: Document,
    literal: str,
    female: bool,
    name_at: Callable[[str, Span, Span], str],
) -> Iterator[GenderedName]:
    """The names that ``name_at`` gives for the places of a literal, in the prose of one segment."""
    prose = document.find(unwrapped_prose)
    for at in occurrences(prose, literal):
        span = Span(at + literal.startswith(" "), at + len(literal.rstrip()))
        if prose[max(0, span.start - 1) : span.start].isalnum():
            continue
        segment = document.segment_around(span)
        if segment is None or segment.kind in UNNAMED_KINDS:
            continue
        words = without_openers(name_at(prose, span, segment.span).split())
        if words:
            yield GenderedName(words, prose[slice(*span)].lower(), span, female)


def _words_after_mark(prose: str, mark: Span, segment: Span) -> str:
    match = _NAME_AFTER.match(prose, mark.end, segment.end)
    return match["name"] if match else ""


def _self(prose: str, mark: Span, segment: Span) -> str:
    start = max(segment.start, mark.start - _LONGEST_NAME)
    match = _NAME_BEFORE.search(prose, start, mark.start)
    return match["name"] if match else ""


def _pronoun(prose: str, mark: Span, segment: Span) -> str:
    start = max(segment.start, mark.start - _LONGEST_NAME)
    match = None
    if _OWN.match(prose, mark.end, segment.end):
        match = _OWNER.search(prose, start, mark.start)
    if match is None and _OPENS.search(prose, start, mark.start):
        match = _SPEECH_BY.match(prose, mark.end, segment.end)
    return match["name"] if match else ""
