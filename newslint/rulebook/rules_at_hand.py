"""Folders of rules that this process has loaded before, with all that was built of them since.

Only a process that makes many runs keeps them (`keep_at_hand`): one that makes a single run would
look at each rule file once more for nothing.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from newslint.foundation.deferred import Deferred
from newslint.foundation.file_stamps import Stamps, stamps_below
from newslint.rulebook.one_rulebook import FolderOfRules

Checks = Mapping[str, type | Deferred]

_at_hand: dict[Path, tuple[Checks, Stamps, FolderOfRules]] | None = None


def keep_at_hand() -> None:
    """Have every folder at hand that is loaded from now on."""
    global _at_hand  # noqa: PLW0603 - as the patterns, which are kept by the process too
    _at_hand = {}


def rules_at_hand(folder: Path, checks: Checks, load: Callable[[], FolderOfRules]) -> FolderOfRules:
    """The rules of a folder: those at hand, if its files are as they were, else loaded ones."""
    if _at_hand is None:
        return load()
    stamps = stamps_below(folder, (".yaml", ".yml"))
    kept = _at_hand.get(folder)
    if kept is not None and kept[:2] == (checks, stamps):
        return kept[2]
    rules = load()
    if not rules.faults:
        _at_hand[folder] = dict(checks), stamps, rules
    return rules
