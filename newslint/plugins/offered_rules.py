"""The rules that are offered, loaded.

A plugin with a faulty rule file is left out with all of its rules and named; the rest goes on.
"""

from pathlib import Path

from newslint.foundation.errors import RulebookError
from newslint.foundation.regular_files import files_below
from newslint.linting.accepted_rules import ACCEPTED_RULES
from newslint.model.report import Problem
from newslint.model.rule import Rule
from newslint.offers import Offers
from newslint.plugins.house_terms_rule import house_terms_rule
from newslint.rulebook.kept_rulebook import load_rulebook_cached
from newslint.settings.config import Config
from newslint.values import frozen


@frozen
class Rulebook:
    """The rules of a configuration."""

    rules: tuple[Rule, ...]
    """In the order of their ids, those that are off included."""
    folders: tuple[Path, ...] = ()
    """Where they were read from."""
    left_out: frozenset[str] = frozenset()
    """The ids of the rules of plugins that were left out; settings may go on naming them."""
    problems: tuple[Problem, ...] = ()


def load_offered_rules(offers: Offers, config: Config, cache: Path | None) -> Rulebook:
    """Load the rules of all offers; ``cache`` is as in ``rulebook_cache``.

    Raises RulebookError if a rule of newslint itself or of the settings' own folders is faulty.
    """
    # Those that change a parameter, which are not always the settings file itself.
    files = {one.name for where, one in config.origins.items() if where[0] == "parameters"}
    settings = ", ".join(sorted(files)) or config.origin or "the settings"
    folders, left_out, problems = offers.rule_folders, frozenset[str](), list[Problem]()
    while True:
        try:
            rules = load_rulebook_cached(
                folders,
                offers.checks,
                config.parameters,
                cache,
                settings=settings,
                absent=left_out,
            )
        except RulebookError as faulty:
            names = {
                offers.plugin_of.get(folder) if folder else None for folder, _ in faulty.faults
            }
            if not names or None in names:
                raise
            problems += (_rule_problem(offers.plugin_of[f], line) for f, line in faulty.faults if f)
            gone = [folder for folder in folders if offers.plugin_of.get(folder) in names]
            left_out |= {rule_id for folder in gone for rule_id in _ids_in(folder)}
            folders = tuple(folder for folder in folders if folder not in gone)
        else:
            made = (*ACCEPTED_RULES, house_terms_rule(has_terms=bool(config.terms)))
            every = tuple(sorted((*rules, *made), key=lambda rule: rule.id))
            return Rulebook(every, folders, left_out, tuple(problems))


def _ids_in(folder: Path) -> list[str]:
    files = files_below(folder, (".yaml", ".yml"))
    return [Path(file.path).relative_to(folder).with_suffix("").as_posix() for file in files]


def _rule_problem(plugin: str, line: str) -> Problem:
    return Problem(
        f"plugin {plugin} has a faulty rule: {line} "
        "(the run goes on without its rules; update or uninstall the package that brings it)"
    )
