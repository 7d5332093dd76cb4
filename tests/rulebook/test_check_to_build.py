import datetime
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.plugins.builtin import newslint_checks, rulebook_folder
from newslint.rulebook.check_to_build import CheckToBuild, NotPlainError
from newslint.rulebook.reading import load_rulebook
from newslint.subjects.wording.pattern_check import PatternCheck
from newslint.subjects.wording.substitution_check import SubstitutedPhrase, SubstitutionCheck
from tests.making import document

LEXICON = SubstitutionCheck(
    {
        "swan": SubstitutedPhrase("black swan", ("surprise", "shock"), unless="black swan lake"),
        "duck": SubstitutedPhrase("<cook> the duck", means="to finish"),
    }
)


@dataclass(frozen=True)
class Nested:
    word: str
    weight: float = 0.5


@dataclass(frozen=True)
class Various:
    """A check with a parameter of each kind that YAML gives."""

    nested: Nested
    several: tuple[Nested, ...] = ()
    by_name: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    perhaps: str | None = "so"
    since: datetime.date | None = None
    triggers: tuple[str, ...] = ()

    def __call__(self, document: Document) -> Iterator[Match]:
        return iter(())


def test_the_whole_rulebook_is_built_again() -> None:
    for rule in load_rulebook([rulebook_folder()], newslint_checks()):
        again = CheckToBuild.of(rule.check)
        assert again.built == rule.check
        assert again.triggers == getattr(rule.check, "triggers", ())


def test_parameters_of_all_kinds() -> None:
    check = Various(Nested("a"), (Nested("b", 1.0),), {"x": (1, 2)}, None, triggers=("a",))
    again = CheckToBuild.of(check)
    assert (again.built, again.triggers) == (check, ("a",))
    assert CheckToBuild.of(again) is again


def test_what_json_cannot_say_is_refused() -> None:
    with pytest.raises(NotPlainError):
        CheckToBuild.of(Various(Nested("a"), since=datetime.date(2024, 5, 16)))


def test_it_is_built_when_it_is_asked_and_once() -> None:
    again = CheckToBuild.of(PatternCheck(regex="zounds"))
    assert "built" not in vars(again)
    assert len(list(again(document("Zounds, zounds.")))) == 1
    assert again.built is again.built


def test_of_a_lexicon_the_entries_are_built_that_are_asked_for() -> None:
    again = CheckToBuild.of(LEXICON)
    copy = document("A black swan came.\n\nThey cooked the duck.")
    assert [match.entry for match in again.among(copy, ["duck"])] == ["duck"]
    assert again.entries._built.keys() == {"duck"}  # type: ignore[attr-defined]
    assert list(again(copy)) == list(LEXICON(copy))
    assert again.entries == LEXICON.entries


def test_a_check_that_cannot_look_for_some_entries_looks_for_all() -> None:
    again = CheckToBuild.of(PatternCheck(regex="zounds"))
    assert again.entries == {}
    assert len(list(again.among(document("Oh zounds."), ["x"]))) == 1


def test_it_goes_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(CheckToBuild.of(LEXICON))).built == LEXICON
