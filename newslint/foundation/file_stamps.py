"""Whether files are still as they were, by their times and sizes: a look, where reading costs."""

import os
from collections.abc import Iterable

Stamp = tuple[int, int] | None
"""When a file was last changed, in nanoseconds, and its size; None for what is not there."""
Stamps = dict[str, Stamp]
"""By the paths of files and folders."""


def stamp_of(file: str | os.PathLike[str]) -> Stamp:
    """The stamp of a file; of a folder it tells of files that came or went."""
    try:
        status = os.stat(file)  # noqa: PTH116 - some hundred of them
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def stamps_of(files: Iterable[str]) -> Stamps:
    """The stamps of these files."""
    return {file: stamp_of(file) for file in files}


def stamps_below(folder: str | os.PathLike[str], suffixes: tuple[str, ...]) -> Stamps:
    """Those of a folder, of all folders in it and of their files whose names end so."""
    found: Stamps = {}
    waiting = [os.fspath(folder)]
    while waiting:
        here = waiting.pop()
        found[here] = stamp_of(here)
        try:
            with os.scandir(here) as scan:
                for entry in scan:
                    # No link to a folder is followed.
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif entry.name.endswith(suffixes):
                        found[entry.path] = stamp_of(entry.path)
        except OSError:
            continue
    return found
