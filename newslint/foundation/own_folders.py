"""Folders that are the user's own, and not what a checkout has brought.

It imports next to nothing, since the way to a resident process goes through here.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def own_folder(variables: "Iterable[str]", below_home: str) -> str | None:
    """Newslint's folder in the one that the environment names, else below home; None without."""
    for variable in variables:
        named = os.environ.get(variable)
        if named:
            return os.path.join(named, "newslint")  # noqa: PTH118
    home = os.path.expanduser("~")  # noqa: PTH111
    return None if home == "~" else os.path.join(home, below_home, "newslint")  # noqa: PTH118


def lies_in_checkout(folder: str | os.PathLike[str]) -> bool:
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


def account_home() -> str:
    """The home of the account that runs this, as the system has it; empty if it has none."""
    try:
        import pwd  # noqa: PLC0415 - not everywhere

        return os.path.abspath(pwd.getpwuid(os.getuid()).pw_dir)  # noqa: PTH100
    except (ImportError, KeyError):
        return ""
