from newslint.subjects.dates.calendar_day_check import CalendarDayCheck
from tests.making import document


def test_the_second_of_two_days_is_the_match() -> None:
    story = document("On 27 Khordad 1404 (7 June 2025) it shut.")
    (match,) = CalendarDayCheck()(story)
    assert story.prose[slice(*match.span)] == "7 June 2025"
    assert match.values == {
        "first": "27 Khordad 1404",
        "right": "17 June 2025",
        "calendar": "Solar Hijri",
        "almanac": "the calendar of Iran and Afghanistan",
    }
    assert [related.message for related in match.related] == ["27 Khordad 1404"]


def test_it_is_asked_where_a_month_is_named() -> None:
    assert "ramadan" in CalendarDayCheck().triggers
