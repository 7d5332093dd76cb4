import csv
import zoneinfo
from pathlib import Path

import pytest

from newslint.subjects.places import places as module
from newslint.subjects.places.places import place_zone, places_named, zone_within
from tests.making import document

with (Path(module.__file__).with_name("places.csv")).open(encoding="utf-8") as lines:
    ROWS = list(csv.DictReader(lines))


def test_the_table_is_whole() -> None:
    known = zoneinfo.available_timezones()
    kinds = [row["kind"] for row in ROWS]

    assert kinds.count("city") > 500
    assert kinds.count("country") > 190
    for row in ROWS:
        assert row["zones"] and set(row["zones"].split("|")) <= known, row["place"]
        assert row["source"] and row["date"]
        countries = row["country"].split("|")
        assert all(len(country) == 2 for country in countries), row["place"]
        assert len(countries) in (1, len(row["zones"].split("|"))), row["place"]


def test_no_name_stands_in_two_rows() -> None:
    names = [name for row in ROWS for name in (row["place"], *row["also"].split("|")) if name]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Beijing", "Asia/Shanghai"),
        ("KYIV", "Europe/Kyiv"),
        ("Israeli", "Asia/Jerusalem"),
        ("New\nDelhi", "Asia/Kolkata"),
        ("Sana’a", "Asia/Aden"),
        ("Moscow’s", "Europe/Moscow"),
    ],
)
def test_a_place_is_found_by_its_name(name: str, zone: str) -> None:
    found = place_zone(name)
    assert found is not None
    assert found.zones == (zone,)


@pytest.mark.parametrize(
    ("name", "whole", "zones"),
    [
        ("Athens", "Greece", ("Europe/Athens",)),
        ("Athens", "Georgia", ("America/New_York",)),
        ("Vancouver", "British Columbia", ("America/Vancouver",)),
        ("Munich", "Germany", ("Europe/Berlin",)),
    ],
)
def test_a_country_tells_places_of_one_name_apart(
    name: str, whole: str, zones: tuple[str, ...]
) -> None:
    found = zone_within(name, whole)
    assert found is not None
    assert (found.name, found.zones) == (f"{name}, {whole}", zones)


def test_a_country_that_has_no_such_place_tells_nothing() -> None:
    assert zone_within("Paris", "Texas") is None
    assert zone_within("Athens", "Prime") is None


def test_what_is_no_place_is_none() -> None:
    assert place_zone("Prime") is None


def test_the_longest_name_counts_and_spans_are_what_stands_there() -> None:
    text = "From New York City to South Korea’s port of Busan, Beijing-based and\nSri Lankan crews."
    found = places_named(document(text))

    assert [text[slice(*place.span)] for place in found] == [
        "New York City",
        "South Korea’s",
        "Busan",
        "Beijing-based",
        "Sri\nLankan" if "Sri\nLankan" in text else "Sri Lankan",
    ]
    assert [place.zone.name for place in found[:2]] == ["New York", "South Korea"]


def test_a_place_inside_another_word_is_none() -> None:
    assert not places_named(document("The Romeos of Parisians, Chinatown"))


def test_a_word_with_a_hyphen_names_its_place_and_nothing_of_what_follows() -> None:
    text = "The Washington-based North Korea desk of a Kyoto-style Tea House."
    found = places_named(document(text))

    assert [text[slice(*place.span)] for place in found] == [
        "Washington-based",
        "North Korea",
        "Kyoto-style",
    ]


def test_every_name_whose_words_have_capitals_is_found_in_running_copy() -> None:
    names = [name for row in ROWS for name in (row["place"], *row["also"].split("|")) if name]
    names = [name for name in names if all(word[0].isupper() for word in name.split())]
    lost = [
        name
        for name in names
        if [place.zone for place in places_named(document(f"They met in {name} on Monday."))]
        != [place_zone(name)]
    ]

    assert len(names) > 1000
    assert not lost
