import pytest

from newslint.subjects.dates.date_ranges import date_ranges, year_ranges
from tests.making import document


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("Open May 15-20, 2024.", ["May 15-20, 2024"]),
        ("Open from 15 May to 20 June.", ["15 May to 20 June"]),
        ("Open between May 15 and 20.", ["May 15 and 20"]),
        ("Open from Monday, May 15, to Friday, May 19.", ["Monday, May 15, to Friday, May 19"]),
        ("Open 28 May – 2 June 2023.", ["28 May – 2 June 2023"]),
        ("Open from January 2019 to March 2020.", ["January 2019 to March 2020"]),
        ("Open from 01.05.2020 until 03.05.2020.", ["01.05.2020 until 03.05.2020"]),
        ("Open on May 15 and 20.", []),
        ("Open on the night of 3/4 May.", []),
        ("He left on May 15. To June 3 it was dry.", []),
    ],
)
def test_ranges_of_days_and_months(text: str, ranges: list[str]) -> None:
    story = document(text)

    assert [text[slice(*r.span)] for r in story.find(date_ranges)] == ranges


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("He reigned 1914-1918.", [(1914, 1918)]),
        ("He reigned from 2009 to 2012.", [(2009, 2012)]),
        ("He reigned between 2009 and 2012.", [(2009, 2012)]),
        ("Books of the 1950s to the 1970s.", [(1950, 1970)]),
        ("He reigned (1950–1920).", [(1950, 1920)]),
        ("He reigned in 2009 and 2012.", []),
        ("It costs $2000-2500.", []),
        ("Call 555-1999-2000.", []),
        ("The season of 2009-10.", []),
    ],
)
def test_ranges_of_years(text: str, ranges: list[tuple[int, int]]) -> None:
    assert [(r.first, r.last) for r in document(text).find(year_ranges)] == ranges
