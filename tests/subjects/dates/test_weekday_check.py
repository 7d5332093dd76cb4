import datetime

import pytest

from newslint.subjects.dates.weekday_check import WeekdayCheck
from tests.making import document


def test_tells_the_right_weekday_and_the_year_it_would_fit() -> None:
    text = "Signed on Friday, Jan. 10, 2019, in rain."
    (match,) = WeekdayCheck("year")(document(text))

    assert text[slice(*match.span)] == "Friday, Jan. 10, 2019"
    assert match.replacement == "Thursday, Jan. 10, 2019"
    assert match.diagnosis == "other-year"
    assert (match.values["weekday"], match.values["written"]) == ("Thursday", "Friday")
    assert (match.values["year"], match.values["fits"]) == ("2019", "2020")
    assert match.values["day"] == "January 11"


@pytest.mark.parametrize(
    ("text", "flagged", "replacement"),
    [
        ("Posted 2024-06-23(Mon)", "2024-06-23(Mon)", "2024-06-23(Sun)"),
        ("On MONDAY (JUNE 23, 2024) it", "MONDAY (JUNE 23, 2024)", "SUNDAY (JUNE 23, 2024)"),
    ],
)
def test_keeps_the_form_of_the_copy(text: str, flagged: str, replacement: str) -> None:
    (match,) = WeekdayCheck("year")(document(text))

    assert (text[slice(*match.span)], match.replacement) == (flagged, replacement)


def test_each_proof_speaks_alone() -> None:
    text = "It was Friday, Jan. 10, 2019, not Tuesday, July 29."
    story = document(text, date=datetime.date(2020, 7, 25))

    assert [len(list(WeekdayCheck(p)(story))) for p in ("year", "article-date", "story")] == [
        1,
        1,
        0,
    ]


def test_shows_what_it_is_at_odds_with() -> None:
    text = "Rain from Tuesday, July 7, until Thursday, July 10, fell."
    (match,) = WeekdayCheck("story")(document(text))

    assert text[slice(*match.span)] == "Thursday, July 10"
    assert [text[slice(*related.span)] for related in match.related] == ["Tuesday, July 7"]
    assert (match.values["weekday"], match.values["other_weekday"]) == ("Friday", "Tuesday")


def test_refuses_an_unknown_proof() -> None:
    with pytest.raises(ValueError, match="write year, article-date or story"):
        WeekdayCheck("hearsay")
