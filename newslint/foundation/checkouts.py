"""Git checkouts, by the folder that they lie in; git itself is not asked."""

from pathlib import Path


def checkout_above(folder: Path) -> Path | None:
    """The top of the git checkout that ``folder`` lies in, None outside of any."""
    return next((up for up in (folder, *folder.parents) if (up / ".git").exists()), None)


def checkout_or_here() -> Path:
    """The top of the git checkout that the current folder lies in, else the current folder."""
    here = Path.cwd()
    return checkout_above(here) or here
