"""Walks and hooks take copy only."""

import json
from pathlib import Path

import pytest

from newslint.settings.config import FILE_NAME
from tests.conftest import RunNewslint

ZOUNDS = "The mayor said zounds.\n"
CODE = 'port = "zounds"\nprint(port)\nport.sail()\n'


@pytest.fixture(autouse=True)
def _tree(desk: Path) -> None:
    for name in (
        *("a.txt", "requirements.txt", "CMakeLists.txt", "robots.txt"),
        *("node_modules/left/b.txt", "env/lib/c.txt", "old/d.txt"),
    ):
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(ZOUNDS)
    (desk / "env" / "pyvenv.cfg").write_text("")
    (desk / "old" / "code.txt").write_text(CODE)


def linted(newslint: RunNewslint, *arguments: str) -> list[str]:
    ran = newslint("--format", "jsonl", *arguments)
    return [Path(json.loads(line)["path"]).as_posix() for line in ran.out.splitlines()]


def test_a_walk_takes_copy_only(newslint: RunNewslint) -> None:
    assert linted(newslint, ".") == ["a.txt", "old/d.txt"]
    # That it is code is a guess, and may be wrong.
    said = "newslint: old/code.txt reads like code and is passed over; have `include` fit what is "
    assert newslint(".").err == f"{said}copy\n"


def test_what_is_named_is_linted(newslint: RunNewslint) -> None:
    named = ["requirements.txt", "node_modules/left/b.txt", "old/code.txt"]
    assert linted(newslint, *named) == named
    assert linted(newslint, "node_modules", "env") == ["node_modules/left/b.txt", "env/lib/c.txt"]


def test_a_hook_passes_over_what_it_names(newslint: RunNewslint, desk: Path) -> None:
    named = ["requirements.txt", "CMakeLists.txt", "robots.txt", "old/code.txt"]
    before = [(desk / name).read_text() for name in named]
    ran = newslint("--fix", "--unsafe-fixes", "--force-exclude", *named)
    assert (ran.status, ran.out) == (0, "No file was linted.\n")
    assert "1 no copy by content, 3 no copy by name" in ran.err
    assert [(desk / name).read_text() for name in named] == before
    assert linted(newslint, "--force-exclude", *named, "a.txt") == ["a.txt"]


def test_what_is_included_is_copy(newslint: RunNewslint, desk: Path) -> None:
    (desk / FILE_NAME).write_text("include: ['*.text', a.txt, robots.txt, old/code.txt]\n")
    assert linted(newslint, ".") == ["a.txt", "old/code.txt", "robots.txt"]
    assert linted(newslint, "--force-exclude", "robots.txt") == ["robots.txt"]


def test_a_folder_of_nothing_else_is_told(newslint: RunNewslint, desk: Path) -> None:
    (desk / "code").mkdir()
    (desk / "code" / "requirements.txt").write_text(CODE)
    ran = newslint("code")
    assert ran.status == 2
    assert "nothing was linted: of the files and folders, 1 no copy by name; " in ran.err
