"""SARIF, held against the standard's schema and Microsoft's validator with the rules of GitHub.

The validator is `@microsoft/sarif-multitool` of npm; NEWSLINT_SARIF_MULTITOOL names its program.
It ends with 0 whatever it finds, so its own log is read.
"""

import json
import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newslint import __version__
from newslint.cli import main
from newslint.model.acceptance import AcceptedFinding
from newslint.model.report import FileReport, Presentation, Problem, Report
from newslint.reporters.sarif_report import report
from newslint.session.file_linter import FileRequest
from tests.real.conftest import CHECKOUT
from tests.stories import Story, desk, stories

pytestmark = pytest.mark.real

SCHEMA = Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json"
NAMES = [
    "story.txt",
    "a b.txt",
    "50%#1.txt",
    "Привет é.txt",
    "[x] & (y).txt",
    "a:b.txt",
    "desk/deep er/story.txt",
    "\udcff.txt",
]
EXCUSED = {
    # (rule, argument that tells where): why the warning is left.
    "SARIF2001": "a message may end with a question, or with the text that it proposes",
    "SARIF2005": "the project has no page of its own to name as informationUri",
}


@dataclass(frozen=True)
class Finding:
    """What the validator says of a log."""

    rule: str
    level: str
    log: str
    message: str


def multitool() -> Path:
    named = os.environ.get("NEWSLINT_SARIF_MULTITOOL")
    if not named or not Path(named).is_file():
        pytest.fail(
            "NEWSLINT_SARIF_MULTITOOL does not name the validator's program; install it with npm "
            "(see .ci/run), or unset NEWSLINT_REQUIRE_REAL"
        )
    return Path(named)


def validated(folder: Path) -> list[Finding]:
    """All errors and warnings of the validator about the logs of a folder, in one call."""
    out = folder.parent / "validator.json"
    command = (
        *(multitool(), "validate", folder / "*.sarif", "--rule-kind", "Sarif;Ghas"),
        *("--level", "Error;Warning", "--output", out, "--log", "ForceOverwrite", "--quiet"),
    )
    # It is a .NET program and needs no library of the system for languages.
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    subprocess.run(
        list(map(str, command)), check=True, capture_output=True, env=environment, cwd=folder
    )
    (run,) = json.loads(out.read_text(encoding="utf-8-sig"))["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    return [_finding(result, rules, run) for result in run["results"]]


def _finding(result: dict[str, Any], rules: dict[str, Any], run: dict[str, Any]) -> Finding:
    rule_id = result["ruleId"].partition("/")[0]
    message = result["message"]
    text = message.get("text") or rules[rule_id]["messageStrings"][message["id"]]["text"]
    for number, argument in enumerate(message.get("arguments", ())):
        text = text.replace(f"{{{number}}}", argument)
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    uri = location.get("uri") or run["artifacts"][location["index"]]["location"]["uri"]
    return Finding(rule_id, result.get("level", "warning"), uri.rpartition("/")[2], text)


def examples() -> Iterator[str]:
    """The SARIF of every story of examples/, by the command."""
    for story in sorted((CHECKOUT / "examples").glob("*.txt")):
        yield from _by_command(story)


def _by_command(story: Path) -> Iterator[str]:
    out = Path("example.sarif")
    main(["--isolated", "--no-cache", "--quiet", f"--report=sarif={out}", str(story)])
    yield out.read_text(encoding="utf-8")


def generated(root: Path) -> Iterator[str]:
    """A log of each of 200 stories, of all kinds."""
    for story in stories(200, seed=2):
        files, status = _linted(story, root)
        problems: tuple[Problem, ...] = ()
        if story.number % 41 == 7:
            problems = (Problem("plugin zounds could not be loaded: ImportError: \ud800"),)
        yield report(
            Report(__version__, files, desk().active, problems, status, root), Presentation()
        )


def _linted(story: Story, root: Path) -> tuple[tuple[FileReport, ...], int]:
    path = root / NAMES[story.number % len(NAMES)]
    if story.number % 17 == 3:
        path = root.parent / "elsewhere" / "story.txt"
    if story.number % 23 == 5:
        path = Path("<stdin>")
    data = {11: b"", 12: b"\n", 13: b"\xff\xfe\x00"}.get(story.number % 40, story.data)
    file = desk().lint_bytes(data, path)
    if story.number % 5 == 0 and file.diagnostics:
        entries = tuple(
            AcceptedFinding(d.rule, d.place.text, d.around, "It is “so”." * (n % 2))
            for n, d in enumerate(file.diagnostics)
            if n % 3 < 2
        )
        file = desk().lint_bytes(data, path, FileRequest(accepted=entries))
    if story.number % 37 == 9:
        rule = file.diagnostics[0].rule.partition(":")[0] if file.diagnostics else "no/rule"
        failed = Problem("rule crashed", path=str(path), rule=rule)
        file = replace(file, problems=(failed,))
    status = 2 if file.problems else 1 if file.diagnostics else 0
    return (file,), status


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the logs of the examples and of 200 stories."""
    folder = tmp_path_factory.mktemp("sarif") / "logs"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder.parent)
        made = [*examples(), *generated(folder.parent / "the root")]
    for number, text in enumerate(made):
        (folder / f"{number}.sarif").write_text(text, encoding="utf-8")
    return folder


def test_there_are_logs_of_all_kinds(logs: Path) -> None:
    runs = [json.loads(path.read_text())["runs"][0] for path in logs.iterdir()]
    assert len(runs) >= 202
    results = [result for run in runs for result in run["results"]]
    assert len(results) > 500
    for key in ("fixes", "relatedLocations", "suppressions"):
        assert sum(bool(result.get(key)) for result in results) > 20, key
    assert sum(not run["results"] for run in runs) > 5
    kinds = Counter(
        notification["descriptor"]["id"]
        for run in runs
        for name in ("toolExecutionNotifications", "toolConfigurationNotifications")
        for notification in run["invocations"][0].get(name, ())
    )
    assert set(kinds) == {"rule-failed", "file-not-linted", "settings-faulty"}
    encodings = {a.get("encoding") for run in runs for a in run["artifacts"]}
    assert encodings == {"UTF-8", "UTF-16", None}


def test_logs_are_valid_by_the_schema_of_the_standard(logs: Path) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    validator.check_schema(schema)
    for path in sorted(logs.iterdir()):
        errors = [e.message for e in validator.iter_errors(json.loads(path.read_text()))]
        assert errors == [], path


def test_the_validator_with_the_rules_of_github_finds_no_fault(logs: Path) -> None:
    found = validated(logs)
    # What is warned of in every log shows that every log was looked at.
    assert len({one.log for one in found if one.rule == "SARIF2005"}) == len(list(logs.iterdir()))
    assert [one for one in found if one.level == "error"] == []
    assert [one for one in found if one.rule not in EXCUSED] == []
    # An excuse that is needed no more has to go.
    assert {one.rule for one in found} == set(EXCUSED)


def test_the_validator_would_find_a_fault(logs: Path, tmp_path: Path) -> None:
    folder = tmp_path / "faulty"
    folder.mkdir()
    log = json.loads((logs / "0.sarif").read_text())
    result = log["runs"][0]["results"][0]
    result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = "a b.txt"
    result["message"]["arguments"] = []
    (folder / "faulty.sarif").write_text(json.dumps(log))
    errors = {one.rule for one in validated(folder) if one.level == "error"}
    assert {"SARIF1002", "SARIF1012"} & errors
