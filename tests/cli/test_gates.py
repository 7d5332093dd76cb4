"""What makes a run fail: findings, penalty points, and several reports at once."""

import json
from pathlib import Path

import pytest

from tests.conftest import RunNewslint


@pytest.fixture(autouse=True)
def stories(desk: Path) -> Path:
    """20 and 30 words, in each a minor error: some 18 points per 1,000 words."""
    (desk / "a.txt").write_text("He said zounds. It was" + " very" * 12 + " late that\n\nday.\n")
    (desk / "b.txt").write_text("He said zounds. It was" + " very" * 22 + " late that day.\n")
    return desk


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        ("", 1, ""),
        ("--max-findings 1", 1, "2 findings, and at most 1 are let pass"),
        ("--max-findings 2", 0, ""),
        ("--fail-on never", 0, ""),
        ("--max-findings 2 --max-penalty 16", 1, "16.60 penalty points per 1,000 words, and at"),
        ("--max-findings 2 --max-penalty 18", 0, ""),
        ("--fail-on never --max-penalty 0", 1, "at most 0 are let pass"),
        ("--max-penalty -1", 2, "'-1' is no number of points, 0 or more"),
        ("--max-penalty nan", 2, "'nan' is no number of points, 0 or more"),
        ("--max-findings some", 2, "'some' is no number of findings, 0 or more"),
    ],
)
def test_what_is_let_pass(newslint: RunNewslint, options: str, status: int, said: str) -> None:
    ran = newslint(*options.split(), "a.txt", "b.txt")
    assert (ran.status, said in ran.err) == (status, True)


def test_the_settings_may_say_it(newslint: RunNewslint, desk: Path) -> None:
    (desk / ".newslint.yaml").write_text("max-findings: 2\nmax-penalty: 18\n")
    assert newslint(".").status == 0
    assert newslint("--max-penalty", "1", ".").status == 1
    (desk / ".newslint.yaml").write_text("fail-on: never\npenalty: {factors: {house: 10}}\n")
    assert newslint("--max-penalty", "40", ".").status == 1
    assert newslint("--max-penalty", "400", ".").status == 0


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("max-findings: -1", "`max-findings` is -1; it needs to be 0 or more"),
        ("max-penalty: .nan", "`max-penalty` is nan; it needs to be 0 or more"),
        ("fail-on: nothing", "use one of error, warning, note, or never"),
        ("penalty: {severities: {grave: 3}}", "`penalty.severities` names 'grave'; use one of"),
        ("penalty: {severities: {minor: -3}}", "gives minor -3.0 points; it needs 0 or more"),
        ("penalty: {factors: {house: -3}}", "gives house -3.0; it needs to be 0 or more"),
        ("penalty: {factors: {hose: 3}}", "there is no rule or category “hose”"),
        ("penalty: {factor: {house: 3}}", "unknown key `factor`; did you mean “factors”?"),
    ],
)
def test_senseless_limits_are_refused(
    newslint: RunNewslint, desk: Path, settings: str, said: str
) -> None:
    (desk / ".newslint.yaml").write_text(settings)
    ran = newslint("a.txt")
    assert ran.status == 2
    assert ".newslint.yaml" in ran.err
    assert said in ran.err


def test_the_figure_is_shown(newslint: RunNewslint) -> None:
    ran = newslint("--statistics", "a.txt", "b.txt")
    assert "Penalty: 16.60 points per 1,000 words (2 in all)" in ran.out
    assert "    12.42  a.txt\n    11.46  b.txt\n" in ran.out
    whole = json.loads(newslint("--format", "json", "a.txt", "b.txt").out)
    assert whole["summary"]["penalty_per_1000_words"] == 16.6
    assert [file["penalty_points"] for file in whole["files"]] == [1, 1]


def points(newslint: RunNewslint, name: str) -> list[float]:
    """The points of a story, and its figure."""
    (file,) = json.loads(newslint("--format", "json", name).out)["files"]
    return [file["penalty_points"], file["penalty_per_1000_words"]]


def test_a_term_that_is_said_again_counts_once(newslint: RunNewslint, desk: Path) -> None:
    (desk / "c.txt").write_text("Come, prithee, and sit.\n" * 200)
    assert points(newslint, "c.txt")[0] == 1
    (desk / "c.txt").write_text("He said zounds.\n" * 200)
    assert points(newslint, "c.txt")[0] == 3


def test_a_short_piece_is_nearer_to_the_mean(newslint: RunNewslint, desk: Path) -> None:
    (desk / "c.txt").write_text("Zounds, he said.\n")
    assert points(newslint, "c.txt") == [1, 14.466]  # and not 333
    (desk / "c.txt").write_text("Zounds, he said." + " It was late." * 3000 + "\n")
    assert points(newslint, "c.txt") == [1, 0.1637]  # 0.11
    (desk / "c.txt").write_text("It was late.\n")
    assert points(newslint, "c.txt") == [0, 0]


def test_several_reports_at_once(newslint: RunNewslint, desk: Path) -> None:
    ran = newslint(
        *(
            "--report",
            "json=a.json",
            "--report=concise=a.out",
            "--format",
            "jsonl",
            "--color=always",
        ),
        "a.txt",
    )
    assert ran.status == 1
    assert json.loads((desk / "a.json").read_text())["diagnostics"] == [json.loads(ran.out)]
    assert (desk / "a.out").read_text().startswith("a.txt:1:9: error: ")


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        (["sarf=x"], "there is no format sarf"),
        (["json"], "--report json is no format and file; write it as --report sarif=out.sarif"),
        (["json="], "--report json= is no format and file"),
        (["json=x", "text=./x"], "two reports are to be written to"),
    ],
)
def test_reports_that_cannot_be(
    newslint: RunNewslint, desk: Path, reports: list[str], said: str
) -> None:
    ran = newslint(*(f"--report={one}" for one in reports), "a.txt")
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert sorted(path.name for path in desk.iterdir()) == ["a.txt", "b.txt"]


def test_a_report_that_cannot_be_written_takes_no_other_with_it(
    newslint: RunNewslint, desk: Path
) -> None:
    ran = newslint("--report=json=no/where.json", "--report=json=there.json", "a.txt")
    assert ran.status == 2
    assert "no/where.json: cannot be written: No such file or directory" in ran.err
    assert "house/zounds" in ran.out
    assert json.loads((desk / "there.json").read_text())["summary"]["diagnostics"] == 1
