from dataclasses import dataclass

from newslint.linting.triggers import with_something_to_say
from newslint.model.rule import Rule
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import Calls, found, lint, rule


@dataclass(frozen=True)
class Triggered(Calls):
    triggers: tuple[str, ...] = ()


def asked(prose: str, *triggers: str) -> bool:
    one: Rule = rule(check=Triggered(lambda _: iter(()), triggers))
    return list(with_something_to_say([one], prose)) == [one]


def test_a_check_without_triggers_is_always_asked() -> None:
    assert asked("")
    assert list(with_something_to_say([rule()], "anything")) != []


def test_one_trigger_in_the_prose_is_enough() -> None:
    assert asked("A black swan came.", "heron", "swan")
    assert not asked("A black duck came.", "heron", "swan")


def test_the_case_of_the_prose_does_not_matter() -> None:
    assert asked("A BLACK SWAN CAME.", "swan")


def test_rules_that_share_a_trigger_are_asked_in_their_order() -> None:
    rules = [
        rule(f"house/r{n}", check=Triggered(lambda _: iter(()), triggers))
        for n, triggers in enumerate([("a",), ("b", "a"), ("c",), (), ("b",)])
    ]
    assert [one.id for one in with_something_to_say(rules, "A")] == [
        *("house/r0", "house/r1", "house/r3")
    ]


def test_a_rule_whose_triggers_are_absent_cannot_crash() -> None:
    def crash(_: object) -> None:
        raise AssertionError

    report = lint("A duck.", rule(check=Triggered(crash, ("swan",))))
    assert report.problems == ()


def test_triggers_of_a_pattern() -> None:
    one = rule(check=PatternCheck(regex=r"(?i)black\s+swan", triggers=("swan",)))
    assert found(lint("A Black  Swan came.", one)) == [("house/zounds", "Black  Swan")]
