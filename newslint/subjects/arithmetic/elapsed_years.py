"""Years that have gone by: "20 years ago, in 1999", "in 2009, 20 years after the 1989 vote"."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.masked_prose import (
    HEAD,
    NUMBER,
    STOPS,
    TAIL,
    YEAR,
    YEAR_HEAD,
    MaskedProse,
    NumberedLine,
    masked_prose,
    matches,
    numbered_lines,
)
from newslint.subjects.arithmetic.spoken_years import BEFORE_YEAR, ORDINAL, fits, ordinal_value
from newslint.subjects.numbers.numbers import Hedge

_COUNT = rf"(?P<count>(?P<number>{NUMBER})|half a|an?(?= (?:decade|century)))"
_UNIT = r"(?P<unit>(?&years_and_longer))"
_SIZE = {"y": 1, "d": 10, "c": 100}


@cache
def _ago() -> tuple[regex.Pattern[str], ...]:
    """As in "20 years ago, in June 1999" and "in June 1999, 20 years ago"."""
    return (
        lazy_pattern(
            rf"{_UNIT} ago,? (?:this (?:week|month|year|[a-z]+day|(?&unmistakable_seasons)),? )?"
            rf"(?:(?:back |early |late )?(?:in|on) )?{BEFORE_YEAR}(?P<year>{YEAR})(?![\w-])"
        ),
        lazy_pattern(
            rf"(?P<year>{YEAR}),? ?(?:or |that is,? |[(–—-] ?)?(?:(?&hedges) )?"
            rf"{_COUNT} {_UNIT} ago\b"
        ),
    )


_COUNT_BEFORE = lazy_pattern(rf"(?<![a-z])(?P<count>(?P<number>{NUMBER})|half a|an?) $")


@cache
def _interval_after() -> tuple[regex.Pattern[str], ...]:
    """As in "in 2009, 20 years after the 1989 vote" and "in 1989. Twenty years later, in 2009,"."""
    hedge = r"(?:(?&hedges) )?"
    return (
        lazy_pattern(
            rf"(?P<late>{YEAR}),? (?:[–—-] )?{hedge}(?P<number>{NUMBER}) {_UNIT} (?P<way>after"
            rf"|before)"
            rf" (?P<gap>[^,()–—{STOPS}]{{0,60}}?)(?P<early>{YEAR})(?![\w-])"
        ),
        lazy_pattern(
            rf"(?P<early>{YEAR})(?P<gap>[^;:!?\n{HEAD}{YEAR_HEAD}{TAIL}]{{1,100}}?){hedge}"
            rf"(?P<number>{NUMBER}) {_UNIT} (?P<way>later|earlier|before),? (?:in|on) {BEFORE_YEAR}"
            rf"(?P<late>{YEAR})(?![\w-])"
        ),
    )


@cache
def _consecutive() -> regex.Pattern[str]:
    """As in "for the fifth consecutive year since 2019"."""
    return lazy_pattern(
        rf"\b(?:for|in) (?:(?&third_possessives)|the) {ORDINAL} (?:consecutive|straight|successive"
        rf"|year in a row) "
        rf"(?:year )?since (?P<year>{YEAR})(?![\w-])"
    )


# The year belongs to somebody else's life, or to what comes after.
_OTHER = lazy_pattern(r"\b(?:until|till|through|since|expire|by)\b")


def elapsed_years(document: Document) -> tuple[Disagreement, ...]:
    """Numbers of years that do not lie between the years named (a finder).

    Kind ``years``. "N years ago" is judged by the year of the story's date, and is silent without
    one; "years after" and "years later" only where the copy names both years.
    """
    masked = document.find(masked_prose)
    lines = [line for line in document.find(numbered_lines) if line.years]
    found = list(_between(masked, lines))
    if document.metadata.date:
        year = document.metadata.date.year
        found += _from_now(masked, lines, year)
        found += _in_a_row(masked, lines, year)
    return tuple(sorted(found, key=lambda said: said.span))


def _from_now(masked: MaskedProse, lines: list[NumberedLine], now: int) -> Iterator[Disagreement]:
    near = [line for line in lines if line.names(" ago")]
    for match in matches(_ago()[0], masked, near):
        before = _COUNT_BEFORE.search(masked.text, max(0, match.start() - 40), match.start())
        if before:
            yield from _judged_interval(masked, before, match, now)
    for match in matches(_ago()[1], masked, near):
        yield from _judged_interval(masked, match, match, now)


def _judged_interval(
    masked: MaskedProse,
    counted: regex.Match[str],
    dated: regex.Match[str],
    now: int,
) -> Iterator[Disagreement]:
    year = masked.year(dated.start("year"))
    size = _SIZE[dated["unit"][0]]
    number = masked.numbers.get(counted.start("count"))
    if counted["number"] and number:
        count, hedge = number.value, number.hedge
        if number.end.scale > 100:
            return
    else:
        count = Decimal("0.5") if counted["count"].startswith("half") else Decimal(1)
        hedge = Hedge.ABOUT
    if fits(count, hedge, size, now - year) or year > now:
        return
    start = counted.start("count")
    end = dated.end("unit") + len(" ago")
    year_span = Span(*dated.span("year"))
    values = {"year": str(year), "now": str(now), "exact": str(now - year)}
    yield Disagreement("years", Span(start, end), (year_span,), "ago", values)


def _between(masked: MaskedProse, lines: list[NumberedLine]) -> Iterator[Disagreement]:
    near = [
        line
        for line in lines
        if line.years > 1 and line.numbers and line.names("after", "before", "later", "earlier")
    ]
    for at, pattern in enumerate(_interval_after()):
        for match in matches(pattern, masked, near):
            late, early = masked.year(match.start("late")), masked.year(match.start("early"))
            if match["way"] in ("before", "earlier"):
                late, early = early, late
            if at and _OTHER.search(match["gap"]):
                continue
            if at and ("." in match["gap"] and match["gap"].count(".") > 1):
                continue
            number = masked.numbers[match.start("number")]
            size = _SIZE[match["unit"][0]]
            actual = late - early
            if actual <= 0 or fits(number.value, number.hedge, size, actual):
                continue
            if number.end.scale > 100:
                continue
            span = Span(match.start("number"), match.end("unit"))
            places = (Span(*match.span("early")), Span(*match.span("late")))
            values = {"year": str(early), "now": str(late), "exact": str(actual)}
            yield Disagreement("years", span, places, "between", values)


def _in_a_row(masked: MaskedProse, lines: list[NumberedLine], now: int) -> Iterator[Disagreement]:
    near = (line for line in lines if line.names(" since "))
    for match in matches(_consecutive(), masked, near):
        numbers = masked.numbers
        count = ordinal_value(
            numbers.get(match.start("digits")),
            numbers.get(match.start("tens")),
            match["ones"],
            match["spelt"],
        )
        year = masked.year(match.start("year"))
        if count and not -1 <= now - year - count <= 2 and year < now:
            name = next(name for name in ("digits", "tens", "spelt") if match[name])
            end = max(match.end(group) for group in ("digits", "ones", "spelt"))
            values = {"year": str(year), "now": str(now), "exact": str(now - year)}
            span = Span(match.start(name), end)
            yield Disagreement("years", span, (Span(*match.span("year")),), "row", values)
