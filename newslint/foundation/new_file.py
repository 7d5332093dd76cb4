"""A file that nobody sees before it is whole, and of which nothing stays if it never becomes so.

Where the system has them (Linux), it is a file without a name: should its process be killed, the
system itself clears it away. It has a name of its own for the moment between getting one and taking
its place. Elsewhere it lies beside its place, locked for as long as its process lives, and what a
killed one has left there is cleared away by the next that writes into the folder.
"""

import contextlib
import errno
import os
import time
from pathlib import Path
from typing import BinaryIO

_BEGINS, _ENDS = ".newslint-", ".tmp"
_OLD_AFTER = 60.0
"""How many seconds old a file is that cannot be about to be locked any more."""


class NewFile:
    """A file on its way to its place; leave it as a context manager, or ``drop`` it."""

    def __init__(self, target: Path) -> None:
        """Open it for writing, with no rights but the user's own. Raises OSError."""
        self._target = target
        self._name: Path | None = None
        descriptor = _nameless(target.parent)
        if descriptor is None:
            self._name, descriptor = _named(target.parent)
        self.file: BinaryIO = os.fdopen(descriptor, "wb")

    @property
    def place(self) -> int | Path:
        """What functions such as ``os.chown`` know it by."""
        return self._name or self.file.fileno()

    def set_mode(self, mode: int) -> None:
        """Give it its rights."""
        os.chmod(self.place, mode)  # noqa: PTH101 - a Path is none without a name

    def put_in_place(self, *, over: bool = True) -> None:
        """Make it the file, in one step. Raises OSError, and then what was there still is.

        Unless it may go ``over`` what is there, that is a FileExistsError.
        """
        self.file.flush()
        if self._name is None:
            # Where nothing is in its place, not even for a moment does it have another name.
            try:
                self._link(self._target)
            except FileExistsError:
                if not over:
                    raise
                self._name = self._linked()
            else:
                self.file.close()
                return
        self.file.close()
        if over:
            self._name.replace(self._target)
            self._name = None
        else:
            self._target.hardlink_to(self._name)
            self.drop()

    def drop(self) -> None:
        """Leave nothing of it, unless it is in its place."""
        with contextlib.suppress(OSError):
            self.file.close()
        if self._name is not None:
            self._name.unlink(missing_ok=True)
            self._name = None

    def __enter__(self) -> "NewFile":
        return self

    def __exit__(self, *exception: object) -> None:
        self.drop()

    def _linked(self) -> Path:
        while True:
            name = _free_name(self._target.parent)
            with contextlib.suppress(FileExistsError):
                self._link(name)
                return name

    def _link(self, name: Path) -> None:
        descriptor = self.file.fileno()
        # Without a folder's descriptor Python has the link itself linked, and not what it leads to.
        os.link(f"/proc/self/fd/{descriptor}", name, src_dir_fd=descriptor, follow_symlinks=True)


def clear_leftovers(folder: Path) -> None:
    """Take away what processes that were killed have left in a folder. Never fails."""
    with contextlib.suppress(OSError), os.scandir(folder) as scan:
        for entry in scan:
            if not (entry.name.startswith(_BEGINS) and entry.name.endswith(_ENDS)):
                continue
            with contextlib.suppress(OSError):
                old = time.time() - entry.stat(follow_symlinks=False).st_mtime > _OLD_AFTER
                if old and not _is_locked(entry.path):
                    os.unlink(entry.path)  # noqa: PTH108


def _nameless(folder: Path) -> int | None:
    """A file without a name; None where the system or the disk has no such thing."""
    if not hasattr(os, "O_TMPFILE") or not os.path.isdir("/proc/self/fd"):  # noqa: PTH112
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
    except OSError:
        # If it is for another reason, a file with a name says so.
        return None


def _named(folder: Path) -> tuple[Path, int]:
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    while True:
        name = _free_name(folder)
        with contextlib.suppress(FileExistsError):
            descriptor = os.open(name, flags, 0o600)
            _lock(descriptor)
            return name, descriptor


def _free_name(folder: Path) -> Path:
    return folder / f"{_BEGINS}{os.urandom(8).hex()}{_ENDS}"


def _lock(descriptor: int) -> bool:
    """Lock an open file until its process ends; False if another process has done so."""
    try:
        import fcntl  # noqa: PLC0415 - few systems come here
    except ImportError:
        return True  # Windows does not let go of a file that is open
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        return problem.errno not in (errno.EWOULDBLOCK, errno.EACCES)
    return True


def _is_locked(path: str) -> bool:
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        return not _lock(descriptor)
    finally:
        os.close(descriptor)
