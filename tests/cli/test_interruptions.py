"""Signals that ask a run to end, by the whole command."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.cli.interruptions import Ended, Interruptions

pytestmark = pytest.mark.skipif(os.name != "posix", reason="by signals of POSIX")
FOUND = "Turnout reached 62 % on Sunday.\n"
# The command, which waits at the third story until somebody has written to the pipe.
WAITING = """
import sys
from pathlib import Path
from newslint.cli import main
from newslint.session import file_linter

read = file_linter.read_regular

def waiting(path, most=None):
    if Path(path).name == "c.txt":
        Path("pipe").read_text()
    return read(path, most)

file_linter.read_regular = waiting
sys.exit(main())
"""


@pytest.fixture
def stories(desk: Path) -> Path:
    """Two stories, and a third that a run waits at."""
    (desk / "a.txt").write_text(FOUND)
    (desk / "b.txt").write_text(FOUND)
    (desk / "c.txt").write_text(FOUND)
    os.mkfifo(desk / "pipe")
    (desk / "report.json").write_text("an earlier one")
    return desk


def stop(number: signal.Signals, *arguments: str) -> tuple[int, str, str]:
    """What becomes of a run that gets a signal when it has told of a story and waits."""
    with subprocess.Popen(  # noqa: SIM117 - the pipe can be opened when the run is there
        [sys.executable, "-c", WAITING, "--isolated", *arguments, "a.txt", "b.txt", "c.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as run:
        # Who opens the pipe for writing waits until somebody opens it for reading.
        with Path("pipe").open("w"):
            run.send_signal(number)
            out, err = run.communicate(timeout=30)
    assert "Traceback" not in err
    return run.returncode, out, err


def test_ctrl_c_prints_what_was_found_so_far(stories: Path) -> None:
    status, out, err = stop(signal.SIGINT)
    assert status == 2
    assert "a.txt:1:17 warning" in out
    assert "b.txt:1:17 warning" in out
    assert out.endswith("The run was not whole: 1 problem, see standard error.\n")
    assert err == "newslint: interrupted: the run was cut short after 2 files\n"


def test_formats_that_need_a_whole_run_say_that_they_have_none(stories: Path) -> None:
    status, out, _ = stop(signal.SIGINT, "--format", "json")
    made = json.loads(out)
    assert [file["path"] for file in made["files"]] == ["a.txt", "b.txt"]
    assert [d["path"] for d in made["diagnostics"]] == ["a.txt", "b.txt"]
    said = "interrupted: the run was cut short after 2 files"
    assert made["problems"] == [{"message": said}]
    status, out, _ = stop(signal.SIGINT, "--format", "sarif")
    (invocation,) = json.loads(out)["runs"][0]["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, status)


def test_a_file_of_a_report_is_as_it_was(stories: Path) -> None:
    for number, begins in (
        (signal.SIGINT, "interrupted: the run was cut short"),
        (signal.SIGTERM, "ended by SIGTERM"),
    ):
        _, _, err = stop(number, "--report", "json=report.json", "--report", "json=other.json")
        report = "report.json, other.json are as before"
        assert err == f"newslint: {begins} after 2 files; {report}\n"
        assert (stories / "report.json").read_text() == "an earlier one"
        names = {path.name for path in stories.iterdir()}
        assert names == {"a.txt", "b.txt", "c.txt", "pipe", "report.json"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_other_signals_end_it_at_once(stories: Path, number: signal.Signals) -> None:
    status, out, err = stop(number, "--format", "concise")
    assert status == 128 + number
    assert len(out.splitlines()) == 2
    assert err == f"newslint: ended by {number.name} after 2 files\n"


def test_what_was_fixed_is_listed(stories: Path) -> None:
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
        for name in ("a.txt", "b.txt"):
            (stories / name).write_text(FOUND)
        _, _, err = stop(number, "--fix")
        lines = ["newslint: fixing a.txt: 1 place", "newslint: fixing b.txt: 1 place"]
        assert err.splitlines()[:2] == lines
        assert (stories / "a.txt").read_text() == FOUND.replace("62 %", "62%")


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Interruptions():
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_one_that_is_held_comes_later_and_a_second_one_comes_at_once() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interruptions() as interruptions:
        interruptions.hold()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            interruptions.release()
        interruptions.release()
        interruptions.hold()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        interruptions.release()
        interruptions.hold()
        with pytest.raises(Ended, match="SIGTERM"):
            signal.raise_signal(signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    assert signal.getsignal(signal.SIGINT) is before


# The command, which gets a signal in the middle of making a class, as imports do by the dozen.
MAKING_A_CLASS = """
import signal, sys
from newslint.cli import command

class Signalling:
    def __set_name__(self, owner, name):
        signal.raise_signal(signal.Signals[sys.argv[1]])

def run(arguments, interruptions):
    type("Made", (), {"attribute": Signalling()})

command._run = run
sys.exit(command.main())
"""


@pytest.mark.parametrize(
    ("name", "status", "told"),
    [
        ("SIGHUP", 129, "newslint: ended by SIGHUP\n"),
        ("SIGINT", 2, "newslint: interrupted\n"),
    ],
)
def test_one_that_comes_while_a_class_is_made(name: str, status: int, told: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", MAKING_A_CLASS, name],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: signal.signal(signal.Signals[name], signal.SIG_DFL),
    )
    assert (ran.returncode, ran.stderr) == (status, told)


def test_one_that_was_lost_ends_the_run_at_the_next_story() -> None:
    with Interruptions() as interruptions:
        with pytest.raises(Ended):
            signal.raise_signal(signal.SIGTERM)
        with pytest.raises(Ended, match="SIGTERM"):
            interruptions.hold()
