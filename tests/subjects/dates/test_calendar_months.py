from newslint.subjects.dates.almanacs import Calendar
from newslint.subjects.dates.calendar_months import (
    CalendarMonth,
    bare_letters,
    calendar_months,
    month_name,
    month_triggers,
    openings,
)


def test_marks_and_gaps_tell_no_names_apart() -> None:
    forms = ("Sha'ban", "Sha’bān", "Shaban", "SHA'BAN")
    assert {bare_letters(form) for form in forms} == {"shaban"}
    assert bare_letters("Rabi' al-Awwal") == "rabialawwal"


def test_a_name_may_be_of_two_calendars() -> None:
    assert calendar_months()["tir"] == (
        CalendarMonth(Calendar.SOLAR_HIJRI, 4),
        CalendarMonth(Calendar.ETHIOPIAN, 5),
    )


def test_the_first_name_is_the_one_that_is_told() -> None:
    assert month_name(CalendarMonth(Calendar.HIJRI, 9)) == "Ramadan"


def test_short_names_trigger_where_they_stand_apart() -> None:
    assert "khordad" in month_triggers()
    assert "tir" not in month_triggers()
    assert " tir " in month_triggers()
    assert {"sha", "rabi", "tir"} <= openings()
