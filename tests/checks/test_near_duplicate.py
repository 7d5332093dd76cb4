from typing import Any

import pytest

from newslint.checks.near_duplicate import NearDuplicate
from tests.making import document

FIRST = "The bridge at Holm reopened on Saturday, a year after a ship struck it in thick fog."


def found(text: str, **parameters: Any) -> list[tuple[str, str]]:
    story = document(text)
    matches = list(NearDuplicate(**parameters)(story))
    assert all(story.prose[slice(*m.related[0].span)].startswith("The bridge") for m in matches)
    return [(story.prose[slice(*m.span)], m.values["percent"]) for m in matches]


def test_nearly_the_same_words() -> None:
    again = FIRST.replace("at Holm", "in Holm")
    assert found(f"{FIRST}\n\nIt cost a lot.\n\n{again}") == [(again, "67")]


def test_the_same_words_are_the_business_of_another_check() -> None:
    assert found(f"{FIRST}\n\n{FIRST}") == []


def test_short_and_different_paragraphs_are_left_alone() -> None:
    assert found("The bridge is open now.\n\nThe bridge is open today.") == []
    other = "The bridge at Lund, which the same ship struck, will stay shut until the end of May."
    assert found(f"{FIRST}\n\n{other}") == []


def test_the_share_is_a_parameter() -> None:
    again = FIRST.replace("at Holm", "in Holm")
    assert found(f"{FIRST}\n\n{again}", least_share=0.9) == []


@pytest.mark.parametrize("parameters", [{"fewest_words": 3}, {"least_share": 0}])
def test_odd_parameters_are_refused(parameters: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="fewest_words"):
        found(FIRST, **parameters)
