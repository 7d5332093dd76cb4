"""Years that a story counts by an era of another calendar: Reiwa 6, Minguo 113, 2567 BE."""

import csv
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from math import floor
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import regex

from newslint.model.document import Document, Segment
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.dates.dates import dates
from newslint.subjects.numbers.numbers import SPACE
from newslint.text.capitals import capitalised_words, occurrences
from newslint.text.unwrapped import unwrapped_prose

_TABLE = Path(__file__).parent / "eras.csv"


class Era(NamedTuple):
    """One count of years. The common year is ``number * factor + low`` to ``… + high``."""

    name: str
    calendar: str
    """The calendar that it belongs to, as in "Islamic"."""
    factor: Decimal
    low: Decimal
    high: Decimal
    first: int
    """The numbers that are taken for its years: the first and the last."""
    last: int
    before: tuple[str, ...]
    """How it is written before the number ("Reiwa 6") …"""
    after: tuple[str, ...]
    """… and after it ("1445 AH")."""
    where: tuple[str, ...]
    """Words of which one has to be in the story, where the names alone may mean something else."""

    def common_years(self, number: int) -> tuple[int, ...]:
        """The years of the common era that a year of this one may be."""
        mean = number * self.factor
        return tuple(range(floor(mean + self.low), floor(mean + self.high) + 1))


class EraVerdict(StrEnum):
    """What is to be said of a year of an era."""

    RIGHT = "right"
    WRONG = "wrong"
    """The common year beside it is another one."""
    UNCONVERTED = "unconverted"
    """No common year stands with it."""


class EraYear(NamedTuple):
    """A year of an era, with the common year that the story gives for it."""

    span: Span
    """The era's year alone: "Reiwa 6", "2567"."""
    era: Era
    number: int
    verdict: EraVerdict
    given: int | None = None
    """The common year beside it."""
    given_span: Span | None = None

    @property
    def common(self) -> str:
        """The common year that it is: "2024", or "2023 or 2024"."""
        years = self.era.common_years(self.number)
        return str(years[0]) if len(years) == 1 else f"{years[0]} or {years[-1]}"


@cache
def eras() -> tuple[Era, ...]:
    """The table of eras, read once for each process."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Era(
                row["era"],
                row["calendar"],
                Decimal(row["factor"]),
                Decimal(row["low"]),
                Decimal(row["high"]),
                int(row["first"]),
                int(row["last"]),
                tuple(filter(None, row["before"].split("|"))),
                tuple(filter(None, row["after"].split("|"))),
                tuple(filter(None, row["where"].split("|"))),
            )
            for row in csv.DictReader(lines)
        )


# Names that mean the count of years only beside the word "year"; by themselves they are adjectives
# ("the Iranian 400-metre record"). The others are followed by a number for one reason only.
_ADJECTIVES = frozenset(
    (
        *("Iranian", "Persian", "Afghan", "Ethiopian", "Hebrew", "Jewish", "Saka", "Shaka"),
        *("Jalali", "Hijra", "Hijriyah", "Solar Hijri", "Republic of China"),
    )
)
_NO_COUNT_AFTER = (
    rf"(?!\w|[,.]\d|-\w|{SPACE}(?:people|soldiers|troops|km|million|billion|years?|days|percent|per"
    r"|%))"
)


@cache
def _after_name() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"(?:{SPACE}(?:calendar|era|solar|lunar|Era|Calendar))?"
        rf"(?P<year>{SPACE}[Yy]ear)?{SPACE}(?P<number>\d{{1,4}}){_NO_COUNT_AFTER}"
    )


@cache
def _before_name() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"(?<![\w.,/-])(?:(?P<number>\d{{4}}){SPACE}"
        rf"|(?:[Yy]ear{SPACE}(?P<of>\d{{1,4}})|(?P<ordinal>\d{{1,4}})(?&ordinal_endings){SPACE}year)"
        rf"{SPACE}(?:of|in|on|according{SPACE}to|under|by){SPACE}(?:the{SPACE})?)\Z"
    )


def era_years(document: Document) -> tuple[EraYear, ...]:
    """The years that stand in another count than the common era's (a finder).

    Read are names with a number ("Reiwa 6", "1445 AH", "the Iranian year 1403", "year 113 of the
    Republic of China"). Without a name, a year from 2450 to 2600 in copy about a country that
    counts by the Buddhist era, and one from 100 to 119 in copy about Taiwan, where they stand as a
    year does.
    """
    found = [*_named(document), *_without_a_name(document)]
    found.sort(key=lambda year: year.span)
    converted = {year.era.calendar for year in found if year.verdict is not EraVerdict.UNCONVERTED}
    figures: dict[Segment, frozenset[str]] = {}
    return tuple(
        year
        for at, year in enumerate(found)
        if not (at and year.span.overlaps(found[at - 1].span))
        and not (
            year.verdict is EraVerdict.UNCONVERTED
            and (year.era.calendar in converted or _stands_converted(document, year, figures))
        )
    )


@cache
def _names() -> Mapping[str, tuple[tuple[Era, str], ...]]:
    """The names of all eras by their first run of letters."""
    found: dict[str, list[tuple[Era, str]]] = {}
    for era in eras():
        for name in dict.fromkeys((*era.before, *era.after)):
            found.setdefault(re.split(r"\W", name, maxsplit=1)[0], []).append((era, name))
    return MappingProxyType({opening: tuple(named) for opening, named in found.items()})


def _named(document: Document) -> Iterator[EraYear]:
    prose, names = document.find(unwrapped_prose), _names()
    for opening in document.find(capitalised_words) & names.keys():
        for era, name in names[opening]:
            if _is_at_home(prose, era):
                for start in occurrences(prose, name):
                    if not _is_inside_a_word(prose, start, start + len(name)):
                        yield from _of_name(prose, era, name, start)


def _is_at_home(prose: str, era: Era) -> bool:
    return not era.where or any(word in prose for word in era.where)


def _is_inside_a_word(prose: str, start: int, end: int) -> bool:
    # "People's Republic of China" is another state, and has no count of years.
    return (
        (start > 0 and prose[start - 1].isalnum())
        or prose[end : end + 1].isalnum()
        or prose[max(0, start - 9) : start - 1].lower() in ("people's", "people’s")
    )


def _of_name(prose: str, era: Era, name: str, start: int) -> Iterator[EraYear]:
    end = start + len(name)
    after = _after_name().match(prose, end)
    before = _before_name().search(prose, max(0, start - 36), start)
    if before and (name in era.after or not before["number"]):
        number = int(before["number"] or before["of"] or before["ordinal"])
        span = Span(before.start(), end)
    elif after and name in era.before and (after["year"] or name not in _ADJECTIVES):
        number = int(after["number"])
        span = Span(start, after.end())
    else:
        return
    if era.first <= number <= era.last:
        yield _judged_year(prose, span, era, number)


@cache
def _given() -> regex.Pattern[str]:
    """A common year right after: "(2024)", "(March 2024)", ", or 2024,", "/2024"."""
    words = (
        rf"(?:(?:or|i\.e\.,?|that{SPACE}is,?|equals|corresponding{SPACE}to|equivalent{SPACE}to|which"
        rf"{SPACE}is|A\.?D\.?|C\.?E\.?|the|year|in|of|Gregorian|Western|calendar|(?&month_stems)[a-z]*\.?"
        rf"|\d{{1,2}},?|from|to|=){SPACE})*"
    )
    year = r"(?P<given>1[5-9]\d\d|20\d\d)(?:[-–/](?P<given_2>\d{2,4}))?"
    tail = rf"(?:{SPACE}(?:A\.?D\.?|C\.?E\.?))?"
    return lazy_pattern(
        rf"{SPACE}?[(\[]{SPACE}?{words}{year}{tail}(?:[,;][^()]*)?{SPACE}?[)\]]"
        rf"|(?:,{SPACE}|{SPACE})(?:or|i\.e\.,?|that{SPACE}is,?|corresponding{SPACE}to){SPACE}(?:the{SPACE})?"
        rf"(?:year{SPACE})?{year.replace('given', 'told')}(?!\d)"
        rf"|{SPACE}?[/=]{SPACE}?{year.replace('given', 'said')}(?!\d)"
    )


@cache
def _given_before() -> regex.Pattern[str]:
    """A common year right before: "2024 (Reiwa 6)"."""
    return lazy_pattern(
        rf"(?<![\d.,-])(?P<given>1[5-9]\d\d|20\d\d){SPACE}?[(\[/]{SPACE}?(?:the{SPACE})?\Z"
    )


def _judged_year(prose: str, span: Span, era: Era, number: int) -> EraYear:
    match = _given().match(prose, span.end)
    if match:
        name = next(n for n in ("given", "told", "said") if match[n])
        years = {int(match[name])}
        if match[f"{name}_2"]:
            tail = match[f"{name}_2"]
            years.add(int(match[name][: 4 - len(tail)] + tail))
    else:
        match = _given_before().search(prose, max(0, span.start - 16), span.start)
        name = "given"
        # "1939 (Showa 14-20)" speaks of a stretch.
        if not match or prose[span.end : span.end + 1] not in (")", "]", "/", ","):
            return EraYear(span, era, number, EraVerdict.UNCONVERTED)
        years = {int(match["given"])}
    right = not years.isdisjoint(era.common_years(number))
    return EraYear(
        span,
        era,
        number,
        EraVerdict.RIGHT if right else EraVerdict.WRONG,
        int(match[name]),
        Span(*match.span(name)),
    )


def _stands_converted(
    document: Document, year: EraYear, figures: dict[Segment, frozenset[str]]
) -> bool:
    """Whether the common year stands somewhere in the same segment.

    ``figures`` remembers the runs of digits of the segments that were asked about.
    """
    segment = document.segment_around(year.span)
    if segment is None:
        return True
    if segment not in figures:
        text = document.find(unwrapped_prose)[slice(*segment.span)]
        figures[segment] = frozenset(re.findall(r"\d+", text))
    return not figures[segment].isdisjoint(map(str, year.era.common_years(year.number)))


# --- without a name ---------------------------------------------------------------------------


@cache
def _bare_buddhist() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Oo]f|[Bb]y|[Yy]ear|[Ff]rom){SPACE}(?P<number>2(?:4[5-9]|5\d)\d)(?P<number_2>)"
        rf"(?={SPACE}?[,.;)\]]|{SPACE}[a-z]|{SPACE}?\()(?!{SPACE}(?:people|[a-z]+s\b|to\b|km|million))"
    )


@cache
def _bare_minguo() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"\b(?:the{SPACE})?(?:[Yy]ear{SPACE}(?P<number>1[01]\d)(?![\w%]|[,.]\d)"
        rf"|(?P<number_2>1[01]\d)(?:th)?{SPACE}(?:academic|school|fiscal){SPACE}year\b)"
    )


def _without_a_name(document: Document) -> Iterator[EraYear]:
    prose = document.find(unwrapped_prose)
    by_name = {era.name: era for era in eras()}
    buddhist, minguo = by_name["Buddhist Era"], by_name["Minguo"]
    if _may_be_buddhist().search(prose) and _is_at_home(prose, buddhist):
        yield from _bare(prose, buddhist, _bare_buddhist())
        yield from _dated(document, buddhist)
    if "Taiwan" in prose or "Taipei" in prose:
        yield from _bare(prose, minguo, _bare_minguo())


@cache
def _may_be_buddhist() -> regex.Pattern[str]:
    return lazy_pattern(r"2[45]\d\d(?<!\d.{4})(?!\d|,\d)")


def _bare(prose: str, era: Era, pattern: regex.Pattern[str]) -> Iterator[EraYear]:
    for match in pattern.finditer(prose):
        name = "number" if match["number"] else "number_2"
        yield _judged_year(prose, Span(*match.span(name)), era, int(match[name]))


def _dated(document: Document, era: Era) -> Iterator[EraYear]:
    """Years of written dates: "12 June 2567"."""
    for date in document.find(dates):
        span = Span(date.span.end - 4, date.span.end)
        if (
            date.year
            and 2450 <= date.year <= 2600
            and document.find(unwrapped_prose)[slice(*span)].isdigit()
        ):
            yield _judged_year(document.find(unwrapped_prose), span, era, date.year)
