import pytest

from newslint.subjects.layout.glued_subhead_check import GluedSubheadCheck
from tests.making import document

ONE = "The bridge at Holm reopened on Saturday, a year after a ship struck it."
TWO = "Two piers had to be built anew, the harbour master said on Sunday."
THREE = "The owner of the ship has not said when it will pay for the work."
FOUR = "The court will hear the case in May, and a judgment may take a year."
HEAD = "A long wait for money"


def found(text: str) -> list[tuple[str, str]]:
    read = document(text)
    return [(read.prose[slice(*m.span)], m.diagnosis) for m in GluedSubheadCheck()(read)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_subhead_beside_a_paragraph_is_found(end: str) -> None:
    above = f"{ONE}\n\n{TWO}\n\n{THREE}\n{HEAD}\n\n{FOUR}\n".replace("\n", end)
    below = f"{ONE}\n\n{TWO}\n\n{HEAD}\n{THREE}\n\n{FOUR}\n".replace("\n", end)
    assert found(above) == [(HEAD, "above")]
    assert found(below) == [(HEAD, "below")]


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}\n\n{TWO}\n\n{HEAD}\n\n{THREE}\n\n{FOUR}\n",
        f"{ONE}\n{TWO}\n{HEAD}\n{THREE}\n{FOUR}\n",
        f"{ONE}\n{HEAD}\n\n{THREE}\n",
        "",
    ],
    ids=["parted", "no blank lines at all", "too short to tell", "empty"],
)
def test_copy_with_nothing_glued(text: str) -> None:
    assert found(text) == []


def test_there_must_be_a_gap() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        GluedSubheadCheck(fewest_gaps=0)
