import datetime
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.languages.en.calendar import MONTHS, WEEKDAYS
from newslint.model.document import Document, Metadata, Segment, SegmentKind
from newslint.model.position import Span
from newslint.subjects.dates.weekdays import Proof, WeekdayFault, weekday_faults
from tests.making import document
from tests.subjects.dates.test_dates import FORMS, WEEKDAY_FORMS, written

DAY = datetime.timedelta(days=1)


def faults(text: str, date: datetime.date | None = None) -> tuple[WeekdayFault, ...]:
    return document(text, date=date).find(weekday_faults)


def one_paragraph(text: str, date: datetime.date | None = None) -> Document:
    """A story without the reader, whose work on long texts would be most of the time."""
    paragraph = Segment(SegmentKind.PARAGRAPH, Span(0, len(text)))
    return Document("story.txt", text, text, (paragraph,), metadata=Metadata(date=date))


def days_of(year: int) -> Iterator[datetime.date]:
    day = datetime.date(year, 1, 1)
    while day.year == year:
        yield day
        day += DAY


def sentence(day: datetime.date, weekday: int, number: int) -> str:
    """The day in one of the written forms, with a weekday in one of its places."""
    date = written(FORMS[number % len(FORMS)], day)
    form = WEEKDAY_FORMS[number // len(FORMS) % len(WEEKDAY_FORMS)]
    return f"It rained on {form.format(weekday=WEEKDAYS[weekday], date=date)} all day."


@pytest.mark.slow
@pytest.mark.parametrize("year", range(1900, 2101, 4))
def test_every_day_of_two_centuries_in_turn_in_every_form(year: int) -> None:
    days = [day for y in range(year, min(year + 4, 2101)) for day in days_of(y)]
    right = "\n".join(sentence(day, day.weekday(), n) for n, day in enumerate(days))
    wrong = "\n".join(
        sentence(day, (day.weekday() + 1 + n % 6) % 7, n) for n, day in enumerate(days)
    )

    assert one_paragraph(right).find(weekday_faults) == ()
    found = one_paragraph(wrong).find(weekday_faults)
    assert [fault.day for fault in found] == days
    assert {fault.proof for fault in found} == {Proof.YEAR}


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)),
    st.integers(0, len(FORMS) * len(WEEKDAY_FORMS) - 1),
    st.integers(1, 6),
)
def test_any_wrong_weekday_is_found(day: datetime.date, form: int, off: int) -> None:
    assert faults(sentence(day, day.weekday(), form)) == ()
    (fault,) = faults(sentence(day, (day.weekday() + off) % 7, form))

    assert fault.day == day
    assert fault.fits_day is not None
    assert abs(fault.fits_day - day) <= 3 * DAY
    assert fault.fits_day.weekday() == fault.weekday.number


def yearless(day: datetime.date, weekday: int) -> str:
    return f"{WEEKDAYS[weekday]}, {MONTHS[day.month - 1]} {day.day}"


@given(
    st.dates(datetime.date(1901, 1, 1), datetime.date(2099, 12, 31)),
    st.integers(-180, 180),
    st.integers(1, 6),
)
def test_without_a_year_the_storys_date_tells(day: datetime.date, ahead: int, off: int) -> None:
    if (day.month, day.day) == (2, 29):
        return
    today = day + ahead * DAY
    right = f"It rained on {yearless(day, day.weekday())}."
    wrong = f"It rained on {yearless(day, (day.weekday() + off) % 7)}."

    assert faults(right, today) == ()
    (fault,) = faults(wrong, today)
    assert (fault.day, fault.proof) == (day, Proof.ARTICLE_DATE)
    assert faults(wrong) == ()


@pytest.mark.slow
@pytest.mark.parametrize("year", range(1997, 2025))
def test_every_day_of_each_kind_of_year_by_the_storys_date(year: int) -> None:
    # In 28 years each kind of year comes up: seven first weekdays, with and without a leap day.
    today = datetime.date(year, 7, 1)
    days = [
        day
        for day in days_of(year)
        if abs(day - today) <= 180 * DAY and (day.month, day.day) != (2, 29)
    ]
    lines = [(yearless(day, day.weekday()), yearless(day, (day.weekday() + 3) % 7)) for day in days]
    right, wrong = ("\n".join(f"It rained on {line[at]}." for line in lines) for at in (0, 1))

    assert one_paragraph(right, today).find(weekday_faults) == ()
    found = one_paragraph(wrong, today).find(weekday_faults)
    assert [(fault.day, fault.proof) for fault in found] == [
        (day, Proof.ARTICLE_DATE) for day in days
    ]


@given(
    st.dates(datetime.date(1991, 1, 1), datetime.date(2034, 12, 31)),
    st.integers(1, 120),
    st.integers(1, 6),
)
def test_without_any_year_two_weekdays_of_one_year_have_to_agree(
    day: datetime.date, ahead: int, off: int
) -> None:
    other = day + ahead * DAY
    text = f"It rained on {yearless(day, day.weekday())}, and on {{}}."
    assert faults(text.format(yearless(other, other.weekday()))) == ()

    found = faults(text.format(yearless(other, (other.weekday() + off) % 7)))
    # A leap day between the two, or in one of two years that the story may run over, moves the
    # weekdays by one; what fits one kind of year is right.
    if day.month > 2 and other.year == day.year:
        assert [fault.proof for fault in found] == [Proof.STORY]
        assert found[0].day is not None
        assert found[0].day.weekday() == other.weekday()
    else:
        assert len(found) <= 1


def test_says_which_year_the_weekday_would_fit() -> None:
    (fault,) = faults("He spoke on Friday, January 10, 2019.")

    assert fault.fits_year == 2020


@pytest.mark.parametrize("named", ["In 2016 it was wet.", "Since May 2016 it has been dry."])
def test_a_weekday_of_a_year_that_the_story_names_is_left_alone(named: str) -> None:
    text = "It rained on Sunday, May 1."

    assert len(faults(text, datetime.date(2020, 7, 25))) == 1
    assert faults(f"{named} {text}", datetime.date(2020, 7, 25)) == ()


def test_the_old_calendar_counts_where_it_was_kept() -> None:
    text = "Shots were fired on Sunday, January 9, 1905, {}."

    assert faults(text.format("in St. Petersburg")) == ()
    assert len(faults(text.format("in Chicago"))) == 1


def test_dates_of_last_autumn_are_of_the_year_before() -> None:
    story = "Elected on Tuesday, November 3, he takes office on Wednesday, January 20."

    assert faults(story) == ()


def test_of_several_the_odd_one_is_told_with_one_that_it_is_at_odds_with() -> None:
    text = "Wet: Monday, March 4; Tuesday, March 6; Friday, March 15; Monday, March 18."
    (fault,) = faults(text)

    assert text[slice(*fault.date.span)] == "March 6"
    assert fault.against is not None
    assert fault.day is not None
    assert fault.day.weekday() == WEEKDAYS.index("Wednesday")


def test_where_half_are_at_odds_nobody_can_tell() -> None:
    text = "Wet: Monday, March 4; Friday, March 15; Monday, March 12; Friday, March 23."

    assert faults(text) == ()


def test_digits_that_read_two_ways_have_to_fit_one_of_them() -> None:
    assert faults("It rained on 03/04/2021 (Saturday).") == ()
    assert faults("It rained on 03/04/2021 (Thursday).") == (
        faults("It rained on 03/04/2021 (Thursday).")
    )
    assert len(faults("It rained on 03/04/2021 (Friday).")) == 1
