"""Which time zone database is in use: the system's or that of the package tzdata, the newer."""

import re
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import zoneinfo

_VERSION = re.compile(r"\A(?:# version )?(?P<version>(?P<year>\d{4})(?P<letter>[a-z]))")
_PACKAGE = "tzdata"


class ClockData(NamedTuple):
    """A time zone database. Its version is that of IANA, "2025b"; empty where it does not say."""

    version: str
    origin: str
    """"system", "tzdata" for the package, or empty where there is none."""

    @property
    def name(self) -> str:
        """How to call it: "IANA 2025b"."""
        return f"IANA {self.version}" if self.version else "the IANA database"

    @property
    def day(self) -> date | None:
        """A day on which it was new, roughly: a year has some four versions."""
        found = _VERSION.match(self.version)
        if not found:
            return None
        quarter = min(ord(found["letter"]) - ord("a"), 3)
        return date(int(found["year"]), 1 + 3 * quarter, 1)


@cache
def clock_data() -> ClockData:
    """The database in use: the newer of the two; of equal ones the system's."""
    system, package = _of_system(), _of_package()
    if package is None or (system is not None and system.version >= package.version):
        return system or ClockData("", "")
    return package


def load_zone(name: str) -> "zoneinfo.ZoneInfo | None":
    """A zone by its IANA name from the database in use; None for one that it lacks."""
    import zoneinfo  # noqa: PLC0415 - few stories give times in two zones

    try:
        if clock_data().origin == _PACKAGE and (folder := _folder_of_package()):
            with folder.joinpath(*name.split("/")).open("rb") as data:
                return zoneinfo.ZoneInfo.from_file(data, key=name)
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, OSError, ValueError):
        return None


def _of_system() -> ClockData | None:
    import zoneinfo  # noqa: PLC0415 - as above

    for folder in map(Path, zoneinfo.TZPATH):
        if not (folder / "Europe" / "London").is_file():
            continue
        # Debian and others ship the source as tzdata.zi, which begins with its version.
        versions = map(_version_in, (folder / "tzdata.zi", folder / "+VERSION"))
        return ClockData(next(filter(None, versions), ""), "system")
    return None


def _of_package() -> ClockData | None:
    folder = _folder_of_package()
    return ClockData(_version_in(folder / "tzdata.zi"), _PACKAGE) if folder else None


def _folder_of_package() -> Path | None:
    # importlib.resources would find it too, and takes as long to import as a story to lint.
    try:
        file = import_module(_PACKAGE).__file__
    except ModuleNotFoundError:
        return None
    return Path(file).parent / "zoneinfo" if file else None


def _version_in(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as lines:
            found = _VERSION.match(lines.readline())
    except (OSError, UnicodeDecodeError):
        return ""
    return found["version"] if found else ""


_YEAR = 365


def is_past_clocks(day: date | None) -> bool:
    """Whether a story's date lies more than a year past the database in use.

    Governments change their clocks at a few months' notice, so that it may say anything then.
    """
    newest = clock_data().day
    return day is not None and newest is not None and (day - newest).days > _YEAR
