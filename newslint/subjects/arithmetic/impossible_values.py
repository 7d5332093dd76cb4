"""Values that nothing of their kind can have: 130 per cent of the voters, 25 hours a day."""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.masked_prose import (
    PER_CENT,
    STOPS,
    HiddenNumber,
    MaskedProse,
    masked_prose,
)
from newslint.subjects.numbers.written_values import written

_TABLE = Path(__file__).parent / "limits.csv"
_PEOPLE = (
    r"(?:people|respondents|voters|men|women|children|students|pupils|americans|residents"
    r"|households"
    r"|patients|adults|members|parents|teachers|workers|employees|citizens|families|pensioners"
    r"|passengers|farmers|companies|businesses|schools|hospitals|homes|houses|seats|votes|ballots"
    r"|territory|land|area|population|world's population|country's population|electorate"
    r"|workforce|labou?r force)\b"
)


@cache
def limits() -> dict[str, Decimal]:
    """The table of limits, newslint/subjects/arithmetic/limits.csv, by key."""
    lines = [
        line for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    return {row["key"]: Decimal(row["limit"]) for row in csv.DictReader(lines)}


_HUMAN = (
    r"(?:man|woman|boy|girl|grandmother|grandfather|pensioner|person|patient|victim|resident|driver"
    r"|student|mother|father|suspect|minister|president|politician|actor|actress|singer|teacher"
    r"|farmer)\b"
)


@cache
def _limit_words_after() -> regex.Pattern[str]:
    """What stands after a number that may be too great."""
    return lazy_pattern(
        rf"(?P<percent>{PER_CENT})(?: of (?:the |all |its |their |our |eligible |registered "
        rf"|young |adult "
        rf"|local |[a-z]+'s )*(?P<people>{_PEOPLE}))?"
        r"| (?P<count>hours|days|months|weeks|minutes) (?:an?|per|each|every|of the) "
        r"(?P<span>hour|day|week|year)\b"
        rf"|(?P<old>-year-old {_HUMAN})"
        r"| ?(?P<length>km|kilomet(?:er|re)s?|miles?) (?:away|from|apart"
        r"|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) of)\b"
        r"|(?P<magnitude>-magnitude (?:earth)?quake| (?:earth)?quake\b)"
        r"|(?P<degrees> ?(?:°c|º ?c|c\b|℃)| degrees (?:celsius|centigrade))"
    )


_FIRST_AFTER = frozenset("%phdmwykeqc°º℃")
"""What it begins with, after a space or a hyphen."""
_SPANS = {
    ("hours", "day"): "hours-a-day",
    ("days", "week"): "days-a-week",
    ("months", "year"): "months-a-year",
    ("weeks", "year"): "weeks-a-year",
    ("days", "year"): "days-a-year",
    ("minutes", "hour"): "minutes-an-hour",
}
_AGED = lazy_pattern(
    r"\b(?:(?:man|woman|boy|girl|grandmother|grandfather|patient|victim|resident|driver|he|she"
    r"|who),?"
    r" (?:was )?aged|(?:died|dies|passed away|killed),? (?:at the age of|aged|at age)) $"
)
_FELL = lazy_pattern(
    r"\b(?:fell|fallen|dropped|declined|decreased|slumped|plunged|plummeted|shrank|shrunk|tumbled"
    r"|reduced|cut) (?:[a-z]+ly )?(?:by )?(?:(?&hedges) )?$"
)
_TEMPERATURE = lazy_pattern(rf"\btemperatures?\b[^{STOPS}()]{{0,60}}$")
# What may turn from a plus into a minus may fall by more than all of itself.
_SIGNED = lazy_pattern(
    r"\b(?:profits?|earnings|income|margins?|cash|surplus|balance|loss|losses|deficit|ebitda|result"
    r"|results|returns?|growth|score|ratings?|oil|futures?|contract)\b"
)
_WEATHER = lazy_pattern(
    r"\b(?:weather|heatwave|heat wave|forecast|forecasters?|meteorolog\w+|cold snap|cold spell"
    r"|in the shade"
    r"|snow|rain|frost|climate|summer|winter|outdoors?|air temperature)\b"
)
_NO_WEATHER = lazy_pattern(
    r"\b(?:oven|cook\w*|bak\w*|furnace|engine|reactor|melt\w*|fire|fires|flames?|lava|magma|planet"
    r"|mars|venus|moon|jupiter|saturn|mercury|sun|space|surface|steam|metal|steel|laborator\w*|wash"
    r"|storage|stored|vaccines?|freezer|water|soil|sauna|car|cars|road|asphalt|sand|star|stars"
    r"|core|fahrenheit)\b"
)
_NOT_ON_EARTH = lazy_pattern(
    r"\b(?:space|orbit\w*|moon|lunar|planets?|asteroid|comet|satellites?|earth|mars|sun|solar"
    r"|galax\w+"
    r"|stars?|rocket|telescope|spacecraft|astronom\w+|nasa|walk\w*|ran|run|cycl\w*|drove|driv\w+"
    r"|sail\w*|flew|fl\w+|travel\w*|journey|voyage|migrat\w+|trip|tour|service|rode|odometer"
    r"|clock)\b"
)
# A country's days on strike, a staff's hours: those of many people add up.
_OF_MANY = lazy_pattern(
    r"\b(?:lost|lose|loses|losing|strikes?|striking|walkouts?|sick(?:ness)?|absen\w+|staff|crews?"
    r"|teams?|workforce|employees|workers|volunteers|viewers|users|combined|together"
    r"|collective(?:ly)?|in sum|in all|in total|altogether|all told|between them"
    r"|(?:person|man|woman|worker|patient|guest|bed|staff)[- ](?:hours|days|weeks|months))\b"
)
_MANY = 20
"""So many times beyond the limit of one person, many are meant."""
_LEAST = 7
"""No limit is lower, except that of cold."""


def impossible_values(document: Document) -> tuple[Disagreement, ...]:
    """Values beyond what their kind can have (a finder), by the table of limits.

    Kinds: ``percent-impossible`` (more than all of a group, a fall by more than the whole) and
    ``impossible`` (ages, hours a day and the like, temperatures of the air, distances on Earth,
    magnitudes of earthquakes), with the key of the limit as diagnosis.
    """
    masked = document.find(masked_prose)
    return tuple(
        said
        for number in masked.numbers.values()
        if abs(number.value) > _LEAST
        for said in _judged_value(document.prose, masked, number)
    )


def _around(text: str, match: regex.Match[str]) -> str:
    """The segment or, of a long one, what stands near."""
    start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 250)
    end = text.find("\n", match.end())
    return text[start : min(end if end >= 0 else len(text), match.end() + 250)]


def _judged_value(prose: str, masked: MaskedProse, number: HiddenNumber) -> Iterator[Disagreement]:
    text, (start, end), value = masked.text, number.span, number.value
    follows = text[end : end + 2].lstrip(" -")[:1]
    match = _limit_words_after().match(text, end) if follows in _FIRST_AFTER else None
    if (
        value > limits()["age"]
        and text.endswith(("aged ", "age of ", "at age "), max(0, start - 7), start)
        and _AGED.search(text, max(0, start - 40), start)
    ):
        if not text.startswith((" month", " day", " week", "%"), end):
            yield _beyond("age", number.span)
        return
    if not match:
        if text.endswith("magnitude ", 0, start) or text.endswith("magnitude of ", 0, start):
            yield from _magnitude(text, number)
        return
    if match["percent"]:
        yield from _percentage(prose, text, number, match)
    elif match["count"]:
        key = _SPANS.get((match["count"], match["span"]))
        if key and value > limits()[key] and not _is_of_many(text, match, value / limits()[key]):
            yield _beyond(key, Span(start, match.end()))
    elif match["old"]:
        if value > limits()["age"]:
            yield _beyond("age", number.span)
    elif match["length"]:
        key = "distance-miles" if match["length"].startswith("mile") else "distance-km"
        if value > limits()[key] and not _NOT_ON_EARTH.search(_around(text, match)):
            yield _beyond(key, Span(start, match.end("length")))
    elif match["magnitude"]:
        named = match["magnitude"].startswith("-") or re.search(
            r"magnitude[ -]$", text[max(0, start - 12) : start]
        )
        if named and value > limits()["magnitude"]:
            yield _beyond("magnitude", number.span)
    else:
        yield from _temperature(text, number, match)


def _is_of_many(text: str, match: regex.Match[str], times: Decimal) -> bool:
    return times >= _MANY or bool(_OF_MANY.search(_clause(text, match)))


def _magnitude(text: str, number: HiddenNumber) -> Iterator[Disagreement]:
    start, end = number.span
    before = text[max(0, start - 80) : start]
    if (
        number.value > limits()["magnitude"]
        and re.search(r"quake|tremor", before)
        and not re.match(r"[-\w%]| (?:times|hours|people)", text[end : end + 8])
    ):
        yield _beyond("magnitude", number.span)


def _percentage(
    prose: str, text: str, number: HiddenNumber, match: regex.Match[str]
) -> Iterator[Disagreement]:
    if number.value <= 100:
        return
    start = number.span.start
    span = Span(start, match.end("percent"))
    before = text[max(0, start - 60) : start]
    if match["people"]:
        if not re.search(r"(?:[+–—/-]|increase of|rise of|than) ?$", before):
            values = {"what": prose[slice(*match.span("people"))]}
            yield Disagreement("percent-impossible", span, (), "share", values)
    elif (
        _FELL.search(before)
        and not _SIGNED.search(_clause(text, match))
        and not text.startswith(" of ", match.end("percent"))
    ):
        yield Disagreement("percent-impossible", span, (), "fall", {})


def _temperature(
    text: str, number: HiddenNumber, match: regex.Match[str]
) -> Iterator[Disagreement]:
    start = number.span.start
    value = number.value
    if limits()["cold"] <= value <= limits()["heat"]:
        return
    if not _TEMPERATURE.search(text, max(0, start - 80), start):
        return
    around = _around(text, match)
    if _WEATHER.search(around) and not _NO_WEATHER.search(around):
        yield _beyond("heat" if value > 0 else "cold", Span(start, match.end()))


def _clause(text: str, match: regex.Match[str]) -> str:
    start = max(text.rfind(mark, 0, match.start()) for mark in (". ", "\n", "; ")) + 1
    return text[max(start, match.start() - 160) : match.end() + 60]


def _beyond(key: str, span: Span) -> Disagreement:
    return Disagreement("impossible", span, (), key, {"limit": written(limits()[key])})
