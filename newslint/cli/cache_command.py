"""`newslint cache show|clear`: what earlier runs have kept in the user's folder of caches."""

import argparse
import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from newslint.cli.output import tell
from newslint.cli.status import CLEAN, DEGRADED
from newslint.engines.languagetool import result_cache
from newslint.foundation.cache_folder import usable, user_cache_folder
from newslint.foundation.errors import NewslintError
from newslint.foundation.kept_rows import KeptRows, size_of
from newslint.foundation.shown_text import printable
from newslint.session import kept_results

_FILES = {"compiled rules": ("heads-", "texts-"), "compiled patterns": ("patterns-",)}
_END = ".json"
_ROWS = {
    "reports": (kept_results.NAME, "story", "stories"),
    "LanguageTool's answers": (result_cache.NAME, "paragraph", "paragraphs"),
}


def run(arguments: argparse.Namespace) -> int:
    """Show or clear what is kept. Returns the exit status."""
    folder = user_cache_folder()
    if folder is None:
        raise NewslintError("there is no home folder, so nothing is kept; NEWSLINT_CACHE names one")
    if not folder.is_dir():
        print(printable(f"Nothing is kept yet; it would be in {folder}."))
        return CLEAN
    if usable(folder) is None:
        why = "it lies in a checkout and NEWSLINT_CACHE does not name it, or others may write to it"
        raise NewslintError(f"{folder} is not used: {why}")
    return _clear(folder) if arguments.what == "clear" else _show(folder)


def _show(folder: Path) -> int:
    print(printable(str(folder)))
    for name, said in (*_files_told(folder), *_rows_told(folder)):
        print(printable(f"  {name + ':':<24}{said}"))
    return CLEAN


def _clear(folder: Path) -> int:
    """Take away what is newslint's own; whatever else lies there stays."""
    for kinds in _FILES.values():
        for file in _files(folder, kinds):
            with contextlib.suppress(FileNotFoundError):
                file.unlink()
    in_use = [name for name, _, _ in _ROWS.values() if not _emptied(folder / name)]
    for name in in_use:
        tell(f"{folder / name} could not be emptied; another run may be using it, so try again")
    if in_use:
        return DEGRADED
    print(printable(f"Nothing is kept in {folder} any more."))
    return CLEAN


def _files_told(folder: Path) -> Iterator[tuple[str, str]]:
    for name, kinds in _FILES.items():
        sizes = [file.lstat().st_size for file in _files(folder, kinds)]
        yield name, f"{_many(len(sizes), 'file', 'files')}, {sum(sizes) / 1e6:.1f} MB"


def _rows_told(folder: Path) -> Iterator[tuple[str, str]]:
    for name, (file, one, more) in _ROWS.items():
        try:
            rows, size = size_of(folder / file)
        except (OSError, sqlite3.Error) as problem:
            yield name, f"{file} cannot be read: {problem}; runs make it anew or do without"
        else:
            yield name, f"{_many(rows, one, more)}, {size / 1e6:.1f} MB"


def _files(folder: Path, kinds: tuple[str, ...]) -> list[Path]:
    with os.scandir(folder) as scan:
        return [
            Path(entry.path)
            for entry in scan
            if entry.name.startswith(kinds)
            and entry.name.endswith(_END)
            and not entry.is_dir(follow_symlinks=False)
        ]


def _emptied(file: Path) -> bool:
    """Whether nothing is kept in a file of rows any more. It stays, for others may have it open."""
    if not os.path.lexists(file):
        return True
    if file.is_symlink():
        file.unlink()
        return True
    rows = KeptRows(file.parent, file.name, rows=0, size=0)
    rows.clear()
    rows.close()
    try:
        return size_of(file)[0] == 0
    except (OSError, sqlite3.Error):
        return False


def _many(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"
