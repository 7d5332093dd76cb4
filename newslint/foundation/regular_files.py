"""Files read as files: a pipe, a device or the like is refused, and never waited for."""

import errno
import os
import stat
from collections.abc import Iterator
from functools import cache

_SYSTEM = ("/proc", "/sys")
"""Where systems show their own state as files: it is nobody's copy."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS = {
    stat.S_IFIFO: "a pipe (FIFO)",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
}


def read_regular(path: str | os.PathLike[str], most: int | None = None) -> bytes:
    """The content of a file, of at most so many bytes.

    Raises OSError, whose ``strerror`` tells what is wrong, also for what is no regular file.
    """
    # Before it is opened too, since to open a device may do something.
    before = os.stat(path)  # noqa: PTH116
    _refuse(path, before)
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        state = _unless_another(path, before, os.fstat(file.fileno()))
        if most is None:
            return file.read()
        data = file.read(most + 1) if state.st_size <= most else None
    if data is None or len(data) > most:
        said = f"it has more than {most:,} bytes"
        raise OSError(errno.EFBIG, said, os.fspath(path))
    return data


LOOKED_AT = 4_096
"""How many bytes at the beginning of a file tell what it is."""


def beginning_of(path: str | os.PathLike[str], most: int) -> bytes:
    """The first bytes of a file, at most so many. Raises OSError, also for no regular file."""
    before = os.stat(path)  # noqa: PTH116
    _refuse(path, before)
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        _unless_another(path, before, os.fstat(file.fileno()))
        return file.read(most)


def files_below(
    folder: str | os.PathLike[str], suffixes: tuple[str, ...]
) -> Iterator["os.DirEntry[str]"]:
    """The files below a folder whose names end so, in a fixed order; no link to a folder is
    followed, so that links in a circle are as good as none. What cannot be read is left out.
    """
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(entry.path, suffixes)
        elif entry.name.endswith(suffixes):
            yield entry


def special_kind(path: str | os.PathLike[str], state: os.stat_result) -> str:
    """What a path leads to that is neither file nor folder; empty if it is one of these."""
    kind = _KINDS.get(stat.S_IFMT(state.st_mode), "")
    if kind:
        return kind
    whole = os.path.abspath(path)  # noqa: PTH100
    inside = any(whole == top or whole.startswith(f"{top}/") for top in _SYSTEM)
    if state.st_dev in _system_devices() or (inside and os.name == "posix"):
        return "a part of the system's own state"
    return ""


def _refuse(path: str | os.PathLike[str], state: os.stat_result) -> None:
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    kind = special_kind(path, state)
    if kind:
        said = f"it is {kind}, and only regular files are read"
        raise OSError(errno.EINVAL, said, os.fspath(path))


def _unless_another(
    path: str | os.PathLike[str], before: os.stat_result, state: os.stat_result
) -> os.stat_result:
    """The state of the file that was opened, which is refused too if it is another than before."""
    if not os.path.samestat(before, state):
        _refuse(path, state)
    return state


@cache
def _system_devices() -> frozenset[int]:
    """The file systems below ``_SYSTEM``, by the numbers that files have them by."""
    return frozenset(os.stat(top).st_dev for top in _SYSTEM if os.path.ismount(top))  # noqa: PTH116
