"""Where a resident process is met: a socket in a folder of the user's, named by what it depends on.

It imports next to nothing: each run that is answered goes through here.
"""

import os
import sys

from newslint import __version__
from newslint.foundation.own_folders import lies_in_checkout, own_folder

SUFFIX = ".sock"
MOST_MINUTES = 24 * 60.0
MINUTES = "NEWSLINT_RESIDENT_MINUTES"
_LONGEST = 100
"""So many bytes may the path of a socket have on any system."""
_DECIDING = ("PYTHON", "LC_", "LANG", "LD_", "DYLD_")
"""Variables that begin so have a say in what is executed, or in encodings."""
_DECIDING_TOO = ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "NEWSLINT_CACHE")
"""Where caches lie."""
_OTHERS = 0o077


class NoPlaceError(Exception):
    """There is no folder that is the user's alone; says what is wrong and what to do."""


def is_supported() -> bool:
    """Whether the system has what it takes: sockets with a name, and processes that fork."""
    try:
        import _socket  # noqa: PLC0415 - next to nothing, where `socket` brings a lot
    except ImportError:
        return False
    has = hasattr(_socket, "AF_UNIX") and hasattr(_socket, "SCM_RIGHTS")
    return has and hasattr(os, "fork") and hasattr(_socket.socket, "sendmsg")


def folder_of_sockets() -> str:
    """The folder that sockets of this user go to, made if need be. Raises NoPlaceError."""
    folder = own_folder(("XDG_RUNTIME_DIR",), "") if os.environ.get("XDG_RUNTIME_DIR") else None
    if folder is None:
        above = own_folder(("XDG_CACHE_HOME",), ".cache")
        if above is None:
            raise NoPlaceError("there is no home folder for its socket; set XDG_RUNTIME_DIR")
        folder = os.path.join(above, "resident")  # noqa: PTH118
    if not os.path.isabs(folder):  # noqa: PTH117
        raise NoPlaceError(f"{folder} lies in the current folder; set XDG_RUNTIME_DIR in full")
    try:
        state = os.lstat(folder)
    except OSError:
        state = _made(folder)
    # What `stat` says of it, whose import costs more than these lines.
    if state.st_mode & 0o170000 != 0o040000:
        raise NoPlaceError(f"{folder} is a link or no folder; take it away, and it is made anew")
    if state.st_uid != os.geteuid():
        raise NoPlaceError(f"{folder} belongs to another user; set XDG_RUNTIME_DIR to one of yours")
    if state.st_mode & _OTHERS:
        raise NoPlaceError(f"{folder} is open to others; `chmod 700` makes it yours alone")
    if lies_in_checkout(folder):
        raise NoPlaceError(f"{folder} lies in a checkout; set XDG_RUNTIME_DIR to a folder outside")
    if len(os.fsencode(folder)) + 40 > _LONGEST:
        raise NoPlaceError(
            f"{folder} is too long a path for a socket; set XDG_RUNTIME_DIR to a shorter one"
        )
    return folder


def _made(folder: str) -> os.stat_result:
    try:
        os.makedirs(os.path.dirname(folder), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        # A umask takes away what the user himself needs, and nothing gives others anything.
        os.mkdir(folder, 0o700)  # noqa: PTH102
    except FileExistsError:
        pass
    except OSError as problem:
        raise NoPlaceError(f"{folder} cannot be made: {problem.strerror}") from problem
    return os.lstat(folder)


def identity() -> bytes:
    """What a process has to have in common with the run that it answers for.

    Not PATH, nor what settings look at: those are handed over with each run.
    """
    said = [
        *(__version__, __file__, sys.executable, sys.version, repr(sys.flags), repr(sys.path)),
        *(repr(sys.warnoptions), repr(getattr(sys, "_xoptions", None))),
        repr((os.geteuid(), os.getegid(), sorted(os.getgroups()))),
        *(f"{name}={value}" for name, value in sorted(os.environ.items()) if _decides(name)),
        *map(_namespace, ("mnt", "pid", "net", "user")),
        repr(os.stat("/")[1:3]),  # noqa: PTH116 - the root, which chroot changes
    ]
    return "\n".join(said).encode("utf-8", "surrogateescape")


def socket_name(of: bytes) -> str:
    """The name of the socket of processes of an identity."""
    try:
        from _blake2 import blake2b  # noqa: PLC0415 - without what hashlib brings
    except ImportError:
        from hashlib import blake2b  # noqa: PLC0415
    return blake2b(of, digest_size=12).hexdigest() + SUFFIX


def _decides(name: str) -> bool:
    return name.startswith(_DECIDING) or name in _DECIDING_TOO


def _namespace(kind: str) -> str:
    """What a container has of its own, on Linux."""
    try:
        return os.readlink(f"/proc/self/ns/{kind}")  # noqa: PTH115
    except OSError:
        return ""
