import json
from typing import Any

import pytest
from hypothesis import given

from newslint.model.diagnostic import Level, Severity
from newslint.model.report import FileReport, Presentation, Problem, Report
from newslint.reporters.gitlab_report import report, severity
from tests.making import diagnostic, file_report
from tests.reporters.wild import reports

TEXT = "Oh zounds, he said.\nAnd zounds again.\n"


def objects(*files: FileReport, problems: tuple[Problem, ...] = ()) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(
        report(Report("1", files, (), problems), Presentation())
    )
    return made


def test_the_whole_of_a_finding() -> None:
    one = diagnostic(TEXT, 24, 30, evidence="Twice.", fingerprint="12ab:1")
    (made,) = objects(file_report(TEXT, one))
    assert len(made.pop("fingerprint")) == 40
    assert made == {
        "description": "An oath. – Twice.",
        "check_name": "house/zounds",
        "severity": "minor",
        "location": {
            "path": "story.txt",
            "positions": {"begin": {"line": 2, "column": 5}, "end": {"line": 2, "column": 11}},
        },
    }


def test_a_fingerprint_stays_where_lines_move_and_tells_files_apart() -> None:
    def drawn(text: str, start: int, path: str) -> str:
        one = diagnostic(text, start, start + 6, fingerprint="12ab:1", path=path)
        (made,) = objects(file_report(text, one))
        return str(made["fingerprint"])

    assert drawn(TEXT, 3, "a.txt") == drawn("New.\n" + TEXT, 8, "a.txt")
    assert drawn(TEXT, 3, "a.txt") != drawn(TEXT, 3, "b.txt")


@pytest.mark.parametrize(
    ("level", "weights"),
    [
        (Level.ERROR, ["major", "major", "critical", "blocker"]),
        (Level.WARNING, ["minor", "minor", "major", "major"]),
        (Level.NOTE, ["info"] * 4),
    ],
)
def test_severities(level: Level, weights: list[str]) -> None:
    told = [severity(diagnostic(TEXT, 0, 1, level=level, severity=s)) for s in Severity]
    assert told == weights


def test_what_went_wrong_with_a_file_is_a_blocker() -> None:
    bad = FileReport("bad.txt", problems=(Problem("is not UTF-8", "bad.txt"),))
    (made,) = objects(bad, problems=(Problem("no such plugin"),))
    assert made.pop("fingerprint")
    assert made == {
        "description": "is not UTF-8",
        "check_name": "newslint",
        "severity": "blocker",
        "location": {"path": "bad.txt", "lines": {"begin": 1}},
    }


def test_nothing_found_is_an_empty_array() -> None:
    assert report(Report("1", (file_report(TEXT),), ()), Presentation()) == "[]\n"
    assert objects(file_report(TEXT, accepted=(diagnostic(TEXT, 3, 9),))) == []


@given(reports())
def test_every_finding_is_there_with_a_fingerprint_of_its_own(made: Report) -> None:
    out = report(made, Presentation())
    assert out.isascii()
    told = json.loads(out)
    assert len(told) == len(made.diagnostics) + sum(bool(p.path) for p in made.all_problems)
    assert len({one["fingerprint"] for one in told}) == len(told)
    assert json.dumps(told, ensure_ascii=False).encode()
    assert report(made, Presentation()) == out
