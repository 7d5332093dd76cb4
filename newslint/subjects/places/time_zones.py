"""The time zones that news copy names, from ``zones.csv``, and what their clocks show.

Offsets are minutes ahead of UTC: Beijing 480, New York -300 or -240.
"""

import csv
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from newslint.subjects.places.clock_data import load_zone

if TYPE_CHECKING:
    import zoneinfo

_TABLE = Path(__file__).parent / "zones.csv"


class TimeZone(NamedTuple):
    """One zone as copy names it: "GMT", "EST", "Beijing time".

    A name may mean several offsets: those of ``offsets`` hold all year, those of ``zones`` follow
    the rules of these places of the IANA database. "EST" is 5 hours behind UTC, and in loose use
    what clocks show in New York, summer too.
    """

    name: str
    offsets: tuple[int, ...] = ()
    zones: tuple[str, ...] = ()


def fixed_zone(name: str, minutes: int) -> TimeZone:
    """A zone that says its own offset: "GMT+8"."""
    return TimeZone(name, (minutes,))


@cache
def time_zones() -> Mapping[str, TimeZone]:
    """The table of zones: abbreviations as they stand, names in lower case."""
    found = {}
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            zone = TimeZone(
                row["name"],
                tuple(map(_minutes, filter(None, row["offsets"].split("|")))),
                tuple(filter(None, row["zones"].split("|"))),
            )
            is_name = row["kind"] == "name"
            found[row["name"].lower() if is_name else row["name"]] = zone
    return MappingProxyType(found)


@cache
def zones_elsewhere() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Of names of zones, what they mean in other countries: country, zone of the IANA database.

    Pacific time is that of Los Angeles, and in Canada that of Vancouver, which no longer agree.
    """
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        found = {
            row["name"]: tuple(_country_and_zone(one) for one in row["elsewhere"].split("|"))
            for row in csv.DictReader(lines)
            if row["elsewhere"]
        }
    return MappingProxyType(found)


def _country_and_zone(text: str) -> tuple[str, str]:
    country, _, zone = text.partition(":")
    return country, zone


def _minutes(text: str) -> int:
    hours, _, minutes = text[1:].partition(":")
    return (int(hours) * 60 + int(minutes or 0)) * (-1 if text[0] == "-" else 1)


ODD_OFFSETS = frozenset(
    (-570, -270, -210, -150, 210, 270, 330, 345, 390, 510, 525, 570, 585, 630, 690, 765, 825)
)
"""The offsets since 2000 that are no whole hours: Marquesas, Venezuela (2007-16), Newfoundland,
Iran, Afghanistan, India, Nepal, Myanmar, North Korea (2015-18), Eucla, South Australia, Lord Howe,
Norfolk, Chatham. Source: IANA time zone database 2025b."""
LEAST, MOST = -12 * 60, 14 * 60
"""The first and the last offset on Earth: Baker Island, the Line Islands."""


def is_real_offset(minutes: int) -> bool:
    """Whether some place on Earth keeps, or lately kept, this offset."""
    return LEAST <= minutes <= MOST and (minutes % 60 == 0 or minutes in ODD_OFFSETS)


Days = tuple[date, ...]


@cache
def days_of_undated_copy() -> Days:
    """Days that stand for all of 2000 to 2030."""
    # Every tenth day catches each summer time, and the suspension of summer time in Ramadan.
    return tuple(date(2000, 1, 1) + timedelta(days) for days in range(0, 31 * 365, 10))


def days_around(day: date, within: int = 7, step: int = 1) -> Days:
    """The days up to ``within`` days before and after one; news speaks of its own week."""
    first = max(day.toordinal() - within, 1)
    last = min(day.toordinal() + within, date.max.toordinal())
    return tuple(map(date.fromordinal, range(first, last + 1, step)))


def offsets_on(zone: TimeZone, day: date) -> tuple[int, ...]:
    """The offsets that the name may mean on a day; of places that the database lacks, none."""
    found = [_offset(name, day) for name in zone.zones]
    return (*zone.offsets, *[minutes for minutes in found if minutes is not None])


@lru_cache(maxsize=256)
def joint_offsets(first: TimeZone, second: TimeZone, days: Days) -> frozenset[tuple[int, int]]:
    """What two zones may show at one time, on any of these days."""
    if not first.zones and not second.zones:
        days = days[:1]
    # Few days are different, of the hundreds that there may be.
    different = set(zip(_by_day(first, days), _by_day(second, days), strict=True))
    return frozenset(pair for offsets in different for pair in product(*offsets))


@lru_cache(maxsize=256)
def _by_day(zone: TimeZone, days: Days) -> tuple[tuple[int, ...], ...]:
    if not zone.zones:
        return (zone.offsets,) * len(days)
    return tuple(offsets_on(zone, day) for day in days)


@lru_cache(maxsize=1 << 16)
def _offset(name: str, day: date) -> int | None:
    zone = _zone(name)
    if zone is None:
        return None
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    try:
        offset = noon.astimezone(zone).utcoffset()
    except OverflowError:
        return None
    return round(offset.total_seconds() / 60) if offset is not None else None


@cache
def _zone(name: str) -> "zoneinfo.ZoneInfo | None":
    return load_zone(name)


@cache
def has_database() -> bool:
    """Whether there is a time zone database, of the system or from the package tzdata."""
    return _zone("Europe/London") is not None
