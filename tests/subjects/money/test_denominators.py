import pytest

from newslint.subjects.money.denominators import denominator_after, denominators_before


@pytest.mark.parametrize(
    ("after", "of"),
    [
        (" per share, it said", "share"),
        (" a month", "month"),
        (" monthly.", "month"),
        (" per annum", "year"),
        (" for each villager", "villager"),
        (" apiece", "head"),
        (" a total of", ""),
        (" in all", ""),
        ("", ""),
    ],
)
def test_what_a_sum_is_for_one_of(after: str, of: str) -> None:
    assert denominator_after("5 euros" + after, 7) == of


def test_the_clause_before_a_sum_tells_what_sums_are_for() -> None:
    text = "He got 4 euros a day. The monthly fee for each guest is "

    assert denominators_before(text, len(text)) == {"month", "head"}
