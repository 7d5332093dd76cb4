"""Ages beside the years of birth and death that they follow from."""

import datetime
from collections.abc import Iterator
from functools import cache

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.masked_prose import (
    HEAD,
    NUMBER,
    YEAR,
    YEAR_HEAD,
    MaskedProse,
    NumberedLine,
    masked_prose,
    matches,
    numbered_lines,
)
from newslint.subjects.arithmetic.spoken_years import BEFORE_YEAR

_AGED = (
    rf"(?:(?:aged|at the age of|at age|at the ripe old age of) (?P<age>{NUMBER})"
    rf"|at (?P<age>{NUMBER})(?=[,;)]|\.(?:\s|\Z)|\n|\Z))"
)
_DIED = r"(?:died|dies|passed away|was killed|was murdered|was executed|was assassinated|death)"
_NEAR = rf"[^;:!?\n{YEAR_HEAD}]"


@cache
def _lifetimes() -> tuple[regex.Pattern[str], ...]:
    """A year of birth, a year of death, an age at death."""
    born = rf"born(?<=\bborn)\b[^.;\n{YEAR_HEAD}]{{0,50}}?(?P<birth>{YEAR})"
    lived = rf"\((?:born )?(?P<birth>{YEAR}) ?[–—-] ?(?:died )?(?P<death>{YEAR})\)"
    return (
        lazy_pattern(
            rf"{lived}(?P<gap>{_NEAR}{{0,120}}?){_DIED}[^;:!?\n{YEAR_HEAD}{HEAD}]{{0,50}}?{_AGED}"
        ),
        lazy_pattern(rf"{_DIED}(?P<gap>[^;:!?\n{YEAR_HEAD}{HEAD}]{{0,40}}?){_AGED} ?{lived}"),
        lazy_pattern(
            rf"{born}(?P<gap>{_NEAR}{{0,140}}?){_DIED}{_NEAR}{{0,60}}?\b(?:in|on) {BEFORE_YEAR}"
            rf"(?P<death>{YEAR})"
            rf",? (?:[a-z' ]{{0,30}})?{_AGED}"
        ),
        lazy_pattern(
            rf"{born}(?P<gap>{_NEAR}{{0,140}}?){_DIED},? (?:[a-z' ]{{0,30}})?{_AGED},? "
            rf"(?:[a-z' ]{{0,30}})?(?:in|on) {BEFORE_YEAR}(?P<death>{YEAR})"
        ),
    )


@cache
def _moments() -> tuple[regex.Pattern[str], ...]:
    """A year of birth, and an age in another year: "in 1998, at the age of 17"."""
    born = rf"born(?<=\bborn)\b[^.;\n{YEAR_HEAD}]{{0,50}}?(?P<birth>{YEAR})"
    return (
        lazy_pattern(
            rf"{born}(?P<gap>{_NEAR}{{0,140}}?)\b(?:in|on) {BEFORE_YEAR}(?P<death>{YEAR}),? {_AGED}"
        ),
        lazy_pattern(
            rf"{born}(?P<gap>{_NEAR}{{0,140}}?){_AGED},? (?:in|on) {BEFORE_YEAR}(?P<death>{YEAR})"
        ),
    )


@cache
def _today() -> tuple[regex.Pattern[str], ...]:
    """An age now beside a year of birth: "aged 71, born in 1952"."""
    when = (
        rf"[^.;:!?\n{YEAR_HEAD}{HEAD}]{{0,30}}?(?:in|on)? ?{BEFORE_YEAR}(?P<birth>{YEAR})(?![\w-])"
    )
    return (
        lazy_pattern(
            rf"(?:,| aged?| \() ?(?P<age>{NUMBER})(?: years old)?,? (?:and |who )?(?:was "
            rf"|is )?born{when}"
        ),
        lazy_pattern(
            rf"(?P<age>{NUMBER})-years?-old[^.;:!?\n{YEAR_HEAD}{HEAD}]{{0,50}}?,? (?:and |who )?"
            rf"(?:was )?born{when}"
        ),
        lazy_pattern(
            rf"born(?<=\bborn)\b{when}(?:,| and| who)? (?:(?:is|he is|she is) )?(?:(?:now"
            rf"|currently|today) )?(?:aged )?"
            rf"(?:the )?(?P<age>{NUMBER})(?:-years?-old| years old|\)|(?=,))"
        ),
        lazy_pattern(rf"\(born{when}[,;] ?(?:aged?|now) (?P<age>{NUMBER})\)"),
        lazy_pattern(
            rf"born(?<=\bborn)\b{when}[^.;:!?\n{YEAR_HEAD}{HEAD}]{{0,40}}?, the "
            rf"(?P<age>{NUMBER})-year-old\b"
        ),
    )


_OTHER_PERSON = lazy_pattern(r"\b(?:(?&kin)|friend|whose|their|they|successor|predecessor)\b")
_NO_AGE_AFTER = lazy_pattern(
    rf"[:./%°]\d|[{HEAD}]| ?(?:%|per cent|percent|million|months|weeks|days)"
)
_OLDEST = 122


def ages(document: Document) -> tuple[Disagreement, ...]:
    """Ages that do not follow from the years beside them (a finder).

    Kind ``age``; the diagnosis is ``at-death`` (years of birth and death, and an age), ``then`` (a
    year of birth, and an age in another year) or ``now`` (a year of birth, and the age at the
    story's date; silent without one).
    """
    masked = document.find(masked_prose)
    lines = [line for line in document.find(numbered_lines) if line.years and line.numbers]
    found: dict[Span, Disagreement] = {}
    near = [
        line
        for line in lines
        if line.years > 1 and line.names("age", " at ") and line.names("born", "(")
    ]
    for diagnosis, patterns in (("at-death", _lifetimes()), ("then", _moments())):
        for pattern in patterns:
            for match in matches(pattern, masked, near):
                told = _judged_age(masked, match, diagnosis)
                if told:
                    found.setdefault(told.span, told)
    if document.metadata.date:
        for told in _now(masked, lines, document.metadata.date):
            found.setdefault(told.span, told)
    return tuple(sorted(found.values(), key=lambda said: said.span))


def _judged_age(
    masked: MaskedProse, match: regex.Match[str], diagnosis: str
) -> Disagreement | None:
    if _OTHER_PERSON.search(match["gap"]):
        return None
    birth, death = masked.year(match.start("birth")), masked.year(match.start("death"))
    age = masked.numbers[match.start("age")]
    if _NO_AGE_AFTER.match(masked.text, match.end("age")) or age.hedge:
        return None
    span = death - birth
    if not 0 < span <= _OLDEST or age.value in (span, span - 1) or age.value > _OLDEST:
        return None
    return _disagreement(diagnosis, masked, match, birth, death)


def _now(
    masked: MaskedProse, lines: list[NumberedLine], today: datetime.date
) -> Iterator[Disagreement]:
    now = today.year
    near = [line for line in lines if line.names("born")]
    for pattern in _today():
        for match in matches(pattern, masked, near):
            if _OTHER_PERSON.search(match.group()):
                continue
            age = masked.numbers[match.start("age")]
            if age.hedge or age.value % 1 or age.value > _OLDEST:
                continue
            birth = masked.year(match.start("birth"))
            span = now - birth
            if not 0 <= span <= _OLDEST or _names_a_year(masked.text, match):
                continue
            if age.value in (span, span - 1) or (today.month <= 2 and age.value == span - 2):
                continue
            yield _disagreement("now", masked, match, birth, now)


def _names_a_year(text: str, match: regex.Match[str]) -> bool:
    """Whether the sentence speaks of another year."""
    start = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    ends = [at for at in (text.find(". ", match.end()), text.find("\n", match.end())) if at >= 0]
    sentence = text[start : min(ends, default=len(text))]
    return sentence.count(YEAR_HEAD) > 1


def _disagreement(
    diagnosis: str, masked: MaskedProse, match: regex.Match[str], birth: int, then: int
) -> Disagreement:
    places = [Span(*match.span("birth"))]
    if diagnosis != "now":
        places.append(Span(*match.span("death")))
    span = then - birth
    values = {
        "birth": str(birth),
        "then": str(then),
        "right": f"{span - 1} or {span}",
    }
    return Disagreement("age", Span(*match.span("age")), tuple(places), diagnosis, values)
