"""The forms of verbs: by rule, from the table, and told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.languages.en.verb_forms import VerbForm, verb


@pytest.mark.parametrize(
    ("base", "third", "ing", "past", "participle"),
    [
        ("champion", "champions", "championing", "championed", "championed"),
        ("hold", "holds", "holding", "held", "held"),
        ("take", "takes", "taking", "took", "taken"),
        ("put", "puts", "putting", "put", "put"),
        ("stop", "stops", "stopping", "stopped", "stopped"),
        ("open", "opens", "opening", "opened", "opened"),
        ("show", "shows", "showing", "showed", "shown"),
        ("admit", "admits", "admitting", "admitted", "admitted"),
        ("carry", "carries", "carrying", "carried", "carried"),
        ("play", "plays", "playing", "played", "played"),
        ("agree", "agrees", "agreeing", "agreed", "agreed"),
        ("die", "dies", "dying", "died", "died"),
        ("lie", "lies", "lying", "lay", "lain"),
        ("go", "goes", "going", "went", "gone"),
        ("have", "has", "having", "had", "had"),
        ("fix", "fixes", "fixing", "fixed", "fixed"),
        ("quiz", "quizzes", "quizzing", "quizzed", "quizzed"),
        ("woo", "woos", "wooing", "wooed", "wooed"),
    ],
)
def test_forms(base: str, third: str, ing: str, past: str, participle: str) -> None:
    found = verb(base)
    forms = (VerbForm.THIRD, VerbForm.ING, VerbForm.PAST, VerbForm.PARTICIPLE)
    assert tuple(found.written(form) for form in forms) == (third, ing, past, participle)


def test_second_spellings_are_known_but_not_written() -> None:
    travel = verb("travel")
    assert travel.form_of("Travelled") is VerbForm.PAST
    assert travel.written(VerbForm.PAST) == "traveled"


def test_plural_of_be_goes_with_the_base_of_other_verbs() -> None:
    be = verb("be")
    assert be.form_of("are") is VerbForm.BASE
    assert be.form_of("is") is VerbForm.THIRD
    assert be.form_of("were") is VerbForm.PAST


def test_a_word_of_another_verb_has_no_form() -> None:
    assert verb("hold").form_of("holdings") is None


def test_longer_spellings_stand_first() -> None:
    lengths = [len(spelling) for spelling in verb("withdraw").spellings]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize("wrong", ["", "Hold", "hold on", "héler"])
def test_no_verb_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no verb"):
        verb(wrong)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12))
def test_every_form_is_found_again(base: str) -> None:
    found = verb(base)
    for form in VerbForm:
        assert found.form_of(found.written(form)) is not None
