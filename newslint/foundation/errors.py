"""What the user can mend. Every message says what is wrong, where, and what to do."""

from collections.abc import Iterable
from pathlib import Path


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """What to say of a name that is not known: the nearest one that is, or ``otherwise``.

    Without ``otherwise``, all that are known.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - a run without a mistake needs it not

    names = sorted(known)
    near = get_close_matches(name, names, 1)
    if near:
        return f"did you mean “{near[0]}”?"
    return otherwise or f"known are {', '.join(names)}"


def near_name(name: str, known: Iterable[str]) -> str:
    """The name that is meant where another is written that is much like it; empty if none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - few have an unknown name

    return next(iter(get_close_matches(name, sorted(known), 1, 0.8)), "")


class NewslintError(Exception):
    """The run cannot go on as asked; the message is meant for the person who asked."""


class UsageError(NewslintError):
    """What was asked for does not exist or makes no sense."""


class ConfigError(NewslintError):
    """A settings file is wrong; the message names it."""


class RulebookError(NewslintError):
    """Rule files are wrong; the message has a line for every fault, with file and line.

    ``faults`` are these lines, each with the folder of rules that it is about, None for settings.
    """

    def __init__(self, faults: Iterable[tuple[Path | None, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(line for _, line in self.faults))


class EngineError(NewslintError):
    """An outside engine cannot be started or asked; the message says what to do."""


class ReadError(NewslintError):
    """A file cannot be read or decoded."""


class WriteError(NewslintError):
    """A file cannot be written, and is as it was."""
