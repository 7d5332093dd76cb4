"""Which Java runs LanguageTool."""

import os
import re
import subprocess
from pathlib import Path

from newslint.foundation.errors import EngineError
from newslint.foundation.programs import program_in, program_on_path
from newslint.values import frozen

NEEDED = 17
"""The oldest version that LanguageTool 6.6 and newer run on."""
_REMEDY = f"install a Java runtime, version {NEEDED} or newer"
_VERSION = re.compile(r'version "(\d+)(?:\.(\d+))?[^"]*"')
_PATIENCE = 30.0


@frozen
class Java:
    """A Java runtime that is new enough."""

    program: str
    version: str
    """As it says itself, such as "17.0.15"."""


def find_java() -> str:
    """The path of the program: that of JAVA_HOME, else the first on PATH. It is not run.

    Both count only where they give folders in full. Raises EngineError without one.
    """
    # Without one the folder is "bin", which is relative as well.
    home = Path(os.environ.get("JAVA_HOME", ""))
    found = program_in(home / "bin", "java") or program_on_path("java")
    if found is None:
        raise EngineError(f"there is no Java on PATH or in JAVA_HOME; {_REMEDY}")
    return found


def ask_java() -> Java:
    """The Java that is there, asked for its version. Raises EngineError if it will not do."""
    program = find_java()
    try:
        ran = subprocess.run(
            [program, "-version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        said = f"{program} does not tell its version within {_PATIENCE:.0f} seconds; {_REMEDY}"
        raise EngineError(said) from problem
    except OSError as problem:
        raise EngineError(f"{program} does not run: {problem.strerror}; {_REMEDY}") from problem
    version = _VERSION.search(ran.stdout.decode(errors="replace"))
    if ran.returncode or version is None:
        raise EngineError(f"{program} does not run as Java does; {_REMEDY}")
    # Before Java 9 the first number was always 1.
    number = int(version[2] if version[1] == "1" and version[2] else version[1])
    if number < NEEDED:
        raise EngineError(f"{program} is Java {number}, which is too old; {_REMEDY}")
    return Java(program, version[0].split('"')[1])
