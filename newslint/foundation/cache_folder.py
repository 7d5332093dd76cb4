"""What is kept from run to run, in a folder that belongs to the user alone.

Nothing that is kept there can execute: it is text or numbers, and who asks for it says what becomes
of it. Compiled regular expressions are such numbers, which the library takes on trust, so that a
flipped bit could stop the process. Therefore every file begins with a code that only this user can
have made, by a key that lies outside the cache, and a file without the right code is as good as
none. Without a key nothing is kept. Whatever is wrong with what was kept, it is made afresh.
"""

import contextlib
import os
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path

from newslint.foundation.new_file import NewFile, clear_leftovers

KEPT = 16
"""How many files of one kind stay; the oldest go first."""
OWN_CACHE = "NEWSLINT_CACHE"
"""The variable of the environment by which the user names a folder, one in a checkout too."""
_KEY_SIZE = 32
_CODE_SIZE = 32


def user_cache_folder() -> Path | None:
    """Where caches of this user go by the custom of the system; None if there is no home."""
    said = os.environ.get(OWN_CACHE)
    if said:
        return Path(said)
    return _folder(("XDG_CACHE_HOME", "LOCALAPPDATA"), ".cache")


def usable(folder: Path | None) -> Path | None:
    """The folder, made if need be; None where it cannot be used.

    One that others may write to is not used, nor one that lies in a checkout, which may have come
    with it, unless the user named it.
    """
    if folder is None or (os.environ.get(OWN_CACHE) != str(folder) and _in_checkout(folder)):
        return None
    return folder if _is_private(folder) else None


def load_kept(path: Path) -> bytes | None:
    """What was kept at ``path``; None if there is nothing, or not what this user kept there."""
    key = _key(path.parent)
    if key is None:
        return None
    try:
        data = path.read_bytes()
    except OSError:
        return None
    code, content = data[:_CODE_SIZE], data[_CODE_SIZE:]
    return content if compare_digest(code, _code(key, path.name, content)) else None


def keep(path: Path, content: bytes) -> None:
    """Keep bytes at ``path``, whose name is a kind, a hyphen and a key; failing is no harm."""
    with contextlib.suppress(OSError):
        key = _key(path.parent, make=True)
        if key is not None:
            _write(path, _code(key, path.name, content) + content)


def _code(key: bytes, name: str, content: bytes) -> bytes:
    """What tells that whoever has the key kept this content under this name."""
    code = blake2b(name.encode(errors="surrogateescape") + b"\0", key=key, digest_size=_CODE_SIZE)
    code.update(content)
    return code.digest()


def _key(cache: Path, *, make: bool = False) -> bytes | None:
    """The user's key, made if there is none and one is to be made; None where none can be had."""
    folder = _folder(("XDG_STATE_HOME", "APPDATA"), ".local/state")
    if folder is None or cache in (folder, *folder.parents) or _in_checkout(folder):
        return None
    file = folder / "cache-key"
    if not file.exists():
        if not make or not _is_private(folder):
            return None
        with contextlib.suppress(OSError):
            _make_key(file)
    return _own_bytes(file)


def _make_key(file: Path) -> None:
    """Make a key so that another process sees all of it or nothing, and only the first one."""
    with NewFile(file) as new:
        new.file.write(os.urandom(_KEY_SIZE))
        new.put_in_place(over=False)


def _own_bytes(file: Path) -> bytes | None:
    """The key in a file that nobody but the user may read."""
    try:
        status = file.lstat()
        key = file.read_bytes()
    except OSError:
        return None
    if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o077):
        return None
    return key if len(key) == _KEY_SIZE else None


def _folder(variables: tuple[str, ...], below_home: str) -> Path | None:
    for variable in variables:
        named = os.environ.get(variable)
        if named:
            return Path(named) / "newslint"
    try:
        return Path.home() / below_home / "newslint"
    except RuntimeError:
        return None


def _in_checkout(folder: Path) -> bool:
    """Whether the folder lies in a checkout, but for one that the home itself lies in."""
    home = os.path.abspath(os.path.expanduser("~"))  # noqa: PTH100, PTH111 - it may not exist
    inner = os.path.abspath(folder)  # noqa: PTH100 - a folder that is not there yet lies somewhere
    while True:
        outer = os.path.dirname(inner)  # noqa: PTH120
        if outer == inner:
            return False
        if f"{home}{os.sep}".startswith(f"{outer}{os.sep}"):
            return False
        if os.path.lexists(os.path.join(outer, ".git")):  # noqa: PTH118
            return True
        inner = outer


def _is_private(folder: Path) -> bool:
    """Whether the folder is there, or can be made, and nobody else may write to it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return False
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def _write(path: Path, data: bytes) -> None:
    """Write so that another process sees all of it or nothing; then drop the oldest files."""
    clear_leftovers(path.parent)
    with NewFile(path) as new:
        new.file.write(data)
        new.put_in_place()
    kind = path.name.partition("-")[0]
    old = sorted(path.parent.glob(f"{kind}-*"), key=lambda p: -p.stat().st_mtime_ns)
    for stale in old[KEPT:]:
        stale.unlink(missing_ok=True)
