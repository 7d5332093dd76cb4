"""TOML files, and the lines that things stand on in them.

To import this module costs a run more than to lint a story, so it is imported only where there is a
file to read.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from newslint.foundation.regular_files import read_regular

MOST_BYTES = 20_000_000
"""How long a file may be."""
_HEADER = re.compile(r"\s*\[\[?([^]]+)\]\]?\s*(?:#.*)?")
_ENTRY = re.compile(
    r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_KEY = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


class TomlError(Exception):
    """A file that cannot be read, or is no TOML; the message has the file and what is wrong."""


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file and what it says. Raises TomlError."""
    try:
        data = read_regular(path, MOST_BYTES)
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        return text, tomllib.loads(text)
    except RecursionError as problem:
        said = "more lists and tables stand in one another than can be read"
        raise TomlError(f"{path}: cannot be read as TOML: {said}") from problem
    # Of a number with too many digits Python says no more than that it is a ValueError.
    except (OSError, ValueError) as problem:
        raise TomlError(f"{path}: cannot be read as TOML: {problem}") from problem


def line_of_toml(text: str, where: Sequence[str | int]) -> int:
    """The line of the TOML text that a path of keys and indexes leads to, as far as it leads.

    What stands inside a value (an item of a list, a key of an inline table) has the value's line.
    """
    wanted = tuple(map(str, where))
    best, line = 0, 1
    for number, keys in _keyed_lines(text):
        fits = len(keys) <= len(wanted) and wanted[: len(keys)] == keys
        if fits and len(keys) > best:
            best, line = len(keys), number
    return line


def _keyed_lines(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The number of every line with a header or key, and all keys that lead to it.

    Tables of a list have their numbers among the keys.
    """
    table: tuple[str, ...] = ()
    counts: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.fullmatch(line):
            table = _keys(header[1])
            if line.lstrip().startswith("[["):
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            else:
                above = max(
                    (one for one in counts if table[: len(one)] == one), key=len, default=()
                )
                if above:
                    table = (*above, str(counts[above]), *table[len(above) :])
            yield number, table
        elif entry := _ENTRY.match(line):
            yield number, (*table, *_keys(entry[1]))


def _keys(written: str) -> tuple[str, ...]:
    return tuple(key.strip("\"'") for key in _KEY.findall(written))
