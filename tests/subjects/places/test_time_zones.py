import zoneinfo
from datetime import UTC, date, datetime

import pytest

from newslint.subjects.places import time_zones as module
from newslint.subjects.places.time_zones import (
    ODD_OFFSETS,
    TimeZone,
    days_around,
    days_of_undated_copy,
    is_real_offset,
    joint_offsets,
    offsets_on,
    time_zones,
)

SUMMER, WINTER = date(2024, 7, 1), date(2024, 1, 10)


def offset(name: str, year: int, month: int) -> int:
    at = datetime(year, month, 15, 12, tzinfo=UTC).astimezone(zoneinfo.ZoneInfo(name)).utcoffset()
    assert at is not None
    return round(at.total_seconds() / 60)


def test_every_zone_of_the_table_is_known_to_the_database() -> None:
    known = zoneinfo.available_timezones()

    assert len(time_zones()) > 90
    for zone in time_zones().values():
        assert zone.offsets or zone.zones
        assert set(zone.zones) <= known, zone.name
        assert all(map(is_real_offset, zone.offsets)), zone.name


def test_every_offset_since_2000_is_real() -> None:
    for name in zoneinfo.available_timezones() - {"Factory", "localtime"}:
        for year in range(2000, 2031):
            for month in (1, 4, 7, 10):
                assert is_real_offset(offset(name, year, month)), (name, year, month)


def test_no_odd_offset_is_listed_that_nobody_kept() -> None:
    kept = {
        offset(name, year, month)
        for name in zoneinfo.available_timezones()
        for year in range(2000, 2031)
        for month in (1, 7)
    }

    assert kept >= ODD_OFFSETS


@pytest.mark.parametrize("minutes", [20, 15, -75, 485, 13 * 60 + 30, 15 * 60, -13 * 60])
def test_other_offsets_are_not_real(minutes: int) -> None:
    assert not is_real_offset(minutes)


@pytest.mark.parametrize(
    ("name", "day", "offsets"),
    [
        ("GMT", SUMMER, {0}),
        ("ET", SUMMER, {-240}),
        ("ET", WINTER, {-300}),
        ("EDT", WINTER, {-240, 660}),
        ("IST", SUMMER, {330, 120, 60, 180}),
        ("MSK", date(2012, 7, 1), {180, 240}),
    ],
)
def test_a_name_means_these_offsets(name: str, day: date, offsets: set[int]) -> None:
    assert set(offsets_on(time_zones()[name], day)) == offsets


def test_two_zones_change_their_clocks_together() -> None:
    london = TimeZone("London", (), ("Europe/London",))
    paris = TimeZone("Paris", (), ("Europe/Paris",))

    assert joint_offsets(london, paris, days_of_undated_copy()) == {(0, 60), (60, 120)}
    assert joint_offsets(london, paris, days_around(SUMMER)) == {(60, 120)}


def test_a_week_with_a_change_of_clocks_has_both_times() -> None:
    london = TimeZone("London", (), ("Europe/London",))

    assert joint_offsets(london, london, days_around(date(2024, 3, 29))) == {(0, 0), (60, 60)}


def test_the_ends_of_the_calendar_are_days_too() -> None:
    tokyo = TimeZone("Tokyo", (), ("Asia/Tokyo",))

    assert joint_offsets(tokyo, tokyo, days_around(date.max))
    assert joint_offsets(tokyo, tokyo, days_around(date.min))


def test_a_place_that_the_database_lacks_has_no_offset() -> None:
    assert offsets_on(TimeZone("Atlantis", (), ("Sea/Atlantis",)), SUMMER) == ()


def test_without_a_database_only_the_places_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_zone", lambda name: None)
    module._offset.cache_clear()
    module._by_day.cache_clear()
    try:
        assert offsets_on(TimeZone("London", (), ("Europe/London",)), SUMMER) == ()
        assert offsets_on(time_zones()["EST"], SUMMER) == (-300, 600)
    finally:
        module._offset.cache_clear()
        module._by_day.cache_clear()
