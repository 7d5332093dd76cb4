import pytest

from newslint.subjects.places.places import place_zone
from newslint.subjects.places.story_place import (
    countries_named,
    countries_possible,
    story_country,
    story_place,
    written_place,
    zone_in_story,
)
from newslint.subjects.places.time_zones import time_zones
from tests.making import document


@pytest.mark.parametrize(
    ("written", "zone"), [("KYIV, Ukraine", "Europe/Kyiv"), ("VELMORA, Japan", "Asia/Tokyo")]
)
def test_a_dateline_counts_by_its_city_then_by_its_country(written: str, zone: str) -> None:
    found = document("The ferry sank.", place=written).find(story_place)
    assert found is not None
    assert found.zone.zones == (zone,)


def test_a_place_that_no_table_has_is_none() -> None:
    assert document("The ferry sank.", place="NOWHERE, Utopia").find(story_place) is None
    assert document("The ferry sank.").find(story_place) is None


def test_the_dateline_of_the_copy_counts_where_nothing_else_is_given() -> None:
    text = "CAIRO (Courier) — The ferry sank."

    assert document(text).find(written_place) == "CAIRO"
    assert document(text, place="Oslo").find(written_place) == "Oslo"
    assert document(text).find(countries_named) == {"EG"}


def test_a_shared_name_speaks_for_no_country_and_may_mean_each() -> None:
    story = document("They met in Brest and in Lyon.")

    assert story.find(countries_named) == {"FR"}
    assert story.find(countries_possible) == {"BY", "FR"}


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("They met in Brest.", ("Europe/Minsk", "Europe/Paris")),
        ("They met in Brest, the Belarusian police said.", ("Europe/Minsk",)),
        ("They met in Brest, the French navy said.", ("Europe/Minsk", "Europe/Paris")),
    ],
)
def test_a_shared_name_is_read_by_the_countries_of_the_story(
    text: str, zones: tuple[str, ...]
) -> None:
    zone = place_zone("Brest")
    assert zone is not None
    assert zone_in_story(document(text), zone).zones == zones


def test_a_zone_has_the_clocks_of_canada_where_the_story_may_speak_of_it() -> None:
    pacific = time_zones()["pacific time"]

    assert zone_in_story(document("It was in Oslo."), pacific).zones == ("America/Los_Angeles",)
    assert zone_in_story(document("It was in Vancouver."), pacific).zones == (
        "America/Los_Angeles",
        "America/Vancouver",
    )


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("MANILA", "PH"),
        ("Manila", "PH"),
        ("VELMORA, Japan", "JP"),
        ("KYIV, Ukraine", "UA"),
        ("SANTIAGO", ""),
        ("SANTIAGO, Chile", "CL"),
        ("LIMA, Ohio", ""),
        ("CAIRO, Ill.", ""),
        ("VELMORA", ""),
        ("", ""),
    ],
)
def test_a_story_is_from_one_country_or_that_is_open(written: str, country: str) -> None:
    assert document("The ferry sank.", place=written).find(story_country) == country
