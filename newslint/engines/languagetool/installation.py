"""Where LanguageTool lies, and which version it is."""

import hashlib
import os
import re
import zipfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from newslint.engines.languagetool.settings import LanguageToolSettings
from newslint.foundation.errors import EngineError
from newslint.foundation.own_folders import lies_in_checkout
from newslint.values import frozen

VARIABLE = "NEWSLINT_LANGUAGETOOL"
"""The environment variable that names a folder of jars; the settings go before it."""
OLDEST = (6, 0)
CLIENT = "run `pip install 'language-tool-python>=3.4,<4'` in the environment that newslint is in"
"""How to have language-tool-python: by its own name, since newslint itself may have been installed
from anywhere, and an extra is asked for by the name of the package."""
_AGAIN = "install it again with `newslint languagetool install`"
_INSTALL = (
    "run `newslint languagetool install`, or `newslint languagetool install --from FOLDER` with a "
    "folder of its jars"
)


@frozen
class Installation:
    """A LanguageTool that can be run: its archive unzipped, or a folder of jars as Maven copies."""

    folder: Path
    """Holds the jar of the server, or a folder ``libs`` that does; absolute."""
    version: str
    """Such as "6.6"."""

    @property
    def class_path(self) -> str:
        """What Java is to look through."""
        # The archive has rules and dictionaries beside its jars, below `org`.
        places = (self.folder, self.folder / "*", self.folder / "libs" / "*")
        return os.pathsep.join(map(str, places))

    @cached_property
    def jars(self) -> tuple[Path, ...]:
        """All of them, sorted."""
        return tuple(sorted([*self.folder.glob("*.jar"), *self.folder.glob("libs/*.jar")]))

    @cached_property
    def identity(self) -> str:
        """The version and a digest of what findings depend on; nothing is run for it.

        Raises EngineError for a file that cannot be looked at.
        """
        digest = hashlib.sha256()
        for file in (*self.jars, *sorted(self.folder.glob("org/languagetool/rules/en/**/*.xml"))):
            try:
                status = file.stat()
            except OSError as problem:
                raise _unreadable(file, problem) from problem
            digest.update(f"{file.name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
        return f"{self.version}-{digest.hexdigest()[:16]}"


def find_installation(settings: LanguageToolSettings, root: Path) -> Installation:
    """LanguageTool as the settings, the environment, newslint or language-tool-python have it.

    The first of these that has one counts. ``root`` is what ``settings.folder`` is relative to.
    Raises EngineError if there is none, or one that will not do.
    """
    variable = os.environ.get(VARIABLE)
    if settings.folder is not None:
        return _named(root / Path(settings.folder).expanduser(), "`languagetool: {folder: …}`")
    if variable:
        return _named(Path(variable).expanduser(), f"the environment variable {VARIABLE}")
    in_checkout = None
    for folder in (own_folder(), *of_language_tool_python()):
        there = installation_in(folder) if folder is not None else None
        if there is not None and not _may_have_come_with_a_tree(there.folder):
            return there
        in_checkout = in_checkout or there
    if in_checkout is not None:
        raise EngineError(
            f"LanguageTool lies in a checkout, {in_checkout.folder}, which may be anyone's, so it "
            f"is not run; name that folder by the environment variable {VARIABLE} if it is yours"
        )
    raise EngineError(f"LanguageTool is not installed; {_INSTALL}")


def _may_have_come_with_a_tree(folder: Path) -> bool:
    """Whether a folder that nobody named lies in a checkout, as where HOME is one."""
    named = os.environ.get("LTP_PATH")
    return not (named and folder.is_relative_to(Path(named).absolute())) and lies_in_checkout(
        folder
    )


def _named(folder: Path, where: str) -> Installation:
    there = installation_in(folder)
    if there is None:
        said = f"{where} names {folder}, which has no jar of LanguageTool's server"
        raise EngineError(f"{said} (languagetool-server*.jar); name the folder that has it")
    return there


def own_folder() -> Path | None:
    """Where newslint installs LanguageTool for this user; None if there is no home."""
    named = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        data = Path(named) if named else Path.home() / ".local" / "share"
    except RuntimeError:
        return None
    return data / "newslint" / "languagetool"


def of_language_tool_python() -> Iterator[Path]:
    """The versions that language-tool-python has downloaded, the newest first."""
    named = os.environ.get("LTP_PATH")
    try:
        folder = Path(named) if named else Path.home() / ".cache" / "language_tool_python"
        found = list(folder.glob("LanguageTool-*"))
    except (OSError, RuntimeError):
        return
    yield from sorted(found, key=lambda path: _numbers(path.name), reverse=True)


def installation_in(folder: Path) -> Installation | None:
    """The installation in a folder, None if it, and ``libs`` in it, have no jar of a server.

    Of several jars the newest counts. Raises EngineError if what is there will not do.
    """
    # The server is run in that folder.
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - a link may be meant to be changed
    found = [
        jar
        for pattern in ("languagetool-server*.jar", "libs/languagetool-server*.jar")
        for jar in folder.glob(pattern)
        if not jar.stem.endswith(("-sources", "-javadoc", "-tests"))
    ]
    if not found:
        return None
    if os.pathsep in str(folder):
        said = f"{folder} has a “{os.pathsep}” in its name, where Java takes it for two folders"
        raise EngineError(f"{said}; move or rename it")
    jar = max(found, key=lambda jar: _numbers(jar.name))
    version = _version(jar)
    if _numbers(version) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        said = f"{folder} has LanguageTool {version or 'of no known version'}"
        raise EngineError(f"{said}, and newslint needs {oldest} or newer; {_INSTALL}")
    return Installation(folder, version)


def fault_of(installation: Installation) -> str:
    """What is missing or damaged, as the beginning of a sentence; empty if all is well."""
    names = [jar.name for jar in installation.jars]
    lacks = [
        f"{needed}*.jar"
        for needed in ("languagetool-core", "language-en")
        if not any(name.startswith(needed) for name in names)
    ]
    if lacks:
        return f"{installation.folder} lacks {' and '.join(lacks)}"
    try:
        for jar in installation.jars:
            _opened(jar).close()
    except EngineError as problem:
        return str(problem).removesuffix(f"; {_AGAIN}")
    return ""


def check_jars(installation: Installation) -> None:
    """Raises EngineError, with the remedy, if jars are missing or damaged."""
    if fault := fault_of(installation):
        raise EngineError(f"{fault}; {_AGAIN}")


def _version(jar: Path) -> str:
    """What the jar says of its version, else what its name and its folder's name do; or nothing."""
    with _opened(jar) as archive:
        names = set(archive.namelist())
        pom = "META-INF/maven/org.languagetool/languagetool-server/pom.properties"
        for name, key in (("META-INF/MANIFEST.MF", "ComponentVersion: "), (pom, "version=")):
            if name not in names:
                continue
            try:
                lines = archive.read(name).decode(errors="replace").splitlines()
            except (OSError, zipfile.BadZipFile) as problem:
                raise EngineError(f"{jar} is damaged; {_AGAIN}") from problem
            for line in lines:
                if line.startswith(key):
                    return line[len(key) :].strip()
    for name in (jar.stem, jar.parent.name):
        if found := re.search(r"-(\d+(?:\.\d+)+[^/]*)$", name):
            return found[1]
    return ""


def _opened(jar: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(jar)
    except zipfile.BadZipFile as problem:
        raise EngineError(f"{jar} is damaged: it is no jar; {_AGAIN}") from problem
    except OSError as problem:
        raise _unreadable(jar, problem) from problem


def _unreadable(file: Path, problem: OSError) -> EngineError:
    return EngineError(f"{file} cannot be read: {problem.strerror}; {_AGAIN}")


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers of a version or of a name with one, for comparing."""
    return tuple(map(int, re.findall(r"\d+", text)))
