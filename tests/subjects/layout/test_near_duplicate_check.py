from typing import Any

import pytest

from newslint.subjects.layout.near_duplicate_check import NearDuplicateCheck
from tests.making import document

FIRST = "The bridge at Holm reopened on Saturday, a year after a ship struck it in thick fog."


def found(text: str, **parameters: Any) -> list[tuple[str, str]]:
    story = document(text)
    matches = list(NearDuplicateCheck(**parameters)(story))
    assert all(story.prose[slice(*m.related[0].span)].startswith("The bridge") for m in matches)
    return [(story.prose[slice(*m.span)], m.values["percent"]) for m in matches]


def test_nearly_the_same_words() -> None:
    again = FIRST.replace("at Holm", "in Holm")
    assert found(f"{FIRST}\n\nIt cost a lot.\n\n{again}") == [(again, "67")]


def test_the_same_words_are_the_business_of_another_check() -> None:
    assert found(f"{FIRST}\n\n{FIRST}") == []


def test_the_earlier_paragraph_that_is_most_alike_counts() -> None:
    """Not the one with most phrases in common, which may be long and say much else."""
    again = FIRST.replace("thick fog", "dense fog")
    like = again.replace("Saturday", "Sunday")
    much_else = (
        f"{FIRST} A crane from Lund lifted the last of nine new steel beams into place at noon, "
        "and the mayor, who had walked across it as a child, cut a ribbon before the first bus."
    )
    assert found(f"{much_else}\n\n{like}\n\n{again}") == [(again, "67")]


def test_of_those_that_are_equally_alike_the_first_counts() -> None:
    days = [FIRST.replace("Saturday", day) for day in ("Friday", "Sunday", "Monday")]
    story = document("\n\n".join([FIRST, *days]))
    places = {match.related[0].span.start for match in NearDuplicateCheck()(story)}
    assert places == {0}


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
