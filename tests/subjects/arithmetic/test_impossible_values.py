import pytest

from newslint.subjects.arithmetic.impossible_values import impossible_values, limits
from tests.making import document


def told(text: str) -> list[tuple[str, str]]:
    return [
        (said.diagnosis, text[slice(*said.span)]) for said in document(text).find(impossible_values)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 130 per cent of voters backed it.", [("share", "130 per cent")]),
        ("Debt is 130 per cent of output.", []),
        ("Prices fell by more than 120%.", [("fall", "120%")]),
        ("Profits fell by 120%.", []),
        ("They work 25 hours a day.", [("hours-a-day", "25 hours a day")]),
        ("They work 24 hours a day.", []),
        ("It is open 9 days a week.", [("days-a-week", "9 days a week")]),
        ("A 123-year-old man was found.", [("age", "123")]),
        ("A 122-year-old man was found.", []),
        ("He died at the age of 150.", [("age", "150")]),
        ("The heatwave brought a temperature of 75C.", [("heat", "75C")]),
        ("In winter temperatures reach -110C, forecasters say.", [("cold", "-110C")]),
        ("The oven reached a temperature of 250C in summer.", []),
        ("It lies 25,000 km from Lima.", [("distance-km", "25,000 km")]),
        ("The probe is 25,000 km from Mars.", []),
        ("It lies 14,000 miles west of Lima.", [("distance-miles", "14,000 miles")]),
        ("A quake with a magnitude of 68 struck.", [("magnitude", "68")]),
        ("A 6.8-magnitude quake struck.", []),
    ],
)
def test_limits(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_every_limit_of_the_table_is_a_number() -> None:
    assert limits()["age"] == 122
    assert limits()["cold"] < 0 < limits()["heat"]
