"""A full stop in the middle of a phrase: the next word goes on in lower case."""

from collections.abc import Iterator
from typing import ClassVar

import regex

from newslint.languages.en.calendar import MONTHS, WEEKDAYS
from newslint.languages.en.grammar import LEADS_ON, NEVER_LAST
from newslint.languages.en.numerals import ORDINAL_ENDINGS
from newslint.languages.en.people import NAME_PARTICLES
from newslint.languages.en.short_words import may_be_clipped
from newslint.model.diagnostic import Match
from newslint.model.document import Document, Segment
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import find_all
from newslint.text.full_stops import is_abbreviation
from newslint.text.zones import touches_zone
from newslint.values import frozen

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
# A word that stands alone between two stops, and goes on in lower case.
_ONE_STOPPED = lazy_pattern(r"\.\s+\p{Ll}[\p{L}’'-]*[.!]")
_WORD = lazy_pattern(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*")
# Small words that begin names.
_PARTICLES = frozenset((*NAME_PARTICLES, "ad", "as", "ar", "op"))
# A sentence does not end with these; what comes after the stop belongs to them.
_LEADS_ON = frozenset(LEADS_ON)
# Units that are words as well, so that only a number before them tells.
_UNITS_TOO = frozenset("in ha mi pt ton min".split())
_FULL_NAMES = frozenset((*MONTHS, *WEEKDAYS))
_ORDINALS = frozenset(ORDINAL_ENDINGS)
_AFTER_NUMBER = lazy_pattern(r"(?<!\d)\d[\d.,]*+-?(\p{L}++)\Z")
# As str.isalnum and str.isspace have it, which those of `regex` differ from.
_WITHOUT_STOP = lazy_pattern(r"(?<![^\W_])(?<![@#])[^\W_]+(?![^\W_])(?![.-])", hot=True)
_NO_SPACE = lazy_pattern(r"\S", hot=True)
# A sentence by itself: its subject, then a verb that has to be one.
_SENTENCE = lazy_pattern(
    r"(?:(?:i|he|she|it|they|we|you|there|this|that|these|those)(?:[’'](?:s|m|re|ve|ll|d)"
    r"|\s(?:\p{Ll}+ly\s|also\s|still\s|never\s)?(?:(?&finite_auxiliaries)|(?&be)|(?&do)))"
    r"|(?:he|she|they|we|you|i)\s(?!(?&function_words)\b)(?:\p{Ll}+ly\s)?\p{Ll}{2,}"
    r"|(?:the|(?&possessives)|an?|some|many|most|all|no|both)\s(?:(?!(?:that|which|who)\b)[\p{L}\p{N}’'-]+\s){1,6}?"
    r"(?&finite_auxiliaries)|thanks?\s|please\s)\b",
    regex.IGNORECASE,
)
_FEWEST_OF_SENTENCE = 3
# In quoted speech these alone cannot end a sentence; a message may run on in small letters: "Wait.
# what?"
_NEVER_LAST = frozenset(NEVER_LAST)
_LONGEST_FRAGMENT = 4
_LONGEST_ABBREVIATION = 3
_LONGEST_NAME_CLIPPED = 5
# Words are cut off after a consonant: “admin”, “approx”. One of so many letters with a vowel at its
# end is whole.
_FEWEST_WHOLE = 5
_VOWELS = ("a", "e", "i", "o", "u", "y")
_LONGEST_CREDIT = 6


@frozen
class StrayPeriodCheck:
    """A match runs from the word before the stray full stop to the word after it.

    The two words are what an editor has to look at: the stop alone can hardly be seen, and deleting
    it mends the sentence only now and then. Diagnoses: ``capital`` where what follows is a sentence
    that lost its capital, which the replacement gives back; ``displaced`` where at most four words
    are left over after the stop, or the word before it leads on to them; ``splits`` otherwise.

    Stops of abbreviations, initials, ordinals, addresses and ellipses are none of its business, nor
    is copy that begins its sentences with small letters on purpose, as quoted messages do, nor an
    agency's credit, nor a phrase that is stopped at each word for effect. No list of abbreviations
    is whole: a short word that English news does not have, and a capitalised one that stands
    nowhere in the story without its stop, count as one.
    """

    values: ClassVar[tuple[str, ...]] = ("before", "after", "rest")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the stray full stops in the order of the prose."""
        prose = document.prose
        # A paragraph may have very many stops: what is asked of all of it is asked once.
        last: Segment | None = None
        is_lower = False
        for found in find_all(_STOP, prose):
            span = Span(found.start("before"), found.end("after"))
            segment = document.segment_around(span)
            if segment is None:
                continue
            if segment is not last:
                last, is_lower = segment, _is_lower_case_copy(prose, segment.span)
            if is_lower:
                continue
            if is_abbreviation(prose, found.start()):
                continue
            is_sentence = _is_sentence(prose, found, segment.span.end)
            if _is_clipped(document, found, segment.span, is_sentence=is_sentence):
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
            if _is_name(found["after"]) or _is_emphasis(prose, found, segment.span):
                continue
            fragment = _FRAGMENT.match(prose, found.start("after"), segment.span.end)
            rest = fragment.group() if fragment else ""
            if _is_credit(prose, rest, found.start("after"), segment.span.end):
                continue
            if is_sentence:
                after = found["after"]
                start = prose[span.start : found.start("after")] + after[0].upper() + after[1:]
                values = {"before": found["before"], "after": after, "rest": ""}
                yield Match(span, values, start, diagnosis="capital")
                continue
            after_rest = found.start("after") + len(rest)
            displaced = found["before"].lower() in _LEADS_ON or (
                len(_WORD.findall(rest)) <= _LONGEST_FRAGMENT
                and prose[after_rest : after_rest + 1] in {".", "!", "?", ""}
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


def _is_clipped(
    document: Document, found: "regex.Match[str]", segment: Span, *, is_sentence: bool
) -> bool:
    """Whether the stop is that of an abbreviation, which no list needs to know."""
    word = found["before"].rstrip("’'-%)")
    if word.isdigit():
        return False
    if measured := _AFTER_NUMBER.search(word):
        # "33.67-sq. kilometer", "A$500m."; not "the 64th. minute".
        unit = measured[1].lower()
        is_short = len(unit) <= _LONGEST_ABBREVIATION + 1
        is_unit = len(unit) == 1 or unit in _UNITS_TOO or may_be_clipped(unit)
        return unit not in _ORDINALS and is_short and is_unit
    parts = word.split("-")
    letters = parts[-1]
    if letters in _FULL_NAMES or (letters.isupper() and len(letters) > _LONGEST_ABBREVIATION):
        # Acronyms that are longer have no stops.
        return False
    if len(parts) == 2 and len(parts[0]) == 1 and letters[:1].isupper():
        # A member's party and state: "D-Del."
        return True
    if len(letters) == 1 or (len(letters) <= _LONGEST_ABBREVIATION and letters[0].isupper()):
        return True
    if is_sentence:
        return False
    if letters[0].isupper():
        begins = len(parts) == 1 and _begins_sentence(
            document.prose, found.start("before"), segment.start
        )
        if begins and not may_be_clipped(letters.lower()):
            return False
        return len(letters) <= _LONGEST_NAME_CLIPPED and not _stands_without_stop(document, letters)
    is_whole = len(letters) >= _FEWEST_WHOLE and letters.endswith(_VOWELS)
    return not is_whole and may_be_clipped(letters) and not _stands_without_stop(document, letters)


def _begins_sentence(prose: str, start: int, segment: int) -> bool:
    # Step by step: all that stands before would be copied for each stop of a long paragraph.
    while start > segment and prose[start - 1] in " \n\"“‘'(":
        start -= 1
    return start == segment or prose[start - 1] in ".!?:…"


def _stands_without_stop(document: Document, word: str) -> bool:
    """Whether the story has the word elsewhere with no stop after it, as no abbreviation has."""
    if word.isalnum():
        return word in document.find(_words_without_stop)
    known = document.find(_others_without_stop)
    if word not in known:
        known[word] = _is_found_without_stop(document.prose, word)
    return known[word]


def _words_without_stop(document: Document) -> frozenset[str]:
    """The words of letters and digits that stand somewhere with no stop or hyphen after them."""
    return frozenset(_WITHOUT_STOP.findall(document.prose))


def _others_without_stop(_document: Document) -> dict[str, bool]:
    """What has been looked for so far of words that have an apostrophe, or an accent of its own."""
    return {}


def _is_found_without_stop(prose: str, word: str) -> bool:
    at = prose.find(word)
    while at >= 0:
        before, end = prose[at - 1 : at], at + len(word)
        if not before.isalnum() and before not in {"@", "#"}:
            after = prose[end : end + 1]
            if not after.isalnum() and after not in {".", "-"}:
                return True
        at = prose.find(word, end)
    return False


def _is_sentence(prose: str, found: "regex.Match[str]", end: int) -> bool:
    """Whether what follows the stop stands alone, so that a capital is all that it lacks."""
    if found["before"].lower() in _LEADS_ON:
        return False
    start = found.start("after")
    fragment = _FRAGMENT.match(prose, start, end)
    rest = fragment.group() if fragment else ""
    is_long = len(_WORD.findall(rest)) >= _FEWEST_OF_SENTENCE or rest.lower().startswith("thank")
    return is_long and _SENTENCE.match(rest) is not None


def _is_name(word: str) -> bool:
    """A name that begins with a small letter: wikiHow."""
    return word.lower() != word


def _is_emphasis(prose: str, found: "regex.Match[str]", segment: Span) -> bool:
    """Words that are stopped one by one for effect, as in “every. single. day”."""
    end = found.start("before")
    while end > segment.start and prose[end - 1].isspace():
        end -= 1
    before = prose[max(segment.start, end - 3) : end]
    is_chain = before[-1:] == "." and before[-3:-1].islower() and found["before"].islower()
    next_stop = _ONE_STOPPED.match(prose, found.end("after"), segment.end)
    return is_chain or next_stop is not None


def _is_credit(prose: str, rest: str, start: int, end: int) -> bool:
    """The agency's letters at the end of a paragraph: “… in the second half. dpa”."""
    name = rest.strip()
    if not 2 <= len(name) <= _LONGEST_CREDIT or not may_be_clipped(name):
        return False
    return _NO_SPACE.search(prose, start + len(rest), end) is None


def _is_rank(prose: str, start: int, word: str) -> bool:
    """The number of a rank, written with a stop of its own: "the No. 1. seed"."""
    return word.isdigit() and prose[max(0, start - 4) : start].strip().lower().endswith("no.")


def _capital_follows(prose: str, at: int) -> bool:
    return prose[at : at + 2].strip()[:1].isupper()
