import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.subjects.arithmetic.anniversaries import anniversaries
from tests.making import document


def told(text: str, year: int | None = None) -> list[str]:
    date = datetime.date(year, 6, 1) if year else None
    return [text[slice(*said.span)] for said in document(text, date=date).find(anniversaries)]


def ordinal(count: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}th" if count % 100 in (11, 12, 13) else f"{count}{ending}"


@given(now=st.integers(1990, 2030), count=st.integers(3, 150))
@settings(max_examples=60)
def test_the_ordinal_is_held_against_the_year(now: int, count: int) -> None:
    nth = f"{ordinal(count)} anniversary"
    forms = (
        f"Today is the {nth} of the {{}} treaty.",
        f"Sunday marks the {nth} of the founding of the town in {{}}.",
        f"The club, founded in {{}}, celebrates its {nth} on Sunday.",
    )
    for form in forms:
        assert not told(form.format(now - count), now)
        assert told(form.format(now - count - 10), now) == [nth]
        assert not told(form.format(now - count - 10))


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("In 2009, on the 50th anniversary of the 1949 treaty, they met.", ["50th anniversary"]),
        ("In 2009, on the 60th anniversary of the 1949 treaty, they met.", []),
        ("The club founded in 1950 marked the 60th anniversary of the 1949 treaty.", []),
        ("The 60th anniversary of the club, which opened in 1920, is near.", []),
        ("Monday is the centenary of the 1904 flood.", ["centenary"]),
        (
            "Monday is the seventy-fifth anniversary of the 1959 flood.",
            ["seventy-fifth anniversary"],
        ),
        ("Monday is the second anniversary of the 2021 flood.", ["second anniversary"]),
        ("They had met on the second anniversary of the 2021 flood.", []),
        ("The third anniversary of the 2022 flood is near.", []),
        ("They met at the 40th anniversary of the landing in 2009.", []),
        ("A year earlier it had marked the 10th anniversary of the 2003 war.", []),
    ],
)
def test_other_years(text: str, flagged: list[str]) -> None:
    assert told(text, 2024) == flagged


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("It was founded in 1768 and will mark its 250th anniversary in 2018.", False),
        ("It was founded in 1768 and will mark its 300th anniversary in 2018.", True),
        ("The museum opened in 1968; this year it marks its 40th anniversary.", True),
        ("The museum opened in 1968; its head celebrates her 40th birthday this year.", False),
        ("It is the 30th anniversary of the first congress, which was held in 1968.", True),
        ("It is the 50th anniversary of the first congress, which was held in 1968.", False),
    ],
)
def test_an_event_and_its_anniversary_in_two_clauses(text: str, *, flagged: bool) -> None:
    found = document(text, date=datetime.date(2018, 6, 1)).find(anniversaries)

    assert bool(found) == flagged
