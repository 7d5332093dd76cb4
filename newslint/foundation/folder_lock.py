"""A folder of which one process at a time changes something.

The lock is on the folder itself where the system has such locks: it leaves no file, and ends with
its process, however that ends.
"""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STEP = 0.02
_BUSY = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
_WINDOWS_LOCK = ".newslint-lock"


@contextmanager
def locked(folder: Path, seconds: float) -> Iterator[None]:
    """Have the folder for oneself among all who ask for it by this function.

    Raises TimeoutError after so many seconds of waiting. A disk without locks gives none.
    """
    try:
        descriptor = _opened(folder)
    except OSError:
        # What is to be written there will say why not.
        yield
        return
    try:
        until = time.monotonic() + seconds
        while not _taken(descriptor):
            if time.monotonic() > until:
                raise TimeoutError(f"{folder} has been locked for {seconds:g} seconds")
            time.sleep(_STEP)
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _opened(folder: Path) -> int:
        """A file in the folder, which the system deletes when nobody has it open any more."""
        return os.open(folder / _WINDOWS_LOCK, os.O_RDWR | os.O_CREAT | os.O_TEMPORARY)

    def _taken(descriptor: int) -> bool:
        with contextlib.suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def _opened(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            return problem.errno not in _BUSY
        return True
