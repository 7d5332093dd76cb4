import datetime

import pytest

from newslint.subjects.dates.tense_clash_check import TenseClashCheck
from tests.making import document

JUNE_23 = datetime.date(2021, 6, 23)


def flagged(text: str, verdict: str, date: datetime.date | None = None) -> list[str]:
    story = document(text, date=date)
    return [story.prose[slice(*match.span)] for match in TenseClashCheck(verdict)(story)]


@pytest.mark.parametrize(
    ("text", "date", "count"),
    [
        ("Days before Lund sends troops in May 2019, both met.", JUNE_23, 1),
        ("Days before Lund sends troops in May 2021, both met.", JUNE_23, 0),
        ("Days before Lund sends troops in May 2019, both met.", None, 0),
        ("Days before Lund sends troops in May 2019, both met, as in 2020.", None, 1),
        ("Days before Lund was sworn in in May 2019, both met.", JUNE_23, 0),
        ("Days before Lund sent troops in May 2019, both met.", JUNE_23, 0),
    ],
)
def test_present(text: str, date: datetime.date | None, count: int) -> None:
    assert len(flagged(text, "present", date)) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The town will vote on June 15 on it.", ["will vote on June 15"]),
        ("It rained. On June 20, the crews will stay.", ["June 20, the crews will"]),
        ("The town will vote on June 25 on it.", []),
        ("The town will vote on January 15 on it.", []),
        ("The town will vote on January 15, 2021, on it.", ["will vote on January 15, 2021"]),
        ("The town voted on June 15 on it.", []),
        ("The town will vote on February 30, 2021, on it.", []),
    ],
)
def test_days(text: str, found: list[str]) -> None:
    assert flagged(text, "day", JUNE_23) == found
    assert flagged(text, "day") == []


@pytest.mark.parametrize(
    ("text", "date", "count"),
    [
        ("It rained. In June, the town will host a fair.", JUNE_23, 1),
        ("It rained. In June 2022, the town will host a fair.", JUNE_23, 0),
        ("It rained. In July, the town will host a fair.", JUNE_23, 0),
        ("It rained. In June, the town will host a fair.", datetime.date(2021, 6, 3), 0),
        ("It rained. In June, the town will host a fair.", None, 0),
    ],
)
def test_months(text: str, date: datetime.date | None, count: int) -> None:
    assert len(flagged(text, "month", date)) == count


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(ValueError, match="none of present, day, month"):
        TenseClashCheck("year")
