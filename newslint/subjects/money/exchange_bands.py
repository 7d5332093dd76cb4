"""How many of one currency another has been worth, roughly, from ``exchange_bands.csv``."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

_TABLE = Path(__file__).parent / "exchange_bands.csv"

FIRST_YEAR = 1990
LAST_YEAR = 2026


def is_past_bands(day: date | None) -> bool:
    """Whether a story's date lies more than a year past the last rates of the table."""
    return day is not None and day.year > LAST_YEAR + 1


def is_in_use(code: str) -> bool:
    """Whether the table has rates of a currency to this day."""
    return any(band.to_year >= LAST_YEAR for band in _dollar_bands().get(code, ()))


class Band(NamedTuple):
    """The lowest and highest rate that was seen in some years, both ends included."""

    low: float
    high: float
    from_year: int
    to_year: int


@cache
def _dollar_bands() -> Mapping[str, tuple[Band, ...]]:
    """By code, the units of each currency to one US dollar."""
    bands: dict[str, list[Band]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            low, high = float(row["low"]), float(row["high"])
            if row["quoted"] == "dollars per unit":
                low, high = 1 / high, 1 / low
            years = int(row["from_year"]), int(row["to_year"])
            bands.setdefault(row["code"], []).append(Band(low, high, *years))
    return MappingProxyType({code: tuple(rows) for code, rows in bands.items()})


@cache
def rate_bands(one: str, other: str) -> tuple[Band, ...]:
    """How many units of ``other`` one unit of ``one`` was worth, year by year.

    Codes are those of ISO 4217. Years without a rate for either are left out. The rates are
    coarse bounds, good for telling a slip from a conversion and for nothing else.
    """
    ones, others = _dollar_bands().get(one, ()), _dollar_bands().get(other, ())
    return tuple(
        Band(b.low / a.high, b.high / a.low, year, year)
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for a in ones
        if a.from_year <= year <= a.to_year
        for b in others
        if b.from_year <= year <= b.to_year
    )


def merged(bands: Iterable[Band]) -> tuple[Band, ...]:
    """Bands that overlap made one, those that do not kept apart, from the lowest up.

    A currency that was renamed with fewer noughts has two bands that lie far from each other.
    """
    found: list[Band] = []
    for band in sorted(bands, key=lambda band: band.low):
        last = found[-1] if found else None
        if last and band.low <= last.high * 1.5:
            found[-1] = Band(
                last.low,
                max(last.high, band.high),
                min(last.from_year, band.from_year),
                max(last.to_year, band.to_year),
            )
        else:
            found.append(band)
    return tuple(found)
