"""Programs as PATH has them, and never one that lies in the current folder."""

import os
import shutil
from pathlib import Path


def program_on_path(name: str) -> str | None:
    """The whole path of a program, None if there is none.

    Only folders of PATH that are given in full count: a relative one, or the current folder, where
    Windows looks first, may be a checkout of anyone's.
    """
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        if Path(folder).is_absolute():
            for suffix in (".exe", ".cmd", "") if os.name == "nt" else ("",):
                found = shutil.which(str(Path(folder, name + suffix)))
                if found is not None:
                    return found
    return None
