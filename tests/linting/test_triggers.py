from collections.abc import Collection, Iterator
from dataclasses import dataclass

from newslint.linting.triggers import Triggers, triggers_of
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.rule import Entry, Rule
from newslint.subjects.wording.pattern_check import PatternCheck
from newslint.subjects.wording.substitution_check import SubstitutedPhrase, SubstitutionCheck
from tests.making import Calls, document, found, lint, rule


@dataclass(frozen=True)
class Triggered(Calls):
    triggers: tuple[str, ...] = ()


def asked_of(rules: list[Rule], prose: str) -> list[str]:
    return [one.rule.id for one in Triggers(rules).asked(rules, document(prose))]


def asked(prose: str, *triggers: str) -> bool:
    return asked_of([rule(check=Triggered(lambda _: iter(()), triggers))], prose) != []


def test_a_check_without_triggers_is_always_asked() -> None:
    assert asked("")
    assert asked_of([rule()], "anything") != []


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
    assert asked_of(rules, "A") == ["house/r0", "house/r1", "house/r3"]
    assert asked_of(rules[:2], "B") == ["house/r1"]


def test_a_rule_whose_triggers_are_absent_cannot_crash() -> None:
    def crash(_: object) -> None:
        raise AssertionError

    report = lint("A duck.", rule(check=Triggered(crash, ("swan",))))
    assert report.problems == ()


def test_triggers_of_a_pattern() -> None:
    one = rule(check=PatternCheck(regex=r"(?i)black\s+swan", triggers=("swan",)))
    assert found(lint("A Black  Swan came.", one)) == [("house/zounds", "Black  Swan")]


@dataclass(frozen=True)
class Lexicon:
    """A check of a lexicon that reports which entries it was asked for."""

    asked: list[str]
    triggers: tuple[str, ...] = ()

    def __call__(self, document: Document) -> Iterator[Match]:
        self.asked.append("all")
        return iter(())

    def among(self, document: Document, keys: Collection[str]) -> Iterator[Match]:
        self.asked.extend(keys)
        return iter(())


ENTRIES = {
    "swan": Entry("swan", needs=(("swan",), ("black", "white"))),
    "duck": Entry("duck", needs=(("duck", "drake"),)),
    "bird": Entry("bird"),
}


def asked_for(prose: str, entries: dict[str, Entry]) -> list[str]:
    told: list[str] = []
    lint(prose, rule(check=Lexicon(told), entries=entries))
    return told


def test_of_a_lexicon_those_entries_are_asked_that_may_match() -> None:
    assert asked_for("A black swan came.", ENTRIES) == ["swan", "bird"]
    assert asked_for("A Drake and a swan came.", ENTRIES) == ["duck", "bird"]
    assert asked_for("A white SWAN, a duck.", ENTRIES) == ["swan", "duck", "bird"]


def test_a_lexicon_none_of_whose_entries_may_match_is_not_asked() -> None:
    sure = {key: entry for key, entry in ENTRIES.items() if entry.needs}
    assert asked_for("A heron came.", sure) == []


def test_a_lexicon_that_says_nothing_of_its_entries_is_asked_for_all() -> None:
    assert asked_for("A heron came.", {"heron": Entry("heron")}) == ["all"]


def test_what_entries_find_does_not_depend_on_the_others() -> None:
    phrases = {
        "swan": SubstitutedPhrase("black swans?", means="luck"),
        "duck": SubstitutedPhrase("<cook> the duck", means="luck"),
        "any": SubstitutedPhrase(r"\w+bird", means="luck"),
    }
    check = SubstitutionCheck(phrases)
    entries = {key: Entry(key, needs=check.entry_needs[key]) for key in phrases}
    copy = "The blackbird saw a Black Swan.\n\nThey cooked the duck, and cook\nthe duck still."
    every = found(lint(copy, rule(check=check)))
    assert len(every) == 4
    assert found(lint(copy, rule(check=check, entries=entries))) == every


def test_an_index_serves_those_rules_of_which_it_was_made() -> None:
    rules = (rule("house/one"), rule("house/other"))
    made = triggers_of(rules)
    assert triggers_of(rules) is made
    assert triggers_of(rules[1:]) is made, "it is asked about some of them"
    more = (*rules, rule("house/third"))
    assert triggers_of(more) is not made
