"""Markdown and HTML by the command: fixed, accepted, silenced, read under other names."""

from pathlib import Path

import pytest

from tests.conftest import RunNewslint

STORY = (
    "# Ferry\n\nThe **zounds** crew, zounds, left <!-- zounds --> [zounds](zounds.html) `zounds`.\n"
)
PAGE = "<h1>Ferry</h1><p>The <b>zounds</b> crew, zounds, left <a href='zounds'>zounds</a>.</p>\n"


@pytest.fixture(autouse=True)
def _stories(desk: Path) -> None:
    (desk / "a.md").write_text(STORY)
    (desk / "a.html").write_text(PAGE)


def test_places_are_those_of_the_file(newslint: RunNewslint) -> None:
    out = newslint("--format", "concise", "a.md", "a.html").out
    assert [line.split(": ")[0] for line in out.splitlines()] == [
        *("a.md:3:7", "a.md:3:22", "a.md:3:52"),
        *("a.html:1:25", "a.html:1:42", "a.html:1:72"),
    ]


def test_other_names_are_read_by_content_or_by_choice(newslint: RunNewslint, desk: Path) -> None:
    (desk / "page").write_text(f"<!DOCTYPE html>\n{PAGE}")
    (desk / "b.txt").write_text(STORY)
    assert "page:2:25" in newslint("--format", "concise", "page").out
    assert newslint("--format", "concise", "b.txt").out.count("\n") == 6
    assert newslint("--format", "concise", "--format-in", "markdown", "b.txt").out.count("\n") == 3
    ran = newslint("--format-in", "wordstar", "b.txt")
    assert ran.status == 2
    assert "no format is called wordstar; there are plain-text, markdown, html" in ran.err


def test_what_is_accepted_is_silent(newslint: RunNewslint, desk: Path) -> None:
    assert newslint("accept", "a.md:3:7").status == 0
    assert newslint("--format", "concise", "a.md").out.count("\n") == 2
    (desk / "a.md").write_text(STORY.replace("\n\n", "\n\n<!-- newslint-ignore house -->\n\n"))
    ran = newslint("a.md")
    assert ran.status == 0
    assert "3 accepted findings left out" in ran.out


def test_readmes_are_passed_over_in_folders(newslint: RunNewslint, desk: Path) -> None:
    (desk / "README.md").write_text(STORY)
    assert "README.md" not in newslint(".").out
    assert "README.md" in newslint("README.md").out
