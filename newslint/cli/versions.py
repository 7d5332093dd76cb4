"""`newslint --version --verbose`: what a run stands on, with versions and licences."""

import argparse
import csv
import importlib.metadata
import os
import platform
import re
import sys
import zoneinfo
from collections.abc import Iterator, Sequence
from pathlib import Path

import newslint
from newslint.engines.languagetool.installation import find_installation
from newslint.engines.languagetool.settings import languagetool_settings
from newslint.foundation.errors import NewslintError
from newslint.foundation.shown_text import printable, shortened
from newslint.session.resources import Resources

_PACKAGE = Path(newslint.__file__).parent
_A_ZONE = "Europe/London"
_DATES = ("date", "compiled", "as_of")
"""What tables call the column that says when a row was true."""
_YEARS = ("from_year", "to_year")
_MOST_SOURCES = 3
_WIDTH = 100


def print_versions(arguments: argparse.Namespace) -> None:
    """Print what follows newslint's own version."""
    for line in _lines(Resources(arguments.config, arguments.isolated)):
        print(printable(line))


def _lines(resources: Resources) -> Iterator[str]:
    yield f"licence: {_licence('newslint') or 'not told'}"
    python = f"{platform.python_version()} ({platform.python_implementation()})"
    yield f"Python: {python}, {sys.executable}"
    yield "libraries:"
    yield from _indented(_libraries())
    if plugins := sorted(_plugins()):
        yield "plugins:"
        yield from _indented(map(_installed, plugins))
    yield f"time zones: {_time_zones(zoneinfo.TZPATH)}"
    yield f"LanguageTool: {_languagetool(resources)}"
    yield "data:"
    yield from _indented(
        f"{path.relative_to(_PACKAGE).as_posix()}: {_table(path)}" for path in _tables()
    )


def _indented(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield f"  {line}"


def _libraries() -> Iterator[str]:
    """Those that newslint requires here, and those that it may use."""
    try:
        required = importlib.metadata.requires("newslint") or ()
    except importlib.metadata.PackageNotFoundError:
        yield "not known, since newslint runs without having been installed"
        return
    for requirement in required:
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        extra = re.search(r"\bextra\s*==\s*['\"]([\w-]+)", requirement)
        if extra and extra[1] == "test":
            continue
        try:
            yield _installed(name)
        except importlib.metadata.PackageNotFoundError:
            # Where it is not optional it is for another system.
            if extra:
                yield f"{name}: not installed (it comes with the extra `{extra[1]}`)"


def _plugins() -> set[str]:
    found = importlib.metadata.entry_points(group="newslint")
    return {point.dist.name for point in found if point.dist is not None}


def _installed(name: str) -> str:
    return f"{name} {importlib.metadata.version(name)}: {_licence(name) or 'licence not told'}"


def _licence(name: str) -> str:
    """What the package's metadata call its licence, the newest field first; "" if nothing does."""
    try:
        metadata = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
    for field in ("License-Expression", "License"):
        for said in metadata.get_all(field) or ():
            # Some put the whole text where the name belongs.
            if said.strip() and "\n" not in said.strip():
                return shortened(said.strip(), _WIDTH)
    classifiers = metadata.get_all("Classifier") or ()
    licences = [line for line in classifiers if line.startswith("License ::")]
    if licences:
        return ", ".join(line.rpartition(" :: ")[2] for line in licences)
    return _title_of_licence(name, metadata.get_all("License-File") or ())


def _title_of_licence(name: str, files: Sequence[str]) -> str:
    """The first line of a file with a licence, if it names one ("MIT License"); else ""."""
    for file in importlib.metadata.files(name) or ():
        if file.name in files and file.parent.name == "licenses":
            title = file.read_text(encoding="utf-8").lstrip().partition("\n")[0].strip()
            if title.lower().endswith("license"):
                return shortened(title, _WIDTH)
    return ""


def _time_zones(folders: Sequence[str]) -> str:
    """The database that zoneinfo reads: the system's, else that of the package tzdata."""
    for folder in map(Path, folders):
        if (folder / _A_ZONE).is_file():
            return f"{_version_of_zones(folder) or 'version not told'}, {folder}"
    try:
        return f"package tzdata {importlib.metadata.version('tzdata')}"
    except importlib.metadata.PackageNotFoundError:
        return "none; install the system's, or the package tzdata"


def _version_of_zones(folder: Path) -> str:
    """Such as "2025b"; "" where the system does not say."""
    for name in ("tzdata.zi", "+VERSION"):
        try:
            with (folder / name).open(encoding="utf-8", errors="replace") as lines:
                found = re.search(r"\b\d{4}[a-z]+\b", lines.readline())
        except OSError:
            continue
        if found:
            return found[0]
    return ""


def _languagetool(resources: Resources) -> str:
    """The one that a run here would start; nothing is started, and no server is asked."""
    try:
        settings, root = languagetool_settings(resources.config_of(Path(os.curdir)))
        if settings.server is not None:
            return f"the server {settings.server}"
        installation = find_installation(settings, root)
    except NewslintError as problem:
        return " ".join(str(problem).split())
    return f"{installation.version}, {installation.folder}"


def _tables() -> list[Path]:
    return sorted(_PACKAGE.rglob("*.csv"))


def _table(path: Path) -> str:
    """How much a table has, when it was true, what years it is about, and where it is from."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    remarks = "".join(line for line in lines if line.startswith("#"))
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    told = [f"{len(rows)} rows"]
    dates = {row[column] for row in rows for column in _DATES if row.get(column)}
    dates.update(re.findall(r"\b20\d\d-\d\d\b", remarks))
    if dates:
        told.append(f"as of {max(dates)}")
    years = {int(row[column]) for row in rows for column in _YEARS if row.get(column)}
    if years:
        told.append(f"for {min(years)} to {max(years)}")
    # In the order of the table, each once.
    sources = list(dict.fromkeys(row["source"] for row in rows if row.get("source")))
    if len(sources) > _MOST_SOURCES:
        told.append(f"{len(sources)} sources")
    elif sources:
        told.append(f"from {'; '.join(sources)}")
    return ", ".join(told)
