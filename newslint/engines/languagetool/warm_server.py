"""A server that outlives the run, for editors and hooks: ``newslint languagetool start``.

What is known of it stands in a file in the user's own cache folder.
"""

import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from newslint.engines.languagetool.installation import CLIENT, Installation
from newslint.engines.languagetool.local_server import READY_WITHIN, start_server
from newslint.engines.languagetool.question import is_ready, warm_up
from newslint.foundation.cache_folder import keep, load_kept, user_cache_folder
from newslint.foundation.cache_folder import usable as usable_folder
from newslint.foundation.errors import EngineError
from newslint.values import frozen

_ANSWERS_WITHIN = 2.0
_STOPPED_WITHIN = 5.0
_FILE = "languagetool-server.json"
_LOG = "languagetool-server.log"
_LOCK = "languagetool-server.lock"


@frozen
class WarmServer:
    """A server that was left running, as the file has it."""

    pid: int
    port: int
    started: str
    """When the process started, as the system tells it: a number may be given out again."""
    since: float
    """The same, as a POSIX timestamp."""
    version: str
    identity: str

    @property
    def address(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self.port}"


def running() -> WarmServer | None:
    """The server that was left running; None if there is none or its process has ended."""
    folder = user_cache_folder()
    # Anyone who may write to the folder could have copy sent to a program of theirs.
    if folder is None or not folder.is_dir() or usable_folder(folder) is None:
        return None
    try:
        server = WarmServer(**json.loads(load_kept(folder / _FILE) or b""))
        return server if started_at(server.pid) == server.started else None
    except (OSError, ValueError, TypeError):
        return None


def usable(identity: str) -> WarmServer | None:
    """The one that was left running, if it is of that identity and answers."""
    server = running()
    if server is None or server.identity != identity:
        return None
    return server if is_ready(server.address, _ANSWERS_WITHIN) else None


def start(installation: Installation) -> tuple[WarmServer, bool]:
    """Start a server and leave it running; False if there was one already.

    One that does not answer, or of another LanguageTool, is stopped first. Raises EngineError.
    """
    folder = usable_folder(user_cache_folder())
    if folder is None:
        raise EngineError(
            f"{user_cache_folder() or 'the home folder'} cannot be used for what is known of the "
            "server; it needs to be yours, with nobody else allowed to write there"
        )
    with _alone(folder / _LOCK):
        there = usable(installation.identity)
        if there is not None:
            return there, False
        stop()
        server = start_server(installation, log=folder / _LOG, lasting=True)
        try:
            warm_up(server.address, READY_WITHIN)
            left = WarmServer(
                server.pid,
                server.port,
                started_at(server.pid),
                time.time(),
                installation.version,
                installation.identity,
            )
            keep(folder / _FILE, json.dumps(asdict(left)).encode())
            if running() != left:
                raise EngineError(
                    f"what is known of the server cannot be kept in {folder}: it cannot be written "
                    "to, or there is no place for a key outside of it and of any checkout"
                )
        except BaseException:
            server.stop()
            raise
        server.leave_running()
        return left, True


def stop() -> WarmServer | None:
    """Stop the server that was left running, for certain; None if there was none."""
    server = running()
    folder = user_cache_folder()
    if server is not None:
        for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(server.pid, number)
            if _has_ended(server):
                break
        else:
            raise EngineError(f"the server, process {server.pid}, does not end; end it by hand")
    if folder is not None:
        for name in (_FILE, _LOG):
            with contextlib.suppress(OSError):
                (folder / name).unlink()
    return server


def _has_ended(server: WarmServer) -> bool:
    deadline = time.monotonic() + _STOPPED_WITHIN
    while time.monotonic() < deadline:
        if started_at(server.pid) != server.started:
            return True
        time.sleep(0.05)
    return False


def started_at(pid: int) -> str:
    """When a process started, as the system tells it; empty if there is none, or it has ended."""
    proc = Path("/proc/self/stat")
    if proc.exists():
        try:
            # The name, in brackets, may hold anything.
            fields = (proc.parents[1] / str(pid) / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            return ""
        return "" if fields[0] in "ZX" else fields[19]
    try:
        import psutil  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415
    except ImportError as problem:
        raise EngineError(
            "a server can be left running only with psutil, which comes with language-tool-python; "
            f"{CLIENT}"
        ) from problem
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return ""
        return repr(process.create_time())
    except psutil.Error:
        return ""


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one command at a time start a server, where the system has locks for that."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - not everywhere

    with path.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
