"""What people see on a terminal: as wide as it is, in no time, with what changes marked."""

import sys
import time
from pathlib import Path

import pytest

from tests.conftest import RunNewslint


@pytest.mark.parametrize("width", [40, 60, 100, 180])
def test_excerpts_are_as_wide_as_the_terminal(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    (desk / "a.txt").write_text("word " * 80 + "zounds " + "word " * 80 + "\n")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    lines = newslint("a.txt").out.splitlines()
    excerpt, marks = lines[2:4]
    assert width - 2 <= len(excerpt) <= width
    at = marks.index("^")
    assert excerpt[at:].startswith("zounds")
    # As much of the line stands before the place, whatever the width.
    assert 0.2 < at / width < 0.5


def test_what_is_no_terminal_has_one_width(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "a.txt").write_text("word " * 80 + "zounds " + "word " * 80 + "\n")
    once = newslint("a.txt").out
    monkeypatch.setenv("COLUMNS", "40")
    assert newslint("a.txt").out == once
    newslint("--output", "out.text", "a.txt")
    assert (desk / "out.text").read_text() == once


@pytest.mark.slow
def test_a_very_long_line_is_shown_in_no_time(newslint: RunNewslint, desk: Path) -> None:
    # Each place looked for in all of the line would take minutes.
    (desk / "a.txt").write_text("The mayor said zounds late. " * 8_000 + "\n")
    (desk / ".newslint.yaml").write_text("max-findings-per-rule: 30000\n")
    start = time.perf_counter()
    newslint("--format", "concise", "a.txt")
    middle = time.perf_counter()
    ran = newslint("a.txt")
    assert ran.out.count("house/zounds") == 8_000
    assert time.perf_counter() - middle < 3 * (middle - start) + 5


COPY = "It was 62 % then, the mayor said, and 7 % now.\n\nIt was late.\n"


def test_a_diff_on_a_terminal_has_colors_and_the_words_marked(
    newslint: RunNewslint, desk: Path
) -> None:
    (desk / "a.txt").write_text(COPY)
    plain = newslint("--diff", "a.txt").out
    assert "\x1b" not in plain
    lines = newslint("--diff", "--color=always", "a.txt").out.splitlines()
    assert lines[:3] == [
        "\x1b[1m--- a/a.txt\x1b[0m",
        "\x1b[1m+++ b/a.txt\x1b[0m",
        "\x1b[36m@@ -1,3 +1,3 @@\x1b[0m",
    ]
    assert lines[3] == (
        "\x1b[31m-It was 62\x1b[7m \x1b[27m% then, the mayor said, and "
        "7\x1b[7m \x1b[27m% now.\x1b[0m"
    )
    assert lines[4] == "\x1b[32m+It was 62% then, the mayor said, and 7% now.\x1b[0m"
    assert lines[5:] == [" ", " It was late."]


def test_a_colored_diff_moves_no_cursor(newslint: RunNewslint, desk: Path) -> None:
    (desk / "a.txt").write_text("It was\x1b[2J 62 % then.\r\nIt was 7 % now, said the mayor.")
    out = newslint("--diff", "--color=always", "a.txt").out
    assert "\x1b[2J" not in out
    assert "\r" not in out
    assert "\\ No newline at end of file" in out


@pytest.mark.slow
def test_a_diff_of_a_very_long_line_is_colored_in_no_time(
    newslint: RunNewslint, desk: Path
) -> None:
    (desk / "a.txt").write_text("It was 62 % then. " * 3_000 + "\n")
    (desk / ".newslint.yaml").write_text("max-findings-per-rule: 30000\n")
    start = time.perf_counter()
    newslint("--diff", "a.txt")
    middle = time.perf_counter()
    assert "\x1b[31m-It was 62 %" in newslint("--diff", "--color=always", "a.txt").out
    assert time.perf_counter() - middle < 2 * (middle - start) + 2
