"""The desks of a run."""

from newslint.cli.workshop import Workshop
from newslint.config import Config
from newslint.desk import Desk, Overrides
from newslint.model.rule import Rule


class Desks:
    """One desk per settings file, made when its first file is found."""

    def __init__(self, workshop: Workshop, overrides: Overrides) -> None:
        self._workshop = workshop
        self._overrides = overrides
        self._numbers: dict[str, int] = {}
        self.all: list[Desk] = []

    def number(self, config: Config) -> int:
        """The number of the desk for the files of these settings."""
        if config.origin not in self._numbers:
            rulebook, offers = self._workshop.rulebook(config), self._workshop.offers(config)
            self._numbers[config.origin] = len(self.all)
            self.all.append(
                Desk.of(config, rulebook.rules, offers.readers, self._overrides, rulebook.left_out)
            )
        return self._numbers[config.origin]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are on in any of the desks."""
        active = {rule.id: rule for desk in self.all for rule in desk.active}
        return tuple(active[rule_id] for rule_id in sorted(active))
