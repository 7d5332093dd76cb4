"""Standard streams that are closed, full or left by their reader, by the whole command."""

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

FOUND = "The 430-kilometer (690-mile) crossing takes about 20 hours.\n"
FIXABLE = "Turnout reached 62 % on Sunday.\n"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="by a shell of POSIX")
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")


@pytest.fixture(autouse=True)
def stories(desk: Path) -> Path:
    (desk / "found.txt").write_text(FOUND)
    (desk / "clean.txt").write_text("Nothing is wrong here.\n")
    (desk / "fixable.txt").write_text(FIXABLE)
    return desk


@dataclass(frozen=True)
class Shell:
    status: int
    out: str
    err: str


def shell(arguments: str, stdin: str | None = "") -> Shell:
    # Python has argparse pass over what fails while it writes; buffered, it fails later.
    command = f"unset PYTHONUNBUFFERED; {shlex.quote(sys.executable)} -m newslint {arguments}"
    ran = subprocess.run(
        ["/bin/sh", "-c", command], input=stdin, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in ran.stderr
    assert "Exception" not in ran.stderr
    return Shell(ran.returncode, ran.stdout, ran.stderr)


COMMANDS = [
    "--isolated found.txt",
    "--isolated --format sarif found.txt",
    "--isolated --diff fixable.txt",
    "rules --isolated",
    "explain --isolated units/conversion-wrong",
    "--help",
    "--version",
]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("to", "said"),
    [
        (">&-", "newslint: standard output: cannot be written: it is closed\n"),
        pytest.param(
            ">/dev/full",
            "newslint: standard output: cannot be written: No space left on device\n",
            marks=full,
        ),
    ],
)
def test_standard_output_that_cannot_be_written(command: str, to: str, said: str) -> None:
    ran = shell(f"{command} {to}")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith(said)
    assert ran.err.count("\n") <= 2


def test_where_nothing_is_to_be_written_a_closed_one_is_no_fault(desk: Path) -> None:
    ran = shell(
        "--isolated --quiet --report jsonl=out.jsonl found.txt clean.txt --format jsonl >&-"
    )
    assert ran.status == 2
    ran = shell("--isolated --quiet --report jsonl=out.jsonl clean.txt >&-")
    assert (ran.status, ran.err) == (0, "")
    assert (desk / "out.jsonl").read_text() == ""


@pytest.mark.parametrize("to", ["2>&-", pytest.param("2>/dev/full", marks=full)])
def test_standard_error_that_cannot_be_written(desk: Path, to: str) -> None:
    ran = shell(f"--isolated found.txt gone.txt {to}")
    assert (ran.status, ran.err) == (2, "")
    assert "found.txt:1:20" in ran.out
    ran = shell(f"--isolated --select nothing found.txt {to}")
    assert (ran.status, ran.out) == (2, "")
    ran = shell(f"--isolated --no-such-option {to}")
    assert (ran.status, ran.out) == (2, "")
    assert shell(f"--isolated found.txt {to}").status == 1
    assert shell(f"--isolated clean.txt {to}").status == 0


def test_what_goes_to_a_closed_standard_error_goes_nowhere_else(desk: Path) -> None:
    ran = shell("--isolated --fix --report json=out.json fixable.txt gone.txt 2>&-")
    assert ran.status == 2
    assert "newslint:" not in ran.out
    assert "newslint:" not in (desk / "out.json").read_text()
    assert (desk / "fixable.txt").read_text() == FIXABLE.replace("62 %", "62%")


@full
def test_a_list_of_fixes_that_cannot_be_written_ends_the_fixing(desk: Path) -> None:
    ran = shell("--isolated --fix fixable.txt 2>/dev/full")
    assert ran.status == 2
    assert (desk / "fixable.txt").read_text() == FIXABLE
    # Unless nobody wants it.
    assert shell("--isolated --fix fixable.txt 2>&-").status == 0
    assert (desk / "fixable.txt").read_text() != FIXABLE


@full
@pytest.mark.parametrize("option", ["--output", "--report=jsonl"])
def test_a_report_on_a_full_disk(option: str) -> None:
    glue = " " if option == "--output" else "="
    ran = shell(f"--isolated --format jsonl {option}{glue}/dev/full found.txt")
    assert ran.status == 2
    assert ran.err == "newslint: /dev/full: cannot be written: No space left on device\n"


def test_all_closed(desk: Path) -> None:
    assert shell("--isolated found.txt <&- >&- 2>&-").status == 2
    assert shell("--isolated --quiet clean.txt <&- >&- 2>&-").status == 0
    assert shell("--isolated --fix --jobs 2 . <&- >&- 2>&-").status == 2
    for number in range(20):
        (desk / f"{number}.txt").write_text(FIXABLE)
    assert shell("--isolated --quiet --output out.txt --jobs 2 . <&- >&- 2>&-").status == 1
    assert (desk / "out.txt").read_text().count(": ") >= 20 or (desk / "out.txt").stat().st_size


def test_standard_input_that_cannot_be_read() -> None:
    ran = shell("--isolated - <&-")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "newslint: standard input is closed; - reads the copy from there\n"


def test_a_reader_that_goes_away_ends_the_fixing(desk: Path) -> None:
    for number in range(40):
        (desk / f"{number}.txt").write_text(FIXABLE + FOUND * 400)
    ran = shell("--isolated --fix --format concise *.txt | head -1")
    assert "newslint: standard output: its reader went away, and the run ended there" in ran.err
    changed = {path.name for path in desk.glob("*.txt") if "62%" in path.read_text()}
    listed = {line.split()[2].rstrip(":") for line in ran.err.splitlines()[:-1]}
    assert changed == listed != set()
    assert len(changed) < 40
