"""The report on one file as JSON, to be kept, and read again as the same report.

What stands in a field by default is left out. Most stories have no findings, and are read thousands
at a time.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from newslint.model.acceptance import Acceptance
from newslint.model.diagnostic import Diagnostic, Level, Place, RelatedPlace, Severity
from newslint.model.fix import Edit
from newslint.model.position import PartPosition, Position, Span
from newslint.model.report import Artifact, FileReport
from newslint.values import fields

FORMAT = 1
"""Changes when what is written of a report does."""
_GIVEN = object()
_LEFT_OUT = {
    name: options.left_out() for name, options in fields(Diagnostic).items() if options.has_default
}
"""What a field of a diagnostic is where nothing is written of it."""


def written(report: FileReport) -> bytes | None:
    """A report about a file that was linted and is as it was; None for one that cannot be written.

    So are only those that are read as the same: what a plugin has put into a finding may be of a
    kind that JSON does not know.
    """
    try:
        said = json.dumps(_report(report), separators=(",", ":"), allow_nan=False).encode()
        return said if read_written(said, report.path) == report else None
    except (TypeError, ValueError, AttributeError):
        return None


def read_written(said: bytes, path: str) -> FileReport:
    """What ``written`` wrote of the report on ``path``. Raises ValueError for anything else."""
    try:
        words, points, artifact, *more = json.loads(said)
        if not more:
            return FileReport(
                path, words=words, artifact=Artifact(*artifact), penalty_points=points
            )
        found, lines, accepted, hashes, unchecked = more
        return FileReport(
            path,
            diagnostics=_diagnostics_of(found, path),
            words=words,
            lines=tuple((number, line) for number, line in lines),
            accepted=_diagnostics_of(accepted, path),
            line_hashes=tuple((number, line) for number, line in hashes),
            artifact=Artifact(*artifact),
            penalty_points=points,
            unchecked=tuple(unchecked),
        )
    except (TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise ValueError(f"no kept report: {problem}") from problem


def _report(report: FileReport) -> list[Any]:
    if report.artifact is None:
        raise ValueError("what could not be read has no report to keep")
    one = report.artifact
    said = [report.words, report.penalty_points, [one.encoding, one.length, one.sha256, one.marked]]
    more = [
        _diagnostics(report.diagnostics, report.path),
        report.lines,
        _diagnostics(report.accepted, report.path),
        report.line_hashes,
        report.unchecked,
    ]
    return [*said, *more] if any(more) else said


def _diagnostics(diagnostics: Iterable[Diagnostic], path: str) -> list[dict[str, Any]]:
    return [_diagnostic(one, path) for one in diagnostics]


def _diagnostic(one: Diagnostic, path: str) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in fields(Diagnostic)}
    said = {name: value for name, value in said.items() if value != _LEFT_OUT.get(name, _GIVEN)}
    if one.path == path:
        del said["path"]
    said["place"] = _place(one.place)
    if one.edits:
        said["edits"] = [(*edit.span, edit.text) for edit in one.edits]
    if one.related:
        said["related"] = [
            (_place(other.place), other.message, other.path) for other in one.related
        ]
    if one.values:
        said["values"] = dict(one.values)
    if one.acceptance is not None:
        said["acceptance"] = _acceptance(one.acceptance)
    return said


def _diagnostics_of(said: Iterable[dict[str, Any]], path: str) -> tuple[Diagnostic, ...]:
    return tuple(_diagnostic_of(one, path) for one in said)


def _diagnostic_of(said: dict[str, Any], path: str) -> Diagnostic:
    said.setdefault("path", path)
    said["level"] = Level(said["level"])
    said["severity"] = Severity(said["severity"])
    said["place"] = _place_of(said["place"])
    if "edits" in said:
        said["edits"] = tuple(Edit(Span(start, end), text) for start, end, text in said["edits"])
    if "related" in said:
        said["related"] = tuple(
            RelatedPlace(_place_of(place), told, where) for place, told, where in said["related"]
        )
    if "acceptance" in said:
        said["acceptance"] = _acceptance_of(*said["acceptance"])
    return Diagnostic(**said)


def _place(place: Place) -> tuple[Any, ...]:
    return (*place.span, *place.start, *place.end, place.text, place.where)


def _place_of(said: Sequence[Any]) -> Place:
    start, end, line, column, last, behind, text, where = said
    return Place(
        Span(start, end),
        Position(line, column),
        Position(last, behind),
        text,
        where and PartPosition(*where),
    )


def _acceptance(one: Acceptance) -> tuple[Any, ...]:
    return (one.entry, one.reason, None if one.until is None else one.until.isoformat())


def _acceptance_of(entry: int, reason: str, until: str | None) -> Acceptance:
    return Acceptance(entry, reason, None if until is None else date.fromisoformat(until))
