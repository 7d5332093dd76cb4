"""Gathers what newslint and its plugins offer.

A plugin that fails is named and left out; the rest of the run goes on, and its exit status says
that it was degraded.
"""

import os
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from newslint.foundation.deferred import Deferred
from newslint.foundation.typed_data import fields_of
from newslint.model.report import Problem
from newslint.offers import EngineOffer, Offers, Reader, ReporterOffer
from newslint.plugins import builtin
from newslint.settings.config import Config
from newslint.settings.engine_settings import (
    held_to_trust,
    refuse_unknown_engines,
    with_engine_settings,
)

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "newslint"
OWN = "newslint"


class Manager(Protocol):
    """What is asked of pluggy's plugin manager."""

    def list_name_plugin(self) -> list[tuple[str, Any]]:
        """The plugins with their names."""

    def subset_hook_caller(self, name: str, remove_plugins: Iterable[Any]) -> Any:
        """Calls a hook of all plugins but those, and gives what each returned."""


class OwnAlone:
    """A manager for newslint without plugins, as most people have it: pluggy is not imported."""

    def list_name_plugin(self) -> list[tuple[str, Any]]:
        """What is there: newslint itself."""
        return [(OWN, builtin)]

    def subset_hook_caller(self, name: str, remove_plugins: Iterable[Any]) -> Any:
        """Calls newslint's own function."""
        own = getattr(builtin, name)
        return lambda **given: [own(**given)]


_kept: "list[EntryPoint] | None" = None


def keep_entry_points() -> bool:
    """Look for plugins once and for all, in a process that ends when packages come or go.

    Returns whether there are any.
    """
    global _kept  # noqa: PLW0603 - of the process, as what it has imported
    _kept = _entry_points()
    return bool(_kept)


def make_plugin_manager() -> tuple[Manager, tuple[Problem, ...]]:
    """A plugin manager with newslint's own offers and every installed plugin that loads."""
    entry_points = _entry_points() if _kept is None else _kept
    if not entry_points:
        return OwnAlone(), ()
    from newslint.plugins.plugin_manager import manager_of_own  # noqa: PLC0415 - imports pluggy

    manager = manager_of_own()
    problems = []
    for entry_point in entry_points:
        registered = False
        try:
            plugin = entry_point.load()
            manager.register(plugin, entry_point.name)
            registered = True
            manager.check_pending()
        except (Exception, SystemExit) as failure:
            problems.append(_plugin_problem(entry_point.name, "could not be loaded", failure))
            if registered:
                manager.unregister(name=entry_point.name)
    return manager, tuple(problems)


def gather_offers(
    manager: Manager, config: Config, *, complete: bool = True
) -> tuple[Offers, tuple[Problem, ...]]:
    """The offers of every plugin for one configuration; newslint's own come first.

    Of two offers of one name the later wins, plugins standing in the order of their names. Raises
    ConfigError for what the settings say to outside engines, if these cannot be told that; or if
    there is no such engine, unless a plugin failed that may have had it (``complete`` is whether
    all could be loaded).
    """
    kinds: dict[str, type] = {}
    checks: dict[str, type | Deferred] = {}
    readers: list[Reader] = []
    reporters: dict[str, ReporterOffer] = {}
    engines: list[EngineOffer] = []
    folders: list[Path] = []
    plugin_of: dict[Path, str] = {}
    problems: list[Problem] = []
    names = [name for name, plugin in manager.list_name_plugin() if plugin is not None]
    names.sort(key=lambda n: (n != OWN, n))

    def ask_one(name: str, hook: str, take: Callable[[Any], None], **given: Any) -> None:
        others = [p for n, p in manager.list_name_plugin() if n != name and p is not None]
        try:
            for offer in manager.subset_hook_caller(hook, others)(**given):
                take(offer)
        except (Exception, SystemExit) as failure:
            problems.append(_plugin_problem(name, f"failed in {hook}", failure))

    for name in names:
        ask_one(name, "newslint_engine_settings", lambda offer: kinds.update(_kinds_in(offer)))
    config, refused = held_to_trust(config, kinds)
    problems += map(Problem, refused)
    typed = with_engine_settings(config, kinds)
    for name in names:
        ask = partial(ask_one, name)
        ask("newslint_checks", lambda offer: checks.update(_checks_in(offer)))
        ask("newslint_readers", lambda offer: readers.extend(_readers_in(offer)))
        ask("newslint_reporters", lambda offer: reporters.update(_reporters_in(offer)))
        ask("newslint_engines", lambda offer: engines.extend(_engines_in(offer)), config=typed)
        before = len(folders)
        ask("newslint_rules", lambda offer: folders.extend(_folders_in(offer)), config=typed)
        if name != OWN:
            plugin_of |= dict.fromkeys(folders[before:], name)
    folders += config.rule_folders
    if len(problems) == len(refused) and complete:
        refuse_unknown_engines(config, kinds, {engine.category for engine in engines})
    offers = Offers(
        checks, tuple(readers), reporters, tuple(folders), plugin_of, tuple(engines), kinds
    )
    return offers, tuple(problems)


# What is no offer is refused here, where the plugin can still be named.


def _checks_in(offer: Any) -> dict[str, type | Deferred]:
    made = dict(offer)
    for check in made.values():
        if not isinstance(check, type | Deferred):
            raise TypeError(f"{check!r} is no check; a check is a frozen dataclass")
    return made


def _readers_in(offer: Any) -> list[Reader]:
    made = list(offer)
    for reader in made:
        if not isinstance(reader, Reader):
            raise TypeError(f"{reader!r} is no Reader")
    return made


def _reporters_in(offer: Any) -> dict[str, ReporterOffer]:
    made = dict(offer)
    for reporter in made.values():
        if not callable(reporter):
            raise TypeError(f"{reporter!r} is no reporter; a reporter can be called")
    return made


def _kinds_in(offer: Any) -> dict[str, type]:
    made = dict(offer)
    for category, kind in made.items():
        fields = fields_of(kind) if isinstance(kind, type) else {}
        if "enabled" not in fields or not all(field.has_default for field in fields.values()):
            raise TypeError(
                f"the settings of {category} are no frozen dataclass with `enabled` among its "
                "fields, each with a default"
            )
    return made


def _engines_in(offer: Any) -> list[EngineOffer]:
    made = list(offer)
    for engine in made:
        if not isinstance(engine, EngineOffer):
            raise TypeError(f"{engine!r} is no EngineOffer")
    return made


def _folders_in(offer: Any) -> list[Path]:
    if isinstance(offer, str | Path):
        raise TypeError(f"{offer!r} is no list of folders")
    folders = [Path(folder) for folder in offer]
    for folder in folders:
        if not folder.is_dir():
            raise NotADirectoryError(f"{folder} is no folder of rules")
    return folders


def _entry_points() -> "list[EntryPoint]":
    """The entry points of all installed plugins, by name.

    Most installations have none, and reading metadata costs every run more than linting a story;
    so look first whether any package mentions the group at all.
    """
    if not any(map(_mentions_group, sys.path)):
        return []
    from importlib.metadata import entry_points  # noqa: PLC0415

    return sorted(entry_points(group=GROUP), key=lambda entry_point: entry_point.name)


def _mentions_group(folder: str) -> bool:
    if os.path.isfile(folder):  # noqa: PTH113
        return True  # an archive: only the library can look inside
    try:
        with os.scandir(folder or os.curdir) as scan:
            packages = [e.path for e in scan if e.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return False
    heading = f"[{GROUP}]".encode()
    for package in packages:
        try:
            with open(os.path.join(package, "entry_points.txt"), "rb") as file:  # noqa: PTH118, PTH123
                if heading in file.read():
                    return True
        except OSError:
            continue
    return False


def _plugin_problem(name: str, what: str, failure: BaseException) -> Problem:
    return Problem(
        f"plugin {name} {what}: {type(failure).__name__}: {failure} "
        "(the run goes on without it; update or uninstall the package that brings it)"
    )
