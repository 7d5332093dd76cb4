from datetime import date
from pathlib import Path

import pytest

from newslint.subjects.places import clock_data as module
from newslint.subjects.places.clock_data import ClockData, clock_data, is_past_clocks, load_zone


@pytest.fixture
def fresh() -> None:
    clock_data.cache_clear()


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("system", "package", "used"),
    [
        (ClockData("2025b", "system"), ClockData("2026a", "tzdata"), "tzdata"),
        (ClockData("2026a", "system"), ClockData("2026a", "tzdata"), "system"),
        (ClockData("2026b", "system"), None, "system"),
        (ClockData("", "system"), ClockData("2024a", "tzdata"), "tzdata"),
        (None, ClockData("2024a", "tzdata"), "tzdata"),
        (None, None, ""),
    ],
)
def test_the_newer_of_system_and_package_is_used(
    monkeypatch: pytest.MonkeyPatch,
    system: ClockData | None,
    package: ClockData | None,
    used: str,
) -> None:
    monkeypatch.setattr(module, "_of_system", lambda: system)
    monkeypatch.setattr(module, "_of_package", lambda: package)

    assert clock_data().origin == used
    clock_data.cache_clear()


def test_the_version_stands_in_the_source_that_systems_ship(tmp_path: Path) -> None:
    source = tmp_path / "tzdata.zi"
    source.write_text("# version 2031c\n# This zic input file\n", encoding="utf-8")

    assert module._version_in(source) == "2031c"
    assert module._version_in(tmp_path / "none") == ""


def test_a_version_is_as_old_as_its_letter() -> None:
    assert ClockData("2025b", "system").day == date(2025, 4, 1)
    assert ClockData("2025g", "system").day == date(2025, 10, 1)
    assert ClockData("", "system").day is None
    assert ClockData("2025b", "system").name == "IANA 2025b"


@pytest.mark.usefixtures("fresh")
def test_a_story_is_past_the_clocks_a_year_after_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_of_system", lambda: ClockData("2025b", "system"))
    monkeypatch.setattr(module, "_of_package", lambda: None)

    assert is_past_clocks(date(2026, 11, 29))
    assert not is_past_clocks(date(2026, 3, 1))
    assert not is_past_clocks(None)
    clock_data.cache_clear()


def test_zones_are_loaded_by_name_and_a_name_that_is_none_is_none() -> None:
    zone = load_zone("Europe/Oslo")
    assert zone is not None
    assert zone.key == "Europe/Oslo"
    assert load_zone("Europe/Nowhere") is None
    assert load_zone("../etc") is None
