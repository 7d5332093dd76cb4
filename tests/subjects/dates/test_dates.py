import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.languages.en.calendar import MONTHS, WEEKDAYS
from newslint.subjects.dates.dates import WrittenDate, dates
from tests.making import document


def read(text: str) -> list[tuple[str, int | None, int, int | None]]:
    story = document(text)
    return [
        (text[slice(*date.span)], date.day, date.month, date.year) for date in story.find(dates)
    ]


def weekdays(text: str) -> list[tuple[str, str]]:
    """The dates that have a weekday, with it."""
    found = document(text).find(dates)
    return [
        (text[slice(*date.span)], text[slice(*date.weekday.span)]) for date in found if date.weekday
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It opened on June 23, 2024, in rain.", ("June 23, 2024", 23, 6, 2024)),
        ("It opened on June 23 in rain.", ("June 23", 23, 6, None)),
        ("It opened on 23 June.", ("23 June", 23, 6, None)),
        ("It opened on 23 June 2024.", ("23 June 2024", 23, 6, 2024)),
        ("It opened on Jun. 23 in rain.", ("Jun. 23", 23, 6, None)),
        ("It opened on the 23rd of June, 1999.", ("23rd of June, 1999", 23, 6, 1999)),
        ("It opened on June the 23rd.", ("June the 23rd", 23, 6, None)),
        ("It opened on Sept. 3rd, 1999.", ("Sept. 3rd, 1999", 3, 9, 1999)),
        ("It opened on the first of May.", ("first of May", 1, 5, None)),
        ("It opened on the twenty-third of June.", ("twenty-third of June", 23, 6, None)),
        ("It opened on JUNE 23.", ("JUNE 23", 23, 6, None)),
        ("It opened on 4-May-2020.", ("4-May-2020", 4, 5, 2020)),
        ("It opened on 2024-06-23 in rain.", ("2024-06-23", 23, 6, 2024)),
        ("It opened on 2024/6/23.", ("2024/6/23", 23, 6, 2024)),
        ("It opened on 23.06.2024.", ("23.06.2024", 23, 6, 2024)),
        ("It opened on 06/23/2024.", ("06/23/2024", 23, 6, 2024)),
        ("It opened on 23/06/2024.", ("23/06/2024", 23, 6, 2024)),
        ("It opened in June 2024.", ("June 2024", None, 6, 2024)),
        ("It opened in June, 2024.", ("June, 2024", None, 6, 2024)),
        ("It opened on June 31.", ("June 31", 31, 6, None)),
        ("It opened on 2024-13-05.", ("2024-13-05", 5, 13, 2024)),
    ],
)
def test_every_written_order_is_read(text: str, written: tuple[str, int, int, int]) -> None:
    assert read(text) == [written]


@pytest.mark.parametrize(
    "text",
    [
        "In May 20 people died.",
        "Prices in March 30,000 dollars and more.",
        "In June 5.5 inches of rain fell.",
        "She may 20 times have said so.",
        "The A-20 May was late.",
        "By May 15 percent had voted.",
        "Rates in April 10 % lower.",
        "Mario 64 sold well.",
        "Theresa May, 62, resigned.",
        "The May 20-year-old was found.",
        "Call 555-12-2020 for more.",
        "Version 1.2.20 is out.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read(text) == []


def test_a_time_of_four_digits_is_no_year() -> None:
    assert read("It begins on March 3, 1500 GMT.") == [("March 3", 3, 3, None)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The fair is on May 15-20, 2024.", [("May 15", 15, 5, 2024), ("20, 2024", 20, 5, 2024)]),
        ("The fair is on 15-20 May 2024.", [("15", 15, 5, 2024), ("20 May 2024", 20, 5, 2024)]),
        ("The fair is on May 15 and 20.", [("May 15", 15, 5, None), ("20", 20, 5, None)]),
        ("The fair is on 28 May-2 June.", [("28 May", 28, 5, None), ("2 June", 2, 6, None)]),
        ("The fair is on April 26-2 May.", [("April 26", 26, 4, None), ("2 May", 2, 5, None)]),
        (
            "From 20: 00 on July 25 to 20: 00 on July 26",
            [("July 25", 25, 7, None), ("July 26", 26, 7, None)],
        ),
    ],
)
def test_days_that_share_a_month(text: str, days: list[object]) -> None:
    assert read(text) == days


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("On Tuesday, 23 June 2024, it rained.", [("23 June 2024", "Tuesday")]),
        ("On Tuesday 23 June it rained.", [("23 June", "Tuesday")]),
        ("On Tuesday night (June 23) it rained.", [("June 23", "Tuesday")]),
        ("On June 23 (Tuesday) it rained.", [("June 23", "Tuesday")]),
        ("On June 23 (Tuesday, local time) it rained.", [("June 23", "Tuesday")]),
        ("On June 23, a Tuesday, it rained.", [("June 23", "Tuesday")]),
        ("On June 23, which was a Tuesday, it rained.", [("June 23", "Tuesday")]),
        ("On 14 March (Tuesday) 2023 it", [("14 March (Tuesday) 2023", "Tuesday")]),
        ("Posted 14 March 2023 - Tuesday.", [("14 March 2023", "Tuesday")]),
        ("On March 14, Tuesday at noon, it rained.", [("March 14", "Tuesday")]),
        ("Posted 2024-06-23(Sun)", [("2024-06-23", "Sun")]),
        ("It rained on Wed., Mar. 4.", [("Mar. 4", "Wed")]),
        ("It rained on Tuesday, the 23rd of June.", [("23rd of June", "Tuesday")]),
        ("It rained Friday and Saturday, March 6-7.", [("March 6", "Friday"), ("7", "Saturday")]),
        ("It rained on Sunday 4 and Monday 5 March.", [("4", "Sunday"), ("5 March", "Monday")]),
        ("On Tuesday he said that on 3 March it had rained.", []),
        ("It rained Monday to Friday, March 6.", []),
        ("It rains on Friday, March 6-8.", []),
        ("On March 3, Tuesday and Wednesday it rained.", []),
        ("On June 23, Sunday's match was off.", []),
        ("It was dry on Sunday. March 3 was wet.", []),
        ("The Sun, 13 March 1995", []),
        ("It rained on May 1, Tuesday, 3 June 2020, and later.", [("3 June 2020", "Tuesday")]),
        ("It was a wet Sunday\n\nMarch 3 was dry, and so was the rest of the month of March.", []),
    ],
)
def test_a_weekday_goes_with_the_date_it_stands_beside(
    text: str, pairs: list[tuple[str, str]]
) -> None:
    assert weekdays(text) == pairs


def test_digits_that_read_two_ways_are_swappable() -> None:
    first, second = document("It was 05/06/2024, not 05/16/2024.").find(dates)

    assert first.swappable
    assert not second.swappable


FORMS = (
    "{month} {day}, {year}",
    "{day} {month} {year}",
    "{day} {short} {year}",
    "{short}. {day}, {year}",
    "{day}th of {month}, {year}",
    "{year}-{number:02}-{day:02}",
    "{year}/{number}/{day}",
    "{day:02}.{number:02}.{year}",
)
WEEKDAY_FORMS = (
    "{weekday}, {date}",
    "{weekday} {date}",
    "{date} ({weekday})",
    "{date}, {weekday},",
)


def written(form: str, day: datetime.date) -> str:
    month = MONTHS[day.month - 1]
    return form.format(month=month, short=month[:3], number=day.month, day=day.day, year=day.year)


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)),
    st.sampled_from(FORMS),
    st.sampled_from(WEEKDAY_FORMS),
    st.sampled_from(WEEKDAYS),
)
def test_any_date_in_any_form_is_read(
    day: datetime.date, form: str, weekday_form: str, weekday: str
) -> None:
    said = written(form, day)
    text = f"It rained on {weekday_form.format(weekday=weekday, date=said)} all day."
    (date,) = document(text).find(dates)

    assert text[slice(*date.span)] == said
    assert (date.year, date.month, date.day) == (day.year, day.month, day.day)
    assert date.weekday is not None
    assert text[slice(*date.weekday.span)] == weekday
    assert date.weekday.number == WEEKDAYS.index(weekday)


@given(st.text("0123456789 ,.-/()MayJunesdthrof\nSu", max_size=60))
def test_spans_lie_in_the_prose_and_in_order(text: str) -> None:
    story = document(text)
    found: tuple[WrittenDate, ...] = story.find(dates)

    for date in found:
        assert 0 <= date.whole.start <= date.span.start < date.span.end <= len(story.prose)
        assert any(c.isalnum() for c in story.prose[slice(*date.span)])
    assert [d.span for d in found] == sorted(d.span for d in found)
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
