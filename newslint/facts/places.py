"""The places that a story names, with their time zones, from ``data/places.csv``."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from newslint.facts.time_zones import TimeZone
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.segmentation.lazy_pattern import lazy_pattern

_TABLE = Path(__file__).parents[1] / "data" / "places.csv"
_LONGEST = 4
"""The most words of a name in the table that are looked for in running copy."""
_WORD = lazy_pattern(r"[A-ZÀ-Þ](?<!\w[A-ZÀ-Þ])\w*")
_WHOLE_WORD = lazy_pattern(r"[A-ZÀ-Þ][\w.]*(?:['’-]\w+)*\.?")
_GAP = lazy_pattern(r"(?: |\r?\n|,? (?=D\.?C)| (?:of|the|de|and|al|es) )+")


class PlaceNamed(NamedTuple):
    """A city, region or country that the story names, or its people."""

    span: Span
    zone: TimeZone


@cache
def _places() -> Mapping[str, TimeZone]:
    found = {}
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            zone = TimeZone(row["place"], (), tuple(row["zones"].split("|")))
            for name in (row["place"], *filter(None, row["also"].split("|"))):
                found[name] = zone
                found.setdefault(name.upper(), zone)
    return MappingProxyType(found)


def place_zone(name: str) -> TimeZone | None:
    """The zone of a place by its name, "Beijing" or "KYIV"; None for one the table lacks."""
    places = _places()
    name = " ".join(name.split()).replace("’", "'")
    return places.get(name) or places.get(name.removesuffix("'s"))


def dateline_zone(place: str) -> TimeZone | None:
    """The zone of a dateline place such as "KYIV, Ukraine": the city if known, else the country."""
    whole, parts = place_zone(place), place.split(",")
    for part in parts:
        whole = whole or place_zone(part.strip())
    return whole


@cache
def _openings() -> frozenset[str]:
    """The first words of all names."""
    return frozenset(re.split(r"\W", name, maxsplit=1)[0] for name in _places())


def places_named(document: Document) -> tuple[PlaceNamed, ...]:
    """All places of the table that the story names, in the order of the text (a finder).

    Of several names that begin together the longest counts, "New York City"; "Beijing-based" and
    "Kyiv's" name a place too.
    """
    prose = document.prose
    openings = _openings()
    found: list[PlaceNamed] = []
    end = 0
    for match in _WORD.finditer(prose):
        if match.group() not in openings or match.start() < end:
            continue
        place = _longest(prose, match.start())
        if place:
            found.append(place)
            end = place.span.end
    return tuple(found)


def _longest(prose: str, start: int) -> PlaceNamed | None:
    """The longest name of the table that begins here."""
    ends: list[int] = []
    at = start
    while len(ends) < _LONGEST and (match := _WHOLE_WORD.match(prose, at)):
        ends.append(match.end())
        gap = _GAP.match(prose, match.end())
        if not gap:
            break
        at = gap.end()
    places = _places()
    for end in reversed(ends):
        text = prose[start:end]
        name = " ".join(text.split()).replace("’", "'")
        for known in (name, name.rstrip("."), name.removesuffix("'s"), name.split("-")[0]):
            if known in places:
                return PlaceNamed(Span(start, end), places[known])
    return None
