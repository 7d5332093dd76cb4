"""The diff, applied by the programs that it is for."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.linting.unified_diff import unified_diff

LINES = st.lists(st.sampled_from(["one", "two", "three", "", " ", "\t", "-- x", "+++ y", "\\ No"]))
TEXT = st.tuples(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans()).map(
    lambda drawn: drawn[1].join(drawn[0]) + (drawn[1] if drawn[2] and drawn[0] else "")
)


def test_nothing_changed_is_nothing_shown() -> None:
    assert unified_diff("a\nb", "a\nb", "x.txt") == ""


def test_it_looks_as_always() -> None:
    assert unified_diff("one\ntwo\n", "one\n2\n", "desk/a b.txt") == (
        "--- a/desk/a b.txt\t\n+++ b/desk/a b.txt\t\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n"
    )


NAMES = [
    *("story.txt", "desk/my story.txt", "-x.txt", "naïve ☂.txt", "a\tb.txt", "a\nb.txt"),
    *('a"b\\c.txt', "caf\udce9.txt", " lead.txt", "trail .txt"),
]
PAIRS = [
    ("one\ntwo\n", "one\n2\n"),
    ("one\ntwo", "one\n2"),
    ("one\ntwo", "one\ntwo\n"),
    ("one\r\ntwo\r\n", "one\r\n2\r\n"),
    ("one\r\ntwo", "one\r\n2"),
    ("one\rtwo\r", "one\r2\r"),
    ("a\n" * 40 + "b\n" + "a\n" * 40, "x\n" + "a\n" * 39 + "c\n" + "a\n" * 40),
    ("\ufeffone\n", "\ufeff1\n"),
    ("one\x0c\x0btwo\u2028\x85 three\n", "one\x0c\x0btwo\u2028\x85 3\n"),
    ("caf\udce9\n", "caf\udce9s\n"),
    ("one\n", ""),
]


def applied_by(program: str, folder: Path, old: str, new: str, name: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(old.encode("utf-8", "surrogateescape"))
    diff = unified_diff(old, new, name).encode("utf-8", "surrogateescape")
    commands = {"git": ["git", "apply", "--whitespace=nowarn"], "patch": ["patch", "-p1", "-s"]}
    ran = subprocess.run(
        commands[program], cwd=folder, input=diff, capture_output=True, check=False
    )
    if program == "patch" and "\n" in name and b"Invalid byte sequence" in ran.stderr:
        pytest.skip("patch 2.8 makes no file whose name has a line end, as POSIX has it of late")
    assert ran.returncode == 0, (ran.stdout, ran.stderr, diff)
    # patch takes a file away that has become empty.
    content = path.read_bytes() if path.exists() else b""
    assert content == new.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("program", ["git", "patch"])
@pytest.mark.parametrize("name", NAMES)
def test_any_name(tmp_path: Path, program: str, name: str) -> None:
    applied_by(program, tmp_path, *PAIRS[1], name)


@pytest.mark.parametrize("program", ["git", "patch"])
@pytest.mark.parametrize("pair", PAIRS)
def test_any_line_end(tmp_path: Path, program: str, pair: tuple[str, str]) -> None:
    applied_by(program, tmp_path, *pair, "my story.txt")


@given(TEXT.filter(bool), TEXT.filter(bool))
@settings(max_examples=40)
def test_any_text(old: str, new: str) -> None:
    if old != new:
        with TemporaryDirectory() as folder:
            applied_by("git", Path(folder), old, new, "my story.txt")
