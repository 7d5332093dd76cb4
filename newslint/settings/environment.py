"""What the environment of a run says: its variables, and where the user's own settings lie."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newslint.foundation.errors import ConfigError, UsageError
from newslint.foundation.own_folders import account_home, lies_in_checkout
from newslint.model.diagnostic import Level
from newslint.settings.config import NEVER

CONFIG = "NEWSLINT_CONFIG"
SELECT = "NEWSLINT_SELECT"
IGNORE = "NEWSLINT_IGNORE"
FAIL_ON = "NEWSLINT_FAIL_ON"
JOBS = "NEWSLINT_JOBS"
LANGUAGETOOL_SERVER = "NEWSLINT_LANGUAGETOOL_SERVER"


def user_config_file() -> Path | None:
    """The user's own settings, by the custom of the system; None where there are none."""
    folder = _config_folder()
    file = folder / "newslint" / "settings.yaml" if folder is not None else None
    return file if file is not None and os.path.isfile(file) else None  # noqa: PTH113


def is_users_own(file: Path) -> bool:
    """Whether the user's own settings lie where no checkout can have brought them.

    It is the folder for settings of all programs that is asked about: that of newslint, and all in
    it, the user may well link to from a checkout of his or her own.
    """
    folder = _config_folder()
    if folder is None or not file.is_relative_to(folder):
        return False
    home = account_home()
    if home and folder == Path(home, ".config"):
        return True
    # With HOME, all of that.
    base = folder if _named_config_folder() else folder.parent
    return not lies_in_checkout(base / "newslint")


def _config_folder() -> Path | None:
    named = _named_config_folder()
    try:
        return Path(named) if named else Path.home() / ".config"
    except RuntimeError:  # there is no home
        return None


def _named_config_folder() -> str | None:
    named = os.environ.get("XDG_CONFIG_HOME")
    return os.environ.get("APPDATA") if not named and os.name == "nt" else named


def named_config_file(environ: Mapping[str, str]) -> Path | None:
    """The settings file that the environment names, None without one. Raises ConfigError."""
    named = environ.get(CONFIG)
    if not named:
        return None
    file = Path(named).expanduser()
    if not file.is_file():
        raise ConfigError(f"{CONFIG} names {named}, and there is no such settings file; unset it")
    return file


def environment_values(environ: Mapping[str, str]) -> dict[str, tuple[Any, str]]:
    """The settings that variables say, by field of Config, each with its variable.

    Raises ConfigError. An empty variable says nothing.
    """
    said: dict[str, tuple[Any, str]] = {}
    for name, variable in (("select", SELECT), ("ignore", IGNORE)):
        addresses = tuple(a.strip() for a in environ.get(variable, "").split(",") if a.strip())
        if addresses:
            said[name] = (addresses, variable)
    server = environ.get(LANGUAGETOOL_SERVER)
    if server:
        said["engines"] = ({"languagetool": {"server": server}}, LANGUAGETOOL_SERVER)
    level = environ.get(FAIL_ON)
    if level:
        known = (*(level.value for level in Level), NEVER)
        if level not in known:
            raise ConfigError(f"{FAIL_ON} is {level!r}; set it to one of {', '.join(known)}")
        said["fail_on"] = (level, FAIL_ON)
    return said


def jobs_of(environ: Mapping[str, str]) -> int | None:
    """How many processes the environment wants, None where it does not say. Raises UsageError."""
    given = environ.get(JOBS)
    if not given:
        return None
    if not (given.isdecimal() and int(given) > 0):
        raise UsageError(f"{JOBS} is {given!r}; set it to a number of processes, 1 or more")
    return int(given)
