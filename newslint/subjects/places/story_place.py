"""Where a story is: its dateline, the countries that it names, and what they make of its names."""

from newslint.model.document import Document, SegmentKind
from newslint.subjects.places.places import Place, place_of, places_named
from newslint.subjects.places.time_zones import TimeZone, zones_elsewhere
from newslint.text.dateline_place import dateline_lead

_COPY = (SegmentKind.PARAGRAPH, SegmentKind.DATELINE)


def written_place(document: Document) -> str:
    """The place that the story is from as its call, front matter or dateline has it (a finder).

    Empty where none of them has.
    """
    if document.metadata.place:
        return document.metadata.place
    first = next((one.span for one in document.segments if one.kind in _COPY), None)
    lead = dateline_lead(document.prose[slice(*first)]) if first else None
    return lead.place if lead else ""


def story_place(document: Document) -> Place | None:
    """That place (a finder), in any case: of "KYIV, Ukraine" the city if known, else the country.

    None where the table has neither.
    """
    return next(filter(None, map(place_of, _parts(document.find(written_place)))), None)


def _parts(written: str) -> tuple[str, ...]:
    return (written, *map(str.strip, written.split(",")))


def story_country(document: Document) -> str:
    """The one country that the story is from, by ISO 3166 (a finder); empty where that is open.

    It is open in Santiago, which is in three countries, and in "LIMA, Ohio" or "CAIRO, Ill.", where
    what follows the city is of another country or unknown; "SANTIAGO, Chile" is in one.
    """
    parts = [part for part in _parts(document.find(written_place))[1:] if part]
    places = list(map(place_of, parts))
    if not places or places[-1] is None:
        return ""
    common = frozenset.intersection(*(frozenset(place.countries) for place in places if place))
    return next(iter(common)) if len(common) == 1 else ""


def countries_named(document: Document) -> frozenset[str]:
    """The countries of the places that the story names or is from, by ISO 3166 (a finder).

    A name that places of several countries share speaks for none of them.
    """
    places = [named.place for named in document.find(places_named)]
    places += filter(None, map(place_of, _parts(document.find(written_place))))
    return frozenset(place.countries[0] for place in places if not place.is_shared)


def countries_possible(document: Document) -> frozenset[str]:
    """As ``countries_named``, and all that a shared name may stand for (a finder)."""
    places = [named.place for named in document.find(places_named)]
    here = document.find(story_place)
    return document.find(countries_named).union(
        *(place.countries for place in (*places, *filter(None, (here,))))
    )


def zone_in_story(document: Document, zone: TimeZone) -> TimeZone:
    """What the zone of a place, or the name of a zone, may be in this story.

    Pacific time is Vancouver's too where the story may speak of Canada. Brest is in Belarus and in
    France: where the story names a country of one of the places that share a name, those of the
    others are left out, but for the best known; where it names none of them, each counts.
    """
    if others := zones_elsewhere().get(zone.name):
        possible = document.find(countries_possible)
        return zone._replace(
            zones=(*zone.zones, *(clock for country, clock in others if country in possible))
        )
    place = place_of(zone.name)
    if place is None or not place.is_shared or place.zone != zone:
        return zone
    named = document.find(countries_named)
    if named.isdisjoint(place.countries):
        return zone
    return place.clocks_in(named | {place.countries[0]})


def best_known(zone: TimeZone) -> TimeZone:
    """The zone of the place that comes to mind first at a name which several share."""
    place = place_of(zone.name)
    if place is None or not place.is_shared or not set(zone.zones) <= set(place.zone.zones):
        return zone
    return place.clocks_in(place.countries[:1])
