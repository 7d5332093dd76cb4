"""`newslint accept`, and what becomes of accepted findings in a run."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from newslint.foundation.folder_lock import locked
from newslint.session import accepting
from newslint.settings import accepted_file
from newslint.settings.accepted_file import FILE_NAME, AcceptedFile, alone_with, load_accepted
from newslint.settings.config import FILE_NAME as SETTINGS
from tests.conftest import RunNewslint
from tests.making import rule_data, write_rule
from tests.test_properties import EXAMPLES, FRAGMENTS

STORY = "The mayor said zounds.\n\nOh, gadzooks, he said, and zounds again.\n"
TODAY = date.today()


@pytest.fixture(autouse=True)
def stories(desk: Path) -> Path:
    (desk / "sub").mkdir()
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        (desk / name).write_text(STORY)
    return desk


def counting(newslint: RunNewslint, *arguments: str) -> list[tuple[str, str]]:
    return [(o["path"], o["rule"]) for o in objects(newslint, *arguments) if "accepted" not in o]


def objects(newslint: RunNewslint, *arguments: str) -> list[dict[str, Any]]:
    ran = newslint("--quiet", "--format", "jsonl", *arguments)
    assert ran.err == ""
    return [json.loads(line) for line in ran.out.splitlines()]


def entries(desk: Path, folder: str = "") -> list[tuple[str, str, str]]:
    file = load_accepted(desk / folder / FILE_NAME)
    return [(entry.path, entry.rule, entry.around) for entry in file.entries]


# What is accepted


def test_a_line(newslint: RunNewslint, desk: Path) -> None:
    ran = newslint("accept", "--reason", "It is his way.", "a.txt:3")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "a.txt:3:5: house/gadzooks: “gadzooks”\n"
        "a.txt:3:28: house/zounds: “zounds”\n"
        f"2 findings accepted in {FILE_NAME}.\n"
    )
    assert entries(desk) == [
        ("a.txt", "house/gadzooks", "Oh, gadzooks, he said, and zounds again."),
        ("a.txt", "house/zounds", "Oh, gadzooks, he said, and zounds again."),
    ]
    assert counting(newslint, "a.txt") == [("a.txt", "house/zounds")]
    ran = newslint("a.txt")
    assert ran.out.endswith("1 error in 1 of 1 file, 11 words. 2 accepted findings left out.\n")
    accepted = [o["accepted"] for o in objects(newslint, "a.txt") if "accepted" in o]
    assert accepted == [{"reason": "It is his way."}] * 2


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (["a.txt:3", "house/zounds"], ["house/zounds"]),
        (["a.txt:3", "house"], ["house/gadzooks", "house/zounds"]),
        (["a.txt:3", "house/egad"], ["house/gadzooks"]),
        (["a.txt:3:28"], ["house/zounds"]),
        (["a.txt:3:28:"], ["house/zounds"]),
        (["a.txt", "house/zounds"], ["house/zounds", "house/zounds"]),
        (["sub", "house/gadzooks"], ["house/gadzooks"]),
        (["--all", "a.txt"], ["house/zounds", "house/gadzooks", "house/zounds"]),
        (["--all", "--ignore", "house/zounds", "a.txt", "b.txt"], ["house/gadzooks"] * 2),
    ],
)
def test_some(newslint: RunNewslint, desk: Path, words: list[str], rules: list[str]) -> None:
    ran = newslint("accept", *words)
    assert (ran.status, ran.err) == (0, "")
    folder = "sub" if words[0] == "sub" else ""
    assert [rule for _, rule, _ in entries(desk, folder)] == rules


def test_an_entry_of_a_lexicon(newslint: RunNewslint, desk: Path) -> None:
    (desk / "a.txt").write_text("Come, prithee, methinks.\n")
    assert newslint("accept", "a.txt", "terms/archaisms:prithee").status == 0
    assert [rule for _, rule, _ in entries(desk)] == ["terms/archaisms:prithee"]
    assert counting(newslint, "a.txt") == [("a.txt", "terms/archaisms:methinks")]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["a.txt:2"], 1, "a.txt:2: no finding begins there; findings begin on lines 1, 3"),
        (["a.txt:3", "spacing"], 1, "a.txt:3: no finding of spacing begins there; findings begin"),
        (["a.txt:3:1"], 1, "a.txt:3:1: no finding begins there"),
        (["a.txt", "style/nonny"], 1, "is off, --select style/nonny turns it on"),
        (["sub", "spacing"], 1, "no finding of spacing there; findings begin on lines 1, 3"),
        (["empty.txt:1"], 1, "nothing is found in the whole story"),
        (["a.txt", "zound"], 2, "there is no rule or category “zound”; `newslint rules`"),
        (["a.txt"], 2, "a.txt: which findings? Name a line (a.txt:3) or a rule after it, or"),
        (["sub"], 2, "which findings? Name a line (sub/story.txt:3)"),
        (["sub:3"], 2, "sub: is a folder; name a line of a file in it"),
        (["a.txt:0"], 2, "lines and columns count from 1"),
        (["gone.txt:3"], 2, "gone.txt:3: there is no such file or folder"),
        (["--all", "gone.txt"], 2, "gone.txt: there is no such file or folder"),
        ([], 2, "name a finding, as story.txt:3"),
        ([""], 2, "a path is empty"),
        (["a.txt:3", "house", "b.txt"], 2, "name one place and, if need be, one rule; --all"),
        (["--all", "--prune", "."], 2, "not allowed with"),
        (["--prune", "--reason", "x"], 2, "--prune accepts nothing"),
        (["--until", "2024-13-01", "a.txt:3"], 2, "is no day such as 2024-05-16"),
        (["--until", "2020-01-01", "a.txt:3"], 2, "--until 2020-01-01 is past"),
        (["--reason", "\udcff", "a.txt:3"], 2, "--reason is not UTF-8"),
        (["--all", "--select", "hose", "."], 2, "--select: there is no rule or category “hose”"),
    ],
)
def test_what_is_refused(
    newslint: RunNewslint, desk: Path, words: list[str], status: int, said: str
) -> None:
    (desk / "empty.txt").write_text("All is well.\n")
    ran = newslint("accept", *words)
    assert ran.status == status
    assert said in ran.err.replace(os.sep, "/")
    assert not (desk / FILE_NAME).exists()


def test_nothing_to_accept_is_no_fault(newslint: RunNewslint, desk: Path) -> None:
    ran = newslint("accept", "--all", "--select", "spacing", ".")
    assert (ran.status, ran.out) == (0, "There is nothing to accept: nothing was found.\n")
    assert not (desk / FILE_NAME).exists()


def test_names_that_look_like_places(newslint: RunNewslint, desk: Path) -> None:
    for name in ("a:b.txt", "a.txt:3", "x:1:2", "C:\\x.txt"):
        (desk / name).write_text(STORY)
    assert newslint("accept", "a:b.txt:1").status == 0
    assert newslint("accept", "a.txt:3", "house/gadzooks").status == 0
    assert newslint("accept", "x:1:2:1").status == 0
    assert newslint("accept", "C:\\x.txt:1").status == 0
    assert [path for path, _, _ in entries(desk)] == ["C:\\x.txt", "a.txt:3", "a:b.txt", "x:1:2"]
    assert newslint("accept", "./a.txt:1").status == 0
    assert "a.txt" in [path for path, _, _ in entries(desk)]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
def test_a_name_that_is_no_text(newslint: RunNewslint, desk: Path) -> None:
    (desk / os.fsdecode(b"\xff.txt")).write_text(STORY)
    ran = newslint("accept", "--all", ".")
    assert ran.status == 2
    assert "its name is not UTF-8, so that no entry can give it; rename it" in ran.err
    assert len(entries(desk)) == 9


def test_what_cannot_be_read_does_not_keep_the_rest(newslint: RunNewslint, desk: Path) -> None:
    (desk / "b.txt").write_bytes(b"\xff\xfe\x00")
    ran = newslint("accept", "--all", ".")
    assert ran.status == 2
    assert "b.txt: " in ran.err
    assert {path for path, _, _ in entries(desk)} == {"a.txt", "sub/c.txt"}


# Again and again


def test_twice_is_the_same_to_the_byte(newslint: RunNewslint, desk: Path) -> None:
    newslint("accept", "--all", ".")
    before = (desk / FILE_NAME).read_bytes()
    ran = newslint("accept", "--all", ".")
    assert (ran.status, ran.out) == (0, "9 findings accepted already.\n")
    assert (desk / FILE_NAME).read_bytes() == before


def test_one_by_one_is_the_same_as_all_at_once(newslint: RunNewslint, desk: Path) -> None:
    newslint("accept", "--all", ".")
    at_once = (desk / FILE_NAME).read_bytes()
    (desk / FILE_NAME).unlink()
    (desk / SETTINGS).write_text("")
    places = [(n, line, r) for n in ("a.txt", "b.txt", "sub/c.txt") for line, r in
              ((1, "house/zounds"), (3, "house/gadzooks"), (3, "house/zounds"))]  # fmt: skip
    random.Random(3).shuffle(places)
    for name, line, rule in places:
        assert newslint("accept", f"{name}:{line}", rule).status == 0
    assert (desk / FILE_NAME).read_bytes() == at_once


def test_a_reason_may_come_later(newslint: RunNewslint, desk: Path) -> None:
    newslint("accept", "--all", "a.txt")
    written = (desk / FILE_NAME).read_text()
    (desk / FILE_NAME).write_text(written.replace("- path", "# He was asked.\n- path", 1))
    assert newslint("accept", "a.txt:1").out == "1 finding accepted already.\n"
    until = TODAY + timedelta(2)
    assert newslint("accept", "--reason", "So he speaks.", "a.txt:1").status == 0
    assert newslint("accept", "--until", until.isoformat(), "a.txt:1").status == 0
    first, *others = load_accepted(desk / FILE_NAME).entries
    assert (first.reason, first.until) == ("So he speaks.", until)
    assert [(entry.reason, entry.until) for entry in others] == [("", None)] * 2
    assert "# He was asked.\n- path: a.txt\n" in (desk / FILE_NAME).read_text()


def test_one_entry_for_the_same_words_twice(newslint: RunNewslint, desk: Path) -> None:
    (desk / "a.txt").write_text("Oh, zounds.\n\nOh, zounds.\n")
    newslint("accept", "--all", "a.txt")
    assert len(entries(desk)) == 1
    assert counting(newslint, "a.txt") == []


def test_a_faulty_file_is_told_and_left_alone(newslint: RunNewslint, desk: Path) -> None:
    (desk / FILE_NAME).write_text("- pth: a.txt\n")
    for words in (["accept", "--all", "."], ["accept", "--prune"], ["."]):
        ran = newslint(*words)
        assert (ran.status, ran.out) == (2, "")
        assert f"{FILE_NAME}:1: unknown key `pth`; did you mean “path”?" in ran.err
    assert (desk / FILE_NAME).read_text() == "- pth: a.txt\n"
    assert newslint("--isolated", ".").status == 1


# Where it is written


def test_the_nearest_file_up_the_tree(newslint: RunNewslint, desk: Path) -> None:
    (desk / FILE_NAME).write_text("")
    newslint("accept", "sub/c.txt:1")
    assert [path for path, _, _ in entries(desk)] == ["sub/c.txt"]
    (desk / "sub" / FILE_NAME).write_text("")
    assert counting(newslint, "sub")[0] == (str(Path("sub/c.txt")), "house/zounds")
    newslint("accept", "sub/c.txt:1")
    assert [path for path, _, _ in entries(desk, "sub")] == ["c.txt"]


def test_a_new_file_lies_beside_the_settings(newslint: RunNewslint, desk: Path) -> None:
    (desk / SETTINGS).write_text("")
    newslint("accept", "sub/c.txt:1")
    assert [path for path, _, _ in entries(desk)] == ["sub/c.txt"]


def test_or_at_the_top_of_the_checkout(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / ".git").mkdir()
    monkeypatch.chdir(desk / "sub")
    assert f"accepted in {desk / FILE_NAME}." in newslint("accept", "c.txt:1").out
    assert [path for path, _, _ in entries(desk)] == ["sub/c.txt"]
    assert counting(newslint, "c.txt")[0] == ("c.txt", "house/gadzooks")


def test_or_in_the_folder_that_was_named_or_that_of_the_story(
    newslint: RunNewslint, desk: Path
) -> None:
    elsewhere = desk.parent / "else" / "where.yaml"
    elsewhere.parent.mkdir()
    elsewhere.write_text("")
    newslint("accept", "--config", str(elsewhere), "sub/c.txt:1")
    assert [path for path, _, _ in entries(desk, "sub")] == ["c.txt"]
    newslint("accept", "--all", ".")
    assert {path for path, _, _ in entries(desk)} == {"a.txt", "b.txt"}


# Two at once


@pytest.fixture
def meanwhile(newslint: RunNewslint, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has another run come in between when the stories are linted and nothing is written yet."""

    def set_up(*arguments: str) -> None:
        def after_another(files: Iterable[AcceptedFile]) -> Any:
            monkeypatch.setattr(accepting, "alone_with", alone_with)
            files = list(files)
            assert newslint(*arguments).status == 0
            return alone_with(files)

        monkeypatch.setattr(accepting, "alone_with", after_another)

    return set_up


def test_two_runs_at_once_lose_nothing(
    newslint: RunNewslint, desk: Path, meanwhile: Callable[..., None]
) -> None:
    for before in ("b.txt:1", None):
        if before:
            newslint("accept", before)
        meanwhile("accept", "a.txt:1")
        assert newslint("accept", "a.txt:3", "house/gadzooks").status == 0
        assert [(path, rule) for path, rule, _ in entries(desk)] == [
            ("a.txt", "house/zounds"),
            ("a.txt", "house/gadzooks"),
            *([("b.txt", "house/zounds")] if before else []),
        ]
        (desk / FILE_NAME).unlink()


def test_what_another_run_has_accepted_stays_as_it_was_accepted(
    newslint: RunNewslint, desk: Path, meanwhile: Callable[..., None]
) -> None:
    until = (TODAY + timedelta(days=9)).isoformat()
    meanwhile("accept", "--reason", "His way.", "--until", until, "a.txt:1")
    ran = newslint("accept", "a.txt:1")
    assert (ran.status, ran.out) == (0, "1 finding accepted already.\n")
    (entry,) = load_accepted(desk / FILE_NAME).entries
    assert (entry.reason, str(entry.until)) == ("His way.", until)


def test_pruning_takes_out_what_was_looked_at_and_no_more(
    newslint: RunNewslint, desk: Path, meanwhile: Callable[..., None]
) -> None:
    newslint("accept", "a.txt:1")
    newslint("accept", "b.txt:1")
    (desk / "a.txt").write_text("Nothing is wrong here.\n")
    meanwhile("accept", "sub/c.txt:1")
    assert newslint("accept", "--prune").out.endswith(f"1 entry taken out of {FILE_NAME}.\n")
    assert [path for path, _, _ in entries(desk)] == ["b.txt", "sub/c.txt"]
    # Or the other run was faster.
    (desk / "b.txt").write_text("Nothing is wrong here.\n")
    meanwhile("accept", "--prune")
    newslint("accept", "--prune")
    assert [path for path, _, _ in entries(desk)] == ["sub/c.txt"]


def test_a_run_that_keeps_the_file_to_itself(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accepted_file, "_PATIENCE", 0.1)
    with locked(desk, 1):
        ran = newslint("accept", "a.txt:1")
    assert (ran.status, ran.out) == (2, "")
    assert f"{FILE_NAME}: another newslint has been writing there for 0.1 seconds" in ran.err
    assert not (desk / FILE_NAME).exists()


def test_many_processes_at_once_lose_nothing(desk: Path, small_rulebook: Path) -> None:
    shutil.copytree(small_rulebook, desk / "mine")
    (desk / SETTINGS).write_text("rules: [mine]\nselect: [house]\n")
    names = ["a.txt", "b.txt", "sub/c.txt"]
    command = [sys.executable, "-m", "newslint", "accept", "--jobs", "1", "--all"]
    runs = [subprocess.Popen([*command, name], stdout=subprocess.PIPE) for name in names]
    for run in runs:
        out, _ = run.communicate(timeout=60)
        assert (run.returncode, out.splitlines()[-1][:8]) == (0, b"3 findin")
    assert [path for path, _, _ in entries(desk)] == [n for n in names for _ in range(3)]
    assert sorted(file.name for file in desk.glob(".*")) == [FILE_NAME, SETTINGS]


def test_isolated_knows_of_no_accepted_findings(newslint: RunNewslint, desk: Path) -> None:
    newslint("accept", "--all", ".")
    assert counting(newslint, ".") == []
    assert len(counting(newslint, "--isolated", ".")) == 9


def test_standard_input_goes_by_its_name(newslint: RunNewslint, desk: Path) -> None:
    newslint("accept", "a.txt", "house/zounds")
    ran = newslint("--format", "concise", "--stdin-filename", "a.txt", "-", stdin=STORY.encode())
    assert "[house/gadzooks]" in ran.out
    assert ran.out.count("\n") == 1
    # A draft without them makes nothing stale.
    assert newslint("--quiet", "--stdin-filename", "a.txt", "-", stdin=b"Draft.\n").out == ""


# What no longer holds


def told(newslint: RunNewslint, *arguments: str) -> list[tuple[int, str]]:
    """The lines of the accepted file that are spoken of, with their rules."""
    every = objects(newslint, *arguments)
    return [(o["line"], o["rule"]) for o in every if o["path"].endswith(FILE_NAME)]


def test_stale_and_expired_entries_are_told_where_they_stand(
    newslint: RunNewslint, desk: Path
) -> None:
    newslint("accept", "--all", ".")
    assert told(newslint, ".") == []
    (desk / "a.txt").write_text(STORY.replace("mayor said", "mayor cried"))
    written = (desk / FILE_NAME).read_text()
    past = f'again."\n  until: {TODAY - timedelta(1)}\n\n- path: sub'
    (desk / FILE_NAME).write_text(written.replace('again."\n\n- path: sub', past, 1))
    lines = (desk / FILE_NAME).read_text().splitlines()
    first, last = told(newslint, ".")
    assert (first[1], last[1]) == ("accepted/stale", "accepted/expired")
    assert lines[first[0] - 1 : first[0] + 2] == [
        *("- path: a.txt", "  rule: house/zounds", '  text: "zounds"')
    ]
    assert lines[last[0] - 1] == "- path: b.txt"
    concise = newslint("--format", "concise", ".").out
    assert (
        f"{FILE_NAME}:{first[0]}:1: note: “zounds” (house/zounds) is no longer found in a.txt; "
        "`newslint accept --prune` takes the entry out. [accepted/stale]\n"
    ) in concise
    assert f"in b.txt was accepted until {TODAY - timedelta(1)}; look at it again" in concise
    # The findings count again.
    assert [rule for _, rule in counting(newslint, ".")] == [
        *("house/zounds", "house/zounds", "accepted/stale", "accepted/expired")
    ]
    assert newslint("accept", "--prune").out == (
        "a.txt: house/zounds: stale: “zounds”\n"
        "b.txt: house/zounds: expired: “zounds”\n"
        f"2 entries taken out of {FILE_NAME}.\n"
    )
    assert told(newslint, ".") == []
    assert newslint("accept", "--prune").out.startswith("There is nothing to take out")
    assert len(entries(desk)) == 7


def test_an_expired_entry_is_renewed(newslint: RunNewslint, desk: Path) -> None:
    newslint("accept", "--reason", "So he speaks.", "a.txt:1")
    written = (desk / FILE_NAME).read_text()
    (desk / FILE_NAME).write_text(written + "  until: 2020-01-01\n")
    assert told(newslint, "a.txt") == [(10, "accepted/expired")]
    assert newslint("accept", "a.txt:1").status == 0
    assert (desk / FILE_NAME).read_text() == written


def test_a_story_that_is_gone(newslint: RunNewslint, desk: Path) -> None:
    newslint("accept", "--all", ".")
    (desk / "sub" / "c.txt").unlink()
    assert told(newslint, "a.txt") == []
    for named in (".", "sub", str(desk)):
        rules = [rule for _, rule in told(newslint, "--allow-empty", named)]
        assert rules == ["accepted/stale"] * 3
    assert "sub/c.txt is no longer there; " in newslint(".").out
    assert newslint("accept", "--prune", "a.txt").out.startswith("There is nothing")
    assert newslint("accept", "--prune", "sub").status == 0
    assert {path for path, _, _ in entries(desk)} == {"a.txt", "b.txt"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["b.txt"],
        ["--select", "spacing", "."],
        ["--ignore", "house/zounds", "."],
        ["--ignore", "accepted", "."],
        ["--ignore", "accepted/stale", "."],
        ["--isolated", "."],
    ],
)
def test_nothing_is_called_stale_that_was_not_looked_for(
    newslint: RunNewslint, desk: Path, arguments: list[str]
) -> None:
    newslint("accept", "--all", ".")
    (desk / "a.txt").write_text("All is well.\n\nOh, gadzooks, he said, and zounds again.\n")
    assert len(told(newslint, ".")) == 1
    assert told(newslint, *arguments) == []


def test_a_story_that_could_not_be_read_makes_nothing_stale(
    newslint: RunNewslint, desk: Path
) -> None:
    newslint("accept", "--all", ".")
    (desk / "a.txt").write_bytes(b"\xff\xfe\x00")
    ran = newslint("--format", "concise", ".")
    assert (ran.status, ran.out) == (2, "")


def test_the_settings_have_a_say(newslint: RunNewslint, desk: Path) -> None:
    newslint("accept", "--all", ".")
    (desk / "a.txt").write_text("All is well.\n")
    (desk / SETTINGS).write_text("levels: {accepted/stale: warning}\n")
    ran = newslint("--format", "concise", ".")
    assert (ran.status, ran.out.count(": warning: ")) == (1, 3)
    (desk / SETTINGS).write_text("fail-on: note\n")
    assert newslint(".").status == 1
    (desk / SETTINGS).write_text("ignore: [accepted]\n")
    assert newslint(".").status == 0


def test_notes_weigh_nothing(newslint: RunNewslint, desk: Path) -> None:
    newslint("accept", "--all", ".")
    (desk / "a.txt").write_text("All is well.\n")
    summary = json.loads(newslint("--format", "json", ".").out)["summary"]
    assert (summary["penalty_points"], summary["levels"]["note"], summary["words"]) == (0, 3, 25)


def test_the_rules_are_explained(newslint: RunNewslint) -> None:
    ran = newslint("explain", "accepted/stale")
    assert ran.out.startswith("# accepted/stale\n\nAn entry of .newslint-accepted.yaml accepts")
    assert "Under --changed-since nothing is." in ran.out


# Rules that change


def test_rules_that_were_renamed_or_replaced_still_hold(newslint: RunNewslint, desk: Path) -> None:
    newslint("accept", "--all", "a.txt")
    written = (desk / FILE_NAME).read_text().replace("house/gadzooks", "house/egad")
    (desk / FILE_NAME).write_text(written)
    assert counting(newslint, "a.txt") == []
    mine = rule_data(replaces="house/zounds", message="“{match}” will not do.")
    write_rule(desk / "mine", "house/softer", mine)
    (desk / SETTINGS).write_text("rules: [mine]\n")
    assert counting(newslint, "a.txt") == []
    assert (desk / FILE_NAME).read_text() == written


def test_a_rule_that_nobody_knows(newslint: RunNewslint, desk: Path) -> None:
    newslint("accept", "a.txt:1")
    file = desk / FILE_NAME
    file.write_text(file.read_text().replace("house/zounds", "acme/oath"))
    ran = newslint("--format", "concise", "a.txt")
    assert "There is no rule acme/oath, so the entry for a.txt silences nothing; " in ran.out
    # It may be that of a plugin that others have installed.
    newslint("accept", "--prune")
    assert [rule for _, rule, _ in entries(desk)] == ["acme/oath"]


# Merging


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org"}
    who |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **who},
        capture_output=True,
        text=True,
        check=False,
    )


def test_git_merges_two_branches_that_accepted_something_else(
    newslint: RunNewslint, desk: Path
) -> None:
    for number in range(1, 7):
        (desk / f"{number}.txt").write_text(STORY)
    newslint("accept", "2.txt:1")
    newslint("accept", "5.txt:1")
    git(desk, "init", "-q", "-b", "main")
    git(desk, "add", ".")
    assert git(desk, "commit", "-qm", "Stories").returncode == 0
    git(desk, "branch", "other")
    for place in ("1.txt:1", "5.txt:3"):
        newslint("accept", place)
    git(desk, "commit", "-qam", "Ours")
    git(desk, "checkout", "-q", "other")
    for place in ("3.txt:1", "2.txt:3"):
        newslint("accept", place)
    git(desk, "commit", "-qam", "Theirs")
    merged = git(desk, "merge", "-q", "main")
    assert merged.returncode == 0, merged.stdout
    paths = [path for path, _, _ in entries(desk)]
    assert paths == sorted(paths) == [f"{n}.txt" for n in (1, 2, 2, 2, 3, 5, 5, 5)]
    assert newslint("accept", "--all", "2.txt", "5.txt").out == "6 findings accepted already.\n"


# Stories are edited


@pytest.mark.slow
def test_all_holds_after_a_paragraph_is_inserted_at_the_top(
    newslint_with_all_rules: RunNewslint, desk: Path
) -> None:
    """100 stories of what rules flag, between paragraphs that they do not."""
    for path in desk.rglob("*.txt"):
        path.unlink()
    chance = random.Random(7)
    opening = "The council of {} met on Monday, and the mayor said that it would meet again."
    for number in range(100):
        pieces = [p for p in chance.choices(EXAMPLES + FRAGMENTS, k=8) if "\0" not in p]
        copy = "\n\n".join([opening.format(f"the town {number}"), *pieces])
        (desk / f"{number:03}.txt").write_bytes(copy.encode("utf-8", "replace"))
    lint = newslint_with_all_rules
    assert lint("accept", "--all", ".").status == 0
    before = {(o["path"], o["fingerprint"]) for o in objects(lint, ".") if "accepted" in o}
    assert len(before) > 300
    assert counting(lint, ".") == []
    top = "A new first paragraph was written when the story was opened again in the morning.\n\n"
    for path in desk.glob("*.txt"):
        data = path.read_bytes()
        path.write_bytes(top.encode() + data)
    after = objects(lint, ".")
    assert {(o["path"], o["fingerprint"]) for o in after if "accepted" in o} == before
    # One paragraph more may give a rule of the whole story what it lacked; nothing else is new.
    assert {o["rule"] for o in after if "accepted" not in o} <= {"structure/glued-subhead"}
