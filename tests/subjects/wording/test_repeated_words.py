import pytest

from newslint.subjects.wording.repeated_words import echoes
from tests.making import document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He went to the port to the port at dawn.", [("to the port", 2, False)]),
        ("Work on the dam, the dam and roads.", [("the dam", 2, True)]),
        ("Holm, Holm, Holm, he said.", [("Holm", 3, True)]),
        ("It was the hall of the hall of the hall of it.", [("the hall of", 3, False)]),
        ("coast - 12, coast - 12, coast - 12", [("coast 12", 3, True)]),
        ("The port is closed. The port is closed.", []),
        ("The port (the port) is closed.", []),
        ("A mill; a mill.", []),
        ("He is here and she is there.", []),
        ("", []),
    ],
)
def test_what_is_said_again_at_once(text: str, found: list[tuple[str, int, bool]]) -> None:
    story = document(text)
    assert [
        (" ".join(echo.phrase), echo.times, echo.parted) for echo in story.find(echoes)
    ] == found


def test_the_shortest_phrase_counts_and_the_spans_are_right() -> None:
    story = document("They sang ha ha ha ha and left, and the mill the mill burned.")
    first, second = story.find(echoes)
    assert story.prose[slice(*first.span)] == "ha ha ha ha"
    assert story.prose[slice(*first.once)] == "ha"
    assert story.prose[slice(*second.span)] == "the mill the mill"
    assert story.prose[slice(*second.once)] == "the mill"


def test_a_paragraph_ends_an_echo() -> None:
    assert document("The mill burned in May\n\nThe mill burned in May\n").find(echoes) == ()
