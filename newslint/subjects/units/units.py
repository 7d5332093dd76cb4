"""The units that news copy measures in, from ``units.csv``."""

import csv
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

OVER_TIME = " over time"
"""Ends the dimension of what flows: "volume over time"."""

_TABLE = Path(__file__).parent / "units.csv"


class Unit(NamedTuple):
    """One unit of measurement.

    A value in it, in the SI unit of its dimension, is ``(value + offset) * factor``; of an inverse
    unit (litres per 100 km, where other units count distance by volume) it is ``factor / value``.
    Only scales of temperature have an offset.
    """

    name: str
    dimension: str
    system: str
    """metric, imperial, US, nautical, astronomical or local: a traditional unit of one country."""
    factor: Decimal
    offset: Decimal
    source: str
    inverse: bool = False
    variety: str = ""
    """US or British, where a bare ton or gallon means this unit in that variety alone."""
    countries: tuple[str, ...] = ()
    """ISO 3166: of a name that means another unit elsewhere, where it means this one."""

    def to_si(self, value: Decimal) -> Decimal:
        """``value`` of this unit, in the SI unit of its dimension; 0 for 0 of an inverse unit."""
        if self.inverse:
            return self.factor / value if value else Decimal(0)
        return (value + self.offset) * self.factor

    def from_si(self, value: Decimal) -> Decimal:
        """A value in the SI unit of the dimension, in this unit."""
        if self.inverse:
            return self.factor / value if value else Decimal(0)
        return value / self.factor - self.offset


@cache
def per_time(unit: Unit, time: str, seconds: int) -> Unit:
    """The unit of what comes in a time of so many seconds: gallons per minute. Always the same."""
    return unit._replace(
        name=f"{unit.name} per {time}",
        dimension=unit.dimension + OVER_TIME,
        factor=unit.factor / seconds,
    )


class Form(NamedTuple):
    """A way to write a unit, with all the units that it may mean, the likeliest first."""

    text: str
    units: tuple[Unit, ...]
    shy: bool = False
    """A letter or two that are mostly something else: they need a number that touches them."""
    singular: str = ""
    plural: str = ""
    """Of a name, its two numbers; empty for a symbol, which has one form."""


class UnitForms(NamedTuple):
    """All ways to write the units: names in any case, symbols as they stand.

    Words of a form are parted by one space. ``openings`` holds the first words of all forms.
    """

    names: Mapping[str, Form]
    symbols: Mapping[str, Form]
    openings: frozenset[str]

    def form(self, words: str) -> Form | None:
        """The form that ``words`` are, None if they are none."""
        return self.symbols.get(words) or self.names.get(words.lower())


def _factor(text: str) -> Decimal:
    """A factor of the table; a quotient such as 5/9 is divided out to 28 digits."""
    above, _, below = text.partition("/")
    return Decimal(above) / Decimal(below) if below else Decimal(above)


@cache
def unit_forms() -> UnitForms:
    """The table of units, read once for each process; nothing ever changes it."""
    names: dict[str, Form] = {}
    symbols: dict[str, Form] = {}
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            unit = Unit(
                row["unit"],
                row["dimension"],
                row["system"],
                _factor(row["factor"]),
                Decimal(row["offset"]),
                row["source"],
                row["inverse"] == "yes",
                row["variety"],
                tuple(filter(None, row["countries"].split("|"))),
            )
            for pair in filter(None, row["names"].split("|")):
                singular, plural = pair.split("/")
                for text in dict.fromkeys((singular, plural)):
                    key = text.lower()
                    units = names[key].units if key in names else ()
                    if unit not in units:
                        names[key] = Form(text, (*units, unit), False, singular, plural)
            for column, shy in (("symbols", False), ("shy", True)):
                for text in filter(None, row[column].split("|")):
                    units = symbols[text].units if text in symbols else ()
                    symbols[text] = Form(text, (*units, unit), shy)
    openings = {text.split(" ")[0] for text in (*names, *symbols)}
    return UnitForms(MappingProxyType(names), MappingProxyType(symbols), frozenset(openings))
