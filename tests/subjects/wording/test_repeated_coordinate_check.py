import pytest

from newslint.subjects.wording.repeated_coordinate_check import RepeatedCoordinateCheck
from tests.making import document


def flagged(text: str, **parameters: object) -> list[str]:
    story = document(text)
    check = RepeatedCoordinateCheck(**parameters)  # type: ignore[arg-type]
    return [story.prose[slice(*match.span)] for match in check(story)]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("He is a loyal ally and loyal ally.", ["loyal ally and loyal ally"]),
        (
            "He is a good old friend and good old friend of ours.",
            ["good old friend and good old friend"],
        ),
        ("As host, trade partner and trade partner, it won.", ["trade partner and trade partner"]),
        ("No written word or written word.", ["written word or written word"]),
        ("It was a Long Wait and a long wait", ["a Long Wait and a long wait"]),
        ("The county and the county youth side won.", []),
        ("She met the council, and the council voted.", []),
        ("It owns the Herald and the Herald on Sunday.", []),
        ("He rang the police force and the police force, in turn, rang us.", []),
        ("He rang the police force and the police force – all of it – came.", []),
        ("It is for his team, for his team and his team, he said.", ["his team and his team"]),
        ("It was a long wait and long wait, he said.", ["long wait and long wait"]),
        ("The long wait and long wait of the boys", ["long wait and long wait"]),
        ("Of young women and young women of colour", []),
        ("It fell again and again and again and again.", []),
        ("There are old friends and old friends.", []),
        ("She told the town hall and the town hall “did nothing”.", []),
        ("He went on and on.", []),
        ("The man and the men and the boys.", []),
    ],
)
def test_phrases_on_both_sides(text: str, phrases: list[str]) -> None:
    assert flagged(text) == phrases


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The joy and joy of the crowd", ["joy and joy"]),
        ("It went on for hours and hours.", []),
        ("It grew bigger and bigger.", []),
        ("They talked and talked.", []),
        ("He felt the joy and joy and joy.", []),
    ],
)
def test_single_words_need_a_word_before_them(text: str, words: list[str]) -> None:
    found = flagged(
        text,
        fewest_words=1,
        most_words=1,
        preceded_by=("the", "for", "grew"),
        allowed=("hours",),
        allowed_endings=("er",),
    )
    assert found == words


@pytest.mark.parametrize("words", [{"fewest_words": 0}, {"most_words": 9}])
def test_parameters_out_of_range_are_refused(words: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"between|empty"):
        RepeatedCoordinateCheck(**words)  # type: ignore[arg-type]


def test_the_end_of_a_wrapped_line_is_no_end_of_the_phrase() -> None:
    text = (
        "The council of the town met again on Monday to speak for the people and the people\n"
        "in power, and it put off a vote on the bridge until the members have seen all of\n"
        "the figures for the year.\n"
    )
    assert flagged(text) == []


def test_the_space_around_the_conjunction_may_be_of_any_kind() -> None:
    assert flagged("He is a loyal ally\u00a0and\u2003loyal ally.") == [
        "loyal ally\u00a0and\u2003loyal ally"
    ]
