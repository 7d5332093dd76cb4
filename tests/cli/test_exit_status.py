"""What the exit status says, as a table; and that what was found is printed with any of them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newslint.hookspecs import hookimpl
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.plugins import builtin
from newslint.session import run
from tests.conftest import RunNewslint
from tests.making import install_plugin_of_rules, rule_data, write_rule

COPY = {
    "clean.txt": b"Nothing is wrong here.\n",
    "error.txt": b"The mayor said zounds to them.\n",
    "warning.txt": b"The mayor said gadzooks to them.\n",
    "note.txt": b"The mayor said forsooth to them.\n",
    "cp1252.txt": b"The caf\xe9 said zounds.\n",
    "nul.txt": b"The mayor\0 said zounds.\n",
    "picture.txt": bytes(range(256)),
    "empty.txt": b"",
}


@pytest.fixture(autouse=True)
def _copy(desk: Path) -> None:
    for name, content in COPY.items():
        (desk / name).write_bytes(content)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("clean.txt", 0),
        ("empty.txt", 0),
        ("error.txt", 1),
        ("warning.txt", 1),
        ("note.txt", 0),
        ("clean.txt error.txt", 1),
        ("--fail-on error warning.txt", 0),
        ("--fail-on error error.txt", 1),
        ("--fail-on warning note.txt", 0),
        ("--fail-on note note.txt", 1),
        ("--ignore house error.txt", 0),
        ("--select house/gadzooks error.txt", 0),
        ("--quiet error.txt", 1),
        ("--no-cache clean.txt", 0),
        ("--jobs 2 clean.txt", 0),
        ("--isolated clean.txt", 0),
        ("--date 2024-05-16 clean.txt", 0),
        ("--version", 0),
        ("--help", 0),
        ("explain --help", 0),
        ("rules", 0),
        ("explain house/zounds", 0),
        # The run failed or was not whole.
        ("", 2),
        ("gone.txt", 2),
        ("gone.txt error.txt", 2),
        ("cp1252.txt", 2),
        ("nul.txt", 2),
        ("picture.txt", 2),
        ("--select nothing clean.txt", 2),
        ("--ignore house/zound clean.txt", 2),
        ("--format docx clean.txt", 2),
        ("--fail-on never error.txt", 0),
        ("--fail-on nevr clean.txt", 2),
        ("--color sometimes clean.txt", 2),
        ("--jobs 0 clean.txt", 2),
        ("--jobs many clean.txt", 2),
        ("--date soon clean.txt", 2),
        ("--unheard-of clean.txt", 2),
        ("--form json clean.txt", 2),
        ("--config gone.yaml clean.txt", 2),
        ("--stdin-filename x.txt clean.txt", 2),
        ("--output no/such/folder/out.txt clean.txt", 2),
        ("explain", 2),
        ("explain house/zound", 2),
        ("rules nothing", 2),
        ("check-rules gone", 2),
    ],
)
def test_the_exit_status(newslint: RunNewslint, arguments: str, status: int) -> None:
    ran = newslint(*arguments.split())
    assert ran.status == status, ran
    # Somebody is always told why.
    assert ran.out or ran.err or ran.status == 0 or "--quiet" in arguments


def test_an_empty_argument_is_no_path(newslint: RunNewslint) -> None:
    # As in `newslint "$STORY"` where STORY is not set: the current folder is not meant.
    ran = newslint("")
    assert ran.status == 2
    assert ran.out == ""
    assert "a path is empty" in ran.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.txt", "newslint: gone.txt: there is no such file or folder"),
        ("cp1252.txt", "newslint: cp1252.txt: is not UTF-8: byte 0xe9 at offset 7; if it is"),
        ("nul.txt", "newslint: nul.txt: holds a NUL byte at offset 9"),
        ("picture.txt", "newslint: picture.txt: "),
    ],
)
def test_what_cannot_be_read_is_told_and_the_other_files_are_linted(
    newslint: RunNewslint, name: str, said: str
) -> None:
    ran = newslint("--format", "concise", "warning.txt", name, "error.txt")
    assert ran.status == 2
    assert ran.err.startswith(said)
    assert [line.split(":")[0] for line in ran.out.splitlines()] == ["warning.txt", "error.txt"]


def test_a_folder_that_cannot_be_read(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "closed").mkdir()
    real = os.scandir

    def closed(folder: str | Path = ".") -> object:
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", closed)
    ran = newslint("--format", "concise", "closed", "error.txt")
    assert ran.status == 2
    assert ran.err == "newslint: closed: the folder cannot be read: Permission denied\n"
    assert ran.out.startswith("error.txt:1:16: error: ")


def test_a_plugin_with_faulty_rules_is_named_and_the_rest_goes_on(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_rule(desk / "theirs", "terms/odd", rule_data("odd", mesage="x"))
    install_plugin_of_rules(monkeypatch, "acme", desk / "theirs")
    (desk / ".newslint.yaml").write_text("ignore: [terms/odd]\n")
    ran = newslint("--format", "concise", "error.txt")
    assert ran.status == 2
    assert ran.out == "error.txt:1:16: error: “zounds” is an oath. [house/zounds]\n"
    (told,) = ran.err.splitlines()
    assert told.startswith("newslint: plugin acme has a faulty rule: ")
    assert "odd.yaml:20: unknown key `mesage`; did you mean “message”?" in told


@dataclass(frozen=True)
class Crashes:
    """A check of somebody's that always fails."""

    def __call__(self, document: Document) -> Iterator[Match]:
        raise KeyError("unheard-of")


@pytest.fixture
def crashing_rules(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = builtin.newslint_checks() | {"crashes": Crashes}
    monkeypatch.setattr(builtin, "newslint_checks", hookimpl(lambda: checks))
    data = rule_data("mayor", check="crashes", **{"with": None})
    write_rule(desk / "mine", "house/broken", data)
    (desk / ".newslint.yaml").write_text("rules: [mine]\n")


@pytest.mark.usefixtures("crashing_rules")
def test_a_rule_that_crashes_is_named_and_the_others_are_heard(newslint: RunNewslint) -> None:
    ran = newslint("--format", "concise", "error.txt")
    assert ran.status == 2
    assert "newslint: error.txt: rule house/broken crashed: KeyError: 'unheard-of'" in ran.err
    assert str(Path("mine/house/broken.yaml")) in ran.err
    assert ran.out == "error.txt:1:16: error: “zounds” is an oath. [house/zounds]\n"


@pytest.mark.usefixtures("crashing_rules")
def test_a_rule_that_crashes_can_be_left_out(newslint: RunNewslint) -> None:
    assert newslint("--ignore", "house/broken", "error.txt").status == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("selct: [house]", "unknown key `selct`; did you mean “select”?"),
        ("select: [hose]", "there is no rule or category “hose”; did you mean “house”?"),
        ("rules: [nowhere]", "nowhere: there is no such folder of rules"),
        ("parameters: {house/zouns: {}}", "names the rule house/zouns, which does not exist"),
        ("parameters: {house/zounds: {regx: x}}", "unknown key `regx`; did you mean “regex”?"),
        ("fail-on: [", ".newslint.yaml:1: is not valid YAML: did not find expected node"),
    ],
)
def test_wrong_settings(newslint: RunNewslint, desk: Path, settings: str, said: str) -> None:
    (desk / ".newslint.yaml").write_text(settings)
    for arguments in (["error.txt"], ["."], ["gone.txt"]):
        ran = newslint(*arguments)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("newslint: ")
        assert said in ran.err
    assert newslint("--isolated", "error.txt").status == 1


def test_a_faulty_rule_of_the_house(newslint: RunNewslint, desk: Path) -> None:
    path = write_rule(desk / "mine", "house/faulty", rule_data(level="loud", its="odd"))
    (desk / ".newslint.yaml").write_text("rules: [mine]\n")
    ran = newslint("error.txt")
    assert ran.status == 2
    relative = path.relative_to(desk)
    told = ran.err.splitlines()
    assert len(told) == 2
    assert all(line.startswith("newslint: ") and f"{relative}:" in line for line in told)


def test_a_reporter_that_crashes_is_named(
    newslint: RunNewslint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> str:
        raise RuntimeError("no ink")

    monkeypatch.setattr(builtin, "newslint_reporters", hookimpl(lambda: {"concise": crash}))
    ran = newslint("--format", "concise", "error.txt")
    assert ran.status == 2
    assert ran.err == "newslint: the reporter of the format concise crashed: RuntimeError: no ink\n"


def test_an_interrupt(newslint: RunNewslint, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "lint_batches", interrupted)
    ran = newslint("error.txt")
    assert (ran.status, ran.err) == (
        2,
        "newslint: interrupted: the run was cut short after 0 files\n",
    )
    assert ran.out.endswith("The run was not whole: 1 problem, see standard error.\n")


def test_a_bug_is_no_finding(newslint: RunNewslint, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no ink")

    monkeypatch.setattr(run, "lint_batches", broken)
    ran = newslint("error.txt")
    assert (ran.status, ran.out) == (2, "")
    assert "RuntimeError: no ink\nnewslint: the lines above are a bug of newslint" in ran.err


# The program itself, as a shell runs it.

COMMAND = [sys.executable, "-m", "newslint"]


def test_the_program_says_its_version() -> None:
    ran = subprocess.run([*COMMAND, "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("newslint 0.")


def test_the_program_exits_with_the_status() -> None:
    ran = subprocess.run(
        [*COMMAND, "--isolated", "clean.txt", "gone.txt"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stderr == "newslint: gone.txt: there is no such file or folder\n"
    assert ran.stdout.startswith("Nothing found in 1 file, ")


LONG_OUTPUTS: list[list[str]] = [["--select", "all", "x.txt"], ["rules"]]


@pytest.mark.parametrize("arguments", LONG_OUTPUTS, ids=["lint", "rules"])
def test_a_reader_that_goes_away_is_no_traceback(desk: Path, arguments: list[str]) -> None:
    (desk / "x.txt").write_text("They met him at the the door of the the house.\n\n" * 2000)
    process = subprocess.Popen(
        [*COMMAND, "--isolated", *arguments]
        if arguments[0] != "rules"
        else [*COMMAND, *arguments, "--isolated"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = b"newslint: standard output: its reader went away, and the run ended there\n"
    assert process.stderr.read() == said
    assert process.wait(timeout=60) == 2
    process.stderr.close()


def test_a_full_disk_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    for arguments in (["--isolated", "clean.txt"], ["rules", "--isolated"]):
        with Path("/dev/full").open("wb") as full:
            ran = subprocess.run(
                [*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert ran.returncode == 2
        assert ran.stderr.startswith(b"newslint: standard output: cannot be written: No space")
        assert b"Traceback" not in ran.stderr
        assert b"Exception" not in ran.stderr


def test_a_signal_of_the_keyboard() -> None:
    process = subprocess.Popen(
        [*COMMAND, "--isolated", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell has what it runs in the background ignore the signal, and this would inherit it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    wait_until(lambda: is_reading(process.pid))
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (2, b"", b"newslint: interrupted\n")


def is_reading(pid: int) -> bool:
    """Whether the process sleeps, as one does that reads from a silent pipe; twice, to be sure."""
    states = []
    for _ in range(4):
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists():
            pytest.skip("no /proc")
        states.append(stat.read_text().rpartition(") ")[2][0])
        time.sleep(0.15)
    return set(states) == {"S"}


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never happened"
