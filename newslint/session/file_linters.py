"""The linters of a session, one per settings file, made when its first file is met."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslint.foundation.errors import UsageError
from newslint.model.rule import Rule
from newslint.offers import EngineOffer
from newslint.session.file_linter import FileLinter, Overrides
from newslint.session.resources import Resources
from newslint.settings.config import Config

if TYPE_CHECKING:
    from newslint.foundation.clock import Clock


class FileLinters:
    """Can be sent to another process, which makes for itself what it needs."""

    def __init__(
        self, resources: Resources, overrides: Overrides, clock: "Clock | None" = None
    ) -> None:
        """``clock`` counts what each of them spends."""
        self.clock = clock
        self.resources = resources
        self._overrides = overrides
        self._made: dict[str, FileLinter] = {}
        self._engine_rules: dict[str, dict[str, Rule]] = {}
        self._configs: dict[str, Config] = {}
        """Of folders that were asked for."""
        self._prepared = False

    def prepare(self) -> None:
        """Load what earlier runs have kept; to be called before the first story."""
        if not self._prepared:
            self.resources.patterns.load()
            self._prepared = True

    def keep_patterns(self) -> None:
        """Keep for later runs what this one has compiled, if it has linted anything.

        Who has not loaded what was kept would keep a few in the place of all.
        """
        if self._prepared:
            self.resources.patterns.keep()

    def __reduce__(self) -> tuple[Any, ...]:
        return FileLinters, (self.resources, self._overrides, self.clock and type(self.clock)())

    def timed_by(self, clock: "Clock") -> "FileLinters":
        """Linters of the same settings that count what they spend."""
        return FileLinters(self.resources, self._overrides, clock)

    def for_path(self, path: Path) -> FileLinter:
        """The linter of the story that is, or might be, at ``path``."""
        folder = os.path.dirname(path)  # noqa: PTH120 - asked for each story, several times
        if folder not in self._configs:
            self._configs[folder] = self.resources.config_of(path.parent)
        return self.of(self._configs[folder])

    def of(self, config: Config) -> FileLinter:
        """The linter of these settings. Raises UsageError for an address that names no rule."""
        if config.origin not in self._made:
            self._made[config.origin] = self._timed(config) if self.clock else self._new(config)
        return self._made[config.origin]

    def _new(self, config: Config) -> FileLinter:
        rulebook = self.resources.rulebook(config)
        offers = self.resources.offers(config)
        self._refuse_what_is_off(offers.engines)
        return FileLinter.of(
            config,
            rulebook.rules,
            offers.readers,
            self._overrides,
            left_out=rulebook.left_out,
            outside=frozenset(engine.category for engine in offers.engines),
            terms=self.resources.terms(config),
        )

    def _timed(self, config: Config) -> FileLinter:
        from newslint.session.timed_file_linter import timed_file_linter  # noqa: PLC0415 - few ask

        assert self.clock is not None
        with self.clock.part("phase", "settings and rules"):
            return timed_file_linter(self._new(config), self.clock)

    def engines(self, config: Config) -> list[EngineOffer]:
        """The outside engines that are asked about the files of these settings."""
        linter = self.of(config)
        return [
            offer
            for offer in self.resources.offers(config).engines
            if offer.wanted and linter.may_report(offer.category)
        ]

    def add_rules(self, origin: str, rules: Iterable[Rule]) -> None:
        """Give the linter of the settings from ``origin`` rules of outside engines as well."""
        known = self._engine_rules.setdefault(origin, {})
        new = {rule.id: rule for rule in rules if rule.id not in known}
        if new:
            known |= new
            self._made[origin] = self._made[origin].with_rules(new.values())

    def _refuse_what_is_off(self, engines: Iterable[EngineOffer]) -> None:
        off = {offer.category for offer in engines if not offer.wanted}
        for address in self._overrides.select:
            category = address.partition("/")[0]
            if category in off:
                raise UsageError(
                    f"--select {address}: {category} is not asked in this run; turn it on "
                    "(LanguageTool: --languagetool)"
                )

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are on under any of the settings met so far, in the order of their ids."""
        active = {rule.id: rule for linter in self._made.values() for rule in linter.active}
        return tuple(active[rule_id] for rule_id in sorted(active))
