"""A full stop in the middle of a phrase: the next word goes on in lower case."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.languages.en.grammar import LEADS_ON, NEVER_LAST
from newslint.languages.en.people import NAME_PARTICLES
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import find_all
from newslint.text.full_stops import is_abbreviation
from newslint.text.zones import touches_zone

# Begins with the stop, which is rarer than a word, so that the search is fast. What looks like the
# start of an address, a name with a small letter (iPhone, al-Bashir, d'Alema) or a dotted
# abbreviation goes on no sentence.
_STOP = lazy_pattern(
    r"\.(?<=(?P<before>[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*[%)]*)\.)\s+"
    r"(?P<after>\p{Ll}[\p{L}\p{M}’']*+)(?![-’']\p{Lu}|[.@/:]\S)"
    r"(?<!\s(?:https?|www)|\s\p{Ll}{1,2}\p{Lu}[\p{L}\p{M}’']*)"
)
# A point or comma inside a number ends nothing.
_FRAGMENT = lazy_pattern(r"(?:[^.!?;:,]|(?<=\d)[.,:](?=\d))*")
_WORD = lazy_pattern(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*")
# Small words that begin names.
_PARTICLES = frozenset((*NAME_PARTICLES, "ad", "as", "ar", "op"))
# A sentence does not end with these; what comes after the stop belongs to them.
_LEADS_ON = frozenset(LEADS_ON)
# Lower-case abbreviations that are words as well, or may end a sentence, so that nothing but the
# small letter after them tells; and those of other languages that translations keep.
_KEPT = frozenset(
    """
    st ave rd blvd hwy pkwy ln sq dr apt bldg tbsp tbs tsp doz pkg pkt wt ht
    abbr adj adv ch chap cit comp cont contd def est ext fem fig fol freq gen hon illus incl intl
    lit loc masc max min misc mod ms mss mt natl neg obs op orig par pers pl pop prev prob prop pt
    pub publ ref rel rep repr rev sc ser sing spec subj temp transl univ var vol wk yr yrs mo mos
    ehf ohf pozn approx resp bzw usw inkl ca tzv např
    """.split()
)
# In quoted speech these alone cannot end a sentence; a message may run on in small letters: "Wait.
# what?"
_NEVER_LAST = frozenset(NEVER_LAST)
_LONGEST_FRAGMENT = 4
_LONGEST_ABBREVIATION = 3


@dataclass(frozen=True)
class StrayPeriodCheck:
    """A match runs from the word before the stray full stop to the word after it.

    The two words are what an editor has to look at: the stop alone can hardly be seen, and deleting
    it mends the sentence only now and then. Diagnoses: ``displaced`` where at most four words are
    left over after the stop, or the word before it leads on to them; ``splits`` otherwise.

    Stops of abbreviations, initials, ordinals, addresses and ellipses are none of its business, nor
    is copy that begins its sentences with small letters on purpose, as quoted messages do.
    """

    values: ClassVar[tuple[str, ...]] = ("before", "after", "rest")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the stray full stops in the order of the prose."""
        prose = document.prose
        for found in find_all(_STOP, prose):
            span = Span(found.start("before"), found.end("after"))
            segment = document.segment_around(span)
            if segment is None or _is_lower_case_copy(prose, segment.span):
                continue
            if is_abbreviation(prose, found.start()) or _may_be_abbreviation(found["before"]):
                continue
            if _is_rank(prose, span.start, found["before"]):
                continue
            if found["before"].lower() not in _NEVER_LAST and touches_zone(
                document, ("quote",), span
            ):
                continue
            if len(found["after"]) == 1 and found["after"] != "a":
                continue
            if found["after"] in _PARTICLES and _capital_follows(prose, span.end):
                continue
            fragment = _FRAGMENT.match(prose, found.start("after"), segment.span.end)
            rest = fragment.group() if fragment else ""
            displaced = found["before"].lower() in _LEADS_ON or (
                len(_WORD.findall(rest)) <= _LONGEST_FRAGMENT
                and prose[found.start("after") + len(rest) :][:1] in {".", "!", "?", ""}
            )
            yield Match(
                span,
                {
                    "before": found["before"],
                    "after": found["after"],
                    "rest": " ".join(rest.split()),
                },
                diagnosis="displaced" if displaced else "splits",
            )


def _is_lower_case_copy(prose: str, segment: Span) -> bool:
    """Messages and poems that begin their sentences with small letters."""
    first = next((c for c in prose[segment.start : segment.end] if c.isalpha()), "")
    return first.islower()


def _may_be_abbreviation(word: str) -> bool:
    """A letter or a short capitalised word may be an abbreviation that no list knows."""
    letters = word.strip("’'-%)")
    if letters.isdigit():
        return False
    short = len(letters) <= _LONGEST_ABBREVIATION and letters[:1].isupper()
    return short or len(letters) == 1 or letters in _KEPT


def _is_rank(prose: str, start: int, word: str) -> bool:
    """The number of a rank, written with a stop of its own: "the No. 1. seed"."""
    return word.isdigit() and prose[max(0, start - 4) : start].strip().lower().endswith("no.")


def _capital_follows(prose: str, at: int) -> bool:
    return prose[at : at + 2].strip()[:1].isupper()
