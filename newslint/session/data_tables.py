"""The tables that facts rest on: how old each is, where it comes from, what it covers."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import newslint
from newslint.subjects.places.clock_data import clock_data

_ROOT = Path(newslint.__file__).parent
_FOLDERS = ("subjects", "languages")
_DATES = ("date", "as_of", "compiled")
_ROWS_ARE_CALLED = {
    "code": "currencies",
    "place": "places",
    "name": "names",
    "unit": "units",
    "era": "eras",
}
_NOTED = 3


class DataTable(NamedTuple):
    """One table, or the time zone database in use."""

    name: str
    """"money/exchange_bands.csv", or "IANA time zone database"."""
    version: str
    """The newest day on which a row was checked, "2026-11", or the version; empty where unsaid."""
    covers: str
    sources: tuple[str, ...]
    """The most common first."""


def data_tables() -> tuple[DataTable, ...]:
    """All of them, the time zone database first."""
    return (_clocks(), *(_table(path) for path in _paths()))


def _clocks() -> DataTable:
    data = clock_data()
    where = {"system": "the system's own", "tzdata": "the package tzdata"}.get(data.origin, "none")
    covers = f"clocks as known in {data.version[:4]}" if data.version else "clocks"
    return DataTable("IANA time zone database", data.version, covers, (where,))


def _paths() -> Iterator[Path]:
    for folder in _FOLDERS:
        yield from sorted((_ROOT / folder).rglob("*.csv"))


def _table(path: Path) -> DataTable:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    columns = rows[0].keys()
    dated = next((name for name in _DATES if name in columns), "")
    sourced = next((name for name in ("source", "basis", "site") if name in columns), "")
    sources = Counter(row[sourced] for row in rows) if sourced else Counter[str]()
    first = next(iter(columns))
    count = len({row[first] for row in rows})
    covers = f"{count} {_ROWS_ARE_CALLED.get(first, 'rows')}"
    if "from_year" in columns:
        years = [int(row[name]) for row in rows for name in ("from_year", "to_year")]
        covers += f", {min(years)} to {max(years)}"
    return DataTable(
        "/".join(path.relative_to(_ROOT).parts[1:]),
        max((row[dated] for row in rows), default="") if dated else "",
        covers,
        tuple(source for source, _ in sources.most_common()),
    )


def told(table: DataTable) -> str:
    """A table in lines for people."""
    sources = "; ".join(table.sources[:_NOTED]) or "compiled by newslint"
    if len(table.sources) > _NOTED:
        sources += f"; and {len(table.sources) - _NOTED} more, told in each row"
    head = f"{table.name}\n  {'as of':8}{table.version or 'no date is kept'}\n"
    return f"{head}  {'covers':8}{table.covers}\n  {'from':8}{sources}\n"
