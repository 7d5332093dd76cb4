"""What is kept from run to run, in a folder that belongs to the user alone.

Nothing that is kept there can execute: it is text or numbers, and who asks for it says what becomes
of it. Compiled regular expressions are such numbers, which the library takes on trust, so that a
flipped bit could stop the process. Therefore every file begins with a code that only this user can
have made, by a key that lies outside the cache, and a file without the right code is as good as
none. Without a key nothing is kept. Whatever is wrong with what was kept, it is made afresh.
"""

import contextlib
import os
import stat
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path

from newslint.foundation.new_file import NewFile, clear_leftovers
from newslint.foundation.own_folders import lies_in_checkout, own_folder
from newslint.foundation.regular_files import read_regular
from newslint.values import frozen

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
    if folder is None or (not _is_named(folder) and lies_in_checkout(folder)):
        return None
    return folder if _is_private(folder) else None


def _is_named(folder: Path) -> bool:
    named = os.environ.get(OWN_CACHE)
    return bool(named) and Path(str(named)) == folder


@frozen
class Seal:
    """Puts a code before what is kept, and knows again what has one."""

    key: bytes

    def sealed(self, name: str, content: bytes) -> bytes:
        """What is to be kept under a name, its code first."""
        return self._code(name, content) + content

    def opened(self, name: str, data: bytes) -> bytes | None:
        """What was kept under a name, None if it was not sealed so."""
        code, content = data[:_CODE_SIZE], data[_CODE_SIZE:]
        return content if compare_digest(code, self._code(name, content)) else None

    def _code(self, name: str, content: bytes) -> bytes:
        told = name.encode(errors="surrogateescape") + b"\0"
        code = blake2b(told, key=self.key, digest_size=_CODE_SIZE)
        code.update(content)
        return code.digest()


def seal_for(cache: Path, *, make: bool = False) -> Seal | None:
    """The user's seal for what is kept in a cache, by a key that lies elsewhere.

    The key is made if there is none and one is to be made; None where none can be had.
    """
    key = _key(cache, make=make)
    return Seal(key) if key is not None else None


def load_kept(path: Path) -> bytes | None:
    """What was kept at ``path``; None if there is nothing, or not what this user kept there."""
    seal = seal_for(path.parent)
    if seal is None:
        return None
    try:
        return seal.opened(path.name, read_regular(path))
    except OSError:
        return None


def keep(path: Path, content: bytes) -> None:
    """Keep bytes at ``path``, whose name is a kind, a hyphen and a key; failing is no harm."""
    with contextlib.suppress(OSError):
        seal = seal_for(path.parent, make=True)
        if seal is not None:
            _write(path, seal.sealed(path.name, content))


def _key(cache: Path, *, make: bool = False) -> bytes | None:
    """The user's key, made if there is none and one is to be made; None where none can be had."""
    folder = _folder(("XDG_STATE_HOME", "APPDATA"), ".local/state")
    if folder is None or lies_in_checkout(folder):
        return None
    whole, above = os.path.realpath(folder), os.path.realpath(cache)
    if f"{whole}{os.sep}".startswith(f"{above.rstrip(os.sep)}{os.sep}"):
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
        if not stat.S_ISREG(status.st_mode):
            return None
        key = read_regular(file, _KEY_SIZE)
    except OSError:
        return None
    if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o077):
        return None
    return key if len(key) == _KEY_SIZE else None


def _folder(variables: tuple[str, ...], below_home: str) -> Path | None:
    folder = own_folder(variables, below_home)
    return Path(folder) if folder else None


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
