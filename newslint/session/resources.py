"""Settings, plugins and rulebook put together, each once per settings file."""

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import pluggy

from newslint.foundation.cache_folder import user_cache_folder
from newslint.foundation.errors import ConfigError
from newslint.hookspecs import Offers
from newslint.model.report import Problem
from newslint.patterns.pattern_cache import PatternCache
from newslint.plugins.gathering import gather_offers, make_plugin_manager
from newslint.plugins.offered_rules import Rulebook, load_offered_rules
from newslint.settings.accepted_file import AcceptedFile, find_accepted_file, load_accepted
from newslint.settings.config import Config
from newslint.settings.discovery import find_config_file
from newslint.settings.environment import named_config_file
from newslint.settings.layers import command_line_layer, effective_settings


class Resources:
    """What one run of the command has loaded so far; made by it and gone with it."""

    def __init__(
        self,
        config_file: Path | None,
        isolated: bool,
        *,
        cached: bool = True,
        languagetool: bool | None = None,
    ) -> None:
        """``languagetool`` says whether it is asked, whatever the settings say of that."""
        if config_file and not config_file.is_file():
            raise ConfigError(f"{config_file}: there is no such settings file")
        if config_file is None and not isolated:
            config_file = named_config_file(os.environ)
        self._config_file = config_file
        self._isolated = isolated
        self._cached = cached
        # What the command line says of LanguageTool.
        said = {"enabled": languagetool, "cache": None if cached else False}
        given = {key: value for key, value in said.items() if value is not None}
        self._command_line = command_line_layer(
            {"engines": {"languagetool": given} if given else {}},
            {
                ("engines", "languagetool", "enabled"): (
                    "--languagetool" if languagetool else "--no-languagetool"
                ),
                ("engines", "languagetool", "cache"): "--no-cache",
            },
        )
        self._cache = user_cache_folder() if cached else None
        self.patterns = PatternCache(self._cache)
        self._files: dict[Path, Path | None] = {}
        self._configs: dict[Path | None, Config] = {}
        self._accepted: dict[Path, AcceptedFile | None] = {}
        self._offers: dict[str, Offers] = {}
        self._rulebooks: dict[str, Rulebook] = {}
        self.problems: list[Problem] = []

    def config_of(self, folder: Path) -> Config:
        """The settings for the files of ``folder``."""
        file = None if self._isolated else self._config_file or self._nearest(folder)
        if file not in self._configs:
            self._configs[file] = effective_settings(
                file, isolated=self._isolated, command_line=self._command_line
            )
        return self._configs[file]

    def _nearest(self, folder: Path) -> Path | None:
        if folder not in self._files:
            self._files[folder] = find_config_file(folder)
        return self._files[folder]

    def accepted_of(self, folder: Path) -> AcceptedFile | None:
        """The accepted-findings file for the stories of ``folder``, None without one."""
        if folder not in self._accepted:
            file = None if self._isolated else find_accepted_file(folder)
            if file is not None and file.parent != folder:
                self._accepted[folder] = self.accepted_of(file.parent)
            else:
                self._accepted[folder] = load_accepted(file) if file else None
        return self._accepted[folder]

    def offers(self, config: Config) -> Offers:
        """What newslint and its plugins offer under these settings."""
        if config.origin not in self._offers:
            offers, problems = gather_offers(self._manager, config, complete=not self.problems)
            self._offers[config.origin] = offers
            self._tell(problems)
        return self._offers[config.origin]

    def rulebook(self, config: Config) -> Rulebook:
        """The rules under these settings."""
        if config.origin not in self._rulebooks:
            rulebook = load_offered_rules(self.offers(config), config, self._cache)
            self._rulebooks[config.origin] = rulebook
            self._tell(rulebook.problems)
        return self._rulebooks[config.origin]

    def _tell(self, problems: Iterable[Problem]) -> None:
        """Add what is not among the problems yet: other settings have the same plugins."""
        self.problems += [problem for problem in problems if problem not in self.problems]

    @cached_property
    def _manager(self) -> pluggy.PluginManager:
        manager, problems = make_plugin_manager()
        self.problems += problems
        return manager
