import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.subjects.wording.stray_period_check import (
    StrayPeriodCheck,
    _is_found_without_stop,
    _words_without_stop,
)
from tests.making import document


def found(text: str) -> list[tuple[str, str]]:
    story = document(text)
    return [(story.prose[slice(*m.span)], m.diagnosis) for m in StrayPeriodCheck()(story)]


@pytest.mark.parametrize(
    ("text", "flagged", "diagnosis"),
    [
        ("He led the town for ten. years in all.", "ten. years", "displaced"),
        ("He left because of the. heavy snow on the road to the north.", "the. heavy", "displaced"),
        (
            "The ferry sails in spring. when the ice is gone from the harbour and the river.",
            "spring. when",
            "splits",
        ),
        ("He left “because of the. heavy snow” there.", "the. heavy", "displaced"),
        (
            "He left the town.\u2003after a row that had gone on for most of a year.",
            "town.\u2003after",
            "splits",
        ),
        ("Prices rose by 5%. in March.", "5%. in", "displaced"),
        ("It cost 20 (or 30). in all it was too much for them to pay.", "30). in", "splits"),
    ],
)
def test_a_stop_before_a_small_letter_is_found(text: str, flagged: str, diagnosis: str) -> None:
    assert found(text) == [(flagged, diagnosis)]


@pytest.mark.parametrize(
    ("text", "rest", "diagnosis"),
    [
        ("The catch was good. by 1.08 tons.", "by 1.08 tons", "displaced"),
        ("The catch was good. some 1,200 tons.", "some 1,200 tons", "displaced"),
        (
            "The catch was 27 tons. up by 1.08 million tons, or a tenth.",
            "up by 1.08 million tons",
            "splits",
        ),
    ],
)
def test_a_point_inside_a_number_does_not_cut_what_is_left_over(
    text: str, rest: str, diagnosis: str
) -> None:
    (match,) = StrayPeriodCheck()(document(text))
    assert (match.values["rest"], match.diagnosis) == (rest, diagnosis)


def test_over_the_end_of_a_wrapped_line() -> None:
    text = (
        "The council of the town met again on Monday to speak about the bridge that has.\n"
        "been closed for a year, and it put off a vote on it until the members have seen\n"
        "the figures.\n"
    )
    assert found(text) == [("has.\nbeen", "splits")]


@pytest.mark.parametrize(
    "text",
    [
        "The talks begin at 9 a.m. on Monday and end at 5 p.m. on Tuesday.",
        "Holt Inc. said so, and Crane Ltd. of Leeds did too.",
        "The firm sells phones. iPhone owners wait.",
        "He waited ... and left. And then . . . he came back.",
        "The army took it. al-Mansour denied that. van Dijk did not.",
        "“It is over.” he said. “Go home.” she said.",
        "The bones are of H. sapiens and of Au. afarensis.",
        "See example.org. www.example.com has more. https://example.net has all.",
        "He comes from Washington, D.C. and she from St. Louis.",
        "The fish weighed 12 oz. at least, vs. ten in May, approx. what was said.",
        "just got home. what a day. so tired.",
        "A pic. twitter.com had it.",
        "He weighed 12 st. and was 6 ft. tall, and lived at 12 Elm ave. in town.",
        "Add 2 tbsp. of oil to the op. cit. recipe in the ms. of the abbey.",
        "She beat the No. 1. seed.",
        "“Wait. what?” she asked. “ok. fine.” he wrote.",
    ],
)
def test_stops_that_belong_where_they_are(text: str) -> None:
    assert found(text) == []


def test_what_is_left_over_is_told_on_one_line() -> None:
    (match,) = StrayPeriodCheck()(document("He led it for ten. long years."))
    assert match.values["rest"] == "long years"


@pytest.mark.parametrize(
    "text",
    [
        "The Holm admin. building was sold to an asst. coach.",
        "Ex-Va. governor Per Lund met H-Mont. members and a lt. governor.",
        "The farm has 33.67-sq. kilometers, a 10-ft. wall and A$500m. to spend.",
        "The Rovers drew after a goal in the last minute of the match. dpa",
        "She swims. every. single. day, and asks for nothing.",
        "They will pay. wikiHolm is its name.",
    ],
)
def test_abbreviations_are_told_without_a_list(text: str) -> None:
    assert found(text) == []


def test_a_short_word_that_the_story_has_without_a_stop_is_no_abbreviation() -> None:
    assert found("The tarf. fleet was sold.") == []
    assert found("The tarf. fleet was sold. A tarf is a boat.") == [("tarf. fleet", "displaced")]


def test_elsewhere_with_a_hyphen_or_in_a_handle_a_short_word_may_be_an_abbreviation() -> None:
    assert found("The tarf. fleet was sold. Write to @tarf of a tarf-like boat.") == []


@given(st.text("ab1é’'.-@#_\u0301 \n", max_size=30), st.text("ab1é", min_size=1, max_size=3))
def test_the_words_without_a_stop_are_those_that_a_search_finds(text: str, word: str) -> None:
    known = document(text).find(_words_without_stop)
    assert (word in known) == _is_found_without_stop(text, word)


def test_a_sentence_that_lost_its_capital_has_it_back() -> None:
    (match,) = StrayPeriodCheck()(document("The ferry is late. it will sail at noon."))
    assert (match.diagnosis, match.replacement) == ("capital", "late. It")
