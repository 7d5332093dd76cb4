import pytest

from newslint.subjects.wording.space_before_mark_check import SpaceBeforeMarkCheck
from tests.making import document

LINK = SpaceBeforeMarkCheck("link")
TYPED = SpaceBeforeMarkCheck("typed")
SLIP = "The report , which the board read, is long."


def found(check: SpaceBeforeMarkCheck, text: str, **metadata: str) -> list[str]:
    return [text[match.span.start : match.span.end] for match in check(document(text, **metadata))]


def test_a_gap_in_a_paragraph_that_sets_marks_well_is_a_link_s() -> None:
    assert found(LINK, SLIP) == ["report ,"]
    assert found(TYPED, SLIP) == []


def test_copy_that_is_known_to_be_translated_has_its_gaps_from_there() -> None:
    assert found(LINK, SLIP, source_language="fr") == []
    assert found(TYPED, SLIP, source_language="fr") == ["report ,"]


def test_marks_all_set_apart_are_no_link_s() -> None:
    text = "The mayor , who is 61 , resigned at noon ."
    assert found(LINK, text) == []
    assert found(TYPED, text) == ["mayor ,", "61 ,", "noon ."]


@pytest.mark.parametrize("others", ["All is well, it said, and sound.", "So , it was , he said ."])
@pytest.mark.parametrize("text", [SLIP, "The mayor , who is ill , resigned ."])
def test_what_a_story_says_elsewhere_changes_nothing(text: str, others: str) -> None:
    for story in (f"{text}\n\n{others}", f"{others}\n\n{text}"):
        for check in (LINK, TYPED):
            assert sorted(found(check, story)) == sorted(found(check, text) + found(check, others))


def test_a_verdict_is_one_of_the_two() -> None:
    with pytest.raises(ValueError, match="use typed or link"):
        SpaceBeforeMarkCheck("page")
