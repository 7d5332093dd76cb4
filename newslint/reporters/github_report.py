"""Workflow commands of GitHub Actions: each finding becomes an annotation of its line.

The form of a command and its escapes are those of GitHub's own toolkit (actions/toolkit,
packages/core/src/command.ts; ``tests/real`` holds the two against each other). The order is by
weight, errors first: of each kind, GitHub shows ten a step. The log of the run shows the messages
of all, without their properties, so that a message begins with its place.

GitHub documents no unit of columns and marks whole lines; ours are code points, the end exclusive,
as everywhere in newslint. Its runner refuses columns of what spans several lines
(actions/runner, ActionCommandManager.cs, ValidateLinesAndColumns).
"""

from collections.abc import Iterator

from newslint.foundation.shown_text import printable
from newslint.model.diagnostic import Diagnostic, Level
from newslint.model.report import Presentation, Problem, Report

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_MOST_RELATED = 6


def report(report: Report, presentation: Presentation) -> str:
    """One command a line: what went wrong in the run, then the findings."""
    commands = [
        *(_github_problem(problem, report) for problem in report.all_problems),
        *(_annotation(one, report) for one in sorted(report.diagnostics, key=_gravity)),
    ]
    return "".join(command + "\n" for command in commands)


def _gravity(diagnostic: Diagnostic) -> tuple[int, int]:
    return diagnostic.gravity


def _annotation(diagnostic: Diagnostic, report: Report) -> str:
    place = diagnostic.place
    path = printable(report.path_in_root(diagnostic.path).as_posix())
    where: dict[str, str | int] = {"file": path}
    if not place.where:
        where |= {"line": place.start.line, "endLine": place.end.line}
    if not place.where and place.start.line == place.end.line:
        where |= {"col": place.start.column, "endColumn": place.end.column}
    return _command(
        _COMMANDS[diagnostic.level],
        {"title": diagnostic.rule, **where},
        f"{path}:{printable(str(place))}: {printable(diagnostic.message)}",
        *_notes(diagnostic, report),
    )


def _notes(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    if diagnostic.evidence:
        yield printable(diagnostic.evidence)
    for related in diagnostic.related[:_MOST_RELATED]:
        file = "" if related.path is None else f"{report.path_in_root(related.path).as_posix()}:"
        yield printable(f"{file}{related.place}: {related.message}")
    left = len(diagnostic.related) - _MOST_RELATED
    if left > 0:
        yield f"and {left:,} more {'place' if left == 1 else 'places'}"


def _github_problem(problem: Problem, report: Report) -> str:
    properties: dict[str, str | int] = {"title": problem.rule or "newslint"}
    said = printable(problem.message)
    if problem.path:
        path = printable(report.path_in_root(problem.path).as_posix())
        properties["file"] = path
        said = f"{path}: {said}"
    return _command("error", properties, said)


def _command(name: str, properties: dict[str, str | int], *lines: str) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
