"""``newslint languagetool``: what there is of it, installing it, a server that is kept running."""

import argparse
import importlib.metadata
import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from newslint.cli.output import tell
from newslint.cli.progress import Waiting
from newslint.cli.status import CLEAN, DEGRADED
from newslint.engines.languagetool import installing, warm_server
from newslint.engines.languagetool.address import named_server
from newslint.engines.languagetool.installation import check_jars, find_installation
from newslint.engines.languagetool.java import ask_java
from newslint.engines.languagetool.question import software_of
from newslint.engines.languagetool.result_cache import NAME
from newslint.engines.languagetool.settings import (
    CATEGORY,
    LanguageToolSettings,
    languagetool_settings,
)
from newslint.foundation.cache_folder import usable, user_cache_folder
from newslint.foundation.errors import EngineError
from newslint.foundation.kept_rows import size_of
from newslint.foundation.shown_text import printable
from newslint.session.resources import Resources
from newslint.settings.engine_settings import held_to_trust

_ANSWERS_WITHIN = 10.0


def run(arguments: argparse.Namespace) -> int:
    """Do what the arguments say. Returns the exit status."""
    what = arguments.what
    if what == "install":
        return _install(arguments.source)
    if what == "stop":
        return _stop()
    resources = Resources(arguments.config, arguments.isolated)
    config = resources.config_of(Path(os.curdir))
    for line in held_to_trust(config, {CATEGORY: LanguageToolSettings})[1]:
        tell(line)
    do = _start if what == "start" else _status
    return do(*languagetool_settings(config))


def _status(settings: LanguageToolSettings, root: Path) -> int:
    usable = True
    for name, ask in _parts(settings, root):
        try:
            said = ask()
        except EngineError as problem:
            said = f"not usable: {problem}"
            usable = False
        print(printable(f"{name + ':':<22}{said}"))
    return CLEAN if usable else DEGRADED


def _parts(settings: LanguageToolSettings, root: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """What a run takes, each with a function that says what there is or raises EngineError."""
    if settings.server is not None:
        yield "server", lambda: _named_server(settings)
    else:
        yield "Java", _java
        yield "LanguageTool", lambda: _languagetool(settings, root)
    yield "language-tool-python", _language_tool_python
    if settings.server is None:
        yield "server kept running", lambda: _warm_server(settings, root)
    yield "cache", lambda: _cache(settings)


def _java() -> str:
    java = ask_java()
    return f"{java.version}, {java.program}"


def _languagetool(settings: LanguageToolSettings, root: Path) -> str:
    installation = find_installation(settings, root)
    check_jars(installation)
    return f"{installation.version}, {installation.folder}"


def _language_tool_python() -> str:
    try:
        return importlib.metadata.version("language-tool-python")
    except importlib.metadata.PackageNotFoundError as problem:
        raise EngineError(installing.MISSING) from problem


def _named_server(settings: LanguageToolSettings) -> str:
    address = named_server(settings)
    software = software_of(address, _ANSWERS_WITHIN)
    if software is None:
        raise EngineError(f"{address} does not answer as LanguageTool; start it there")
    return f"{address}, LanguageTool {software['version']}"


def _warm_server(settings: LanguageToolSettings, root: Path) -> str:
    server = warm_server.running()
    if server is None:
        return "none; each run starts its own"
    said = f"{server.address}, LanguageTool {server.version}, {_about(server)}"
    try:
        identity = find_installation(settings, root).identity
    except EngineError:
        return said
    if identity != server.identity:
        return f"{said}; not used here, where LanguageTool is another one"
    if warm_server.usable(identity) is None:
        return f"{said}; it does not answer: `newslint languagetool start` replaces it"
    return said


def _cache(settings: LanguageToolSettings) -> str:
    """A run goes on without it, so nothing about it makes LanguageTool unusable."""
    folder = user_cache_folder()
    if not settings.cache:
        return "off by the settings"
    if folder is None:
        return "none; there is no home folder, set XDG_CACHE_HOME"
    if usable(folder) is None:
        return f"none; {folder} lies in a checkout, or others may write to it"
    try:
        paragraphs, size = size_of(folder / NAME)
    except (OSError, sqlite3.Error) as problem:
        return f"{folder / NAME} cannot be read: {problem}; runs make it anew or do without"
    return f"{paragraphs:,} paragraphs, {size / 1e6:.1f} MB, {folder / NAME}"


def _about(server: warm_server.WarmServer) -> str:
    since = datetime.fromtimestamp(server.since)
    return f"process {server.pid}, since {since:%Y-%m-%d %H:%M}"


def _install(source: Path | None) -> int:
    installed = installing.download() if source is None else installing.install_from(source)
    print(printable(f"LanguageTool {installed.version} is installed in {installed.folder}."))
    return CLEAN


def _start(settings: LanguageToolSettings, root: Path) -> int:
    if settings.server is not None:
        said = f"the settings have runs use {named_server(settings)}, so no other one is started"
        raise EngineError(f"{said}; take `server` out of them first")
    installation = find_installation(settings, root)
    with Waiting(f"starting LanguageTool {installation.version} …", wanted=True):
        server, new = warm_server.start(installation)
    ready = "is ready" if new else "was running already"
    print(f"LanguageTool {server.version} {ready} at {server.address} ({_about(server)}).")
    if new:
        print("Runs use it until `newslint languagetool stop`.")
    return CLEAN


def _stop() -> int:
    server = warm_server.stop()
    print("No server was running." if server is None else f"Stopped {server.address}.")
    return CLEAN
