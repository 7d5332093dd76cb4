"""One server: started, waited for, and gone on every way out. Java is a fake."""

import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newslint.engines.languagetool import local_server
from newslint.engines.languagetool.installation import installation_in
from newslint.engines.languagetool.local_server import LocalServer, start_server
from newslint.engines.languagetool.question import is_ready, software_of
from newslint.foundation.errors import EngineError
from tests.engines.languagetool.fake_java import FakeJava, fake_java

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake is a script of a POSIX shell")


@pytest.fixture
def java(tmp_path: Path) -> Iterator[FakeJava]:
    with fake_java(tmp_path / "java") as fake:
        yield fake


Start = Callable[..., LocalServer]


@pytest.fixture
def start(java: FakeJava, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a server with faults; what a test leaves running is stopped."""
    servers = []

    def start(patience: float = 20.0, **faults: object) -> LocalServer:
        for name, value in java.environment(**faults).items():
            monkeypatch.setenv(name, value)
        installation = installation_in(java.jars)
        assert installation is not None
        servers.append(start_server(installation, patience))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def test_it_is_ready_and_then_stopped(start: Start, java: FakeJava) -> None:
    server = start()
    assert is_ready(server.address, 5)
    assert (software_of(server.address, 5) or {})["version"] == "6.6"
    assert (server.ended(), java.started) == ("", [server.pid])
    server.stop()
    server.stop()
    assert not is_ready(server.address, 5)
    assert java.left() == []


@pytest.mark.slow
def test_a_slow_start_is_waited_for(start: Start) -> None:
    assert is_ready(start(slow=2).address, 5)


@pytest.mark.slow
def test_one_that_is_never_ready_is_stopped(start: Start, java: FakeJava) -> None:
    began = time.monotonic()
    with pytest.raises(EngineError, match="not ready after 1 seconds; raise `languagetool"):
        start(1, slow=None)
    assert time.monotonic() - began < 10
    assert (len(java.started), java.left()) == (1, [])


def test_one_that_ends_at_once_says_why(start: Start, java: FakeJava) -> None:
    with pytest.raises(EngineError) as failure:
        start(ends=3)
    assert str(failure.value) == (
        "LanguageTool's server ended before it was ready (exit status 3: Exception in thread "
        '"main" java.lang.IllegalStateException: a fault); `newslint languagetool status` tells '
        "what was started"
    )
    assert len(java.started) == 1


def test_one_that_does_not_hear_is_killed(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_server, "_GRACE", 0.3)
    start(deaf=True).stop()


def test_how_it_ended_is_told(start: Start) -> None:
    server = start()
    os.kill(server.pid, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while not server.ended() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert server.ended() == "killed by signal 9"


@pytest.mark.slow
def test_another_port_is_taken_where_one_is_gone(
    start: Start, java: FakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = local_server._free_port
    with socket.create_server(("127.0.0.1", 0)) as other:
        ports = iter([other.getsockname()[1]])
        monkeypatch.setattr(local_server, "_free_port", lambda: next(ports, None) or free())
        server = start()
        assert server.port != other.getsockname()[1]
    assert len(java.started) == 2


@pytest.mark.slow
def test_ports_are_not_tried_for_ever(
    start: Start, java: FakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        monkeypatch.setattr(local_server, "_free_port", lambda: other.getsockname()[1])
        with pytest.raises(EngineError, match="other programs took its port; try again"):
            start()
    assert len(java.started) == 3


def test_no_java_and_an_old_one(
    start: Start, java: FakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EngineError, match="is Java 11, which is too old; install a Java runtime"):
        start(version="11.0.21")
    with pytest.raises(EngineError, match="is Java 8, which is too old"):
        start(version="1.8.0_392")
    java.program.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(EngineError, match="does not run as Java does"):
        start()
    java.program.unlink()
    with pytest.raises(EngineError) as failure:
        start()
    assert str(failure.value) == (
        "there is no Java on PATH or in JAVA_HOME; install a Java runtime, version 17 or newer"
    )
    assert java.started == []


def test_a_broken_jar_is_named_and_nothing_started(start: Start, java: FakeJava) -> None:
    broken = java.jars / "libs" / "languagetool-core-6.6.jar"
    broken.write_bytes(broken.read_bytes()[:40])
    with pytest.raises(EngineError, match=r"core-6\.6\.jar is damaged: it is no jar; install it"):
        start()
    with zipfile.ZipFile(broken, "w"):
        pass
    (java.jars / "libs" / "language-en-6.6.jar").unlink()
    with pytest.raises(EngineError, match=r"jars lacks language-en\*\.jar; install it"):
        start()
    assert java.started == []


def test_no_room_for_what_it_says_is_told(
    start: Start, java: FakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(local_server.tempfile, "TemporaryFile", full)
    with pytest.raises(EngineError, match="No space left on device; make room there"):
        start()
    assert java.started == []


RUN = """
import sys, time
from pathlib import Path
from newslint.engines.languagetool.settings import LanguageToolSettings
from newslint.engines.languagetool.service import open_service
service = open_service(LanguageToolSettings(folder=sys.argv[1]), Path())
{before}
try:
    print(service.address(), flush=True)
    {then}
finally:
    service.close()
"""


def run(java: FakeJava, then: str, before: str = "", **faults: object) -> subprocess.Popen[str]:
    environment = {**os.environ, **java.environment(**faults)}
    environment["XDG_CACHE_HOME"] = str(java.folder / "cache")
    return subprocess.Popen(
        [sys.executable, "-c", RUN.format(then=then, before=before), str(java.jars)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
@pytest.mark.parametrize("slow", [0, None], ids=["ready", "starting"])
def test_no_signal_leaves_it_running(java: FakeJava, number: int, slow: int | None) -> None:
    with run(java, "time.sleep(100)", slow=slow) as process:
        if slow == 0:
            assert process.stdout and process.stdout.readline().startswith("http://127.0.0.1:")
        else:
            deadline = time.monotonic() + 20
            while not java.started and time.monotonic() < deadline:
                time.sleep(0.02)
        assert len(java.started) == 1
        process.send_signal(number)
        process.wait(20)
    assert java.left() == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "then", ["sys.exit(3)", "raise RuntimeError", "import os; os._exit(0)", "del service; exit()"]
)
def test_no_way_out_leaves_it_running(java: FakeJava, then: str) -> None:
    with run(java, then) as process:
        process.wait(30)
    assert (len(java.started), java.left()) == (1, [])


def test_a_run_that_closes_nothing_leaves_none(java: FakeJava) -> None:
    with run(java, "service.close = lambda: None") as process:
        process.wait(30)
    assert (len(java.started), java.left()) == (1, [])


def test_a_worker_holds_nothing(java: FakeJava) -> None:
    """A process that was forked neither stops the server nor keeps it when its parent has gone."""
    then = (
        "import os, signal, urllib.request; worker = os.fork()\n"
        "    if worker == 0: service.close(); sys.stdout.close(); time.sleep(60); os._exit(0)\n"
        "    time.sleep(0.5); print(service.failure() or 'runs', worker, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    with run(java, then) as process:
        assert process.stdout is not None
        process.stdout.readline()
        said, worker = process.stdout.readline().split()
        process.wait(30)
    assert said == "runs"
    os.kill(int(worker), 0)
    assert java.left() == []
    os.kill(int(worker), signal.SIGKILL)
