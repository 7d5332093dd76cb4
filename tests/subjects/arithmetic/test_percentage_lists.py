import pytest

from newslint.subjects.arithmetic.percentage_lists import percentage_lists
from tests.making import document


def sums(text: str) -> list[str]:
    return [said.values["sum"] for said in document(text).find(percentage_lists)]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Of those asked, 60% said yes, 35% said no and 25% did not know.", "120"),
        ("Some 60 per cent are for it, 35 per cent against and 25 percent undecided.", "120"),
        ("Orlov took 55.5% of the vote, Brandt 40% and Lind 15%.", "110.5"),
        ("Orlov has 55% of votes, Brandt had 60%, Lind none.", ""),
        ("The poll found 61% in favor and 48% against.", "109"),
        ("The poll found that 48% opposed the plan and 61% backed it.", "109"),
        ("Some 50.4% said yes, 40.4% said no and 9.4% had no opinion.", "100.2"),
    ],
)
def test_parts_of_one_whole_that_exceed_it(text: str, total: str) -> None:
    assert sums(text) == [total] if total else sums(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Of those asked, 60% said yes, 34% said no and 6% did not know.",
        "Of those asked, 61% said yes, 34% said no and 6% did not know.",
        "Of those asked, 60% have a car, 55% a bicycle and 25% a boat.",
        "Of the women 61% were in favor, of the men 58% were in favor.",
        "Orlov won 55% of the vote, up from 48% five years ago, and Brandt 40%.",
        "Orlov won 55% of the vote. Brandt had 40% and Lind 15% of the seats.",
        "Last year 61% were in favor and 48% against.",
        "Fewer than 61% were in favor and less than 48% against.",
        "Prices rose by 161% in favor of no one and 148% against the plan.",
    ],
)
def test_other_lists_are_left_alone(text: str) -> None:
    assert sums(text) == []


def test_tells_the_places_and_the_arithmetic() -> None:
    text = "Of those asked, 60% said yes, 35% said no and 25% did not know."
    (said,) = document(text).find(percentage_lists)

    assert text[slice(*said.span)] == "25%"
    assert [text[slice(*place)] for place in said.places] == ["60%", "35%"]
    assert said.values == {"parts": "60% + 35% + 25%", "sum": "120"}
