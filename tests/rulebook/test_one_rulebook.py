from pathlib import Path

import pytest

from newslint.foundation.errors import RulebookError
from newslint.rulebook.one_rulebook import FolderOfRules, joined
from tests.making import rule

OURS, THEIRS = Path("ours"), Path("theirs")
ZOUNDS, EGAD = rule("house/zounds"), rule("house/egad")


def test_rules_of_all_folders_in_the_order_of_their_ids() -> None:
    ours = FolderOfRules(OURS, {"house/zounds": ZOUNDS})
    theirs = FolderOfRules(THEIRS, {"house/egad": EGAD})
    assert joined([ours, theirs]) == (EGAD, ZOUNDS)


def test_what_is_wrong_is_told_with_its_folder() -> None:
    ours = FolderOfRules(OURS, {"house/zounds": ZOUNDS}, ("x.yaml:1: odd",), ("house/x",))
    theirs = FolderOfRules(THEIRS, {"house/zounds": ZOUNDS})
    with pytest.raises(RulebookError) as told:
        joined([ours, theirs], ["house/x"])
    assert [folder for folder, _ in told.value.faults] == [OURS, THEIRS]
    assert "stands in rules/house/zounds.yaml already" in told.value.faults[1][1]


def test_a_rule_that_replaces_another_takes_its_place() -> None:
    instead = rule("house/instead", replaces="house/egad")
    theirs = FolderOfRules(THEIRS, {"house/instead": instead})
    assert joined([FolderOfRules(OURS, {"house/egad": EGAD}), theirs]) == (instead,)
