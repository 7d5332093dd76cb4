"""LanguageTool brought here: downloaded by language-tool-python, or copied from a folder."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from newslint.engines.languagetool.installation import (
    CLIENT,
    Installation,
    fault_of,
    installation_in,
    of_language_tool_python,
    own_folder,
)
from newslint.engines.languagetool.java import ask_java
from newslint.foundation.errors import EngineError

MISSING = f"language-tool-python is missing; {CLIENT}"
_ELSEWHERE = "or take it from elsewhere: `newslint languagetool install --from FOLDER`"
_MOST_SAID = 200


def install_from(folder: Path) -> Installation:
    """Copy LanguageTool from a folder of jars, or of its unzipped archive, into newslint's own.

    What was there before is replaced once all is copied. Raises EngineError, with the folder as it
    was.
    """
    if not folder.is_dir():
        raise EngineError(f"{folder} is no folder; name one with the jars of LanguageTool")
    source = _looked_for(folder)
    if source is None:
        raise EngineError(
            f"{folder} has no jar of LanguageTool's server (languagetool-server*.jar); name the "
            "folder of an unzipped LanguageTool, or one with its jars as Maven copies them"
        )
    if fault := fault_of(source):
        raise EngineError(f"{fault}; get LanguageTool {source.version} afresh")
    target = own_folder()
    if target is None:
        raise EngineError("there is no home folder to install into; set XDG_DATA_HOME")
    if target.exists() and target.samefile(source.folder):
        raise EngineError(f"{folder} is where newslint has it already; name another folder")
    try:
        _copy(source, target)
    except OSError as problem:
        raise EngineError(f"{target} cannot be written: {problem.strerror or problem}") from problem
    installed = installation_in(target)
    assert installed is not None  # its jar has been copied
    return installed


def _looked_for(folder: Path) -> Installation | None:
    """The installation in a folder, or in the one that an archive has made there."""
    for place in (folder, *sorted(folder.glob("LanguageTool-*"), reverse=True)):
        there = installation_in(place)
        if there is not None:
            return there
    return None


def _copy(source: Installation, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".languagetool-", dir=target.parent) as temporary:
        new = Path(temporary) / "new"
        (new / "libs").mkdir(parents=True)
        for jar in source.jars:
            shutil.copy2(jar, new / jar.relative_to(source.folder))
        # The archive has rules and dictionaries beside its jars.
        if (source.folder / "org").is_dir():
            shutil.copytree(source.folder / "org", new / "org")
        if target.exists():
            target.rename(Path(temporary) / "old")
        new.rename(target)


def download() -> Installation:
    """Let language-tool-python download the LanguageTool that it knows, if it has not yet.

    Its progress goes to standard error. A download that is damaged is made anew. Raises
    EngineError.
    """
    java = ask_java()
    try:
        from language_tool_python import download_lt  # noqa: PLC0415 - not a part of the core
    except ImportError as problem:
        raise EngineError(MISSING) from problem
    wanted = f"LanguageTool-{download_lt.LTP_DOWNLOAD_VERSION}"
    for folder in of_language_tool_python():
        if folder.name == wanted and _damaged(folder):
            shutil.rmtree(folder, ignore_errors=True)
    try:
        with _environment(Path(java.program).parent):
            version = download_lt.LTP_DOWNLOAD_VERSION
            download_lt.LocalLanguageTool.from_version_name(version).download()
    except (Exception, SystemExit) as failure:  # it has many ways to fail
        raise EngineError(_download_failure(failure)) from failure
    for folder in of_language_tool_python():
        there = installation_in(folder) if folder.name == wanted else None
        if there is not None and not fault_of(there):
            return there
    raise EngineError(f"what was downloaded is not {wanted}; try again, {_ELSEWHERE}")


@contextmanager
def _environment(java: Path) -> Iterator[None]:
    """What language-tool-python 3.4 heeds and newslint does not, and the other way round.

    It knows of no JAVA_HOME, and downloads nothing, without a word, if LTP_JAR_DIR_PATH is set.
    """
    before = dict(os.environ)
    os.environ.pop("LTP_JAR_DIR_PATH", None)
    os.environ["PATH"] = os.pathsep.join(filter(None, (str(java), before.get("PATH"))))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _damaged(folder: Path) -> bool:
    try:
        there = installation_in(folder)
    except EngineError:
        return True
    return there is None or bool(fault_of(there))


def _download_failure(failure: BaseException) -> str:
    """One sentence about a download that failed."""
    request = getattr(failure, "request", None)
    # The messages of requests about connections name objects of Python.
    if request is not None and not getattr(failure, "response", None):
        reason = f"{urlsplit(str(request.url)).hostname} cannot be reached"
    else:
        reason = " ".join(str(failure).split()).rstrip(".")[:_MOST_SAID]
        reason = reason or type(failure).__name__
    return f"LanguageTool cannot be downloaded: {reason}; try again, {_ELSEWHERE}"
