"""Where the time of a run went: a table for people, and JSON for programs.

The JSON is one object: ``version`` of newslint, ``files``, ``elapsed_seconds`` by the clock on the
wall, ``cpu_seconds`` of all processes together, and ``phases``, ``rules`` and ``finders``, each a
list of objects with ``name``, ``seconds`` and ``times`` (how many times it was gone into; 0 where
that says nothing), the dearest first. The seconds of all three add up to ``cpu_seconds``. Keys may
be added in later versions; none is taken away or given another meaning.
"""

import json
import time
from collections.abc import Iterator
from typing import Any

from newslint.foundation.clock import FINDER, PHASE, RULE, Clock, Spent
from newslint.foundation.shown_text import inert_json, printable
from newslint.model.report import FileReport, Run, RunEnd

_MOST_LINES = 15
"""Of the rules, and of the finders; the JSON has all."""
_KINDS = {"phases": PHASE, "rules": RULE, "finders": FINDER}


class TimingsReport:
    """A table of phases, of the dearest rules and of the dearest finders."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._began = time.monotonic()
        self._version = ""
        self._files = 0

    def begin(self, run: Run) -> str:
        self._version = run.version
        return ""

    def file(self, report: FileReport) -> str:
        self._files += 1
        return ""

    def end(self, end: RunEnd) -> str:
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        known = self._figures()
        cpu, elapsed = known["cpu_seconds"], known["elapsed_seconds"]
        files = f"{self._files:,} {'file' if self._files == 1 else 'files'}"
        yield f"{cpu:.2f} seconds of processor time for {files}, in {elapsed:.2f} seconds"
        for title in _KINDS:
            rows = known[title]
            total = sum(row["seconds"] for row in rows)
            yield f"{total:9.3f} s {_share(total, cpu)}  {title}"
            for row in rows if title == "phases" else rows[:_MOST_LINES]:
                seconds = row["seconds"]
                name = printable(row["name"])
                yield f"{seconds:9.3f} s {_share(seconds, cpu)}    {name}"
            if title != "phases" and len(rows) > _MOST_LINES:
                rest = sum(row["seconds"] for row in rows[_MOST_LINES:])
                more = len(rows) - _MOST_LINES
                yield f"{rest:9.3f} s {_share(rest, cpu)}    {more} more"

    def _figures(self) -> dict[str, Any]:
        spent = self._clock.so_far()
        return {
            "version": self._version,
            "files": self._files,
            "elapsed_seconds": round(time.monotonic() - self._began, 6),
            "cpu_seconds": round(sum(spent.seconds.values()), 6),
        } | {title: _rows(spent, kind) for title, kind in _KINDS.items()}


class TimingsJson(TimingsReport):
    """All of it, for programs."""

    def end(self, end: RunEnd) -> str:
        return inert_json(json.dumps(self._figures(), indent=2)) + "\n"


def _rows(spent: Spent, kind: str) -> list[dict[str, Any]]:
    rows = [
        {"name": name, "seconds": round(seconds, 6), "times": spent.times[of, name]}
        for (of, name), seconds in spent.seconds.items()
        if of == kind
    ]
    return sorted(rows, key=lambda row: (-row["seconds"], row["name"]))


def _share(seconds: float, whole: float) -> str:
    return f"{seconds / whole if whole else 0:6.1%}"
