"""A program that plays Java with LanguageTool's server in it, and fails as it is told to.

``fake_java`` makes it. Run as a program it takes the command line of the real one; what it is to do
wrong stands as JSON in the environment variable FAKE_JAVA. It imports nothing of newslint.
"""

import json
import os
import shlex
import signal
import socketserver
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

VARIABLE = "FAKE_JAVA"
WORD = "pox"
"""What it flags."""


class FakeJava:
    """The program as ``java``, alone in a folder for PATH, and a folder of jars to be told of."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = folder / "bin" / "java"
        self.program.parent.mkdir(parents=True)
        python, script = shlex.quote(sys.executable), shlex.quote(str(Path(__file__).resolve()))
        self.program.write_text(f'#!/bin/sh\nexec {python} -S -E {script} "$@"\n')
        self.program.chmod(0o755)
        self.log = folder / "started"
        self.log.touch()
        self.jars = make_jars(folder / "jars")

    def environment(self, **faults: Any) -> dict[str, str]:
        """The variables to set. The faults, each left out for none:

        ``version`` it tells · ``ends``: with this status at once · ``slow``: seconds until it
        listens, ``None`` for ever · ``hangs``: seconds that a check takes · ``status`` and ``body``
        of what it answers to a check · ``dies_after``: this many checks, in every process that is
        started up to the number ``dying`` (default: all) · ``deaf`` to the signal to end ·
        ``rule``: the id of the rule that flags.
        """
        settings = {"log": str(self.log), **faults}
        return {"PATH": str(self.program.parent), "JAVA_HOME": "", VARIABLE: json.dumps(settings)}

    @property
    def asked(self) -> bool:
        """Whether any of them was asked to check a text."""
        return self.log.with_suffix(".asked").exists()

    @property
    def started(self) -> list[int]:
        """The numbers of the processes that were servers, which are those of their groups too."""
        return [int(line) for line in self.log.read_text().split()]

    def left(self, seconds: float = 5.0) -> list[str]:
        """What still runs of all that was started, once there was time for it to end."""
        return running_in(set(self.started), seconds)


@contextmanager
def fake_java(folder: Path) -> Iterator[FakeJava]:
    """The program for the time of a test, at whose end nothing of it may run any more."""
    fake = FakeJava(folder)
    try:
        yield fake
    finally:
        left = fake.left()
        for line in left:
            os.kill(int(line.partition(":")[0]), signal.SIGKILL)
    if left:
        raise AssertionError(f"left running: {left}")


def make_jars(folder: Path, version: str = "6.6") -> Path:
    """A folder as Maven makes it, with jars that hold nothing but their version."""
    import zipfile

    libs = folder / "libs"
    libs.mkdir(parents=True)
    for name in ("languagetool-server", "languagetool-core", "language-en"):
        with zipfile.ZipFile(libs / f"{name}-{version}.jar", "w") as jar:
            manifest = f"Manifest-Version: 1.0\r\nComponentVersion: {version}\r\n\r\n"
            jar.writestr("META-INF/MANIFEST.MF", manifest)
    return folder


def running_in(groups: set[int], seconds: float = 5.0) -> list[str]:
    """What runs in groups of processes, once there was so much time for it to end."""
    deadline = time.monotonic() + seconds
    while (running := _running_in(groups)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return running


def _running_in(groups: set[int]) -> list[str]:
    """The processes of these groups, but for those that have ended and are not yet buried."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            if fields[0] not in "ZX" and int(fields[2]) in groups:
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                found.append(f"{process.name}: {command}")
        except OSError:
            continue
    return found


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _run(arguments: list[str], faults: dict[str, Any]) -> int:
    if "-version" in arguments:
        told = faults.get("version", "17.0.9")
        sys.stderr.write(f'openjdk version "{told}" 2023-10-17\nOpenJDK Runtime\n')
        return 0
    log = Path(faults["log"])
    with log.open("a") as file:
        file.write(f"{os.getpid()}\n")
    if len(log.read_text().split()) > faults.get("dying", sys.maxsize):
        faults.pop("dies_after", None)
    if faults.get("deaf"):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if "ends" in faults:
        _say('Exception in thread "main" java.lang.IllegalStateException: a fault')
        _say("\tat org.languagetool.server.HTTPServer.main(HTTPServer.java:1)")
        return int(faults["ends"])
    slow = faults.get("slow", 0)
    time.sleep(1_000_000 if slow is None else slow)
    try:
        http = _listening(int(arguments[arguments.index("--port") + 1]), faults)
    except OSError:
        _say("org.languagetool.server.PortBindingException: not started")
        _say("Caused by: java.net.BindException: Address already in use")
        return 1
    _say("Server started")
    http.serve_forever()
    return 0


def _listening(port: int, faults: dict[str, Any]) -> socketserver.BaseServer:
    # As a program it stands alone.
    sys.path.insert(0, str(Path(__file__).parents[3]))
    from http.server import ThreadingHTTPServer

    from tests.engines.languagetool.fake_server import FakeServer, handler_of

    def asked() -> None:
        Path(faults["log"]).with_suffix(".asked").touch()
        if len(server.asked) > faults.get("dies_after", sys.maxsize):
            os.kill(os.getpid(), signal.SIGKILL)

    server = FakeServer(
        words=WORD,
        status=faults.get("status", 200),
        body=faults["body"].encode() if "body" in faults else None,
        delay=faults.get("hangs", 0),
        change={"rule": {"id": faults.get("rule", "EN_A_VS_AN")}},
        on_request=asked,
    )

    class Server(ThreadingHTTPServer):
        allow_reuse_address = False

    return Server(("127.0.0.1", port), handler_of(server))


if __name__ == "__main__":
    sys.exit(_run(sys.argv[1:], json.loads(os.environ.get(VARIABLE) or "{}")))
