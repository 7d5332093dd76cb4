import json
from typing import Any

import pytest

from newslint.model.diagnostic import RelatedPlace
from newslint.model.fix import AppliedFix
from newslint.model.report import FileReport, Presentation, Problem, Report
from newslint.reporters.json_report import JsonLinesReport, report_json
from tests.making import diagnostic, file_report, place, written_by

TEXT = "Oh\u2028zounds, he said.\nAnd \U0001f600 zounds again."
ONE = diagnostic(TEXT, 3, 9, message="It is “odd”\u2028\x85.")
AT = TEXT.rindex("zounds")
TWO = diagnostic(
    TEXT,
    AT,
    AT + 6,
    evidence="It was said before.",
    replacement="well",
    fix="safe",
    related=(RelatedPlace(place(TEXT, 3, 9), "first"),),
)
PLAIN = Presentation()
TYPES = {
    "path": str,
    "rule": str,
    "level": str,
    "message": str,
    "line": int,
    "column": int,
    "end_line": int,
    "end_column": int,
    "start": int,
    "end": int,
    "text": str,
    "severity": str,
    "mqm": str,
    "its": str,
}


def report_of(*files: FileReport, **changes: Any) -> Report:
    return Report("1.2.3", files, (), **changes)


def objects(*files: FileReport) -> list[dict[str, Any]]:
    # What an unaware reader of lines does: it splits at everything that Python calls a line end.
    return [
        json.loads(line)
        for line in written_by(JsonLinesReport, report_of(*files), PLAIN).splitlines()
    ]


def test_the_contract() -> None:
    one, two = objects(file_report(TEXT, ONE, TWO))
    for made in (one, two):
        assert {key: type(made[key]) for key in TYPES} == TYPES
        assert TEXT[made["start"] : made["end"]] == made["text"] == "zounds"
    assert list(one)[: len(TYPES)] == list(TYPES)
    assert set(one) == set(TYPES)
    assert set(two) == {*TYPES, "evidence", "replacement", "fix", "related"}
    assert (two["line"], two["column"], two["end_line"], two["end_column"]) == (2, 7, 2, 13)
    assert one["message"] == "It is “odd”\u2028\x85."
    assert two["related"] == [
        {
            "message": "first",
            "line": 1,
            "column": 4,
            "end_line": 1,
            "end_column": 10,
            "start": 3,
            "end": 9,
            "text": "zounds",
        }
    ]


def test_an_empty_replacement_is_one() -> None:
    (made,) = objects(file_report(TEXT, diagnostic(TEXT, 3, 9, replacement="", fix="never")))
    assert (made["replacement"], made["fix"]) == ("", "never")


def test_nothing_found_is_nothing_printed() -> None:
    assert written_by(JsonLinesReport, report_of(file_report(TEXT)), PLAIN) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_a_narrow_encoding_of_the_output_spoils_no_object(encoding: str) -> None:
    text = "caf\xe9 \U0001f600 zounds \udcff"
    shown = written_by(
        JsonLinesReport, report_of(file_report(text, diagnostic(text, 0, len(text)))), PLAIN
    )
    data = shown.encode(encoding, errors="backslashreplace")
    assert json.loads(data.decode(encoding))["text"] == text


def test_one_object_for_a_whole_run() -> None:
    lost = FileReport("lost.txt", problems=(Problem("is lost", path="lost.txt"),))
    files = (file_report(TEXT, ONE, TWO, penalty_points=2.0), lost)
    ill = Problem("a plugin is ill")
    shown = report_json(report_of(*files, problems=(ill,)), PLAIN)
    made = json.loads(shown)
    assert shown.endswith("}\n")
    assert made == {
        "version": "1.2.3",
        "summary": {
            "files": 2,
            "words": 8,
            "diagnostics": 2,
            "accepted": 0,
            "fixed": 0,
            "penalty_points": 2.0,
            "penalty_per_1000_words": 23.0556,
            "levels": {"error": 0, "warning": 2, "note": 0},
            "rules": {"house/zounds": 2},
            "limits_passed": [],
        },
        "files": [
            {
                "path": "story.txt",
                "words": 8,
                "diagnostics": 2,
                "accepted": 0,
                "fixed": 0,
                "penalty_points": 2.0,
                "penalty_per_1000_words": 23.0556,
            },
            {
                "path": "lost.txt",
                "words": 0,
                "diagnostics": 0,
                "accepted": 0,
                "fixed": 0,
                "penalty_points": 0.0,
                "penalty_per_1000_words": 0.0,
            },
        ],
        "diagnostics": objects(*files),
        "fixes": [],
        "problems": [
            {"message": "a plugin is ill"},
            {"message": "is lost", "path": "lost.txt"},
        ],
    }


def test_what_was_fixed_is_told() -> None:
    fix = AppliedFix("house/zounds", "safe", 1, 4, "zounds", "well", 1)
    made = json.loads(report_json(report_of(file_report(TEXT, fixed=(fix,))), PLAIN))
    assert made["summary"]["fixed"] == made["files"][0]["fixed"] == 1
    assert made["fixes"] == [
        {
            "path": "story.txt",
            "rule": "house/zounds",
            "fix": "safe",
            "line": 1,
            "column": 4,
            "before": "zounds",
            "after": "well",
            "round": 1,
        }
    ]
