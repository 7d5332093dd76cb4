"""``newslint resident``: what processes are kept for runs, and ending them."""

import argparse
import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from newslint.cli.status import CLEAN, DEGRADED
from newslint.foundation.errors import NewslintError
from newslint.foundation.shown_text import printable
from newslint.resident import request as said
from newslint.resident.place import SUFFIX, NoPlaceError, folder_of_sockets, is_supported

_PATIENCE = 5.0


def run(arguments: argparse.Namespace) -> int:
    """Do what the arguments say. Returns the exit status."""
    if not is_supported():
        raise NewslintError("there are no resident processes on this system")
    try:
        folder = Path(folder_of_sockets())
    except NoPlaceError as problem:
        raise NewslintError(str(problem)) from problem
    return _stop(folder) if arguments.what == "stop" else _status(folder)


def _status(folder: Path) -> int:
    kept = list(_asked(folder, said.STATUS))
    for _, pid, since, idle in kept:
        began = datetime.fromtimestamp(since)
        print(f"process {pid}, since {began:%Y-%m-%d %H:%M}, ends {idle / 60:g} idle minutes later")
    print(printable(f"{len(kept) or 'None'} kept, in {folder}."))
    return CLEAN


def _stop(folder: Path) -> int:
    stopped = list(_asked(folder, said.STOP))
    until = time.monotonic() + _PATIENCE
    while any(os.path.lexists(path) for path, *_ in stopped) and time.monotonic() < until:
        time.sleep(0.02)
    for path, pid, *_ in stopped:
        if os.path.lexists(path):
            print(f"Process {pid} does not end; end it by hand.")
            return DEGRADED
        print(f"Stopped process {pid}.")
    if not stopped:
        print("None was kept.")
    return CLEAN


def _asked(folder: Path, kind: bytes) -> Iterator[tuple[Path, int, int, int]]:
    """The processes that answer, each with its socket, and what it says of itself."""
    from newslint.resident.server import ask  # noqa: PLC0415 - not on every system

    for path in sorted(folder.glob(f"*{SUFFIX}")):
        told = ask(os.fspath(path), kind)
        if told is not None:
            yield (path, *told)
