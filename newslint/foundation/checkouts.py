"""The git checkouts that files and folders lie in, and what leads out of them.

What lies in a checkout may have come with it, from anyone who may propose a change.
"""

import os
from functools import cache
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


def lies_in_checkout(folder: Path) -> bool:
    """Whether a folder, by its name or by what it leads to, lies in a checkout; it need not exist.

    A checkout that has all of the account's home in it does not count, since some keep that in git.
    HOME has no say in this: systems for CI set it to the checkout.
    """
    whole = os.path.abspath(folder)  # noqa: PTH100
    home = account_home()
    return any(_lies_in_one(path, home) for path in {whole, os.path.realpath(whole)})


def _lies_in_one(path: str, home: str) -> bool:
    inner = path
    while True:
        outer = os.path.dirname(inner)  # noqa: PTH120
        if outer == inner or f"{home}{os.sep}".startswith(f"{outer.rstrip(os.sep)}{os.sep}"):
            return False
        if os.path.lexists(os.path.join(outer, ".git")):  # noqa: PTH118
            return True
        inner = outer


@cache
def account_home() -> str:
    """The home of the account that runs this, as the system has it; empty if it has none."""
    try:
        import pwd  # noqa: PLC0415 - not everywhere

        return os.path.abspath(pwd.getpwuid(os.getuid()).pw_dir)  # noqa: PTH100
    except (ImportError, KeyError):
        return ""
