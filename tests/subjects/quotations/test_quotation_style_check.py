import pytest

from newslint.subjects.quotations.quotation_style_check import QuotationStyleCheck
from tests.making import document


def found(of: str, text: str, **metadata: str) -> list[tuple[str, str, str]]:
    story = document(text, **metadata)
    return [
        (story.prose[slice(*m.span)], m.values["style"], m.values["counts"])
        for m in QuotationStyleCheck(of)(story)
    ]


def test_the_rarer_shape_is_reported_once() -> None:
    text = 'He said “no” and “never”. She said "yes". They said "so" and “well”.'
    assert found("shape", text) == [('"yes"', "straight", "3 against 2")]


@pytest.mark.parametrize(
    "text",
    ["He said “no”, and ‘never’.", 'He said "no". It is 6\' 2" long.', 'He said “no".'],
)
def test_one_shape_is_enough(text: str) -> None:
    assert found("shape", text) == []


def test_stops_on_both_sides() -> None:
    text = "It is “a gift”, he said, and a “fine gift”. She spoke of “a loss,” and left."
    assert found("stops", text) == [(",”", "inside", "2 against 1")]


def test_the_variety_of_the_story_decides() -> None:
    text = "It is “a gift”, he said, and a “fine gift”. She spoke of “a loss,” and left."
    assert found("stops", text, variety="US") == [("”,", "outside", "1 against 2")]


@pytest.mark.parametrize(
    "text",
    [
        "He saw “a gift”, she said. “We saw a loss.”",
        "He saw “a gift”, and said “that it was a loss for all the towns.”",
        "He saw “a gift”, she “a loss”.",
        "“a gift,” he said of “the loss”.",
    ],
)
def test_speech_and_sentences_are_no_fragments(text: str) -> None:
    assert found("stops", text) == []


def test_what_to_compare_must_be_known() -> None:
    with pytest.raises(ValueError, match="shape or stops"):
        QuotationStyleCheck("commas")
