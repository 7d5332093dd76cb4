"""Ages beside a name: "Maria Holt, 45," and "the 47-year-old Maria Holt", later "Holt, 45,"."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.languages.en.calendar import MONTHS, WEEKDAYS
from newslint.languages.en.grammar import FUNCTION_WORDS
from newslint.languages.en.people import OFFICES, TITLES
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.masked_prose import HiddenNumber, masked_prose
from newslint.subjects.numbers.numbers import Hedge
from newslint.subjects.places.places import place_of
from newslint.text.unwrapped import unwrapped_prose

_PART = r"(?:[A-Z]\.|(?:Mc|Mac|O['’]|[Dd]['’])?[A-ZÀ-Þ][^\W\d_]+(?:[-'’][^\W\d_]+)*)"
_NAME = rf"{_PART}(?: (?:{_PART}|(?&sure_particles))){{0,3}} {_PART}"
_SMALL = r"[a-z]+"
_NAME_BEFORE = lazy_pattern(rf"(?P<name>{_NAME}),(?: now)?(?: aged)? $")
_NAME_AFTER = lazy_pattern(rf"[- ]years?[- ]old (?P<name>{_NAME})(?![\w’'-])")
_ENDS = lazy_pattern(r"[,;)]|\.(?:\s|$)| (?:and|who|was|is|from|of)\b")
# What looks like a name and is a place, a date or a team.
_NO_NAME = frozenset(
    """
    Street Avenue Road Route Highway Interstate United City Chapter Section Article Volume Page Lane
    Drive Jr Sr""".split()
) | {*MONTHS, *WEEKDAYS}
_OLDEST = 110


class StatedAge(NamedTuple):
    """A full name with an age; the span is that of the number."""

    name: str
    age: int
    span: Span


def stated_ages(document: Document) -> tuple[StatedAge, ...]:
    """All ages that stand beside a full name, in the order of the text (a finder)."""
    prose = document.find(unwrapped_prose)
    return tuple(
        StatedAge(name, int(number.value), number.span)
        for number in _possible_ages(document)
        if (name := _name(prose, number))
    )


def _possible_ages(document: Document) -> Iterator[HiddenNumber]:
    prose = document.find(unwrapped_prose)
    for number in document.find(masked_prose).numbers.values():
        if (
            2 <= number.value <= _OLDEST
            and not number.money
            and number.hedge is Hedge.NONE
            and prose[number.span.start].isdigit()
        ):
            yield number


def _name(prose: str, number: HiddenNumber) -> str:
    start, end = number.span
    after = _NAME_AFTER.match(prose, end) if prose.startswith("year", end + 1) else None
    match = after
    if not after and prose[start - 2 : start] in (", ", "d ") and _ENDS.match(prose, end):
        match = _NAME_BEFORE.search(prose, max(0, start - 60), start)
    if not match or _NO_NAME & set(match["name"].split()) or place_of(match["name"]):
        return ""
    if not after and _is_listed(prose, number):
        return ""
    return match["name"]


# A ranking: "1. Ana Holm, 19", "Ana Holm, 31; Vera Lund, 20". The numbers may be points.
_RANKED = lazy_pattern(r"\s*\d{1,3}[.)]?\s")
_IN_A_ROW = lazy_pattern(r",\s\d{1,3}(?:,\s[^;\n]{1,40})?;\s[^\n;]{1,60},\s\d{1,3}\b")
_NEAR = 300


def _is_listed(prose: str, number: HiddenNumber) -> bool:
    start = max(prose.rfind("\n", 0, number.span.start) + 1, number.span.start - _NEAR)
    end = prose.find("\n", number.span.end)
    end = min(end if end >= 0 else len(prose), number.span.end + _NEAR)
    return bool(_RANKED.match(prose, start) or _IN_A_ROW.search(prose, start, end))


# At the head of a sentence or after a small word: "Holt, 45, said", "told Holt, 45, that".
_SURNAME_BEFORE = lazy_pattern(
    rf"(?:\A|\n|[.!?:;,][”\"’']?\s|[“\"‘]|(?<![^\s(“\"‘]){_SMALL}\s)(?P<name>{_PART}),(?: aged)? \Z"
)
_GOES_ON = lazy_pattern(r", [a-z]")
# A sentence that speaks of another time, of somebody else of that name, or of points and places.
_OTHER_THAN_AGE = lazy_pattern(
    r"\b(?:1[89]\d\d|20\d\d|then|later|earlier|ago|now|when|while|since|previous(?:ly)?"
    r"|former(?:ly)?"
    r"|at the time|years? before|turned|turns|birthday"
    r"|(?&near_kin)|cousins?|nephew|niece|uncle|aunt|namesake|grand(?:son|daughter|father|mother)"
    r"|points?|goals?|wickets|rebounds|assists|yards|innings|scor(?:ed|es|ers?|ing)|shots?|rounds?"
    r"|finish(?:ed|es)|ranked|seed(?:ed|s)?|votes?|seats?|laps?|kilos?|page|No)\b"
)


def conflicting_ages(document: Document) -> tuple[Disagreement, ...]:
    """Two ages of one person (a finder); kind ``age-twice``, at the later of the two.

    A surname alone is the person of that surname whose age stands in full before, where the story
    has one person so called and both sentences speak of the same time.
    """
    ages = document.find(stated_ages)
    named = (*ages, *_ages_by_surname(document, ages)) if ages else ()
    return tuple(_conflicts(tuple(sorted(named, key=lambda stated: stated.span))))


def _ages_by_surname(document: Document, ages: tuple[StatedAge, ...]) -> Iterator[StatedAge]:
    prose = document.find(unwrapped_prose)
    owners: dict[str, dict[str, StatedAge]] = {}
    for stated in ages:
        if not _OTHER_THAN_AGE.search(_sentence(prose, stated.span)):
            surname = stated.name.rpartition(" ")[2]
            owners.setdefault(surname, {}).setdefault(stated.name, stated)
    taken = {stated.span for stated in ages}
    for number in _possible_ages(document):
        start, end = number.span
        if number.span in taken or not _GOES_ON.match(prose, end):
            continue
        before = _SURNAME_BEFORE.search(prose, max(0, start - 60), start)
        if not before or len(known := owners.get(before["name"], {})) != 1:
            continue
        (owner,) = known.values()
        sentence = _sentence(prose, number.span)
        if (
            owner.span < number.span
            and not _OTHER_THAN_AGE.search(sentence)
            and len(_AGE_OF_A_NAME.findall(sentence)) == 1
            and not _is_shared(prose, before["name"], owner.name)
        ):
            yield StatedAge(owner.name, int(number.value), number.span)


_AGE_OF_A_NAME = lazy_pattern(r"\p{Lu}[\p{L}’'-]+,(?: aged)? \d{1,3}\b")
_NO_GIVEN_NAMES = frozenset(word.title() for word in (*FUNCTION_WORDS, *TITLES, *OFFICES))


def _sentence(prose: str, span: Span) -> str:
    """The words around an age, to the stops on both sides."""
    before = prose[max(0, span.start - _NEAR) : span.start].rpartition("\n")[2]
    after = prose[span.end : span.end + _NEAR].partition("\n")[0]
    return f"{before[before.rfind('. ') + 1 :]}{prose[slice(*span)]}{after.partition('. ')[0]}"


def _is_shared(prose: str, surname: str, full_name: str) -> bool:
    """Whether the story has somebody else of that surname: "Jon Holt", "Mrs Holt", "the Holts"."""
    if f"{surname}s" in prose:
        return True
    givens = regex.findall(rf"(\p{{Lu}}[\p{{L}}’'.-]*)\s{regex.escape(surname)}(?![\w-])", prose)
    others = {given.rstrip(".") for given in givens} - _NO_GIVEN_NAMES - set(full_name.split())
    return bool(others) or {"Mrs", "Mr"} <= {given.rstrip(".") for given in givens}


def _conflicts(ages: tuple[StatedAge, ...]) -> Iterator[Disagreement]:
    first: dict[str, StatedAge] = {}
    for stated in ages:
        earlier = first.setdefault(stated.name, stated)
        if earlier.age != stated.age:
            values = {"name": stated.name, "first": str(earlier.age)}
            yield Disagreement("age-twice", stated.span, (earlier.span,), "", values)
