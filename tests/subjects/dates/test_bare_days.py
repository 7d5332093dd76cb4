import pytest

from newslint.subjects.dates.bare_days import bare_days
from tests.making import document


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He said on the 26th that it rained.", False),
        ("On the evening of the 9th, it rained.", False),
        ("As of the 3rd, it was dry.", False),
        ("On July 24 it was dry. On the 26th it rained.", True),
        ("On the 26th it rained, as it had on July 24.", True),
    ],
)
def test_a_day_without_its_month(text: str, told: bool) -> None:
    (found,) = document(text).find(bare_days)

    assert found.month_told is told
    assert text[slice(*found.span)] == f"the {text[found.span.start + 4 : found.span.end]}"


@pytest.mark.parametrize(
    "text",
    [
        "On the 26th anniversary it rained.",
        "On the 27th (Monday) it rained, and so it did until the 28th, Tuesday, they said.",
        "On the 4th of July it rained.",
        "He birdied on the 14th, and won.",
        "On the 9th and 10th floors it burns.",
        "Rent is due on the 1st of each month.",
        "The 3rd was better than the 4th.",
    ],
)
def test_other_numbered_things_are_left_alone(text: str) -> None:
    assert document(text).find(bare_days) == ()
