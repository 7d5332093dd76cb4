"""Code Quality of GitLab: a JSON array, a finding each (``artifacts: reports: codequality``).

The fields are those of "Code Quality report format" in GitLab's documentation, which are a part of
the Code Climate specification. GitLab knows a finding again by its fingerprint, keeps one of those
that share one, and stops at the first that its schema does not allow.

A file that could not be read or was not linted whole is told as a blocker at its first line; a
problem that belongs to no file has no place here and shows in the exit status alone.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from newslint.foundation.shown_text import inert_json, printable, without_surrogates
from newslint.model.diagnostic import Diagnostic, Level, Severity
from newslint.model.position import Position
from newslint.model.report import Presentation, Problem, Report

_GRAVE = {Severity.MAJOR: "critical", Severity.CRITICAL: "blocker"}


def report(report: Report, presentation: Presentation) -> str:
    """The array, indented; empty where nothing was found, which GitLab needs to see what went."""
    seen: Counter[str] = Counter()
    found = [
        *(
            _gitlab_problem(problem, report, seen)
            for problem in report.all_problems
            if problem.path
        ),
        *(_finding(diagnostic, report, seen) for diagnostic in report.diagnostics),
    ]
    return inert_json(json.dumps(found, indent=2)) + "\n"


def severity(diagnostic: Diagnostic) -> str:
    """GitLab's severity: the level says how sure it is, MQM's severity how much it weighs.

    A note is "info". A warning is "minor", or "major" if what it speaks of is major or critical. An
    error is "major", "critical" if it is major and "blocker" if it is critical.
    """
    if diagnostic.level is Level.NOTE:
        return "info"
    if diagnostic.level is Level.WARNING:
        return "major" if diagnostic.severity in _GRAVE else "minor"
    return _GRAVE.get(diagnostic.severity, "major")


def _finding(diagnostic: Diagnostic, report: Report, seen: Counter[str]) -> dict[str, Any]:
    path, place = _path(diagnostic.path, report), diagnostic.place
    known_by = diagnostic.fingerprint or f"{diagnostic.rule}\0{place.text}"
    said = [diagnostic.message, diagnostic.evidence, *_elsewhere(diagnostic, report)]
    lines: dict[str, Any] = {
        "positions": {"begin": _position(place.start), "end": _position(place.end)}
    }
    if place.where:
        said.insert(0, str(place))
        lines = {"lines": {"begin": 1}}
    return {
        "description": " – ".join(map(printable, filter(None, said))),
        "check_name": diagnostic.rule,
        "fingerprint": _fingerprint(seen, path, known_by),
        "severity": severity(diagnostic),
        "location": {"path": path, **lines},
    }


def _elsewhere(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    """What is told of other files, for which the format has no room of its own."""
    for related in diagnostic.related:
        if related.path is not None:
            yield f"{_path(related.path, report)}:{related.place}: {related.message}"


def _gitlab_problem(problem: Problem, report: Report, seen: Counter[str]) -> dict[str, Any]:
    path = _path(problem.path, report)
    return {
        "description": printable(problem.message),
        "check_name": problem.rule or "newslint",
        "fingerprint": _fingerprint(seen, path, f"{problem.rule}\0{problem.message}"),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }


def _path(path: str, report: Report) -> str:
    return without_surrogates(report.path_in_root(path).as_posix())


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _fingerprint(seen: Counter[str], path: str, known_by: str) -> str:
    drawn_from = f"{path}\0{known_by}".encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(drawn_from).hexdigest()[:40]
    seen[digest] += 1
    return digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
