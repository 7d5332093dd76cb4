"""Dates as a dateline writes them."""

from datetime import date

import regex

from newslint.languages.en.calendar import MONTH_NUMBERS
from newslint.patterns.lazy_pattern import lazy_pattern

_MONTH = r"(?&month_forms)\.?"
_SUFFIX = r"(?&ordinal_endings)?"

WRITTEN_DATE = (
    r"(?:(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})(?!\d)"
    rf"|(?P<day_1>\d{{1,2}}){_SUFFIX}\.?\s+(?P<month_1>{_MONTH}),?\s+(?P<year_1>\d{{4}})\b"
    rf"|(?P<month_2>{_MONTH})\s+(?P<day_2>\d{{1,2}}){_SUFFIX},?\s+(?P<year_2>\d{{4}})\b"
    r"|(?P<day_3>\d{1,2})(?P<separator>[./])(?P<month_3>\d{1,2})(?P=separator)(?P<year_3>\d{4})\b)"
)
"""A pattern for one date with its year: ISO, “23 Jun, 2024”, “June 23, 2024”, “23.06.2024”."""

_WRITTEN = lazy_pattern(WRITTEN_DATE, regex.IGNORECASE)


def first_date(text: str) -> date | None:
    """The first date with a year that ``text`` holds; None where it holds none that is certain.

    “05/06/2024” is not certain: day and month change places from country to country.
    """
    for match in _WRITTEN.finditer(text):
        found = _value(match)
        if found is not None:
            return found
    return None


def _value(match: regex.Match[str]) -> date | None:
    if match["iso_year"]:
        year, month, day = int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"])
    elif match["day_1"]:
        year, day = int(match["year_1"]), int(match["day_1"])
        month = MONTH_NUMBERS[match["month_1"].rstrip(".").lower()]
    elif match["month_2"]:
        year, day = int(match["year_2"]), int(match["day_2"])
        month = MONTH_NUMBERS[match["month_2"].rstrip(".").lower()]
    else:
        year, day, month = int(match["year_3"]), int(match["day_3"]), int(match["month_3"])
        # With stops the day comes first everywhere; with slashes only a day above 12 tells.
        if match["separator"] == "/":
            if day <= 12 and month <= 12 and day != month:
                return None
            if month > 12:
                day, month = month, day
    try:
        return date(year, month, day)
    except ValueError:
        return None
