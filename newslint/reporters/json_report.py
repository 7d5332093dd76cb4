"""JSON and JSON Lines: the contract for programs.

Lines and columns count from 1, columns in Unicode code points; ``start`` and ``end`` are offsets
in code points of the decoded file, from 0, half-open, and ``text`` is what stands between them.
Keys may be added in later versions; none is taken away or given another meaning.
"""

import json
from collections import Counter
from typing import Any

from newslint.model.diagnostic import Diagnostic, Level, Place
from newslint.model.report import Presentation, Problem, Report


def report_jsonl(report: Report, presentation: Presentation) -> str:
    """One object a line, a diagnostic each."""
    return "".join(_dumped(_diagnostic(d)) + "\n" for d in report.diagnostics)


def report_json(report: Report, presentation: Presentation) -> str:
    """One object: ``version``, ``summary``, ``diagnostics``, ``problems``."""
    levels = Counter(d.level for d in report.diagnostics)
    rules = Counter(d.rule for d in report.diagnostics)
    whole = {
        "version": report.version,
        "summary": {
            "files": len(report.files),
            "words": sum(file.words for file in report.files),
            "diagnostics": len(report.diagnostics),
            "levels": {level.value: levels[level] for level in Level},
            "rules": dict(sorted(rules.items())),
        },
        "diagnostics": [_diagnostic(d) for d in report.diagnostics],
        "problems": [_problem(p) for p in report.all_problems],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _dumped(value: dict[str, Any]) -> str:
    # U+2028 and U+0085 are legal in JSON but end a line for some readers of JSON Lines.
    made = json.dumps(value, ensure_ascii=False)
    return made.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


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
    if diagnostic.related:
        made["related"] = [{"message": r.message, **_place(r.place)} for r in diagnostic.related]
    return made


def _place(place: Place) -> dict[str, Any]:
    return {
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "start": place.span.start,
        "end": place.span.end,
        "text": place.text,
    }


def _problem(problem: Problem) -> dict[str, str]:
    made = {"message": problem.message, "path": problem.path, "rule": problem.rule}
    return {key: value for key, value in made.items() if value}
