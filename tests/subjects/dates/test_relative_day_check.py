from datetime import date

from newslint.model.document import Metadata
from newslint.readers.plain_text import read_text as read
from newslint.subjects.dates.relative_day_check import RelativeDayCheck
from tests.making import document


def found(text: str) -> list[str]:
    return [text[slice(*match.span)] for match in RelativeDayCheck()(document(text))]


def test_each_word_of_an_undated_story_is_found() -> None:
    text = "Yesterday the pier was shut; today it is open, tonight full and tomorrow shut again."
    assert found(text) == ["Yesterday", "today", "tonight", "tomorrow"]


def test_a_date_of_the_caller_or_of_the_dateline_is_enough() -> None:
    text = "The pier was shut yesterday."
    dated = read(text, "story.txt", Metadata(date=date(2024, 5, 16)))
    assert list(RelativeDayCheck()(dated)) == []
    assert found("HOLM, May 16, 2024 (Post) - The pier was shut yesterday.\n") == []


def test_today_for_the_present_age_is_left_alone() -> None:
    assert found("The port of today is larger, and today's ships lie there until today.") == []


def test_a_capital_inside_a_sentence_is_a_name() -> None:
    assert found("He told Harbour Today that the ships of tomorrow are small. Today he left.") == [
        "Today"
    ]


def test_a_weekday_or_a_date_after_the_word_says_which_day_it_is() -> None:
    assert found("He left yesterday, on May 15, came back today Thursday and sails tomorrow.") == [
        "tomorrow"
    ]
