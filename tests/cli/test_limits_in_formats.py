"""Limits and statistics hold in every format, and are told in those that have room for it."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import RunNewslint

FORMATS = (
    *("text", "concise", "json", "jsonl", "sarif", "github", "markdown", "gitlab", "junit"),
    *("checkstyle", "rdjson", "rdjsonl"),
)
TOLD = "newslint: 14.33 penalty points per 1,000 words, and at most 1 are let pass\n"


@pytest.fixture(autouse=True)
def story(desk: Path) -> None:
    (desk / "a.txt").write_text("The mayor said forsooth.\n")
    (desk / "b.txt").write_text("The mayor said zounds.\n")


@pytest.mark.parametrize("name", FORMATS)
def test_a_limit(newslint: RunNewslint, name: str) -> None:
    ran = newslint("--format", name, "--max-penalty=1", "--fail-on=never", "a.txt")
    assert (ran.status, ran.err) == (1, TOLD)


@pytest.mark.parametrize("name", ["json", "markdown", "junit", "sarif"])
def test_the_report_itself_tells_of_a_limit(newslint: RunNewslint, name: str) -> None:
    ran = newslint("--format", name, "--max-penalty=1", "--fail-on=never", "a.txt")
    assert "14.33 penalty points per 1,000 words, and at most 1 are let pass" in ran.out
    ran = newslint("--format", name, "--max-penalty=1000", "--fail-on=never", "a.txt")
    assert "are let pass" not in ran.out


@pytest.mark.parametrize("name", FORMATS)
def test_statistics(newslint: RunNewslint, name: str) -> None:
    ran = newslint("--format", name, "--statistics", "a.txt")
    shown = ran.out if name == "text" else ran.err
    assert "     1  note     house/forsooth\n" in shown
    assert "Penalty: 14.33 points per 1,000 words (1 in all)" in shown


def test_statistics_of_a_diff(newslint: RunNewslint) -> None:
    ran = newslint("--diff", "--statistics", "a.txt")
    assert ran.out == ""
    assert "     1  note     house/forsooth\n" in ran.err


def junit(newslint: RunNewslint, *options: str) -> dict[str | None, list[str]]:
    """What each test has in it, by its name."""
    root = ET.fromstring(newslint("--format", "junit", *options, "a.txt", "b.txt").out)
    return {case.get("name"): [one.tag for one in case] for case in root.iter("testcase")}


def test_what_fails_no_run_is_no_failed_test(newslint: RunNewslint) -> None:
    note, error = "house/forsooth: forsooth", "house/zounds: zounds"
    assert junit(newslint) == {note: ["system-out"], error: ["failure"]}
    assert junit(newslint, "--fail-on=note") == {note: ["failure"], error: ["failure"]}
    assert junit(newslint, "--fail-on=never") == {note: ["system-out"], error: ["system-out"]}


def test_each_file_has_the_level_of_its_settings(newslint: RunNewslint, desk: Path) -> None:
    (desk / ".newslint.yaml").write_text("fail-on: note\n")
    assert junit(newslint)["house/forsooth: forsooth"] == ["failure"]


def test_a_limit_is_a_failed_test(newslint: RunNewslint) -> None:
    found = junit(newslint, "--fail-on=never", "--max-penalty=1")
    assert found["limits of the run"] == ["failure"]


def test_json_has_the_limits_in_its_summary(newslint: RunNewslint) -> None:
    ran = newslint("--format=json", "--max-findings=1", "--fail-on=note", "a.txt", "b.txt")
    told = json.loads(ran.out)["summary"]["limits_passed"]
    assert told == ["2 findings, and at most 1 are let pass"]
    assert json.loads(newslint("--format=json", "a.txt").out)["summary"]["limits_passed"] == []
