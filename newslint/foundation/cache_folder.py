"""What is kept from run to run, in a folder that belongs to the user alone.

What is kept there is pickled, and a pickle can run code, so a folder that anyone else may write to
is not used. Whatever is wrong with what was kept, it is made afresh.
"""

import contextlib
import os
import pickle
from pathlib import Path
from typing import Any

KEPT = 8
"""How many files of one kind stay; the oldest go first."""


def user_cache_folder() -> Path | None:
    """Where caches of this user go by the custom of the system; None if there is no home."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if named:
        return Path(named) / "newslint"
    try:
        return Path.home() / ".cache" / "newslint"
    except RuntimeError:
        return None


def usable(folder: Path | None) -> Path | None:
    """The folder, made if need be; None where it cannot be used."""
    return folder if folder is not None and _is_private(folder) else None


def load_kept(path: Path) -> Any:
    """What was kept at ``path``; None if there is nothing, or nothing that can be read."""
    # What is torn, foreign or stale may fail to load in any way.
    with contextlib.suppress(Exception):
        return pickle.loads(path.read_bytes())
    return None


def keep(path: Path, value: Any) -> None:
    """Keep a value at ``path``, whose name is a kind, a hyphen and a key; failing is no harm."""
    with contextlib.suppress(Exception):
        _write(path, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


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
    import tempfile  # noqa: PLC0415 - only where something has changed

    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    kind = path.name.partition("-")[0]
    old = sorted(path.parent.glob(f"{kind}-*.pickle"), key=lambda p: -p.stat().st_mtime_ns)
    for stale in old[KEPT:]:
        stale.unlink(missing_ok=True)
