"""What a plugin may add to newslint.

A plugin is a package with an entry point in the group ``newslint`` that names a module or object
with functions marked by ``hookimpl``. newslint's own checks, readers, reporters and rules come
by functions of the same names. Only a run with plugins imports this.
"""

from pathlib import Path

import pluggy

from newslint.offers import EngineOffer, Reader, ReporterOffer
from newslint.settings.config import Config

hookspec = pluggy.HookspecMarker("newslint")
hookimpl = pluggy.HookimplMarker("newslint")


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
def newslint_reporters() -> dict[str, ReporterOffer]:
    """Reporters by the name that ``--format`` calls them by."""
    raise NotImplementedError


@hookspec
def newslint_engine_settings() -> dict[str, type]:
    """What settings may say to outside engines, by category: ``engines: {category: …}``.

    Each is a frozen dataclass whose fields have defaults, ``enabled`` among them; see
    ``newslint.settings.engine_settings``. In ``newslint_engines``, ``config.engines[category]`` is
    such a value.
    """
    raise NotImplementedError


@hookspec
def newslint_engines(config: Config) -> list[EngineOffer]:
    """Outside engines: programs that find faults in whole stories by rules of their own."""
    raise NotImplementedError
