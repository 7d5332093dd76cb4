"""Programs as PATH has them, and never one that lies in the current folder."""

import os
import shutil
from pathlib import Path


def program_on_path(name: str) -> str | None:
    """The whole path of a program, None if there is none."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    found = (program_in(Path(folder), name) for folder in folders)
    return next(filter(None, found), None)


def program_in(folder: Path, name: str) -> str | None:
    """The whole path of a program that lies in ``folder``, None if none does.

    Only a folder that is given in full counts: a relative one, or the current folder, where Windows
    looks first, may be a checkout of anyone's.
    """
    if not folder.is_absolute():
        return None
    suffixes = (".exe", ".cmd", "") if os.name == "nt" else ("",)
    found = (shutil.which(str(folder / (name + suffix))) for suffix in suffixes)
    return next(filter(None, found), None)
