import json
from datetime import date
from typing import Any

import pytest

from newslint.model.acceptance import Acceptance
from newslint.model.diagnostic import Diagnostic, Level, Place, RelatedPlace, Severity
from newslint.model.fix import Edit
from newslint.model.position import PartPosition, Position, Span
from newslint.model.report import Artifact, FileReport, Problem
from newslint.session.written_report import read_written, written
from newslint.values import fields, replace
from tests.making import place

TEXT = "He said zounds.\n"
CLEAN = FileReport("a.txt", words=3, artifact=Artifact("utf-8", 16, "ab" * 32))
PLACE = Place(Span(3, 7), Position(1, 4), Position(2, 1), "said\n", PartPosition("notes", 2, 5))
FULL = Diagnostic(
    path="a.txt",
    rule="house/zounds:entry",
    level=Level.NOTE,
    severity=Severity.CRITICAL,
    mqm="style/register",
    its="register",
    message="An oath \ud83d \U0001f600.",
    place=PLACE,
    evidence="It is one.",
    replacement="",
    fix="unsafe",
    edits=(Edit(Span(3, 3), "x"), Edit(Span(5, 7), "")),
    related=(RelatedPlace(place(TEXT, 0, 2), "here"), RelatedPlace(PLACE, "there", "b.txt")),
    diagnosis="oath",
    values={"z": "1", "a": "2"},
    around="He said",
    fingerprint="abc:1",
    acceptance=Acceptance(2, "meant so", date(2027, 5, 16)),
    url="https://example.org/",
)
FOUND = replace(
    CLEAN,
    diagnostics=(replace(FULL, acceptance=None, path="part"),),
    accepted=(FULL, replace(FULL, acceptance=Acceptance(0))),
    lines=((1, TEXT), (2, "")),
    line_hashes=((1, "f:1"),),
    penalty_points=1.1,
    unchecked=("no date is known",),
)


def test_the_report_here_has_all_that_there_is_to_write() -> None:
    """So that what follows proves something of a field that comes to it, too."""
    for kind, made in ((Diagnostic, FULL), (FileReport, FOUND)):
        of_runs = {"problems", "fixed", "diff", "content", "fail_on"}
        for name, options in fields(kind).items():
            if options.has_default and name not in of_runs:
                assert getattr(made, name) != options.left_out(), name


@pytest.mark.parametrize("report", [CLEAN, FOUND])
def test_a_report_is_read_as_it_was_written(report: FileReport) -> None:
    said = written(report)
    assert said is not None
    again = read_written(said, "a.txt")
    assert repr(again) == repr(report)
    assert [list(d.values) for d in again.diagnostics] == [["z", "a"] for _ in report.diagnostics]


def test_a_report_without_findings_takes_little() -> None:
    assert len(written(CLEAN) or b"") < 120


@pytest.mark.parametrize(
    "changes",
    [
        {"artifact": None},
        {"problems": (Problem("it went wrong"),)},
        {"content": b"x"},
        {"penalty_points": float("nan")},
        {"diagnostics": (replace(FULL, values={"a": b"x"}),)},
        {"diagnostics": (replace(FULL, values={"a": ("x", "y")}),)},
        {"unchecked": [object()]},
    ],
)
def test_what_would_not_be_read_as_it_was_is_not_written(changes: dict[str, Any]) -> None:
    assert written(replace(CLEAN, **changes)) is None


@pytest.mark.parametrize(
    "said",
    [
        *(b"", b"\xff", b"{}", b"[]", b"3", b"null", b"[1,2,3]", b"[1,2,[]]", b"[[[[", b'"a"'),
        json.dumps([1, 0, ["utf-8", 1, "", False], [{}], [], [], [], []]).encode(),
        json.dumps([1, 0, ["utf-8", 1, "", False], [3], [1], [], [], []]).encode(),
        json.dumps([1, 0, ["utf-8", 1, "", False], []]).encode(),
    ],
)
def test_what_is_no_report_is_refused(said: bytes) -> None:
    with pytest.raises(ValueError):
        read_written(said, "a.txt")
