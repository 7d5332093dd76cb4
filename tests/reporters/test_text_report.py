import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.foundation.shown_text import printable
from newslint.model.diagnostic import Diagnostic, Level, RelatedPlace
from newslint.model.report import FileReport, Presentation, Problem, Report
from newslint.reporters.text_report import BEFORE, WIDTH, TextReport
from tests.making import diagnostic, file_report, place, written_by

TEXT = "Oh zounds, he said.\nAnd zounds again."


def shown(*files: FileReport, problems: tuple[Problem, ...] = (), **how: Any) -> str:
    return written_by(TextReport, Report("1", files, (), problems), Presentation(**how))


def block(text: str, *found: Diagnostic, **how: Any) -> list[str]:
    return shown(file_report(text, *found), **({"quiet": True} | how)).splitlines()


def marked(text: str, start: int, end: int) -> tuple[str, str]:
    """The line that is shown, and what the marks below it mark."""
    lines = block(text, diagnostic(text, start, end))
    line, marks = lines[2].partition(" | ")[2], lines[3].partition(" | ")[2]
    assert re.fullmatch(" *\\^+", marks)
    # Marks count terminal cells, of which a wide character takes two and a combining one none.
    cells = [c for c in line for _ in range(width(c))]
    at = len(marks) - len(marks.lstrip())
    under = cells[at : len(marks)]
    return line, "".join(c for n, c in enumerate(under) if n == 0 or width(c) < 2 or n % 2 == 0)


def width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def test_the_whole_of_a_block() -> None:
    related = tuple(RelatedPlace(place(TEXT, 3, 9), "said before") for _ in range(8))
    one = diagnostic(TEXT, 24, 30, evidence="Twice.", related=related, level=Level.ERROR)
    assert block(TEXT, one) == [
        "story.txt:2:5 error house/zounds",
        "  An oath.",
        "  2 | And zounds again.",
        "    |     ^^^^^^",
        "    = Twice.",
        *["    = 1:4 said before"] * 6,
        "    = and 2 more places",
    ]


def test_blocks_are_parted_by_an_empty_line_and_followed_by_the_summary() -> None:
    out = shown(file_report(TEXT, diagnostic(TEXT, 3, 9), diagnostic(TEXT, 24, 30)))
    assert out.split("\n\n")[1].startswith("story.txt:2:5 ")
    assert out.endswith("\n\n2 warnings in 1 of 1 file, 7 words.\n")


def test_colors_on_demand_only() -> None:
    one = file_report(TEXT, diagnostic(TEXT, 3, 9))
    assert "\x1b" not in shown(one, statistics=True)
    colored = shown(one, statistics=True, color=True)
    assert "\x1b[1;33mwarning\x1b[0m" in colored
    assert re.sub("\x1b\\[[0-9;]*m", "", colored) == shown(one, statistics=True)


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ([], "Nothing found in 1 file, 7 words.\n"),
        (["error"], "1 error in 1 of 1 file, 7 words.\n"),
        (["note", "error", "note"], "1 error, 2 notes in 1 of 1 file, 7 words.\n"),
    ],
)
def test_the_summary_line(levels: list[str], said: str) -> None:
    found = [diagnostic(TEXT, n, n + 1, level=Level(level)) for n, level in enumerate(levels)]
    assert shown(file_report(TEXT, *found)).split("\n\n")[-1] == said


def test_the_summary_says_if_the_run_was_not_whole() -> None:
    lost = FileReport("lost.txt", problems=(Problem("is lost", path="lost.txt"),))
    out = shown(file_report(TEXT), lost, problems=(Problem("ill"),))
    assert out == (
        "Nothing found in 2 files, 7 words. "
        "The run was not whole: 2 problems, see standard error.\n"
    )


def test_quiet_and_clean_is_silent() -> None:
    assert shown(file_report(TEXT), quiet=True) == ""


def test_statistics_count_by_rule_the_strongest_first() -> None:
    found = [
        *(diagnostic(TEXT, n, n + 1) for n in range(3)),
        diagnostic(TEXT, 5, 6, rule="units/wrong", level=Level.ERROR),
        diagnostic(TEXT, 7, 8, rule="house/egad"),
    ]
    out = shown(file_report(TEXT, *found), statistics=True, quiet=True)
    assert out.split("\n\n")[-2] == (
        "     1  error    units/wrong\n     3  warning  house/zounds\n     1  warning  house/egad"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Oh zounds, he said.",
        "\tA\ttab, zounds.",
        "東京の新聞は zounds と",
        "cafe\u0301 zounds",
        "Full\u3000width\u3000zounds.",
        "No\u00a0break\u202fzounds.",
        "\U0001f600 zounds",
        "Odd \x1b[31m\x07\u200b\u2028\x85\x00zounds",
        "x" * 200 + " zounds " + "y" * 200,
        "word " * 80 + "zounds " + "word " * 80,
        "東" * 100 + "zounds" + "東" * 100,
        "zounds " + "word " * 80,
        "word " * 80 + "zounds",
    ],
)  # fmt: skip
def test_the_place_is_marked(text: str) -> None:
    start = text.index("zounds")
    line, under = marked(text, start, start + 6)
    assert under == "zounds"
    assert "zounds" in line


def test_a_wide_place_is_marked_by_its_width() -> None:
    _, marks = block("A 東京 B", diagnostic("A 東京 B", 2, 4))[2:4]
    assert marks.endswith("|   ^^^^")


def test_a_long_line_is_cut_around_the_place() -> None:
    text = "word " * 80 + "zounds " + "word " * 80
    line, _ = marked(text, 400, 406)
    assert line.startswith("…word ")
    assert line.endswith("…")
    assert len(line) <= WIDTH + 2
    assert line.index("zounds") <= BEFORE + 1


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    _, marks = block(TEXT, diagnostic(TEXT, 11, 23))[2:4]
    assert marks == "    |            ^^^^^^^^"


def test_a_place_without_characters_has_one_mark() -> None:
    for at in (0, 19, len(TEXT)):
        assert block(TEXT, diagnostic(TEXT, at, at))[3].count("^") == 1


def test_the_gutter_has_room_for_the_number() -> None:
    text = "\n" * 1233 + "zounds"
    assert block(text, diagnostic(text, 1233, 1239))[2:] == ["  1234 | zounds", "       | ^^^^^^"]


HOSTILE = "\x1b[31mred\x1b]0;title\x07\x9b1m\u202egnp\x00\r\n"


def test_no_control_character_reaches_the_terminal() -> None:
    one = diagnostic(
        HOSTILE + TEXT,
        2,
        9,
        path=f"{HOSTILE}.txt",
        message=HOSTILE,
        evidence=HOSTILE,
        related=(RelatedPlace(place(HOSTILE, 0, 3), HOSTILE),),
    )
    out = shown(file_report(HOSTILE + TEXT, one), statistics=True)
    assert all(c.isprintable() or c == "\n" for c in out)


@given(st.text())
def test_what_is_printable_has_no_other_characters_and_keeps_its_length(text: str) -> None:
    made = printable(text)
    assert made.isprintable()
    assert len(made) == len(text)


@given(st.text(alphabet="ab \t\u3000\u00a0東e\u0301\x1b\U0001f600\u2028", max_size=300), st.data())
def test_marks_never_run_past_the_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    _, marks = block(text, diagnostic(text, start, end))[2:4]
    line = block(text, diagnostic(text, start, end))[2].partition(" | ")[2]
    marks = marks.partition(" | ")[2]
    assert len(marks) <= sum(map(width, line)) + 1


def test_a_line_that_fits_is_shown_whole_wherever_the_place_is() -> None:
    text = "word " * 15 + "zounds."
    assert len(text) < WIDTH
    line, under = marked(text, 75, 81)
    assert (line, under) == (text, "zounds")
