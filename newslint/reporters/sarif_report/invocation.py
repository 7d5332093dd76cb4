"""How the run went (3.20): its exit status, and what kept it from being whole."""

from collections.abc import Iterable, Sequence
from typing import Any

from newslint.model.report import Problem, Report
from newslint.reporters.sarif_report.artifacts import Artifacts
from newslint.reporters.sarif_report.messages import filled, plain
from newslint.reporters.sarif_report.rules import Descriptors

_EXITS = {
    0: "Nothing at or above the level that fails a run.",
    1: "Findings at or above the level that fails a run, or more than the limits let pass.",
    2: "The run failed or was not whole.",
}
_RULE, _FILE, _SETTINGS, _LEFT_OUT = range(4)
# (id, name, level, what it is)
_KINDS = (
    ("rule-failed", "RuleFailed", "error", "A rule failed on a file; the others ran."),
    ("file-not-linted", "FileNotLinted", "error", "A file could not be read or linted."),
    (
        "settings-faulty",
        "SettingsFaulty",
        "error",
        "A plugin or a folder of rules could not be used; the run went on without it.",
    ),
    (
        "results-left-out",
        "ResultsLeftOut",
        "warning",
        "The log has not all that was found, because code scanning takes no more.",
    ),
)


def notification_descriptors() -> list[dict[str, Any]]:
    """The kinds of notification (3.19.24)."""
    return [
        {
            "id": kind,
            "name": name,
            "shortDescription": {"text": about},
            "fullDescription": {"text": about},
            "help": {"text": about},
            "defaultConfiguration": {"level": level},
        }
        for kind, name, level, about in _KINDS
    ]


def invocation(
    report: Report, artifacts: Artifacts, descriptors: Descriptors, left_out: Iterable[str]
) -> dict[str, Any]:
    """The invocation object; ``left_out`` tells of what the log has no room for."""
    problems = report.all_problems
    made: dict[str, Any] = {
        "executionSuccessful": not problems and report.exit_status in (0, 1),
        "exitCode": report.exit_status,
    }
    if report.exit_status in _EXITS:
        said = (_EXITS[report.exit_status], *(f"{one}." for one in report.limits_passed))
        made["exitCodeDescription"] = " ".join(said)
    overrides = descriptors.overrides()
    if overrides:
        made["ruleConfigurationOverrides"] = overrides
    running = [_notification(p, artifacts, descriptors) for p in problems if _kind(p) != _SETTINGS]
    running += [_of_kind(_LEFT_OUT, told) for told in left_out]
    settings = [_of_kind(_SETTINGS, p.message) for p in problems if _kind(p) == _SETTINGS]
    return (
        made
        | _given("toolExecutionNotifications", running)
        | _given("toolConfigurationNotifications", settings)
    )


def _given(name: str, notifications: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {name: list(notifications)} if notifications else {}


def _kind(problem: Problem) -> int:
    if problem.rule:
        return _RULE
    return _FILE if problem.path else _SETTINGS


def _notification(
    problem: Problem, artifacts: Artifacts, descriptors: Descriptors
) -> dict[str, Any]:
    made = _of_kind(_kind(problem), problem.message)
    if problem.path:
        location = artifacts.location_of(problem.path)
        made["locations"] = [{"physicalLocation": {"artifactLocation": location}}]
    if problem.rule:
        made["associatedRule"] = descriptors.reference(problem.rule)
    return made


def _of_kind(kind: int, message: str) -> dict[str, Any]:
    kind_id, _, level, about = _KINDS[kind]
    return {
        "descriptor": {"id": kind_id, "index": kind},
        "level": level,
        "message": filled(message) if message.strip() else {"text": plain(about)},
    }
