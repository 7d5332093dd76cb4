import pytest

from newslint.foundation.errors import UsageError
from newslint.linting.selection import Selection, resolved
from newslint.model.diagnostic import Level
from newslint.model.rule import Entry, Rule
from tests.making import rule

HOLD = Entry("hold-high")
SWAN = Entry("black-swan", level=Level.ERROR)
CALQUES = rule("calques/slavic/russian", entries={"hold-high": HOLD, "black-swan": SWAN})
OFF = rule("calques/latin", default_on=False, formerly=("calques/roman",))
RULES = (CALQUES, OFF, rule("units/wrong"))


@pytest.mark.parametrize(
    ("select", "ignore", "on"),
    [
        # what is selected           what is ignored               the rules that are on
        (["default"], [], ["calques/slavic/russian", "units/wrong"]),
        (["all"], [], ["calques/slavic/russian", "calques/latin", "units/wrong"]),
        (["all"], ["all"], []),
        (["default"], ["default"], []),
        (["default"], ["units"], ["calques/slavic/russian"]),
        (["calques"], [], ["calques/slavic/russian", "calques/latin"]),
        (["calques"], ["calques"], []),
        (["calques"], ["calques/slavic"], ["calques/latin"]),
        (["calques/slavic"], ["calques"], ["calques/slavic/russian"]),
        (["calques/latin"], ["calques"], ["calques/latin"]),
        (["calques/latin"], ["calques/latin"], []),
        (["units/wrong"], ["all"], ["units/wrong"]),
        (["default", "calques/latin"], ["units"], ["calques/slavic/russian", "calques/latin"]),
        (["calques/slavic/russian:hold-high"], [], ["calques/slavic/russian"]),
    ],
)
def test_the_most_specific_address_decides(
    select: list[str], ignore: list[str], on: list[str]
) -> None:
    selection = Selection(tuple(select), tuple(ignore))
    assert [one.id for one in RULES if selection.may_speak(one)] == on


@pytest.mark.parametrize(
    ("select", "ignore", "may"),
    [
        (["default"], [], True),
        (["all"], [], True),
        (["default"], ["outside/pox", "units"], True),
        (["default"], ["outside"], False),
        (["all"], ["all"], False),
        (["all"], ["default"], True),
        (["units"], [], False),
        (["outsiders"], [], False),
        (["units", "outside"], [], True),
        (["outside"], ["outside"], False),
        (["outside"], ["all"], True),
        (["outside/pox"], ["outside"], True),
        (["outside/pox", "outside"], ["outside/pox"], True),
        (["outside/pox"], ["outside/pox"], False),
        ([], [], False),
    ],
)
def test_whether_unknown_rules_of_a_category_may_speak(
    select: list[str], ignore: list[str], may: bool
) -> None:
    assert Selection(tuple(select), tuple(ignore)).may_have_of("outside") is may


@pytest.mark.parametrize(
    ("select", "ignore", "on"),
    [
        (["default"], [], {"hold-high", "black-swan"}),
        (["default"], ["calques/slavic/russian:hold-high"], {"black-swan"}),
        (["calques/slavic/russian:hold-high"], [], {"hold-high"}),
        (["calques/slavic/russian:hold-high"], ["calques/slavic/russian"], {"hold-high"}),
        (["calques/slavic/russian"], ["calques/slavic/russian"], set()),
    ],
)
def test_entries_are_selected_by_their_address(
    select: list[str], ignore: list[str], on: set[str]
) -> None:
    selection = Selection(tuple(select), tuple(ignore))
    assert {e for e in CALQUES.entries if selection.level_of(CALQUES, e) is not None} == on


@pytest.mark.parametrize(
    ("levels", "of_rule", "of_entry"),
    [
        ({}, "warning", "error"),
        ({"all": "note"}, "note", "note"),
        ({"calques": "note", "all": "error"}, "note", "note"),
        ({"calques": "error", "calques/slavic": "note"}, "note", "note"),
        ({"calques/slavic/russian": "error", "calques": "note"}, "error", "error"),
        ({"calques/slavic/russian:black-swan": "note"}, "warning", "note"),
        ({"units": "note"}, "warning", "error"),
    ],
)
def test_the_most_specific_level_holds(levels: dict[str, str], of_rule: str, of_entry: str) -> None:
    selection = Selection(levels={address: Level(level) for address, level in levels.items()})
    assert selection.level_of(CALQUES) == of_rule
    assert selection.level_of(CALQUES, "black-swan") == of_entry


def test_a_level_switches_nothing_on() -> None:
    assert Selection(levels={"calques/latin": Level.ERROR}).level_of(OFF) is None


def test_a_category_is_no_beginning_of_a_name() -> None:
    assert not Selection(("unit",)).may_speak(rule("units/wrong"))


def test_former_ids_are_brought_up_to_date() -> None:
    assert resolved(["calques/roman", "units"], RULES, "--select") == ("calques/latin", "units")


def test_a_new_rule_of_the_old_name_goes_before_the_former_id() -> None:
    rules: tuple[Rule, ...] = (*RULES, rule("calques/roman"))
    assert resolved(["calques/roman"], rules, "--select") == ("calques/roman",)


MINE = rule("house/mine", entries={"hold-high": HOLD}, replaces="calques/polish",
            formerly=("house/ours",))  # fmt: skip


@pytest.mark.parametrize(
    ("address", "now"),
    [
        ("calques/polish", "house/mine"),
        ("calques/polish:hold-high", "house/mine:hold-high"),
        ("house/ours", "house/mine"),
        ("house/ours:hold-high", "house/mine:hold-high"),
        ("house/mine:hold-high", "house/mine:hold-high"),
    ],
)
def test_a_rule_goes_by_the_ids_that_it_had_and_that_it_replaces(address: str, now: str) -> None:
    assert resolved([address], (*RULES, MINE), "--select") == (now,)


def test_an_entry_that_the_replacing_rule_has_not_is_unknown() -> None:
    with pytest.raises(UsageError, match="did you mean “calques/polish:hold-high”"):
        resolved(["calques/polish:hold-hig"], (*RULES, MINE), "--select")


def test_rules_that_are_left_out_may_be_named() -> None:
    named = ["terms/sub/x", "terms/sub/x:entry", "terms", "terms/sub"]
    assert resolved(named, RULES, "--ignore", {"terms/sub/x"}) == tuple(named)
    with pytest.raises(UsageError, match="terms/sub/y"):
        resolved(["terms/sub/y"], RULES, "--ignore", {"terms/sub/x"})


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("units/wrongg", "did you mean “units/wrong”?"),
        ("calques/slavic/russian:black-swann", "did you mean “calques/slavic/russian:black-swan”?"),
        ("zzz", "`newslint rules` lists them"),
    ],
)
def test_an_address_that_names_nothing(address: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        resolved([address], RULES, "--ignore")
    assert str(refused.value).startswith(f"--ignore: there is no rule or category “{address}”; ")
    assert hint in str(refused.value)
