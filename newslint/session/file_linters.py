"""The desks of a run."""

from collections.abc import Sequence

from newslint.cli.output import tell
from newslint.cli.progress import Waiting
from newslint.foundation.errors import UsageError
from newslint.hookspecs import EngineOffer
from newslint.model.report import Problem
from newslint.model.rule import Rule
from newslint.session.file_linter import FileLinter, Overrides
from newslint.session.resources import Resources
from newslint.session.runner import Task
from newslint.settings.config import Config


class FileLinters:
    """One desk per settings file, made when its first file is found."""

    def __init__(self, workshop: Resources, overrides: Overrides) -> None:
        self._workshop = workshop
        self._overrides = overrides
        self._numbers: dict[str, int] = {}
        self.all: list[FileLinter] = []
        self._engines: list[tuple[EngineOffer, ...]] = []

    def number(self, config: Config) -> int:
        """The number of the desk for the files of these settings."""
        if config.origin not in self._numbers:
            rulebook, offers = self._workshop.rulebook(config), self._workshop.offers(config)
            self._numbers[config.origin] = len(self.all)
            self.all.append(
                FileLinter.of(
                    config,
                    rulebook.rules,
                    offers.readers,
                    self._overrides,
                    left_out=rulebook.left_out,
                    outside=frozenset(engine.category for engine in offers.engines),
                )
            )
            self._engines.append(offers.engines)
        return self._numbers[config.origin]

    def asked(
        self, tasks: Sequence[Task], *, quiet: bool = False
    ) -> tuple[list[Task], tuple[Problem, ...]]:
        """The tasks with what outside engines found in them, and what went wrong with these.

        The desks have the rules of the engines from then on. A long wait is told on a terminal,
        unless ``quiet``. Raises UsageError if the command line selects rules of an engine that is
        off.
        """
        self._refuse_what_is_off()
        engines = [
            [offer for offer in offers if offer.wanted and desk.may_report(offer.category)]
            for desk, offers in zip(self.all, self._engines, strict=True)
        ]
        if not tasks or not any(engines):
            return list(tasks), ()
        from newslint.session.outside_engines import ask_engines  # noqa: PLC0415 - most runs have none

        names = sorted({offer.category for offers in engines for offer in offers})
        with Waiting(f"waiting for {', '.join(names)} …", wanted=not quiet):
            asked = ask_engines(tasks, self.all, engines)
        for number, rules in asked.rules.items():
            self.all[number] = self.all[number].with_rules(rules)
        for message in asked.notices:
            tell(message)
        return asked.tasks, asked.problems

    def _refuse_what_is_off(self) -> None:
        offers = [offer for of_desk in self._engines for offer in of_desk]
        off = {o.category for o in offers} - {o.category for o in offers if o.wanted}
        for address in self._overrides.select:
            category = address.partition("/")[0]
            if category in off:
                raise UsageError(
                    f"--select {address}: {category} is not asked in this run; turn it on "
                    "(LanguageTool: --languagetool)"
                )

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are on in any of the desks."""
        active = {rule.id: rule for desk in self.all for rule in desk.active}
        return tuple(active[rule_id] for rule_id in sorted(active))
