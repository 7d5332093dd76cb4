"""Real servers of LanguageTool: NEWSLINT_LANGUAGETOOL is the folder with its jars."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.engines.languagetool import local_server
from newslint.engines.languagetool.installation import Installation, installation_in
from newslint.engines.languagetool.local_server import LocalServer, start_server
from newslint.engines.languagetool.question import is_ready, software_of
from tests.engines.languagetool.fake_java import running_in

pytestmark = pytest.mark.real
PATIENCE = 240.0


@pytest.fixture
def installation() -> Installation:
    named = os.environ.get("NEWSLINT_LANGUAGETOOL")
    if not named:
        pytest.fail("NEWSLINT_LANGUAGETOOL is not set; it is the folder of LanguageTool's jars")
    there = installation_in(Path(named))
    assert there is not None
    return there


@pytest.fixture
def server(installation: Installation) -> Iterator[LocalServer]:
    server = start_server(installation, PATIENCE)
    yield server
    server.stop()


def test_it_is_ready_and_then_stopped(installation: Installation, server: LocalServer) -> None:
    software = software_of(server.address, 30) or {}
    assert (software["name"], software["version"]) == ("LanguageTool", installation.version)
    assert server.said_to_have_started()
    assert (_listens_at(server.port), server.ended()) == ({"127.0.0.1"}, "")
    server.stop()
    assert running_in({server.pid}) == []
    assert not is_ready(server.address, 5)


def _listens_at(port: int) -> set[str]:
    """The addresses of this machine on which a port is open, as Linux tells them."""
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            local, state = (fields := line.split())[1], fields[3]
            address, _, at = local.partition(":")
            if state == "0A" and int(at, 16) == port:
                # Groups of four bytes, each in the order of the machine; an address of IPv4 is
                # the last of them.
                found.add(".".join(str(byte) for byte in bytes.fromhex(address[-8:])[::-1]))
    return found


def test_a_port_that_is_taken_is_known_by_what_it_says(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = local_server._free_port
    with socket.create_server(("127.0.0.1", 0)) as other:
        ports = iter([other.getsockname()[1]])
        monkeypatch.setattr(local_server, "_free_port", lambda: next(ports, None) or free())
        server = start_server(installation, PATIENCE)
        try:
            assert server.port != other.getsockname()[1]
            assert is_ready(server.address, 30)
        finally:
            server.stop()


RUN = """
import sys, time
from pathlib import Path
from newslint.engines.languagetool.settings import LanguageToolSettings
from newslint.engines.languagetool.service import open_service
settings = LanguageToolSettings(folder=sys.argv[1], timeout=240)
service = open_service(settings, Path())
service.address()
print(service._own.pid, flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_none_outlives_a_run_that_is_killed(installation: Installation, number: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RUN, str(installation.folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        assert len(running_in({pid}, 0)) == 2
        process.send_signal(number)
        process.wait(30)
    assert running_in({pid}) == []


def test_installed_and_kept_running(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.delenv("NEWSLINT_LANGUAGETOOL")
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "none"))

    def languagetool(*arguments: str | Path) -> str:
        ran = subprocess.run(
            [sys.executable, "-m", "newslint", "languagetool", *map(str, arguments)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        return ran.stdout

    version = re.escape(installation.version)
    said = languagetool("install", "--from", installation.folder)
    assert re.fullmatch(rf"LanguageTool {version} is installed in .*\.\n", said)
    started = languagetool("start")
    address, pid = re.findall(r"ready at (http\S+) \(process (\d+),", started)[0]
    try:
        assert is_ready(address, 30)
        assert "was running already" in languagetool("start")
        assert f"{address}, LanguageTool {installation.version}" in languagetool("status")
    finally:
        stopped = languagetool("stop")
    assert stopped == f"Stopped {address}.\n"
    assert running_in({int(pid)}) == []
