"""`--changed-since REV`, with the real git."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from newslint.settings.config import FILE_NAME as SETTINGS
from tests.conftest import RunNewslint

STORY = "Zounds of old\n\nThe mayor said zounds.\n\nThe ferry stayed in port.\n"


@pytest.fixture(autouse=True)
def _checkout(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for name in ("GIT_AUTHOR", "GIT_COMMITTER"):
        monkeypatch.setenv(f"{name}_NAME", "The desk")
        monkeypatch.setenv(f"{name}_EMAIL", "desk@example.org")
    git(desk, "init", "-q", "-b", "main")
    for name in ("a.txt", "same.txt", "sub/b.txt", "drafts/c.txt", "notes.cfg"):
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(STORY)
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "Stories")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def edit(*paths: Path) -> None:
    for path in paths:
        path.write_text(STORY.replace("stayed in", "left the") + "\nShe said zounds too.\n")


def found(newslint: RunNewslint, *arguments: str) -> list[tuple[str, int]]:
    ran = newslint("--format", "jsonl", "--changed-since", "HEAD", *arguments)
    assert ran.err == "" or "nothing was linted: no story has changed since HEAD" in ran.err
    objects = [json.loads(line) for line in ran.out.splitlines()]
    return [(Path(o["path"]).as_posix(), o["line"]) for o in objects if "accepted" not in o]


def test_findings_in_changed_paragraphs_of_changed_files(newslint: RunNewslint, desk: Path) -> None:
    assert found(newslint) == []
    edit(desk / "a.txt", desk / "sub" / "b.txt", desk / "drafts" / "c.txt", desk / "notes.cfg")
    (desk / "new.txt").write_text("Zounds.\n")
    (desk / "same.txt").write_text(STORY.replace("\n", "\r\n"), newline="")
    every = [("a.txt", 7), ("drafts/c.txt", 7), ("new.txt", 1), ("sub/b.txt", 7)]
    assert found(newslint) == found(newslint, ".") == every
    assert found(newslint, "sub", "a.txt") == [("sub/b.txt", 7), ("a.txt", 7)]
    assert found(newslint, "same.txt") == []
    assert found(newslint, "notes.cfg") == [("notes.cfg", 7)]
    (desk / SETTINGS).write_text("exclude: [drafts/]\n")
    assert found(newslint) == [one for one in every if one[0] != "drafts/c.txt"]


def test_from_a_folder_below(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(desk / "a.txt", desk / "sub" / "b.txt")
    monkeypatch.chdir(desk / "sub")
    assert found(newslint) == [("b.txt", 7)]
    assert found(newslint, "..") == [("../a.txt", 7), ("../sub/b.txt", 7)]


def test_a_renamed_story_is_not_a_new_one(newslint: RunNewslint, desk: Path) -> None:
    git(desk, "mv", "a.txt", "moved.txt")
    (desk / "moved.txt").write_text(STORY + "\nShe said zounds too.\n")
    assert found(newslint) == [("moved.txt", 7)]


@pytest.mark.usefixtures("every_process")
def test_many_files_in_several_processes(newslint: RunNewslint, desk: Path) -> None:
    for number in range(20):
        (desk / f"{number:02}.txt").write_text(STORY)
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "More")
    edit(*(desk / f"{number:02}.txt" for number in range(20)))
    assert found(newslint, "--jobs", "2") == [(f"{number:02}.txt", 7) for number in range(20)]


def test_the_exit_status_goes_by_what_is_reported(newslint: RunNewslint, desk: Path) -> None:
    assert newslint(".").status == 1
    assert newslint("--changed-since", "HEAD").status == 0
    edit(desk / "a.txt")
    assert newslint("--changed-since", "HEAD").status == 1
    git(desk, "commit", "-qam", "Edited")
    assert newslint("--changed-since", "HEAD").status == 0
    assert newslint("--changed-since", "HEAD~").status == 1


def test_accepted_findings_stay_silent_and_none_is_called_stale(
    newslint: RunNewslint, desk: Path
) -> None:
    newslint("accept", "--all", ".")
    edit(desk / "a.txt")
    (desk / "a.txt").write_text((desk / "a.txt").read_text().replace("mayor", "duke"))
    (desk / "sub" / "b.txt").unlink()
    assert found(newslint) == [("a.txt", 3), ("a.txt", 7)]
    newslint("accept", "a.txt:7")
    assert found(newslint) == [("a.txt", 3)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--changed-since", "HEAD", "-"], "--changed-since asks git about files; name these, n"),
        (["--changed-since", "gone"], "--changed-since gone: git knows no such commit; `git log"),
        (["--changed-since", "HEAD", "gone.txt"], "gone.txt: there is no such file or folder"),
        (["--changed-since", "HEAD", ".."], "lies in no git checkout, so nothing is known of ch"),
        (["--changed-since", "HEAD", "gone/gone"], "there is no such file or folder"),
    ],
)
def test_what_cannot_be_told(
    newslint: RunNewslint,
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent.parent))
    ran = newslint(*arguments)
    assert ran.status == 2
    assert said in ran.err
