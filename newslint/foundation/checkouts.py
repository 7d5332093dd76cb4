"""The git checkouts that files and folders lie in, and what leads out of them.

What lies in a checkout may have come with it, from anyone who may propose a change.
"""

import os
from pathlib import Path


def checkout_above(folder: Path) -> Path | None:
    """The top of the git checkout that ``folder`` lies in, None outside of any."""
    # This asks without an exception in a folder that may not be looked into.
    return next((up for up in (folder, *folder.parents) if os.path.exists(up / ".git")), None)  # noqa: PTH110


def checkout_or_here() -> Path:
    """The top of the git checkout that the current folder lies in, else the current folder."""
    here = Path.cwd()
    return checkout_above(here) or here


def tree_of(file: Path) -> Path:
    """The folder that all lies in which a file may name: its checkout, else the file's folder.

    By the name of the file, wherever it leads as a link.
    """
    folder = Path(os.path.abspath(file)).parent  # noqa: PTH100 - resolve() follows links
    return checkout_above(folder) or folder


def leads_out(path: Path, tree: Path) -> bool:
    """Whether what a path leads to lies outside of a folder."""
    real, top = os.path.realpath(path), os.path.realpath(tree)
    return real != top and not real.startswith(top.rstrip(os.sep) + os.sep)


def checkout_left(path: Path) -> Path | None:
    """The checkout that a path lies in by its name, and not by what it leads to; mostly None."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100
    if os.path.realpath(whole) == str(whole):
        return None
    top = checkout_above(whole.parent)
    return top if top is not None and leads_out(whole, top) else None
