from collections.abc import Iterator

import pytest

from newslint.model.document import Document
from newslint.model.rule import Entry
from newslint.rulebook.costs import ENOUGH, asked_of_every_story, costs, some_copy
from newslint.subjects.wording.pattern_check import PatternCheck
from newslint.subjects.wording.substitution_check import SubstitutedPhrase, SubstitutionCheck
from tests.making import Calls, document, rule


def pattern(source: str, **more: object) -> PatternCheck:
    return PatternCheck(regex=source, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("check", "always"),
    [
        (pattern(r"\p{L}+ly\b"), True),
        (pattern(r"\d{4},\d"), False),
        (pattern("harbor wall"), False),
        (pattern(r"\p{L}{9}", triggers=("quay",)), False),
        (Calls(lambda _: iter(())), True),
    ],
)
def test_which_are_asked_of_every_story(check: PatternCheck, always: bool) -> None:
    needs = {name: getattr(check, name, ()) for name in ("needs", "shapes")}
    assert asked_of_every_story(rule(check=check, **needs)) is always


def test_a_lexicon_is_asked_by_its_entries() -> None:
    check = SubstitutionCheck({"quay": SubstitutedPhrase("quay wall", means="a wall")})
    needs = check.entry_needs["quay"]
    assert not asked_of_every_story(rule(check=check, entries={"quay": Entry("quay", needs=needs)}))
    assert asked_of_every_story(rule(check=check, entries={"quay": Entry("quay")}))


def test_the_dearer_rule_costs_more() -> None:
    def slow(asked: Document) -> Iterator[object]:
        sum(range(20_000))
        return iter(())

    rules = [
        rule("house/slow", check=Calls(slow)),
        rule("house/quick", check=Calls(lambda _: iter(()))),
        rule("house/rare", check=pattern("quay wall"), needs=(("quay wall",),)),
    ]
    found = {one.id: cost for one, cost in costs(rules, [document("A story.")] * 20)}
    assert found.keys() == {"house/slow", "house/quick"}
    assert found["house/slow"] > found["house/quick"] > 0
    assert list(costs(rules, [])) == []


def test_some_copy_is_enough() -> None:
    stories = [document("x" * 1000) for _ in range(200)]
    assert sum(len(one.prose) for one in some_copy(stories)) == ENOUGH
    assert some_copy(stories[:3]) == stories[:3]
