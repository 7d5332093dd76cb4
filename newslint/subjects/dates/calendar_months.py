"""The months of other calendars as English copy spells them, from ``calendar_months.csv``."""

import csv
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from newslint.subjects.dates.almanacs import Calendar

_TABLE = Path(__file__).parent / "calendar_months.csv"
_SHORT = 4
"""Names of so many letters, or of fewer, are parts of English words: "Tir", "Aban"."""
_ALSO_SHORT = frozenset(("safar",))


class CalendarMonth(NamedTuple):
    """A month of a calendar by its number, from 1."""

    calendar: Calendar
    month: int


@cache
def _rows() -> tuple[tuple[CalendarMonth, tuple[str, ...]], ...]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            (
                CalendarMonth(Calendar(row["calendar"]), int(row["month"])),
                tuple(row["names"].split("|")),
            )
            for row in csv.DictReader(lines)
        )


def bare_letters(name: str) -> str:
    """The letters of a name in lower case, without accents, marks and gaps."""
    parts = unicodedata.normalize("NFD", name.lower())
    return "".join(char for char in parts if "a" <= char <= "z")


@cache
def calendar_months() -> Mapping[str, tuple[CalendarMonth, ...]]:
    """What a name may mean, by its bare letters: "Tir" is a month of Iran and one of Ethiopia."""
    found: dict[str, dict[CalendarMonth, None]] = {}
    for month, names in _rows():
        for name in names:
            found.setdefault(bare_letters(name), {})[month] = None
    return MappingProxyType({name: tuple(months) for name, months in found.items()})


@cache
def openings() -> frozenset[str]:
    """The bare letters that the names begin with, up to a mark or a gap: "sha" of "Sha'ban"."""
    return frozenset(
        bare_letters(name.replace("'", " ").replace("-", " ").split()[0])
        for _, names in _rows()
        for name in names
    )


def month_name(month: CalendarMonth) -> str:
    """Its first name in the table."""
    return next(names[0] for one, names in _rows() if one == month)


@cache
def month_triggers() -> tuple[str, ...]:
    """Strings of which one stands in all copy, in lower case, that has one of the names."""
    found: dict[str, None] = {}
    for _, names in _rows():
        for name in names:
            word = max(name.lower().replace("'", " ").replace("-", " ").split(), key=len)
            is_short = len(word) <= _SHORT or word in _ALSO_SHORT
            forms = _apart(word) if is_short else (word,)
            found.update(dict.fromkeys(forms))
    return tuple(found)


def _apart(word: str) -> tuple[str, ...]:
    return (f" {word} ", f" {word},", f" {word})", f" {word}(", f"({word} ")
