"""JSON and JSON Lines: the contract for programs.

Lines and columns count from 1, columns in Unicode code points; ``start`` and ``end`` are offsets
in code points of the decoded file, from 0, half-open, and ``text`` is what stands between them.
Keys may be added in later versions; none is taken away or given another meaning.

After ``--fix`` the diagnostics are those of the fixed files, and ``fixes`` tells what was fixed,
with places that count in the text of its ``round``: in the file as it was for the first. With
``--diff`` the diagnostics are those of the files as they are, and ``fixes`` tells what would be
fixed.

An accepted diagnostic is there with the rest and has a key ``accepted``; it counts in no figure.

A place in a format that has no lines has ``paragraph`` and ``character`` too, which count from 1,
and ``part`` where the file has parts; its lines are then those of the decoded text. A related place
in another file has the ``path`` of that.

What is not ASCII is escaped. So no encoding of the output can spoil an object, and U+2028 and
U+0085, which are legal in JSON, end no line for a reader of JSON Lines that takes them to.
"""

import json
from collections import Counter
from typing import Any

from newslint.foundation.shown_text import inert_json
from newslint.model.diagnostic import Diagnostic, Level, Place, RelatedPlace
from newslint.model.fix import AppliedFix
from newslint.model.report import (
    FileReport,
    Presentation,
    Problem,
    Report,
    Run,
    RunEnd,
    per_thousand_words,
)


class JsonLinesReport:
    """One object a line, a diagnostic each."""

    def __init__(self, presentation: Presentation) -> None:
        pass

    def begin(self, run: Run) -> str:
        return ""

    def file(self, report: FileReport) -> str:
        told = map(_diagnostic, report.all_diagnostics)
        return "".join(inert_json(json.dumps(one)) + "\n" for one in told)

    def end(self, end: RunEnd) -> str:
        return ""


def report_json(report: Report, presentation: Presentation) -> str:
    """One object: ``version``, ``summary``, ``files``, ``diagnostics``, ``fixes``, ``problems``."""
    levels = Counter(d.level for d in report.diagnostics)
    rules = Counter(d.rule for d in report.diagnostics)
    whole = {
        "version": report.version,
        "summary": {
            "files": len(report.files),
            "words": report.words,
            "diagnostics": len(report.diagnostics),
            "accepted": len(report.accepted),
            "fixed": len(report.fixed),
            **_penalty(report.penalty_points, report.words),
            "levels": {level.value: levels[level] for level in Level},
            "rules": dict(sorted(rules.items())),
            "limits_passed": list(report.limits_passed),
        },
        "files": [_file(file) for file in report.files],
        "diagnostics": [_diagnostic(d) for file in report.files for d in file.all_diagnostics],
        "fixes": [_fix(path, fix) for path, fix in report.fixed],
        "problems": [_json_problem(p) for p in report.all_problems],
    }
    return inert_json(json.dumps(whole, indent=2)) + "\n"


def _file(file: FileReport) -> dict[str, Any]:
    return {
        "path": file.path,
        "words": file.words,
        "diagnostics": len(file.diagnostics),
        "accepted": len(file.accepted),
        "fixed": len(file.fixed),
        **_penalty(file.penalty_points, file.words),
        **({"unchecked": list(file.unchecked)} if file.unchecked else {}),
    }


def _penalty(points: float, words: int) -> dict[str, float]:
    figure = per_thousand_words(points, words)
    return {"penalty_points": round(points, 4), "penalty_per_1000_words": round(figure, 4)}


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    made: dict[str, Any] = {
        "path": diagnostic.path,
        "rule": diagnostic.rule,
        "level": diagnostic.level.value,
        "message": diagnostic.message,
        **_place(diagnostic.place),
        "severity": diagnostic.severity.value,
        "mqm": diagnostic.mqm,
        "its": diagnostic.its,
    }
    if diagnostic.evidence:
        made["evidence"] = diagnostic.evidence
    if diagnostic.replacement is not None:
        made["replacement"] = diagnostic.replacement
        made["fix"] = diagnostic.fix
    if diagnostic.fingerprint:
        made["fingerprint"] = diagnostic.fingerprint
    if diagnostic.acceptance:
        until = diagnostic.acceptance.until
        made["accepted"] = {"reason": diagnostic.acceptance.reason}
        if until:
            made["accepted"]["until"] = until.isoformat()
    if diagnostic.related:
        made["related"] = list(map(_related, diagnostic.related))
    if diagnostic.url:
        made["url"] = diagnostic.url
    return made


def _fix(path: str, fix: AppliedFix) -> dict[str, Any]:
    return {
        "path": path,
        "rule": fix.rule,
        "fix": fix.fix,
        "line": fix.line,
        "column": fix.column,
        "before": fix.before,
        "after": fix.after,
        "round": fix.round,
    }


def _related(related: RelatedPlace) -> dict[str, Any]:
    file = {} if related.path is None else {"path": related.path}
    return {"message": related.message, **file, **_place(related.place)}


def _place(place: Place) -> dict[str, Any]:
    made: dict[str, Any] = {
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "start": place.span.start,
        "end": place.span.end,
        "text": place.text,
    }
    if place.where:
        part = {"part": place.where.part} if place.where.part else {}
        made |= part | {"paragraph": place.where.paragraph, "character": place.where.character}
    return made


def _json_problem(problem: Problem) -> dict[str, str]:
    made = {"message": problem.message, "path": problem.path, "rule": problem.rule}
    return {key: value for key, value in made.items() if value}
