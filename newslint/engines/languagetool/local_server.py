"""One server of LanguageTool on this machine: started, waited for, stopped for certain.

On POSIX systems a shell starts it, leaves a watch in the same process group and becomes Java. The
watch waits on a pipe that this process alone holds open. When the pipe closes with nothing said,
because this process has ended in whatever way, it kills the group. Elsewhere the server is stopped
on every way out that Python takes.
"""

import atexit
import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import IO

from newslint.engines.languagetool.installation import Installation, check_jars
from newslint.engines.languagetool.java import Java, ask_java
from newslint.engines.languagetool.question import is_ready
from newslint.foundation.errors import EngineError

READY_WITHIN = 60.0
"""How many seconds a server may take until it answers."""
_PORTS = 3
"""How many ports are tried, should others take them between choice and start."""
_HEAP = "1g"
"""English alone takes some 300 MB; the rest is for stories that are checked at once."""
_STEP = 0.1
_ANSWERS_WITHIN = 2.0
_GRACE = 2.0
_CONFIRMED = 15.0
"""After how many seconds of answers a server that has not said so counts as ours: where another
one answers on its port, ours has ended by then."""
_TAIL = 8192
_LOG_SETTINGS = Path(__file__).with_name("logback.xml")
_SERVER = "org.languagetool.server.HTTPServer"
# The watch is nobody's child once its parent has ended, so that no zombie of it stays with Java.
_WATCHED = """
exec 3<&0
( { read -r word; [ "$word" = stay ] || kill -9 0; } <&3 >/dev/null 2>&1 & )
exec "$@" 3<&- </dev/null
"""
_TAKEN = re.compile(r"BindException|PortBinding|[Aa]ddress already in use")
_FAULT = re.compile(r"^(?!\s+at ).*(?:Exception|Error)\b.*", re.MULTILINE)


class LocalServer:
    """A server that has been started. It is ready when ``start_server`` returns it."""

    def __init__(self, command: list[str], port: int, folder: Path, log: Path | None) -> None:
        """Start it in ``folder``. What it says goes to ``log``, else to a file with no name."""
        self.port = port
        self._owner = os.getpid()
        try:
            if log is not None:
                log.write_bytes(b"")
            # Appended to, so that reading here moves no place there.
            self._log = log.open("a+b") if log else tempfile.TemporaryFile("a+b")  # noqa: SIM115
        except OSError as problem:
            where = log or tempfile.gettempdir()
            said = f"what LanguageTool's server says cannot be kept in {where}"
            raise EngineError(f"{said}: {problem.strerror}; make room there") from problem
        try:
            self._process = _started(command, folder, self._log)
        except OSError as problem:
            self._log.close()
            raise EngineError(f"{command[0]} does not run: {problem.strerror}") from problem
        self._at_exit = _weakly(self, LocalServer.stop)
        atexit.register(self._at_exit)
        if hasattr(os, "register_at_fork"):
            # A worker that held the pipe open would outlive us, and the server with it.
            os.register_at_fork(after_in_child=_weakly(self, LocalServer._let_go))

    @property
    def address(self) -> str:
        """Where it is asked, such as "http://127.0.0.1:40123"."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The number of its process, which is that of its group too."""
        return self._process.pid

    def ended(self) -> str:
        """How it ended, and what it said last; empty while it runs."""
        status = self._process.poll()
        if status is None:
            return ""
        how = f"killed by signal {-status}" if status < 0 else f"exit status {status}"
        # One that was killed outright could not say why.
        said = "" if status == -9 else self.last_words()
        return f"{how}: {said}" if said else how

    def last_words(self) -> str:
        """Of what it said last the line that tells most."""
        text = self._said()
        faults = _FAULT.findall(text)
        lines = [line for line in text.splitlines() if line.strip()]
        line = faults[-1] if faults else lines[-1] if lines else ""
        return " ".join(line.split())[:300]

    def said_to_have_started(self) -> bool:
        """Whether it said so itself, as every LanguageTool does."""
        return "Server started" in self._said()

    def _said(self) -> str:
        size = os.fstat(self._log.fileno()).st_size
        self._log.seek(max(0, size - _TAIL))
        return self._log.read(_TAIL).decode("utf-8", "replace")

    def leave_running(self) -> None:
        """Let it outlive this process; ``stop`` does nothing from now on."""
        self._owner = 0
        atexit.unregister(self._at_exit)
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.write(b"stay\n")
                self._process.stdin.flush()
        self._let_go()
        self._log.close()
        # Python would warn of a child that is not waited for.
        self._process.returncode = 0

    def stop(self) -> None:
        """Stop it for certain, asking first. Does nothing the second time, or in a child."""
        if os.getpid() != self._owner:
            return
        self._owner = 0
        atexit.unregister(self._at_exit)
        try:
            if self._process.poll() is None:
                self._process.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(_GRACE)
        finally:
            _kill_group(self._process)
            self._process.wait()
            self._let_go()
            self._log.close()

    def _let_go(self) -> None:
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()


def start_server(
    installation: Installation,
    patience: float = READY_WITHIN,
    *,
    log: Path | None = None,
    lasting: bool = False,
) -> LocalServer:
    """A server that is ready. Raises EngineError with the remedy; then none is left running.

    ``patience`` is how many seconds it may take, for each port that is tried; ``log`` where what it
    says goes, if not to a file with no name; ``lasting`` whether it will serve many runs.
    """
    java = ask_java()
    check_jars(installation)
    ended = ""
    for _ in range(_PORTS):
        port = _free_port()
        command = _command(java, installation, port, lasting)
        server = LocalServer(command, port, installation.folder, log)
        try:
            ended = _wait_for(server, patience)
        except BaseException:
            server.stop()
            raise
        if not ended:
            return server
        server.stop()
        if not _TAKEN.search(ended):
            break
    said = f"LanguageTool's server ended before it was ready ({ended})"
    raise EngineError(f"{said}; {_remedy(ended)}")


def _wait_for(server: LocalServer, patience: float) -> str:
    """Wait until it is ready; how it ended if it did. Raises EngineError at the end of patience."""
    answers_since = 0.0
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        # Another server may answer where ours finds the port taken, and ends a moment later.
        answers = is_ready(
            server.address, max(_STEP, min(_ANSWERS_WITHIN, deadline - time.monotonic()))
        )
        if ended := server.ended():
            return ended
        if answers:
            answers_since = answers_since or time.monotonic()
            if server.said_to_have_started() or time.monotonic() - answers_since > _CONFIRMED:
                return ""
        time.sleep(_STEP)
    said = f"LanguageTool's server is not ready after {patience:g} seconds"
    raise EngineError(f"{said}; raise `languagetool: {{timeout: SECONDS}}` or use a faster machine")


def _remedy(ended: str) -> str:
    if _TAKEN.search(ended):
        return "other programs took its port; try again"
    if "OutOfMemory" in ended or "reserve enough space" in ended:
        return f"it needs {_HEAP} of memory"
    if any(word in ended for word in ("ClassNotFound", "NoClassDef", "main class", "Zip")):
        return "install it again with `newslint languagetool install`"
    return "`newslint languagetool status` tells what was started"


def _command(java: Java, installation: Installation, port: int, lasting: bool) -> list[str]:
    # Java's second compiler takes half of all work up to the first answer, and has paid for that
    # after some 200 kB of copy.
    compilers = [] if lasting else ["-XX:TieredStopAtLevel=1"]
    return [
        java.program,
        f"-Xmx{_HEAP}",
        "-XX:+UseSerialGC",
        *compilers,
        # The file that it leaves for the tools of Java would outlive it when it is killed.
        "-XX:-UsePerfData",
        "-Dfile.encoding=UTF-8",
        f"-Dlogback.configurationFile={_LOG_SETTINGS}",
        *("-cp", installation.class_path),
        # Without --public it listens on the loopback interface alone.
        *(_SERVER, "--port", str(port)),
    ]


def _started(command: list[str], folder: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            creationflags=flags,
        )
    return subprocess.Popen(
        ["/bin/sh", "-c", _WATCHED, "sh", *command],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=subprocess.STDOUT,
        # Interrupts from the keyboard are for newslint, which stops the server then.
        start_new_session=True,
    )


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    # The watch, which is of the group, keeps its number from being anyone else's.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _weakly(server: LocalServer, method: Callable[[LocalServer], None]) -> Callable[[], None]:
    """Call a method of the server if it is still there; what holds this keeps it from nothing."""
    reference = weakref.ref(server)

    def call() -> None:
        there = reference()
        if there is not None:
            method(there)

    return call
