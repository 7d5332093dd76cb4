"""What a plugin may add to newslint.

A plugin is a package with an entry point in the group ``newslint`` that names a module or object
with functions marked by ``hookimpl``. newslint's own checks, readers, reporters and rules come
through the same hooks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pluggy

from newslint.config import Config
from newslint.model.document import Document, Metadata
from newslint.model.report import Presentation, Report

hookspec = pluggy.HookspecMarker("newslint")
hookimpl = pluggy.HookimplMarker("newslint")

Reporter = Callable[[Report, Presentation], str]
"""From a report to output, which ends with a line end or is empty."""


@dataclass(frozen=True)
class Reader:
    """A format: which files it is for, and how a decoded file becomes a document."""

    name: str
    suffixes: tuple[str, ...]
    """Endings of file names, in lower case with their dot."""
    read: Callable[[str, str, Metadata], Document]
    """From decoded text, path and what the caller knows of the story to a document."""


@dataclass(frozen=True)
class Offers:
    """All that newslint and its plugins offer, gathered."""

    checks: Mapping[str, type] = field(default_factory=dict)
    readers: tuple[Reader, ...] = ()
    reporters: Mapping[str, Reporter] = field(default_factory=dict)
    rule_folders: tuple[Path, ...] = ()
    plugin_of: Mapping[Path, str] = field(default_factory=dict)
    """The plugins that folders come from; newslint's own and those of the settings have none."""


@hookspec
def newslint_rules(config: Config) -> list[Path]:
    """Folders of rule files to load besides newslint's own."""
    raise NotImplementedError


@hookspec
def newslint_checks() -> dict[str, type]:
    """Checks by the name that rules call them by.

    A check is a frozen dataclass, its fields the schema of ``with:``, called with a document and
    yielding matches.
    """
    raise NotImplementedError


@hookspec
def newslint_readers() -> list[Reader]:
    """Readers of further formats; the last one that names a suffix has it."""
    raise NotImplementedError


@hookspec
def newslint_reporters() -> dict[str, Reporter]:
    """Reporters by the name that ``--format`` calls them by."""
    raise NotImplementedError
