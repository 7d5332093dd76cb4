"""From a log to text: one result a line, so that two logs can be compared line by line."""

import json
from collections.abc import Iterator
from typing import Any

from newslint.foundation.shown_text import inert_json

_OPEN = 4
"""How deep the log is laid out over lines: log, runs, run, results."""


def written(log: dict[str, Any]) -> str:
    """The log as JSON in ASCII, which no encoding of the output can spoil."""
    return "".join(_pieces(log, "\n", _OPEN)) + "\n"


def _pieces(value: Any, start: str, depth: int) -> Iterator[str]:
    if depth == 0 or not isinstance(value, dict | list) or not value:
        yield inert_json(json.dumps(value))
        return
    named = isinstance(value, dict)
    yield "{" if named else "["
    inner = f"{start}  "
    comma = ""
    for item in value:
        yield comma + inner
        comma = ","
        if named:
            yield f"{inert_json(json.dumps(item))}: "
        yield from _pieces(value[item] if named else item, inner, depth - 1)
    yield start + ("}" if named else "]")
