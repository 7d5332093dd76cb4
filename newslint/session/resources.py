"""Settings, plugins and rulebook put together, each once per settings file."""

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from newslint.foundation.cache_folder import user_cache_folder
from newslint.foundation.errors import ConfigError, UsageError
from newslint.foundation.file_stamps import Stamps, stamp_of, stamps_below
from newslint.model.report import Problem
from newslint.model.terms import Terms
from newslint.offers import Offers
from newslint.patterns.pattern_cache import PatternCache
from newslint.plugins.gathering import Manager, OwnAlone, gather_offers, make_plugin_manager
from newslint.plugins.offered_rules import Rulebook, load_offered_rules
from newslint.settings.accepted_file import AcceptedFile, find_accepted_file, load_accepted
from newslint.settings.config import Config
from newslint.settings.discovery import find_config_file
from newslint.settings.effective import effective_settings
from newslint.settings.environment import named_config_file, user_config_file
from newslint.settings.layers import command_line_layer


class Resources:
    """What a session has loaded so far; gone with it.

    It can be sent to another process, which loads for itself what it needs.
    """

    def __init__(
        self,
        config_file: Path | None = None,
        isolated: bool = False,
        *,
        cached: bool = True,
        languagetool: bool | None = None,
        plugins: bool = True,
    ) -> None:
        """``languagetool`` says whether it is asked, whatever the settings say of that.
        Without ``plugins`` none is loaded.

        Raises ConfigError if the settings file is not there, UsageError for one together with
        ``isolated``.
        """
        if config_file and isolated:
            raise UsageError(
                f"isolated leaves out all settings, those of {config_file} too; say one of the two"
            )
        if config_file and not config_file.is_file():
            raise ConfigError(f"{config_file}: there is no such settings file")
        if config_file is None and not isolated:
            config_file = named_config_file(os.environ)
        self._config_file = config_file
        self._isolated = isolated
        self.cached = cached
        self._languagetool = languagetool
        self._plugins = plugins
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
        self.cache = user_cache_folder() if cached else None
        """The folder of caches, None if none is to be used."""
        self.patterns = PatternCache(self.cache)
        self._files: dict[Path, Path | None] = {}
        self._configs: dict[Path | None, Config] = {}
        self._accepted: dict[Path, AcceptedFile | None] = {}
        self._offers: dict[str, Offers] = {}
        self._rulebooks: dict[str, Rulebook] = {}
        self._terms: dict[str, Terms] = {}
        self._accepted_files: dict[Path, Path | None] = {}
        self._stamps: Stamps = {}
        self._own: Path | None = None
        self.problems: list[Problem] = []

    def __reduce__(self) -> tuple[Any, ...]:
        given = (self._config_file, self._isolated)
        return _made_anew, (given, self.cached, self._languagetool, self._plugins)

    def made_anew(self) -> "Resources":
        """Of the same kind, with nothing loaded."""
        return _made_anew(*self.__reduce__()[1])

    def config_of(self, folder: Path) -> Config:
        """The settings for the files of ``folder``."""
        file = None if self._isolated else self._config_file or self._nearest(folder)
        if file not in self._configs:
            self._remember(file)
            self._own = None if self._isolated else user_config_file()
            self._remember(self._own)
            config = effective_settings(
                file, isolated=self._isolated, command_line=self._command_line
            )
            for name in {origin.name for origin in config.origins.values() if origin.where}:
                self._stamps.setdefault(name, stamp_of(name))  # profiles
            self._configs[file] = config
        return self._configs[file]

    def _nearest(self, folder: Path) -> Path | None:
        if folder not in self._files:
            self._files[folder] = find_config_file(folder)
        return self._files[folder]

    def accepted_of(self, folder: Path) -> AcceptedFile | None:
        """The accepted-findings file for the stories of ``folder``, None without one."""
        if folder not in self._accepted:
            file = None if self._isolated else find_accepted_file(folder)
            self._accepted_files[folder] = file
            self._remember(file)
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

    def terms(self, config: Config) -> Terms | None:
        """The names and terms that the settings name files of; None where they name none.

        Raises ConfigError for what is wrong with these.
        """
        if not config.terms:
            return None
        if config.origin not in self._terms:
            from newslint.terms.rows import TermsError  # noqa: PLC0415 - few desks have terms
            from newslint.terms.term_file import read_all  # noqa: PLC0415

            for file in config.term_files:
                self._remember(file)
            try:
                self._terms[config.origin] = Terms(read_all(config.term_files))
            except TermsError as problem:
                raise ConfigError(str(problem)) from problem
        return self._terms[config.origin]

    def rulebook(self, config: Config) -> Rulebook:
        """The rules under these settings."""
        if config.origin not in self._rulebooks:
            offers = self.offers(config)
            for folder in offers.rule_folders:
                self._stamps.update(stamps_below(folder, (".yaml", ".yml")))
            rulebook = load_offered_rules(offers, config, self.cache)
            self._rulebooks[config.origin] = rulebook
            self._tell(rulebook.problems)
        return self._rulebooks[config.origin]

    def is_current(self) -> bool:
        """Whether all that is loaded is still what its files say, plugins aside."""
        return (
            (self._isolated or not self._configs or user_config_file() == self._own)
            and all(find_config_file(folder) == file for folder, file in self._files.items())
            and all(
                (None if self._isolated else find_accepted_file(folder)) == file
                for folder, file in self._accepted_files.items()
            )
            and all(stamp_of(file) == stamp for file, stamp in self._stamps.items())
        )

    def _remember(self, file: Path | None) -> None:
        """Note the state of a file that is about to be read."""
        if file is not None:
            self._stamps[os.fspath(file)] = stamp_of(file)

    def _tell(self, problems: Iterable[Problem]) -> None:
        """Add what is not among the problems yet: other settings have the same plugins."""
        self.problems += [problem for problem in problems if problem not in self.problems]

    @property
    def plugins(self) -> list[tuple[str, Any]]:
        """The plugins by their names, newslint itself among them."""
        return [(name, one) for name, one in self._manager.list_name_plugin() if one is not None]

    @cached_property
    def _manager(self) -> Manager:
        if not self._plugins:
            return OwnAlone()
        manager, problems = make_plugin_manager()
        self.problems += problems
        return manager


def _made_anew(
    given: tuple[Path | None, bool], cached: bool, languagetool: bool | None, plugins: bool
) -> Resources:
    return Resources(*given, cached=cached, languagetool=languagetool, plugins=plugins)
