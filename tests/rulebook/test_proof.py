from collections.abc import Iterator
from typing import Any

import pytest

from newslint.model.diagnostic import Level, Match
from newslint.model.document import Document
from newslint.model.rule import Copy, Entry, EntryTexts, Example, Rule
from newslint.readers import plain_text
from newslint.rulebook.proof import prove_rule
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import Calls, rule

BAD = Example("He said zounds and left.", ("zounds",))
GOOD = Example("He lives in Zoundsville.")


def failures(one: Rule, *others: Rule) -> list[str]:
    told = prove_rule(one, (one, *others), plain_text.read)
    return [f"{failure.rule}: {failure.message}" for failure in told]


def oath(**changes: Any) -> Rule:
    return rule(**({"bad": (BAD,), "good": (GOOD,)} | changes))


def test_a_rule_that_does_what_its_examples_say_holds() -> None:
    assert failures(oath()) == []


def test_a_bad_example_that_is_not_flagged() -> None:
    silent = Example("He said gadzooks and left.", ("gadzooks",))
    assert failures(oath(bad=(silent,))) == [
        "house/zounds: flags nothing, not “gadzooks” (house/zounds)"
    ]


@pytest.mark.parametrize(("text", "why"), [("Zounds\0", "holds a NUL"), ("Zounds\ud800", "surrog")])
def test_an_example_that_is_no_copy(text: str, why: str) -> None:
    for one in (oath(bad=(Example(text, ("Zounds",)),)), oath(good=(Example(text),))):
        (told,) = failures(one)
        assert told.startswith("house/zounds: the example cannot be read: ")
        assert why in told


def test_a_bad_example_that_is_flagged_elsewhere_too() -> None:
    twice = Example("Oh zounds, he said, zounds.", ("zounds",))
    assert failures(oath(bad=(twice,))) == [
        "house/zounds: flags “zounds” (house/zounds), “zounds” (house/zounds), "
        "not “zounds” (house/zounds)"
    ]
    assert failures(oath(bad=(Example(twice.text, ("zounds", "zounds")),))) == []


def test_the_flagged_text_is_exact() -> None:
    assert len(failures(oath(bad=(Example(BAD.text, ("said zounds",)),)))) == 1


def test_a_good_example_that_is_flagged() -> None:
    (said,) = failures(oath(good=(GOOD, Example("Oh zounds."))))
    assert said.startswith("house/zounds: a good example is flagged: house/zounds at “zounds”: ")


def test_a_good_example_is_clean_for_other_rules_too_notes_aside() -> None:
    other = rule("house/lives")
    (said,) = failures(oath(), other)
    assert said.startswith("house/zounds: another rule flags this clean copy: house/lives at")
    assert failures(oath(), rule("house/lives", level=Level.NOTE)) == []
    assert failures(oath(), rule("house/lives", default_on=False)) == []


def test_a_rule_that_is_off_by_default_is_proved_too() -> None:
    assert failures(oath(default_on=False)) == []
    assert len(failures(oath(default_on=False, bad=(Example("He left.", ("left",)),)))) == 1


@pytest.mark.parametrize(
    ("fixed", "said"),
    [
        ("He said well and left.", None),
        ("He said so and left.", "the replacement makes “He said well and left.”, not “He said so"),
    ],
)
def test_what_the_fix_makes(fixed: str, said: str | None) -> None:
    told = failures(
        oath(
            check=PatternCheck(regex="zounds", replace="well"),
            bad=(Example(BAD.text, BAD.flags, fixed),),
        )
    )
    assert [said in one for one in told] == ([True] if said else [])


def test_what_the_fix_makes_passes_the_rule() -> None:
    again = oath(
        check=PatternCheck(regex="zounds", replace="zounds!"),
        bad=(Example(BAD.text, BAD.flags, "He said zounds! and left."),),
    )
    assert any("a good example is flagged" in said for said in failures(again))


def test_a_rule_that_crashes_does_not_hold() -> None:
    def crash(_: Document) -> Iterator[Match]:
        raise RuntimeError("no ink")

    told = failures(oath(check=Calls(crash)))
    assert any("crashed: RuntimeError: no ink" in said for said in told)


def test_entries_are_proved_by_their_own_examples() -> None:
    lexicon: dict[str, Any] = {
        "entries": {"old": Entry("old")},
        "entry_texts": {"old": EntryTexts("", (BAD,), (GOOD,))},
    }

    def check(document: Document) -> Iterator[Match]:
        for match in PatternCheck(regex="zounds")(document):
            yield Match(match.span, entry="old")

    assert failures(rule(check=Calls(check), **lexicon)) == []
    (said,) = failures(rule(check=Calls(lambda _: iter(())), **lexicon))
    assert said == "house/zounds:old: flags nothing, not “zounds” (house/zounds:old)"


def test_examples_know_their_date_and_place() -> None:
    def check(document: Document) -> Iterator[Match]:
        if document.metadata.place == "Lima":
            yield from PatternCheck(regex="zounds")(document)

    here = Example(BAD.text, BAD.flags, place="Lima")
    assert failures(rule(check=Calls(check), bad=(here,), good=(Example(BAD.text),))) == []


def test_a_rule_for_copy_in_another_language() -> None:
    text = "Der Rat hat nicht über den Plan gesprochen, und der Minister ist nach Haus gegangen."
    foreign = rule(
        copy=Copy.FOREIGN, check=PatternCheck(regex="^Der Rat"), bad=(Example(text, ("Der Rat",)),)
    )
    assert failures(foreign) == []
