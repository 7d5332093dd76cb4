"""What the report on a story depends on, in one digest: with another one it is linted anew.

Beside the story and its path that is what all stories have in common (newslint's own code and
tables, Python, the packages that are installed, plugins' files, clocks), what those under one
settings file have (settings, command line, rule files), and what was accepted in the story. The day
of the run is none of it, but for the accepted findings that have expired: no rule asks for it.
"""

import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import regex

from newslint import __version__
from newslint.foundation.regular_files import files_below
from newslint.plugins.gathering import OWN
from newslint.rulebook.kept_rulebook import digest_of, own_stamps
from newslint.session.file_linter import FileLinter, FileRequest
from newslint.session.file_linters import FileLinters
from newslint.session.written_report import FORMAT
from newslint.subjects.places.clock_data import clock_data
from newslint.values import replace

_SIZE = 20
_PACKAGES = (".dist-info", ".egg-info")
_MADE = (".pyc", ".pyo")


class ResultKeys:
    """Makes keys for the stories of a run."""

    def __init__(self, linters: FileLinters) -> None:
        self._linters = linters
        self._of_settings: dict[str, bytes | None] = {}
        self._of_all: bytes | None = None

    def of(self, linter: FileLinter, path: Path, request: FileRequest, sha256: str) -> bytes | None:
        """The key for a story of that content; None for one whose report depends on more.

        So it does where an outside engine is asked, which has a cache of its own, or a plugin or
        rule file has failed.
        """
        origin = linter.config.origin
        if origin not in self._of_settings:
            self._of_settings[origin] = self._shared_by(linter)
        shared = self._of_settings[origin]
        if shared is None:
            return None
        accepted = tuple((one, one.holds_on(request.today)) for one in request.accepted)
        own = (str(path), linter.applying(path), accepted, sha256)
        return blake2b(_told(own), key=shared, digest_size=_SIZE).digest()

    def _shared_by(self, linter: FileLinter) -> bytes | None:
        """The digest of what stories under one settings file have in common."""
        resources, config = self._linters.resources, linter.config
        rulebook = resources.rulebook(config)
        if self._linters.engines(config) or resources.problems:
            return None
        if self._of_all is None:
            self._of_all = _digest((*_basis(), *_stamps_of_plugins(resources.plugins)))
        # Where the settings file lies is told by the paths that apply, and by what is in its rules.
        said = replace(config, root=Path(), origin="")
        rules = tuple(map(digest_of, rulebook.folders))
        told = (said, linter.hints, linter.overrides, sorted(linter.left_out), rules, linter.terms)
        return _digest((self._of_all, *told))


def _basis() -> Iterator[Any]:
    yield FORMAT, __version__, sys.version, regex.__version__
    yield tuple(own_stamps())
    yield tuple(_installed())
    clocks = clock_data()
    yield clocks
    if not clocks.version:
        import zoneinfo  # noqa: PLC0415 - as good as never

        yield tuple((folder, _stamp(folder)) for folder in zoneinfo.TZPATH)


def _installed() -> Iterator[str]:
    """All installed packages by name and version, as their folders are called."""
    for folder in dict.fromkeys(sys.path):
        try:
            names = os.listdir(folder or os.curdir)  # noqa: PTH208
        except OSError:
            continue
        yield from sorted(name for name in names if name.endswith(_PACKAGES))


def _stamps_of_plugins(plugins: list[tuple[str, Any]]) -> Iterator[Any]:
    """The files of plugins: of each all that lies in the package that it is in."""
    for name, plugin in plugins:
        if name == OWN:
            continue
        module = getattr(plugin, "__name__", None) or type(plugin).__module__
        yield name, module
        package = sys.modules.get(module.partition(".")[0])
        for folder in getattr(package, "__path__", ()):
            for entry in files_below(folder, ("",)):
                if not entry.name.endswith(_MADE):
                    yield entry.path, _stamp(entry.path)
        file = getattr(package, "__file__", None)
        if file:
            yield file, _stamp(file)


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - some hundred of them
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _digest(said: tuple[Any, ...]) -> bytes:
    return blake2b(_told(said), digest_size=_SIZE).digest()


def _told(said: tuple[Any, ...]) -> bytes:
    return repr(said).encode("utf-8", "surrogatepass")
