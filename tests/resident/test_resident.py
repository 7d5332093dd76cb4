"""Runs that a resident process answers, by the command itself, held against runs without one."""

import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is none on Windows")
FOUND = "Turnout reached 62 % on Sunday, and the the count went on.\n"
CLEAN = "The ferry left its berth on Friday morning.\n"
Ran = tuple[int, bytes, bytes]


class Desk:
    """A folder with stories, and an environment in which a resident process may be kept."""

    def __init__(self, folder: Path, runtime: Path) -> None:
        self.folder = folder
        self.sockets = runtime / "newslint"
        self.environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(runtime),
            "NEWSLINT_RESIDENT_MINUTES": "1",
        }

    def popen(self, *arguments: str, **given: object) -> "subprocess.Popen[bytes]":
        kinds = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": self.folder}
        return subprocess.Popen(
            [sys.executable, "-m", "newslint", *arguments],
            **{"env": self.environment, **kinds, **given},  # type: ignore[call-overload]
        )

    def run(self, *arguments: str, copy: bytes = b"", **given: object) -> Ran:
        with self.popen(*arguments, stdin=subprocess.PIPE, **given) as ran:
            out, err = ran.communicate(copy, timeout=60)
        return ran.returncode, out, err

    def both(self, *arguments: str, **given: object) -> tuple[Ran, Ran]:
        """What a resident process makes of a run, and what the command itself makes of it."""
        pids = self.pids()
        answered = self.run("--resident", *arguments, **given)
        assert self.pids() == pids, "it was answered by that process"
        return answered, self.run(*arguments, **given)

    def pids(self) -> list[int]:
        """The processes that are kept."""
        _, out, _ = self.run("resident", "status")
        return [int(line.split()[1].strip(b",")) for line in out.splitlines()[:-1]]

    def start(self) -> int:
        """Have a process kept; gives its number."""
        self.run("--resident", "clean.txt")
        return self.wait_for(1)[0]

    def wait_for(self, number: int) -> list[int]:
        """Wait until so many are kept."""
        until = time.monotonic() + 30
        while len(pids := self.pids()) != number:
            assert time.monotonic() < until
            time.sleep(0.1)
        return pids


def made(tmp_path: Path, runtime: Path) -> Desk:
    (tmp_path / "found.txt").write_text(FOUND)
    (tmp_path / "clean.txt").write_text(CLEAN)
    return Desk(tmp_path, runtime)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """With a process that is kept for all tests."""
    # The path of a socket has to be short.
    runtime = tmp_path_factory.mktemp("run")
    desk = made(tmp_path_factory.mktemp("desk"), runtime)
    desk.start()
    yield desk
    assert desk.run("resident", "stop")[0] == 0
    assert desk.pids() == []


@pytest.fixture
def desk(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """With none as yet."""
    desk = made(tmp_path, tmp_path_factory.mktemp("run"))
    yield desk
    desk.run("resident", "stop")


def test_who_asks_for_none_gets_none(desk: Desk) -> None:
    assert desk.run(
        "--no-resident", "clean.txt", env={**desk.environment, "NEWSLINT_RESIDENT": "1"}
    )
    assert not desk.sockets.exists()


def test_a_folder_of_others_is_refused(desk: Desk) -> None:
    desk.sockets.mkdir()
    desk.sockets.chmod(0o755)
    status, out, err = desk.run("--resident", "found.txt")
    assert (status, out) == (2, b"")
    said = f"newslint: no resident process: {desk.sockets} is open to others; `chmod 700` "
    assert err.decode().startswith(said)
    by_variable = {**desk.environment, "NEWSLINT_RESIDENT": "1"}
    status, out, err = desk.run("found.txt", env=by_variable)
    assert (status, err.decode().startswith(said)) == (1, True), "the run is made without"
    assert b"62 %" in out
    desk.sockets.rmdir()
    desk.sockets.symlink_to(desk.folder)
    _, _, err = desk.run("--resident", "found.txt")
    assert b"is a link" in err
    desk.sockets.unlink()
    (desk.sockets.parent / ".git").mkdir()
    _, _, err = desk.run("--resident", "found.txt")
    assert b"lies in a checkout" in err
    relative = {**desk.environment, "XDG_RUNTIME_DIR": "run"}
    _, _, err = desk.run("--resident", "found.txt", env=relative)
    assert b"lies in the current folder" in err


def test_a_value_that_says_nothing_is_refused(desk: Desk) -> None:
    status, _, err = desk.run("found.txt", env={**desk.environment, "NEWSLINT_RESIDENT": "yes"})
    assert (status, b"write 1" in err) == (2, True)


def test_the_client_imports_next_to_nothing(desk: Desk) -> None:
    code = (
        "import sys; before = {*sys.modules}; from newslint.resident import client, place, request;"
        "import newslint.cli; place.identity(); print(*sorted({*sys.modules} - before))"
    )
    ran = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    others = {name for name in ran.stdout.split() if not name.startswith("newslint")}
    assert others <= {"pwd", "_socket"}, "a run that is answered pays for each"


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("clean.txt",),
        ("found.txt",),
        ("found.txt", "clean.txt", "--format", "json"),
        ("found.txt", "--format", "sarif"),
        ("found.txt", "--format", "concise", "--color", "always"),
        ("found.txt", "--diff"),
        (".", "--jobs", "2", "--statistics"),
        ("gone.txt",),
        ("found.txt", "--nonsense"),
        ("found.txt", "--select", "no/such"),
        ("--help",),
        ("--version",),
        (),
    ],
)
def test_the_same_bytes_and_the_same_status(kept: Desk, arguments: tuple[str, ...]) -> None:
    answered, itself = kept.both(*arguments)
    assert answered == itself


@pytest.mark.slow
def test_copy_from_standard_input(kept: Desk) -> None:
    for more in ((), ("--fix",), ("--stdin-filename", "a/b.txt", "--format", "jsonl")):
        answered, itself = kept.both("-", *more, copy=FOUND.encode())
        assert answered == itself
        assert answered[1]


@pytest.mark.slow
def test_files_that_are_written(kept: Desk) -> None:
    results = []
    for resident in ("--resident", "--no-resident"):
        story, report = kept.folder / "fixed.txt", kept.folder / "out.json"
        story.write_text(FOUND)
        report.unlink(missing_ok=True)
        ran = kept.run(*(resident, "--fix", "fixed.txt", "--report", "json=out.json"), umask=0o077)
        results.append((ran, story.read_text(), report.read_text(), report.stat().st_mode))
        story.unlink()
        report.unlink()
    assert results[0] == results[1]
    assert "62%" in results[0][1]
    assert results[0][3] & 0o777 == 0o600, "the umask is the client's"


@pytest.mark.slow
def test_folder_and_environment_are_those_of_the_client(kept: Desk, tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text(FOUND)
    (tmp_path / ".newslint.yaml").write_text("fail-on: never\n")
    answered, itself = kept.both("here.txt", cwd=tmp_path)
    assert answered == itself
    assert answered[0] == 0
    environment = {**kept.environment, "NEWSLINT_SELECT": "repetition"}
    answered, itself = kept.both("found.txt", env=environment)
    assert answered == itself
    assert b"percent-space" not in answered[1]


def on_terminal(desk: Desk, *arguments: str, **more: str) -> bytes:
    """What a terminal is shown."""
    ours, its = pty.openpty()
    given = {"stdout": its, "env": {**desk.environment, "TERM": "xterm", **more}}
    with desk.popen(*arguments, **given) as ran:
        os.close(its)
        shown = b""
        while True:
            try:
                some = os.read(ours, 4096)
            except OSError:
                break
            if not some:
                break
            shown += some
        ran.wait(timeout=60)
    os.close(ours)
    return shown


@pytest.mark.slow
def test_a_terminal_is_one_for_it_too(kept: Desk) -> None:
    for more in ({}, {"NO_COLOR": "1"}, {"COLUMNS": "60"}):
        answered = on_terminal(kept, "--resident", "found.txt", **more)
        assert answered == on_terminal(kept, "found.txt", **more)
        assert (b"\x1b[" in answered) == ("NO_COLOR" not in more)


@pytest.mark.slow
def test_a_reader_that_goes_away(kept: Desk) -> None:
    results = []
    for resident in ("--resident", "--no-resident"):
        reading, writing = os.pipe()
        os.close(reading)
        with kept.popen(resident, "found.txt", stdout=writing) as ran:
            os.close(writing)
            _, err = ran.communicate(timeout=60)
        results.append((ran.returncode, err))
    assert results[0] == results[1]
    assert results[0][0] == 2


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_reach_the_run(kept: Desk, number: signal.Signals) -> None:
    # On a busy machine the one or the other has not begun yet when it is interrupted.
    for patience in (2, 5, 15):
        results = []
        for resident in ("--resident", "--no-resident"):
            with kept.popen(resident, "-", stdin=subprocess.PIPE) as ran:
                time.sleep(patience)
                ran.send_signal(number)
                out, err = ran.communicate(timeout=60)
            results.append((ran.returncode, out, err.replace(b" after 0 files", b"")))
        if results[0] == results[1]:
            break
    assert results[0] == results[1]
    assert results[0][0] == (2 if number == signal.SIGINT else 128 + number)


def children(server: int) -> list[int]:
    """The processes that a process has started."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,stat="], capture_output=True, text=True, check=True
    )
    rows = (line.split() for line in listed.stdout.splitlines())
    return [int(pid) for pid, above, state in rows if int(above) == server and state[0] != "Z"]


@pytest.mark.slow
def test_a_run_ends_with_its_client(kept: Desk) -> None:
    (server,) = kept.pids()
    with kept.popen("--resident", "-", stdin=subprocess.PIPE) as ran:
        time.sleep(1.5)
        (run,) = children(server)
        ran.kill()
        ran.wait(timeout=10)
        until = time.monotonic() + 10
        while run in children(server):
            assert time.monotonic() < until
            time.sleep(0.05)
    assert kept.both("found.txt")[0][0] == 1


@pytest.mark.slow
def test_a_run_that_is_killed_is_told(kept: Desk) -> None:
    (server,) = kept.pids()
    ready = children(server)
    with kept.popen("--resident", "-", stdin=subprocess.PIPE) as ran:
        time.sleep(1.5)
        os.kill(ready[0], signal.SIGKILL)
        ran.communicate(timeout=10)
    assert ran.returncode == -signal.SIGKILL
    assert kept.both("found.txt")[0][0] == 1


@pytest.mark.slow
def test_it_holds_nothing_of_a_client(kept: Desk) -> None:
    (server,) = kept.pids()
    kept.run("--resident", "found.txt")
    time.sleep(0.5)
    if Path("/proc/self/fd").exists():
        held = [str(one.readlink()) for one in Path(f"/proc/{server}/fd").iterdir()]
        assert {name.partition(":")[0] for name in held} == {"/dev/null", "socket"}
        assert Path(f"/proc/{server}/cwd").readlink() == Path("/")


@pytest.mark.slow
def test_it_is_gone_when_nobody_asks(desk: Desk) -> None:
    desk.environment["NEWSLINT_RESIDENT_MINUTES"] = "0.02"
    desk.start()
    until = time.monotonic() + 20
    while list(desk.sockets.iterdir()) and time.monotonic() < until:
        time.sleep(0.1)
    assert list(desk.sockets.iterdir()) == []


@pytest.mark.slow
def test_one_that_was_killed_is_replaced(desk: Desk) -> None:
    server = desk.start()
    os.kill(server, signal.SIGKILL)
    assert desk.run("--resident", "found.txt")[0] == 1
    (other,) = desk.wait_for(1)
    assert other != server


@pytest.mark.slow
def test_two_that_come_first_start_one(desk: Desk) -> None:
    first, second = desk.popen("--resident", "found.txt"), desk.popen("--resident", "found.txt")
    for one in (first, second):
        one.communicate(timeout=60)
        assert one.returncode == 1
    desk.wait_for(1)
    time.sleep(1)
    assert len(desk.pids()) == 1


@pytest.mark.slow
def test_other_code_is_never_used(desk: Desk, tmp_path: Path) -> None:
    """A copy of the package that is changed while a process of it is kept."""
    code = tmp_path / "code"
    root = Path(__file__).parents[2]
    for name in ("newslint", "rules"):
        shutil.copytree(root / name, code / name)
    desk.environment["PYTHONPATH"] = str(code)
    server = desk.start()
    # As a test run does, and an import by another Python.
    (code / "newslint" / "rulebook" / "__pycache__" / "more").mkdir(parents=True)
    shutil.rmtree(code / "newslint" / "rules" / "__pycache__", ignore_errors=True)
    (code / ".cache").mkdir()
    assert desk.both("found.txt")[0][0] == 1
    assert desk.pids() == [server]
    file = code / "newslint" / "cli" / "lint.py"
    was, now = "return DEGRADED if self.writing.failures else status", "return 77"
    file.write_text(file.read_text().replace(was, now))
    assert desk.run("--resident", "found.txt")[0] == 77
    (other,) = desk.wait_for(1)
    assert other != server
    assert desk.run("--resident", "found.txt")[0] == 77


@pytest.mark.slow
def test_rules_and_settings_are_looked_at_anew(desk: Desk) -> None:
    desk.start()
    assert desk.both("found.txt")[0][0] == 1
    (desk.folder / ".newslint.yaml").write_text("ignore: [all]\n")
    answered, itself = desk.both("found.txt")
    assert answered == itself
    (desk.folder / ".newslint.yaml").write_text("nonsense: 1\n")
    answered, itself = desk.both("found.txt")
    assert answered == itself
    assert answered[0] == 2
