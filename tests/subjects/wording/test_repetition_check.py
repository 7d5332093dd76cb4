import pytest

from newslint.subjects.wording.repetition_check import RepetitionCheck
from tests.making import document

CHECK = RepetitionCheck(function_words=("the", "to", "a", "who"), allowed=("had", "very"))


def flagged(text: str) -> list[str]:
    story = document(text)
    return [story.prose[slice(*match.span)] for match in CHECK(story)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It met in the the hall.", ["the the"]),
        ("The the hall is open.", ["The the"]),
        ("The minister minister left.", ["minister minister"]),
        ("We saw the the the hall.", ["the the the"]),
        ("It is the, the hall.", []),
        ("It was had. Had it been so?", []),
        ("She had had enough, very very much so.", []),
        ("Duran Duran and New New York.", []),
        ("He is the Who who sang.", []),
        ("The The sang a song of Of Tide and Time.", []),
        ("She said the The Hague court met.", ["the The"]),
        ("The box-box and box’s box’s-lid.", []),
        ("It is Holm, Holm again.", []),
        ("See example.org org for more.", []),
    ],
)
def test_words_that_stand_twice(text: str, words: list[str]) -> None:
    assert flagged(text) == words


def test_over_the_end_of_a_wrapped_line() -> None:
    text = (
        "The council of the town met again on Monday to speak about the bridge and the\n"
        "the harbour, and it put off a vote on both of them until the members have seen\n"
        "the figures for the year.\n"
    )
    assert flagged(text) == ["the\nthe"]


def test_the_word_is_kept_once_as_it_stood_first() -> None:
    (match,) = CHECK(document("The the hall is open."))
    assert (match.replacement, match.diagnosis) == ("The", "function-word")


def test_not_over_two_segments() -> None:
    assert flagged("It met in the\n\nthe hall.") == []


def test_a_word_in_capitals_among_the_parameters_is_refused() -> None:
    with pytest.raises(ValueError, match="lower case"):
        RepetitionCheck(function_words=("The",))


@pytest.mark.parametrize("text", ["Will will be there.", "He says so. May may rule it out."])
def test_a_name_that_is_a_verb_as_well_may_stand_before_the_verb(text: str) -> None:
    story = document(text)
    assert not list(RepetitionCheck(function_words=("will", "may"))(story))


@pytest.mark.parametrize(
    ("only", "words"),
    [("", ["the the", "mill mill"]), ("word", ["mill mill"]), ("function-word", ["the the"])],
)
def test_one_kind_of_word_only(only: str, words: list[str]) -> None:
    story = document("We saw the the mill mill.")
    check = RepetitionCheck(function_words=("the",), only=only)
    assert [story.prose[slice(*match.span)] for match in check(story)] == words


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="function-word or word"):
        RepetitionCheck(function_words=("the",), only="verb")
