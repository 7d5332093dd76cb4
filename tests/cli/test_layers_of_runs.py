"""Settings from every layer, in whole runs."""

import json
from pathlib import Path

import pytest

from newslint.settings.config import FILE_NAME
from tests.conftest import RunNewslint


def rules(out: str) -> list[str]:
    return sorted(json.loads(line)["rule"] for line in out.splitlines())


@pytest.fixture(autouse=True)
def _story(desk: Path) -> None:
    (desk / "a.txt").write_text("He said zounds, gadzooks and nonny there.\n")


def run(newslint: RunNewslint, *arguments: str) -> list[str]:
    return rules(newslint("--format", "jsonl", *arguments, "a.txt").out)


def test_the_environment_goes_before_files_and_after_the_command_line(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / FILE_NAME).write_text(
        "select: [house]\npaths: [{match: a.txt, select: house/zounds}]\n"
    )
    assert run(newslint) == ["house/zounds"]
    monkeypatch.setenv("NEWSLINT_SELECT", "style")
    assert run(newslint) == ["style/nonny"]
    assert run(newslint, "--select", "house/gadzooks") == ["house/gadzooks"]
    monkeypatch.setenv("NEWSLINT_IGNORE", "house/zounds")
    assert run(newslint, "--select", "house") == ["house/gadzooks"]
    assert run(newslint, "--isolated") == ["house/gadzooks", "house/zounds"]


def test_the_environment_says_what_fails(
    newslint: RunNewslint, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert newslint("a.txt").status == 1
    monkeypatch.setenv("NEWSLINT_FAIL_ON", "never")
    assert newslint("a.txt").status == 0
    assert newslint("--fail-on", "error", "a.txt").status == 1
    monkeypatch.setenv("NEWSLINT_FAIL_ON", "loud")
    assert newslint("a.txt").err.startswith("newslint: NEWSLINT_FAIL_ON is 'loud'; set it to one")


def test_the_environment_names_a_settings_file(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "x.yaml").write_text("select: style\n")
    (desk / "y.yaml").write_text("select: house/zounds\n")
    monkeypatch.setenv("NEWSLINT_CONFIG", "x.yaml")
    assert run(newslint) == ["style/nonny"]
    assert run(newslint, "--config", "y.yaml") == ["house/zounds"]
    assert run(newslint, "--isolated") == ["house/gadzooks", "house/zounds"]


def test_the_environment_says_how_many_processes(
    newslint: RunNewslint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLINT_JOBS", "1")
    assert newslint("a.txt").status == 1
    monkeypatch.setenv("NEWSLINT_JOBS", "none")
    assert newslint("a.txt").err == (
        "newslint: NEWSLINT_JOBS is 'none'; set it to a number of processes, 1 or more\n"
    )
    assert newslint("--jobs", "1", "a.txt").status == 1


def test_own_settings_lie_below_those_of_the_folder(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = desk.parent / "config" / "newslint"
    own.mkdir(parents=True)
    (own / "settings.yaml").write_text("ignore: [house/zounds]\nselect: [all]\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(own.parent))
    assert run(newslint) == ["house/gadzooks", "style/nonny"]
    (desk / FILE_NAME).write_text("select: [default, house/zounds]\n")
    assert run(newslint) == ["house/gadzooks", "house/zounds"]
    (own / "settings.yaml").write_text("select: [hose]\n")
    (desk / FILE_NAME).unlink()
    said = f"newslint: {own / 'settings.yaml'}:1, select: there is no rule or category “hose”"
    assert newslint("a.txt").err.startswith(said)


@pytest.mark.parametrize(
    ("variable", "said"),
    [("NEWSLINT_SELECT", "NEWSLINT_SELECT: "), ("NEWSLINT_IGNORE", "NEWSLINT_IGNORE: ")],
)
def test_what_names_no_rule_is_told_with_its_variable(
    newslint: RunNewslint, monkeypatch: pytest.MonkeyPatch, variable: str, said: str
) -> None:
    monkeypatch.setenv(variable, "house,hose")
    assert newslint("a.txt").err.startswith(f"newslint: {said}there is no rule or category “hose”")


def test_what_names_no_rule_is_told_with_its_line(newslint: RunNewslint, desk: Path) -> None:
    (desk / FILE_NAME).write_text(
        "select: [all]\npaths:\n  - match: x\n    ignore:\n      - hose\n"
    )
    assert newslint("a.txt").err.startswith(f"newslint: {desk / FILE_NAME}:5, ignore: there is no")


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("\nlevels: {hose: note}\n", ":2, levels: there is no rule"),
        ("penalty:\n  factors:\n    hose: 2\n", ":3, penalty.factors: there is no rule"),
        (
            "\nparameters: {house/hose: {regex: x}}\n",
            ":2: `parameters` names the rule house/hose, which",
        ),
    ],
)
def test_what_names_no_rule_is_told_with_the_profile_that_says_it(
    newslint: RunNewslint, desk: Path, profile: str, said: str
) -> None:
    (desk / "p.yaml").write_text(profile)
    (desk / FILE_NAME).write_text("levels: {house: note}\nprofile: p.yaml\n")
    ran = newslint("a.txt")
    assert ran.err.startswith(f"newslint: {desk / 'p.yaml'}{said}")


def test_what_git_ignores_is_passed_over(newslint: RunNewslint, desk: Path) -> None:
    (desk / ".git").mkdir()
    (desk / ".gitignore").write_text("drafts/\n")
    (desk / "drafts").mkdir()
    (desk / "drafts" / "b.txt").write_text("Zounds, he said zounds.\n")
    count = "in 1 of 1 file"
    assert count in newslint(".").out
    assert "of 2 files" in newslint("--no-gitignore", ".").out
    assert count in newslint("drafts/b.txt").out
    assert count in newslint("--force-exclude", "drafts/b.txt", "a.txt").out


def test_front_matter_goes_before_settings_and_after_the_command_line(
    newslint_with_all_rules: RunNewslint, desk: Path
) -> None:
    story = "---\ndate: 2024-05-16\n---\nThe mayor spoke on Monday, May 16, at the hall.\n"
    (desk / "b.txt").write_text(story)
    (desk / FILE_NAME).write_text("date: 2022-05-18\nselect: [dates]\n")

    def found(*arguments: str) -> list[str]:
        return rules(newslint_with_all_rules("--format", "jsonl", *arguments, "b.txt").out)

    # In 2024 it was a Thursday, in 2022 a Monday.
    assert found() == ["dates/weekday-not-this-year"]
    assert found("--date", "2022-05-18") == []
    (desk / "b.txt").write_text(story.partition("---\nThe")[2].replace(" mayor", "The mayor", 1))
    assert found() == []
