import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.foundation.shown_text import (
    inert_json,
    inert_line,
    printable,
    printable_path,
    shortened,
    without_surrogates,
)


@given(st.text())
def test_a_printable_text_is_one_line_of_the_same_length(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert shown.isprintable()
    assert len(shown.splitlines()) <= 1


def test_a_text_is_shortened_at_its_end() -> None:
    assert shortened("a short one", 11) == "a short one"
    assert shortened("a short one", 9) == "a short…"


@given(st.text())
def test_lone_surrogates_alone_are_replaced(text: str) -> None:
    assert without_surrogates(text) == text
    assert without_surrogates(f"{text}\udcff{text}\ud800") == f"{text}\ufffd{text}\ufffd"


COMMANDS = [
    "##[error]x",
    "a ##vso[task.setvariable variable=PATH]/x",
    "b ##teamcity[x]",
    "##VSO[x]",
]


@pytest.mark.parametrize("text", COMMANDS)
def test_what_is_shown_commands_nothing(text: str) -> None:
    for shown in (printable(text), inert_line(text), printable_path(text)):
        assert not re.search(r"##(vso|teamcity)?\[", shown, re.IGNORECASE)
    assert len(printable(text)) == len(text)
    assert json.loads(inert_json(json.dumps({text: rf"\{text}"}))) == {text: rf"\{text}"}
    assert not re.search(r"##(vso|teamcity)?\[", inert_json(json.dumps(text)), re.IGNORECASE)
    assert printable("# ## [a] ###") == "# ## [a] ###"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("::error::x.txt", "./::error::x.txt"),
        (" ::error::x.txt", "./ ::error::x.txt"),
        ("\n::error::x.txt", "./⏎::error::x.txt"),
        ("+++ x.txt", "./+++ x.txt"),
        ("a/::b.txt", "a/::b.txt"),
        ("étude.txt", "étude.txt"),
        ("<standard input>", "<standard input>"),
        ("/a", "/a"),
        ("", ""),
    ],
)
def test_a_path_at_the_start_of_a_line(path: str, shown: str) -> None:
    assert printable_path(path) == shown
    assert inert_line("  ::error::x ::y") == "  \ufffd:error::x ::y"
