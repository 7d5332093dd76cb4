"""The places that a story names, with their time zones, from ``places.csv``."""

import csv
from collections.abc import Container, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.places.time_zones import TimeZone
from newslint.text.capitals import capitalised_in, capitalised_words, occurrences

_TABLE = Path(__file__).parent / "places.csv"
_WORD = lazy_pattern(r"[A-ZÀ-Þ](?<!\w[A-ZÀ-Þ])\w*")
_WHOLE_WORD = lazy_pattern(r"[A-ZÀ-Þ][\w.]*(?:['’-]\w+)*\.?")
_GAP = lazy_pattern(r"(?: |\r?\n|,? (?=D\.?C)| (?:of|the|de|and|al|es) )+")


class Place(NamedTuple):
    """A city, region or country of the table, or all those that share its name."""

    zone: TimeZone
    countries: tuple[str, ...]
    """ISO 3166; of a name that several share, the country of each zone, the best known first."""

    @property
    def is_shared(self) -> bool:
        """Whether places of several countries have this name: Brest, Hamilton, Georgia."""
        return len(self.countries) > 1

    def clocks_in(self, countries: Container[str]) -> TimeZone:
        """What the clocks follow in those of the places that lie in these countries.

        A place of one country has all its clocks there.
        """
        if not self.is_shared:
            return self.zone
        pairs = zip(self.countries, self.zone.zones, strict=True)
        return self.zone._replace(zones=tuple(zone for code, zone in pairs if code in countries))


class PlaceNamed(NamedTuple):
    """A city, region or country that the story names, or its people."""

    span: Span
    place: Place

    @property
    def zone(self) -> TimeZone:
        """What its clocks follow."""
        return self.place.zone


@cache
def _places() -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            zone = TimeZone(row["place"], (), tuple(row["zones"].split("|")))
            place = Place(zone, tuple(row["country"].split("|")))
            for name in (row["place"], *filter(None, row["also"].split("|"))):
                found[name] = place
                found.setdefault(name.upper(), place)
    return MappingProxyType(found)


def place_of(name: str) -> Place | None:
    """A place by its name, "Beijing" or "KYIV"; None for one the table lacks."""
    places = _places()
    name = " ".join(name.split()).replace("’", "'")
    return places.get(name) or places.get(name.removesuffix("'s"))


def place_zone(name: str) -> TimeZone | None:
    """The zone of a place by its name; None for one the table lacks."""
    place = place_of(name)
    return place.zone if place else None


def zone_within(name: str, whole: str) -> TimeZone | None:
    """The zone of a place as "Athens, Greece" tells it; None where ``whole`` has no such place."""
    place, around = place_of(name), place_of(whole)
    if place is None or around is None:
        return None
    common = frozenset(place.countries).intersection(around.countries)
    return place.clocks_in(common)._replace(name=f"{name}, {whole}") if common else None


class _Opening(NamedTuple):
    """The first word of names, with what tells soon that none of them stands there."""

    most: int
    """The words of the longest of the names, or more."""
    company: frozenset[str]
    """Capitalised words of which the story has one if it has one of the names; empty if unknown.

    Otherwise each "The" would have to be tried for the sake of The Hague.
    """


@cache
def _openings() -> Mapping[str, _Opening]:
    """The first words of all names."""
    longest: dict[str, int] = {}
    company: dict[str, list[list[str]]] = {}
    for name in _places():
        opening, *others = capitalised_in(name)
        longest[opening] = max(longest.get(opening, 0), 1 + name.count(" "))
        company.setdefault(opening, []).append(others)
    return MappingProxyType(
        {
            opening: _Opening(longest[opening], frozenset(chain(*others) if all(others) else ()))
            for opening, others in company.items()
        }
    )


def places_named(document: Document) -> tuple[PlaceNamed, ...]:
    """All places of the table that the story names, in the order of the text (a finder).

    Of several names that begin together the longest counts, "New York City"; "Beijing-based" and
    "Kyiv's" name a place too.
    """
    prose = document.prose
    openings = _openings()
    words = document.find(capitalised_words)
    starts = sorted(
        (start, openings[word].most)
        for word in words & openings.keys()
        if not openings[word].company or not words.isdisjoint(openings[word].company)
        for start in occurrences(prose, word)
        if (match := _WORD.match(prose, start)) and match.group() == word
    )
    found: list[PlaceNamed] = []
    end = 0
    for start, most in starts:
        if start >= end and (place := _longest(prose, start, most)):
            found.append(place)
            end = place.span.end
    return tuple(found)


def _longest(prose: str, start: int, most: int) -> PlaceNamed | None:
    """The longest name of the table that begins here, of at most so many words."""
    ends: list[int] = []
    at = start
    while len(ends) < most and (match := _WHOLE_WORD.match(prose, at)):
        ends.append(match.end())
        gap = _GAP.match(prose, match.end()) if len(ends) < most else None
        if not gap:
            break
        at = gap.end()
    places = _places()
    for end in reversed(ends):
        text = prose[start:end]
        if text in places:
            return PlaceNamed(Span(start, end), places[text])
        name = " ".join(text.split()).replace("’", "'")
        head, _, tail = name.partition("-")
        # "Beijing-based" is Beijing, "Beijing-based China Daily" is not.
        bare = name if " " in tail else head
        for known in (name, name.rstrip("."), name.removesuffix("'s"), bare):
            if known in places:
                return PlaceNamed(Span(start, end), places[known])
    return None
