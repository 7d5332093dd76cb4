import re

import pytest

from newslint.languages.en.calendar import MONTH_FORMS, MONTHS, WEEKDAY_FORMS, WEEKDAYS
from newslint.languages.en.date_words import MONTH, WEEKDAY, month_number, weekday_number


@pytest.mark.parametrize("name", MONTH_FORMS)
def test_a_month_is_found_in_full_and_short_with_a_capital_or_in_capitals(name: str) -> None:
    for written in (name, name.upper()):
        found = re.search(MONTH, f"on 5 {written}, or so")
        assert found is not None
        assert found.group() == written
    assert MONTHS[month_number(name) - 1].startswith(name[:3])


@pytest.mark.parametrize("name", WEEKDAY_FORMS)
def test_a_weekday_likewise(name: str) -> None:
    for written in (name, name.upper()):
        found = re.search(WEEKDAY, f"on {written}, or so")
        assert found is not None
        assert found.group() == written
    assert WEEKDAYS[weekday_number(name)].startswith(name[:3])


@pytest.mark.parametrize("text", ["Marching", "Junes", "may", "Decent", "May-Britt", "O'Mar"])
def test_what_only_begins_like_a_month_is_none(text: str) -> None:
    assert not re.search(MONTH, text)
