"""A run that linted nothing has shown nothing, and does not pass."""

import json
import subprocess
from pathlib import Path

import pytest

from newslint.settings.config import FILE_NAME
from tests.conftest import RunNewslint

COPY = "Nothing is wrong here.\n"


@pytest.fixture(autouse=True)
def _copy(desk: Path) -> None:
    (desk / "stories").mkdir()
    (desk / "stories" / "a.txt").write_text(COPY)
    (desk / "empty").mkdir()
    (desk / "code").mkdir()
    (desk / "code" / "notes.cfg").write_text(COPY)


@pytest.mark.parametrize("folder", ["empty", "code"])
def test_a_folder_without_a_story(newslint: RunNewslint, folder: str) -> None:
    ran = newslint(folder)
    assert ran.status == 2
    assert ran.err == (
        "newslint: nothing was linted: no file ends with .htm, .html, .markdown, .md, .text, .txt "
        "or .xhtml; name a file to have it linted, or say --allow-empty\n"
    )
    assert ran.out == (
        "No file was linted. The run was not whole: 1 problem, see standard error.\n"
    )


def test_a_folder_in_which_all_is_excluded(newslint: RunNewslint, desk: Path) -> None:
    (desk / FILE_NAME).write_text("exclude: [stories/]\n")
    ran = newslint(".")
    assert ran.status == 2
    assert "nothing was linted: of the files and folders, 1 excluded by the settings; " in ran.err


def test_a_folder_that_git_ignores(newslint: RunNewslint, desk: Path) -> None:
    (desk / ".git").mkdir()
    (desk / ".git" / "HEAD").write_text("")
    (desk / ".gitignore").write_text("*.txt\n")
    ran = newslint("stories")
    assert ran.status == 2
    assert "nothing was linted: of the files and folders, 1 ignored by git; " in ran.err


def test_a_folder_with_a_link_to_nothing(newslint: RunNewslint, desk: Path) -> None:
    (desk / "empty" / "a.txt").symlink_to("gone.txt")
    ran = newslint("empty")
    assert ran.status == 2
    assert "newslint: empty/a.txt leads nowhere\n" in ran.err
    assert "nothing was linted: of the files and folders, 1 link to elsewhere; " in ran.err
    assert newslint("empty/a.txt").status == 2


def test_a_link_to_nothing_beside_stories_is_told(newslint: RunNewslint, desk: Path) -> None:
    for name in ("b.txt", "c.txt"):
        (desk / "stories" / name).symlink_to(name)
    ran = newslint("stories")
    assert (ran.status, ran.err) == (0, "newslint: stories/b.txt and 1 more link lead nowhere\n")


def test_an_empty_file_is_a_file(newslint: RunNewslint, desk: Path) -> None:
    (desk / "empty" / "a.txt").write_text("")
    assert newslint("empty").status == 0


def test_nothing_to_lint_may_be_allowed(newslint: RunNewslint) -> None:
    ran = newslint("--allow-empty", "empty")
    assert (ran.status, ran.out, ran.err) == (0, "No file was linted.\n", "")
    assert newslint("--allow-empty", "gone").status == 2


def test_it_is_a_problem_in_formats_for_programs(newslint: RunNewslint) -> None:
    ran = newslint("--format", "json", "empty")
    (problem,) = json.loads(ran.out)["problems"]
    assert problem["message"].startswith("nothing was linted: ")
    assert "nothing was linted: " in newslint("--format", "junit", "empty").out


def test_what_a_path_that_is_not_there_says_is_enough(newslint: RunNewslint) -> None:
    ran = newslint("gone")
    assert ran.err == "newslint: gone: there is no such file or folder\n"


def test_nothing_is_left_of_what_a_hook_names(newslint: RunNewslint, desk: Path) -> None:
    (desk / FILE_NAME).write_text("exclude: [stories/]\n")
    ran = newslint("--force-exclude", "stories/a.txt")
    assert ran.status == 0
    assert ran.err == (
        "newslint: nothing was linted: of the files and folders, 1 excluded by the settings\n"
    )
    ran = newslint("--force-exclude", "--stdin-filename", "stories/b.txt", "-", stdin=b"Copy.")
    assert (ran.status, "nothing was linted" in ran.err) == (0, True)


def test_nothing_has_changed(newslint: RunNewslint, desk: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=desk, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "All of it")
    ran = newslint("--changed-since", "HEAD")
    assert ran.status == 0
    assert ran.err == "newslint: nothing was linted: no story has changed since HEAD\n"
