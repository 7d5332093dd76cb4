"""The places whose clocks a bare local time may show: of its sentence, of the story."""

from collections.abc import Iterator

from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.places.places import PlaceNamed, places_named
from newslint.subjects.places.story_place import story_place
from newslint.subjects.places.time_zones import TimeZone
from newslint.subjects.times.paired_times import PairedTimes
from newslint.text.sentences import sentences

_SETTING = lazy_pattern(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Oo]utside|[Aa]cross|[Aa]round)\s(?:[a-z][\w-]*\s){0,4}\Z"
)


def is_set(document: Document) -> bool:
    """Whether the story says where it happens."""
    return bool(document.find(story_place)) or any(_settings(document))


def _settings(document: Document) -> Iterator[PlaceNamed]:
    """The places in which, near or around which things happen."""
    prose = document.prose
    return (
        place
        for place in document.find(places_named)
        if _SETTING.search(prose, max(0, place.span.start - 50), place.span.start)
    )


def places_of_pair(document: Document, pair: PairedTimes) -> Iterator[TimeZone]:
    """The likeliest first: what the sentence names before the times, "Lisbon's trams will stop at
    17:00 (1600 GMT)"; what it names after them; where the story is; where else things
    happen.
    """
    yield from dict.fromkeys(_likeliest_first(document, pair))


def _likeliest_first(document: Document, pair: PairedTimes) -> Iterator[TimeZone]:
    start = pair.first.span.start
    named = document.find(places_named)
    around = next((one for one in document.find(sentences) if one.start <= start < one.end), None)
    if around:
        inside = [one for one in named if around.start <= one.span.start < around.end]
        yield from (one.zone for one in reversed(inside) if one.span.start < start)
        yield from (one.zone for one in inside if one.span.start > start)
    if here := document.find(story_place):
        yield here.zone
    yield from (one.zone for one in _settings(document))
