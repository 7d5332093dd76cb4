"""What of LanguageTool is reported unless settings say otherwise: two tables.

``categories.csv`` and ``rules.csv`` hold the choice and the figures that it rests on; the
``README.md`` beside them says how these were measured. A rule of its own row is reported as that
says, any other as its category is, and one of a category that has no row as its kind of issue is.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from newslint.model.diagnostic import Level
from newslint.values import frozen

OFF: Final = None
"""In the place of a level: it is not reported."""

_DATA = Path(__file__).parent
CATEGORIES = _DATA / "categories.csv"
RULES = _DATA / "rules.csv"
_UNCATEGORIZED = "uncategorized"
_SPELLING = "MORFOLOGIK_RULE_"


@frozen
class Kind:
    """A category or a type of issue: the level of its rules, and where their findings belong."""

    level: Level | None
    mqm: str
    """The path in MQM."""
    its: str
    """The issue type of ITS 2.0; for a category, that of rules which name none."""


@frozen
class ChosenRule:
    """A rule whose level was chosen by itself."""

    category: str
    level: Level | None


@frozen
class Choice:
    """Levels of LanguageTool's rules. All ids are LanguageTool's own, without a prefix."""

    rules: Mapping[str, ChosenRule]
    categories: Mapping[str, Kind]
    issue_types: Mapping[str, Kind]

    def level_of(self, rule_id: str, category: str, issue_type: str) -> Level | None:
        """The level of a rule by default, ``OFF`` where it is not reported."""
        rule = self.rules.get(rule_id)
        return rule.level if rule else self._kind(category, issue_type).level

    def level_if_selected(self, rule_id: str, category: str, issue_type: str) -> Level:
        """The level of a rule that settings select, which may be off by default.

        What is off was found to be wrong, or a matter of taste, too often to be more than a note.
        """
        return self.level_of(rule_id, category, issue_type) or Level.NOTE

    def mqm_of(self, category: str, issue_type: str) -> str:
        """The path in MQM that findings of a category and a type of issue belong to."""
        return self._kind(category, issue_type).mqm

    def its_of(self, category: str, issue_type: str) -> str:
        """The issue type of ITS 2.0: LanguageTool's, where it names one that ITS has."""
        if issue_type in self.issue_types and issue_type != _UNCATEGORIZED:
            return issue_type
        return self._kind(category, issue_type).its

    def _kind(self, category: str, issue_type: str) -> Kind:
        found = self.categories.get(category) or self.issue_types.get(issue_type)
        return found or self.issue_types[_UNCATEGORIZED]


@cache
def choice(*, spelling: bool = False) -> Choice:
    """The choice by default, read once for each process; nothing ever changes it.

    ``spelling`` takes in LanguageTool's spelling checkers, as notes.
    """
    kinds: dict[str, dict[str, Kind]] = {"category": {}, "issue type": {}}
    for row in rows_of(CATEGORIES):
        kinds[row["kind"]][row["id"]] = Kind(_level(row["level"]), row["mqm"], row["its"])
    rules = {
        row["rule"]: ChosenRule(row["category"], _level(row["level"])) for row in rows_of(RULES)
    }
    if spelling:
        for rule_id, rule in rules.items():
            if rule_id.startswith(_SPELLING):
                rules[rule_id] = ChosenRule(rule.category, Level.NOTE)
    categories, issue_types = map(MappingProxyType, (kinds["category"], kinds["issue type"]))
    return Choice(MappingProxyType(rules), categories, issue_types)


def _level(text: str) -> Level | None:
    return OFF if text == "off" else Level(text)


def rows_of(table: Path) -> Iterator[dict[str, str]]:
    """The rows of a table, without what its comments say."""
    with table.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))
