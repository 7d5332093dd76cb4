import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from newslint.hookspecs import hookimpl
from newslint.model.report import RunEnd
from newslint.plugins import builtin
from newslint.plugins.builtin import newslint_reporters
from newslint.reporters.concise_report import ConciseReport
from newslint.settings.config import FILE_NAME
from tests.conftest import Ran, RunNewslint
from tests.making import rule_data, write_rule

ZOUNDS = "The mayor said zounds.\n"


def write(desk: Path, *names: str, content: str = ZOUNDS) -> None:
    for name in names:
        path = desk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")


def objects(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def linted(newslint: RunNewslint, *arguments: str, **given: Any) -> list[str]:
    """The paths of the files in which zounds was found."""
    return [o["path"] for o in objects(newslint("--format", "jsonl", *arguments, **given))]


# What is linted


def test_a_folder_is_walked(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "b.txt", "a.txt", "sub/c.text", "notes.cfg", ".git/d.txt", ".e.txt", "x.TXT")
    assert linted(newslint, ".") == ["a.txt", "b.txt", str(Path("sub/c.text")), "x.TXT"]


def test_what_is_named_is_linted_whatever_its_suffix(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "notes.cfg", "story", ".hidden.txt")
    assert linted(newslint, "notes.cfg", "story", ".hidden.txt") == [
        *("notes.cfg", "story", ".hidden.txt")
    ]


def test_a_file_is_linted_once(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt")
    named = ["a.txt", "./a.txt", str(desk / "a.txt"), "."]
    assert linted(newslint, *named) == ["a.txt"]


def test_a_file_named_like_an_option_or_a_command(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "-x.txt", "rules/a.txt")
    assert linted(newslint, "--", "-x.txt") == ["-x.txt"]
    assert linted(newslint, "./rules") == [str(Path("rules/a.txt"))]


def test_excludes(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt", "drafts/b.txt")
    (desk / FILE_NAME).write_text("exclude: [drafts/]\n")
    excluded = str(Path("drafts/b.txt"))
    assert linted(newslint, ".") == ["a.txt"]
    assert linted(newslint, "drafts") == []
    assert linted(newslint, "a.txt", excluded) == ["a.txt", excluded]
    assert linted(newslint, "--force-exclude", "a.txt", excluded) == ["a.txt"]
    assert newslint("--force-exclude", excluded).status == 0


# Standard input


def test_standard_input(newslint: RunNewslint) -> None:
    ran = newslint("--format", "jsonl", "-", stdin=ZOUNDS.encode())
    assert [(o["path"], o["start"]) for o in objects(ran)] == [("<stdin>", 15)]
    assert ran.status == 1


def test_standard_input_goes_by_a_name(newslint: RunNewslint, desk: Path) -> None:
    (desk / "sport").mkdir()
    (desk / "sport" / FILE_NAME).write_text("levels: {house: note}\nexclude: [late.txt]\n")
    name = str(Path("sport/a.txt"))
    ran = newslint("--format", "jsonl", "--stdin-filename", name, "-", stdin=ZOUNDS.encode())
    assert [(o["path"], o["level"]) for o in objects(ran)] == [(name, "note")]
    late = ["--stdin-filename", "sport/late.txt", "-"]
    assert len(linted(newslint, *late, stdin=ZOUNDS.encode())) == 1
    assert linted(newslint, "--force-exclude", *late, stdin=ZOUNDS.encode()) == []


def test_standard_input_that_cannot_be_decoded(newslint: RunNewslint) -> None:
    ran = newslint("-", stdin=b"caf\xe9")
    assert ran.status == 2
    assert ran.err.startswith("newslint: <stdin>: is not UTF-8: byte 0xe9 at offset 3")


def test_standard_input_beside_files(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt")
    assert linted(newslint, "a.txt", "-", stdin=ZOUNDS.encode()) == ["<stdin>", "a.txt"]


# Settings


def test_each_file_has_the_nearest_settings(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt", "sport/b.txt", "sport/deep/c.txt", "world/d.txt")
    (desk / "pyproject.toml").write_text('[tool.newslint]\nlevels = {"house/zounds" = "note"}\n')
    (desk / "sport" / FILE_NAME).write_text("levels: {house: warning}\n")
    (desk / "world" / "pyproject.toml").write_text("[project]\n")
    ran = newslint("--format", "jsonl", ".")
    assert {o["path"]: o["level"] for o in objects(ran)} == {
        "a.txt": "note",
        str(Path("sport/b.txt")): "warning",
        str(Path("sport/deep/c.txt")): "warning",
        str(Path("world/d.txt")): "note",
    }


def test_one_settings_file_for_all_or_none(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt")
    (desk / FILE_NAME).write_text("levels: {house: note}\n")
    (desk / "other.yaml").write_text("levels: {house: warning}\n")
    levels = [
        objects(newslint("--format", "jsonl", *how, "a.txt"))[0]["level"]
        for how in ([], ["--config", "other.yaml"], ["--isolated"])
    ]
    assert levels == ["note", "warning", "error"]


def test_settings_for_some_paths(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt", "sport/b.txt", "sport/c.txt")
    settings = "paths:\n  - {match: sport/b.txt, ignore: house}\n"
    (desk / FILE_NAME).write_text(settings + "  - {match: sport, levels: {house: note}}\n")
    ran = newslint("--format", "jsonl", ".")
    assert {o["path"]: o["level"] for o in objects(ran)} == {
        "a.txt": "error",
        str(Path("sport/c.txt")): "note",
    }


def test_the_report_has_the_rules_that_only_some_paths_have(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(desk, "sport/b.txt", content="He said nonny.\n")
    (desk / FILE_NAME).write_text("paths:\n  - {match: sport, select: style}\n")
    seen: list[RunEnd] = []

    class Spy(ConciseReport):
        def end(self, end: RunEnd) -> str:
            seen.append(end)
            return ""

    monkeypatch.setattr(builtin, "newslint_reporters", hookimpl(lambda: {"spy": Spy}))
    assert "[style/nonny]" in newslint("--format", "spy", "sport").out
    assert "style/nonny" in [one.id for one in seen[0].rules]


def test_a_replaced_id_names_the_rule_in_its_place(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt")
    write_rule(desk / "mine", "house/softer", rule_data(replaces="house/zounds"))
    (desk / FILE_NAME).write_text("rules: [mine]\nlevels: {house/zounds: note}\n")
    ran = newslint("--format", "jsonl", "--select", "house/zounds", "a.txt")
    assert [(o["rule"], o["level"]) for o in objects(ran)] == [("house/softer", "note")]
    assert linted(newslint, "--ignore", "house/zounds", "a.txt") == []


def test_the_level_that_fails_is_that_of_each_files_settings(
    newslint: RunNewslint, desk: Path
) -> None:
    write(desk, "lax/a.txt", "strict/b.txt", content="He said gadzooks.\n")
    (desk / "lax").mkdir(exist_ok=True)
    (desk / "lax" / FILE_NAME).write_text("fail-on: error\n")
    assert newslint("lax").status == 0
    assert newslint("lax", "strict").status == 1
    assert newslint("--fail-on", "warning", "lax").status == 1


def test_parameters_and_rules_of_the_house(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt", content="He said crikey, zounds and egad.\n")
    write_rule(desk / "mine", "house/crikey")
    (desk / FILE_NAME).write_text("rules: [mine]\nparameters: {house/zounds: {regex: egad}}\n")
    ran = newslint("--format", "jsonl", "a.txt")
    assert [(o["rule"], o["text"]) for o in objects(ran)] == [
        *(("house/crikey", "crikey"), ("house/zounds", "egad"))
    ]


def test_a_rule_of_the_house_replaces_ours(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt")
    write_rule(desk / "mine", "house/softer", rule_data(replaces="house/zounds", level="note"))
    (desk / FILE_NAME).write_text("rules: [mine]\n")
    assert [o["rule"] for o in objects(newslint("--format", "jsonl", "a.txt"))] == ["house/softer"]


def test_a_former_id_still_selects(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt", content="He said gadzooks and zounds.\n")
    ran = newslint("--format", "jsonl", "--select", "house/egad", "a.txt")
    assert [o["rule"] for o in objects(ran)] == ["house/gadzooks"]


def test_addresses_are_repeated_or_parted_by_commas(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt", content="He said gadzooks, zounds, nonny and 62 %.\n")
    for how in (
        ["--select", "house", "--select", "style"],
        ["--select", "house, style"],
        ["--select", "all", "--ignore", "spacing"],
    ):
        ran = newslint("--format", "jsonl", *how, "a.txt")
        assert [o["text"] for o in objects(ran)] == ["gadzooks", "zounds", "nonny"]


def test_an_entry_of_a_lexicon_is_selected_by_its_address(
    newslint: RunNewslint, desk: Path
) -> None:
    write(desk, "a.txt", content="Come, prithee, it is late, methinks, and dark.\n")
    ran = newslint("--format", "jsonl", "a.txt")
    assert [(o["rule"], o["level"], o["replacement"]) for o in objects(ran)] == [
        ("terms/archaisms:prithee", "warning", "please"),
        ("terms/archaisms:methinks", "error", "I think"),
    ]
    ran = newslint("--format", "jsonl", "--ignore", "terms/archaisms:methinks", "a.txt")
    assert [o["rule"] for o in objects(ran)] == ["terms/archaisms:prithee"]


# Formats


def test_the_contract_for_programs(newslint: RunNewslint, desk: Path) -> None:
    copy = "Caf\u00e9 \U0001f600\u2028\r\nIt was 62 % and\u2028zounds.\r\n"
    write(desk, "a.txt", content="\ufeff" + copy)
    ran = newslint("--format", "jsonl", "a.txt")
    made = objects(ran)
    assert [o["text"] for o in made] == ["62 %", "zounds"]
    for one in made:
        assert copy[one["start"] : one["end"]] == one["text"]
        assert all(isinstance(one[key], int) for key in ("line", "column", "end_line", "end"))
    assert made[0] == {
        "path": "a.txt",
        "rule": "spacing/percent-space",
        "level": "warning",
        "message": "Write “62%”, not “62 %”.",
        "line": 2,
        "column": 8,
        "end_line": 2,
        "end_column": 12,
        "start": 16,
        "end": 20,
        "text": "62 %",
        "severity": "minor",
        "mqm": "style/register",
        "its": "register",
        "evidence": "A space follows 62.",
        "replacement": "62%",
        "fix": "safe",
        "fingerprint": made[0]["fingerprint"],
    }
    whole = json.loads(newslint("--format", "json", "a.txt").out)
    assert whole["diagnostics"] == made
    assert whole["summary"]["diagnostics"] == 2


def test_the_concise_format(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt")
    ran = newslint("--format", "concise", "a.txt")
    assert ran.out == "a.txt:1:16: error: “zounds” is an oath. [house/zounds]\n"


def test_the_text_format(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt", content="It was 62 % then.\n")
    assert newslint("a.txt").out == (
        "a.txt:1:8 warning spacing/percent-space\n"
        "  Write “62%”, not “62 %”.\n"
        "  1 | It was 62 % then.\n"
        "    |        ^^^^\n"
        "    = A space follows 62.\n\n"
        "1 warning in 1 of 1 file, 5 words.\n"
    )


def test_quiet_and_statistics(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt")
    write(desk, "clean.txt", content="All is well.\n")
    assert newslint("--quiet", "clean.txt").out == ""
    assert newslint("--quiet", "a.txt").out.count("\n") == 4
    assert "     1  error    house/zounds\n" in newslint("--statistics", "a.txt").out


def test_a_format_that_is_not_there(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt")
    assert newslint("--format", "jsnol", "a.txt").err == (
        "newslint: there is no format jsnol; did you mean “jsonl”?\n"
    )
    known = ", ".join(sorted(newslint_reporters()))
    assert f"known are {known}" in newslint("--format", "zzz", "a.txt").err


def test_output_to_a_file(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt")
    ran = newslint("--output", "out.jsonl", "--format", "jsonl", "a.txt")
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    assert json.loads((desk / "out.jsonl").read_bytes())["text"] == "zounds"


def test_output_that_cannot_be_written(newslint: RunNewslint, desk: Path) -> None:
    write(desk, "a.txt")
    ran = newslint("--output", "no/out.txt", "a.txt")
    assert ran.status == 2
    assert ran.err.startswith("newslint: no/out.txt: cannot be written: No such file")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux only")
@pytest.mark.parametrize("how", [[], ["--output", "out"], ["--format", "json", "--output", "out"]])
def test_a_file_name_that_is_no_text(newslint: RunNewslint, desk: Path, how: list[str]) -> None:
    (desk / os.fsdecode(b"a\xff\x1b[31m.txt")).write_text(ZOUNDS)
    (desk / os.fsdecode(b"b\xff\x1b[31m.txt")).write_bytes(b"\xff")
    ran = newslint(*how, ".")
    assert ran.status == 2
    assert "\x1b" not in ran.out + ran.err
    assert "is not UTF-8" in ran.err


# Colors


@pytest.mark.parametrize(
    ("how", "terminal", "environment", "colored"),
    [
        ([], True, {}, True),
        ([], False, {}, False),
        ([], True, {"NO_COLOR": "1"}, False),
        ([], True, {"NO_COLOR": ""}, True),
        ([], True, {"TERM": "dumb"}, False),
        (["--color", "never"], True, {}, False),
        (["--color", "always"], False, {}, True),
        (["--color", "always"], False, {"NO_COLOR": "1"}, True),
        (["--color", "auto"], True, {}, True),
    ],
)
def test_colors(  # noqa: PLR0917
    newslint: RunNewslint,
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: list[str],
    terminal: bool,
    environment: dict[str, str],
    colored: bool,
) -> None:
    write(desk, "a.txt")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert ("\x1b[" in newslint(*how, "a.txt").out) is colored


def test_no_colors_in_a_file(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(desk, "a.txt")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    newslint("--output", "out", "a.txt")
    assert "\x1b" not in (desk / "out").read_text(encoding="utf-8")


# Many files


@pytest.mark.usefixtures("every_process")
def test_the_output_is_the_same_for_any_number_of_jobs(newslint: RunNewslint, desk: Path) -> None:
    for number in range(20):
        write(desk, f"{number}.txt", content=ZOUNDS * (number % 4) + "\nIt was 62 % then.\n")
    (desk / "7.txt").write_bytes(b"\xff")
    runs = {
        jobs: newslint("--format", "json", "--jobs", jobs, ".", "gone.txt")
        for jobs in ("1", "2", "3")
    }
    assert runs["1"].status == 2
    assert len(json.loads(runs["1"].out)["diagnostics"]) > 20
    assert runs["2"] == runs["1"]
    assert runs["3"] == runs["1"]
