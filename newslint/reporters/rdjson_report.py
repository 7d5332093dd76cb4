"""The Reviewdog Diagnostic Format, whole (rdjson) and a finding a line (rdjsonl).

Its definition is proto/rdf/reviewdog.proto of github.com/reviewdog/reviewdog: lines and columns
count from 1, columns in bytes of the line in UTF-8, a byte order mark included, and the end of a
range is exclusive. What a fix changes at one place is one suggestion, so that applying it is one
act also where it changes several words; a finding that speaks for several places has one for each.
Suggestions are proposals to a person: they hold unsafe fixes too.

What went wrong in the run is there too, without a range, or without a place if it belongs to no
file: through a pipe, neither our exit status nor a silent file would be seen. reviewdog takes paths
to be relative to the folder it runs in: run it at the top of the checkout, as ours are.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from newslint.foundation.shown_text import inert_json, printable, shortened, without_surrogates
from newslint.model.diagnostic import Diagnostic, Level, Place, RelatedPlace
from newslint.model.fix import Edit
from newslint.model.position import ColumnUnit, LineIndex, Position
from newslint.model.report import FileReport, Presentation, Problem, Report, Run, RunEnd

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}
_BYTE_ORDER_MARK = 3
"""Its length in UTF-8."""
# reviewdog reads lines of rdjsonl into a buffer of 64 KiB. At a longer one it stops and says
# nothing (parser/rdjsonl.go, bufio.MaxScanTokenSize).
LONGEST_LINE = 65_000
_LONGEST_MESSAGE = 4_000


def report(report: Report, presentation: Presentation) -> str:
    """One object, a ``DiagnosticResult``."""
    whole = {"source": {"name": "newslint"}, "diagnostics": list(_all(report))}
    return inert_json(json.dumps(whole, indent=2)) + "\n"


class RdjsonLinesReport:
    """One object a line, a ``Diagnostic`` each."""

    def __init__(self, presentation: Presentation) -> None:
        pass

    def begin(self, run: Run) -> str:
        self._run = run
        return ""

    def file(self, report: FileReport) -> str:
        problems = (_rdjson_problem(problem, self._run) for problem in report.problems)
        return "".join(map(_whole_line, (*problems, *_of_file(report, self._run))))

    def end(self, end: RunEnd) -> str:
        return "".join(_whole_line(_rdjson_problem(problem, self._run)) for problem in end.problems)


def _whole_line(one: dict[str, Any]) -> str:
    return inert_json(_line({**one, "source": {"name": "newslint"}})) + "\n"


def _line(one: dict[str, Any]) -> str:
    """The object on a line that reviewdog can read: what matters least is left out till it can."""
    line = json.dumps(one)
    for key in ("original_output", "related_locations", "suggestions"):
        if len(line) > LONGEST_LINE:
            line = json.dumps(one := {k: v for k, v in one.items() if k != key})
    if len(line) > LONGEST_LINE:
        line = json.dumps(one | {"message": shortened(one["message"], _LONGEST_MESSAGE)})
    return line


def _all(report: Report) -> Iterator[dict[str, Any]]:
    for problem in report.all_problems:
        yield _rdjson_problem(problem, report)
    for file in report.files:
        yield from _of_file(file, report)


def _of_file(file: FileReport, run: Run | Report) -> Iterator[dict[str, Any]]:
    lines = _Lines(file)
    for diagnostic in file.diagnostics:
        yield _diagnostic(diagnostic, _path(file.path, run), lines, run)


class _Lines:
    """The lines of a file that its places touch, to count the bytes in."""

    def __init__(self, file: FileReport) -> None:
        self._lines = dict(file.lines)
        self._mark = _BYTE_ORDER_MARK if file.artifact and file.artifact.marked else 0

    def position(self, position: Position) -> dict[str, int]:
        line, column = position
        in_bytes = ColumnUnit.BYTES.column(self._lines[line], column)
        return {"line": line, "column": in_bytes + (self._mark if line == 1 else 0)}

    def range(self, start: Position, end: Position) -> dict[str, Any]:
        return {"start": self.position(start), "end": self.position(end)}

    def location(self, path: str, place: Place) -> dict[str, Any]:
        if place.where:
            return {"path": path}
        return {"path": path, "range": self.range(place.start, place.end)}

    def related(self, path: str, related: RelatedPlace, run: Run | Report) -> dict[str, Any]:
        if related.path is None or related.place.where:
            file = path if related.path is None else _path(related.path, run)
            return self.location(file, related.place)
        # Its lines are not at hand to count their bytes.
        start, end = related.place.start.line, related.place.end.line
        lines = {"start": {"line": start}, "end": {"line": end}}
        return {"path": _path(related.path, run), "range": lines}


def _diagnostic(
    diagnostic: Diagnostic, path: str, lines: _Lines, run: Run | Report
) -> dict[str, Any]:
    said = [diagnostic.message, diagnostic.evidence]
    location = lines.location(path, diagnostic.place)
    if diagnostic.place.where:
        said.insert(0, str(diagnostic.place))
        where = printable(f"{path}:{diagnostic.place}")
    else:
        start = location["range"]["start"]
        where = f"{printable(path)}:{start['line']}:{start['column']}"
    made: dict[str, Any] = {
        "message": "\n".join(map(printable, filter(None, said))),
        "location": location,
        "severity": _SEVERITIES[diagnostic.level],
        "code": {"value": diagnostic.rule},
        "original_output": _original(where, diagnostic.level, diagnostic.message, diagnostic.rule),
    }
    if diagnostic.edits and not diagnostic.place.where:
        made["suggestions"] = list(_suggestions(diagnostic, lines))
    if diagnostic.related:
        made["related_locations"] = [
            {"message": printable(one.message), "location": lines.related(path, one, run)}
            for one in diagnostic.related
        ]
    return made


def _rdjson_problem(problem: Problem, run: Run | Report) -> dict[str, Any]:
    path = _path(problem.path, run) if problem.path else ""
    rule = problem.rule or "newslint"
    made: dict[str, Any] = {
        "message": printable(problem.message),
        "severity": "ERROR",
        "code": {"value": rule},
        "original_output": _original(
            printable(path) or "newslint", Level.ERROR, problem.message, rule
        ),
    }
    if path:
        made["location"] = {"path": path}
    return made


def _original(where: str, level: Level, message: str, rule: str) -> str:
    """The line that reviewdog shows as it is in a terminal, and as the details of an annotation."""
    return f"{where}: {level.value}: {printable(message)} [{rule}]"


def _path(path: str, run: Run | Report) -> str:
    return without_surrogates(run.path_in_root(path).as_posix())


def _suggestions(diagnostic: Diagnostic, lines: _Lines) -> Iterator[dict[str, Any]]:
    """What the edits do, a suggestion for each place that they change.

    They lie within the place of the finding and, where it speaks for all of a story, the related
    ones. Related places may overlap; no edit is proposed twice.
    """
    edits = diagnostic.edits
    starts = [edit.span.start for edit in edits]
    proposed: set[int] = set()
    for place in diagnostic.places:
        low, high = bisect_left(starts, place.span.start), bisect_right(starts, place.span.end)
        here = [
            n for n in range(low, high) if n not in proposed and place.span.contains(edits[n].span)
        ]
        if here:
            proposed.update(here)
            yield _suggestion(place, [edits[n] for n in here], lines)


def _suggestion(place: Place, edits: Sequence[Edit], lines: _Lines) -> dict[str, Any]:
    """From the first of the edits to the last, with what stands between them."""
    inside = LineIndex.of(place.text)
    first, last = edits[0].span.start - place.span.start, edits[-1].span.end - place.span.start
    done = first
    pieces: list[str] = []
    for edit in edits:
        pieces += [place.text[done : edit.span.start - place.span.start], edit.text]
        done = edit.span.end - place.span.start

    def in_file(offset: int) -> Position:
        line, column = inside.position(offset)
        before = place.start.column - 1 if line == 1 else 0
        return Position(place.start.line + line - 1, before + column)

    return {
        "range": lines.range(in_file(first), in_file(last)),
        "text": without_surrogates("".join(pieces)),
    }
