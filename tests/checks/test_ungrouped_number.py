import pytest

from newslint.checks.ungrouped_number import UngroupedNumber
from tests.making import document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The flood drove 23400 people away.", [("23400", "23,400", "long")]),
        ("Of 4,310 boats 1200 boats sank.", [("1200", "1,200", "mixed")]),
        (
            "Some 23400 people and 1200 cars came.",
            [("23400", "23,400", "long"), ("1200", "1,200", "mixed")],
        ),
        ("The hall has 1200 seats.", []),
        ("In 1990 people fled from 4,310 homes.", []),
        ("Flight 23400 landed, and Asteroid 69830 passed by.", []),
        ("The ship of project 20380 carries 4,310 tons.", []),
        ("The sum of 23400 is wrong.", []),
        ("It weighs 23400.5 tons, and item #23400 less.", []),
    ],
)
def test_numbers_that_count(text: str, found: list[tuple[str, str, str]]) -> None:
    story = document(text)
    matches = list(UngroupedNumber()(story))
    assert [
        (story.prose[slice(*match.span)], match.replacement, match.diagnosis) for match in matches
    ] == found
