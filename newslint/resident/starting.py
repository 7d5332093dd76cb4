"""Starts a resident process, which the run that does so does not wait for."""

import contextlib
import fcntl
import os
import subprocess
import sys
import time

from newslint.resident.place import MINUTES, MOST_MINUTES

_USUAL_MINUTES = 10.0
_CODE = """\
import sys
sys.path[:] = sys.argv[1:]
from newslint.cli.kept_process import serve
serve()
"""


def start(folder: str, path: str, of: bytes) -> None:
    """Start a process of an identity that answers at ``path``, unless another run does so already.

    Raises OSError, and ValueError for what the environment says.
    """
    minutes = idle_minutes()
    with contextlib.closing(_Lock(folder)) as lock:
        if not lock.is_ours:
            return
        now = time.time_ns()
        process = subprocess.Popen(
            [sys.executable, *_same_flags(), "-c", _CODE, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
            # It lets go of the lock when it can be asked.
            pass_fds=(lock.descriptor,),
        )
        assert process.stdin is not None
        numbers = b"%d %f %d" % (lock.descriptor, minutes, now)
        with process.stdin as its_input:
            its_input.write(b"\0".join((os.fsencode(path), numbers, of)))
    # It is nobody's to wait for.
    process.returncode = 0


def idle_minutes() -> float:
    """So long a resident process stays that nobody asks. Raises ValueError."""
    said = os.environ.get(MINUTES)
    if not said:
        return _USUAL_MINUTES
    try:
        minutes = float(said)
    except ValueError:
        minutes = -1.0
    if not 0 < minutes <= MOST_MINUTES:
        raise ValueError(
            f"{MINUTES}={said} is no number of minutes; write one above 0, up to {MOST_MINUTES:g}"
        )
    return minutes


def _same_flags() -> list[str]:
    """The options of Python's that this process was started with."""
    given: list[str] = subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined]
    return given


class _Lock:
    """The folder, which one process at a time has; it ends with all who have its descriptor."""

    def __init__(self, folder: str) -> None:
        self.descriptor = os.open(folder, os.O_RDONLY)
        self.is_ours = True
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.is_ours = False

    def close(self) -> None:
        os.close(self.descriptor)
