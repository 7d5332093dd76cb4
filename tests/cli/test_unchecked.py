"""What rules had to leave unchecked is said, once a story, and counts in nothing."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import RunNewslint

WEEKDAY = "The ferry left Varna on Wednesday, March 18, the harbor master said.\n"
PLAIN = "The ferry left Varna on Sunday for 90 euros ($97), the harbor master said.\n"
NO_DATE = (
    "no date is known, so that 1 weekday was held against no calendar: give `date: 2024-05-16`"
)


def said(newslint: RunNewslint, copy: str, *options: str) -> list[str]:
    Path("a.txt").write_text(copy)
    ran = newslint("--format", "json", *options, "a.txt")
    assert ran.status == 0
    told: list[str] = json.loads(ran.out)["files"][0].get("unchecked", [])
    return told


@pytest.fixture
def newslint(newslint_with_all_rules: RunNewslint) -> RunNewslint:
    return newslint_with_all_rules


def test_a_plain_story_has_nothing_said(newslint: RunNewslint) -> None:
    assert said(newslint, PLAIN) == []
    assert newslint("a.txt").out == "Nothing found in 1 file, 14 words.\n"


def test_a_weekday_and_no_date(newslint: RunNewslint) -> None:
    assert [one.startswith(NO_DATE) for one in said(newslint, WEEKDAY)] == [True]
    assert said(newslint, WEEKDAY, "--date", "2026-03-19") == []
    assert said(newslint, f"---\ndate: 2026-03-19\n---\n{WEEKDAY}") == []
    assert said(newslint, WEEKDAY.replace(", the", ", 2026, the")) == []
    # What no rule wanted to know is not missed.
    assert said(newslint, WEEKDAY, "--select", "spacing") == []


def test_times_and_sums_are_told_along(newslint: RunNewslint) -> None:
    (told,) = said(newslint, f"The ferry left at 18:30 in Varna (1630 GMT). {WEEKDAY} {PLAIN}")
    assert "1 weekday was held against no calendar, 1 pair of times was held against" in told
    assert "and 1 pair of sums was held against the rates of any year" in told


@pytest.mark.parametrize(
    ("matter", "told"),
    [
        (
            "---\ndate: yesterday\n---\n",
            "`date: yesterday` is no date that is certain: write it as",
        ),
        ("---\ndate: 05/06/2024\n---\n", "`date: 05/06/2024` is no date that is certain"),
        ("---\nsource-language: russian\n---\n", "is no tag of a language: write `ru`"),
        ("---\nsource-language: klingonic\n---\n", "write a tag such as `ru`"),
        ("---\nsource-language: ua\n---\n", "write `uk`"),
        ("---\nvariety: Canadian\n---\n", "is none that is known: write US or British"),
        ("---\nplaec: Kyiv\n---\n", "`plaec` is not known: did you mean `place`?"),
        ("---\nsource_langauge: uk\n---\n", "`source-langauge` is not known: did you mean"),
        ("---\npublished: 2024-05-16\n---\n", "`published` is not read: write `date`"),
        ("---\ndate: 2024-05-16\n\n", "is not read, as no line of `---` closes it"),
        (
            "---\ndate: 2024-05-16\nIt was late\n---\n",
            "line 3 of its front matter is no `key: value`",
        ),
        ("+++\ndate = 2024-05-16\n+++\n", "its front matter in TOML is not read"),
        ('{\n  "date": "2024-05-16"\n}\n', "its front matter in JSON is not read"),
        ('{"date": "2024-05-16", "place": "Kyiv"}\n', "its front matter in JSON is not read"),
    ],
)
def test_front_matter_that_makes_no_sense(newslint: RunNewslint, matter: str, told: str) -> None:
    found = said(newslint, f"{matter}\n{PLAIN}")
    assert [told in one for one in found] == [True]
    # It is always said, also where the command line knows better.
    assert said(newslint, f"{matter}\n{PLAIN}", "--date", "2024-05-16") == found


@pytest.mark.parametrize(
    "matter",
    [
        "---\ndate: 2024-05-16\ntitle: Ferry\nauthor: A. B.\ntags:\n  - one\nupdate: no\n---\n",
        "---\nThe ferry sank at dawn.\n---\n",
        "---\nFerry: a day at sea\n\n",
        "+++ Ferry in port +++\n",
        "{The ferry}\n",
        '{"title": "Ferry"}\n',
        "",
    ],
)
def test_other_beginnings_have_nothing_said(newslint: RunNewslint, matter: str) -> None:
    assert said(newslint, f"{matter}\n{PLAIN}") == []


def test_a_wrong_language_keeps_no_rule_silent(newslint: RunNewslint, desk: Path) -> None:
    copy = f"---\nsource-language: chinese\n---\nThe city fights the new crown epidemic. {PLAIN}"
    (desk / "a.txt").write_text(copy)
    assert "calques/chinese" in newslint("--fail-on=never", "a.txt").out


def test_it_is_a_line_a_story_in_text_and_one_line_beside_other_formats(
    newslint: RunNewslint, desk: Path
) -> None:
    for number in range(13):
        (desk / f"{number:02}.txt").write_text(WEEKDAY)
    ran = newslint("--fail-on=note", ".")
    assert (ran.status, ran.err) == (0, "")
    head, *lines = ran.out.partition("\n\n")[0].splitlines()
    assert head == "Not checked in full:"
    assert lines[0] == f"  00.txt: {NO_DATE} in front matter."
    assert lines[10:] == ["  and 3 more files"]
    for name in ("concise", "github", "sarif", "junit"):
        ran = newslint("--format", name, ".")
        more = " (of 13 files that were not checked in full; `--format text` lists them)\n"
        assert (ran.status, ran.err) == (0, f"newslint: 00.txt: {NO_DATE} in front matter{more}")
    assert newslint("--quiet", ".").out == ""
    assert newslint("--quiet", "--format", "concise", ".").err == ""


def test_of_what_has_not_changed_nothing_is_missed(newslint: RunNewslint, desk: Path) -> None:
    (desk / "a.txt").write_text(WEEKDAY)
    identity = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    for words in (("init",), ("add", "."), ("commit", "-m", "All")):
        command = ["git", *identity, *words]
        subprocess.run(command, cwd=desk, check=True, capture_output=True)
    (desk / "a.txt").write_text(f"{WEEKDAY}\nIt was late.\n")
    assert "Not checked" not in newslint("--changed-since", "HEAD").out


def test_the_settings_refuse_it(newslint: RunNewslint, desk: Path) -> None:
    (desk / "a.txt").write_text(PLAIN)
    (desk / ".newslint.yaml").write_text("source-language: russian\n")
    ran = newslint("a.txt")
    assert ran.status == 2
    assert "`source-language` is 'russian'; write `ru`" in ran.err
