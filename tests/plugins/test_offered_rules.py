from pathlib import Path

import pytest

from newslint.foundation.errors import RulebookError
from newslint.offers import Offers
from newslint.plugins.offered_rules import Rulebook, load_offered_rules
from newslint.settings.config import Config
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import rule_data, write_rule


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path) -> None:
    write_rule(tmp_path / "own", "house/zounds")
    write_rule(tmp_path / "fine", "terms/egad")
    write_rule(tmp_path / "faulty", "terms/crikey")
    write_rule(tmp_path / "faulty", "terms/odd", rule_data("odd", level="loud", its="beauty"))


def load(tmp_path: Path, *plugins: str, **settings: object) -> Rulebook:
    folders = tuple(tmp_path / name for name in ("own", *plugins))
    config = Config(root=tmp_path, **settings)  # type: ignore[arg-type]
    offers = Offers(
        checks={"pattern": PatternCheck},
        rule_folders=(*folders, *config.rule_folders),
        plugin_of={tmp_path / name: f"the-{name}" for name in plugins},
    )
    return load_offered_rules(offers, config, tmp_path / "cache")


MADE = ("accepted/expired", "accepted/stale", "accepted/unused-remark", "terms/house-terms")
"""The rules that no file of a rulebook has."""


def ids(rulebook: Rulebook) -> list[str]:
    return [rule.id for rule in rulebook.rules if rule.id not in MADE]


def test_all_rules_that_are_offered(tmp_path: Path) -> None:
    rulebook = load(tmp_path, "fine")
    assert ids(rulebook) == ["house/zounds", "terms/egad"]
    assert rulebook.folders == (tmp_path / "own", tmp_path / "fine")
    assert (rulebook.left_out, rulebook.problems) == (frozenset(), ())


def test_the_rules_that_no_file_has_are_among_them(tmp_path: Path) -> None:
    every = [rule.id for rule in load(tmp_path, "fine").rules]
    assert every == [*MADE[:3], "house/zounds", "terms/egad", MADE[3]]


def test_a_plugin_with_faulty_rules_is_left_out_and_named(tmp_path: Path) -> None:
    rulebook = load(tmp_path, "faulty", "fine")
    assert ids(rulebook) == ["house/zounds", "terms/egad"]
    assert rulebook.folders == (tmp_path / "own", tmp_path / "fine")
    assert rulebook.left_out == {"terms/crikey", "terms/odd"}
    file = tmp_path / "faulty" / "terms" / "odd.yaml"
    first, second = [problem.message for problem in rulebook.problems]
    assert first.startswith(f"plugin the-faulty has a faulty rule: {file}:2: `level` is 'loud'; ")
    assert second.startswith(f"plugin the-faulty has a faulty rule: {file}:5: `its` is one of ")
    assert "the run goes on without its rules; update or uninstall the package" in first


def test_settings_and_rules_may_go_on_naming_what_was_left_out(tmp_path: Path) -> None:
    write_rule(tmp_path / "mine", "house/mine", rule_data(replaces="terms/odd"))
    write_rule(tmp_path / "fine", "terms/egad", rule_data("egad", yields_to=["terms/crikey"]))
    parameters = {"terms/crikey": {"regex": "x"}}
    rulebook = load(tmp_path, "faulty", "fine", rules=("mine",), parameters=parameters)
    assert ids(rulebook) == ["house/mine", "house/zounds", "terms/egad"]
    assert len(rulebook.problems) == 2


def test_a_rule_of_a_plugin_under_an_id_of_ours(tmp_path: Path) -> None:
    write_rule(tmp_path / "fine", "house/zounds")
    rulebook = load(tmp_path, "fine")
    assert [rule.origin for rule in rulebook.rules if rule.id not in MADE] == [
        str(tmp_path / "own" / "house" / "zounds.yaml")
    ]
    assert "stands in" in rulebook.problems[0].message


@pytest.mark.parametrize("faulty", ["own", "mine"])
def test_faulty_rules_of_our_own_or_of_the_settings_end_the_run(
    tmp_path: Path, faulty: str
) -> None:
    write_rule(tmp_path / "mine", "house/mine")
    write_rule(tmp_path / faulty, "house/bad", rule_data(level="loud"))
    with pytest.raises(RulebookError) as told:
        load(tmp_path, "faulty", rules=("mine",))
    assert len(str(told.value).splitlines()) == 3


def test_wrong_parameters_end_the_run(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="which does not exist"):
        load(tmp_path, parameters={"house/zouns": {}})
