import pytest

from newslint.subjects.wording.repeated_phrase_check import RepeatedPhraseCheck
from newslint.subjects.wording.repeated_sentence_check import RepeatedSentenceCheck
from tests.making import document


def flagged(check: RepeatedPhraseCheck | RepeatedSentenceCheck, text: str) -> list[str]:
    story = document(text)
    return [story.prose[slice(*match.span)] for match in check(story)]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("He went to the port to the port at dawn.", ["to the port to the port"]),
        ("Work on the dam, the dam and roads.", ["the dam, the dam"]),
        ("They went step by step by step.", []),
        ("They met face - to - face to talk.", []),
        ("It ran and ran and ran.", []),
        ("He sang of New York, New York.", []),
        ("He won 6-4, 6-4 and got 1 point, 1 point.", []),
        ("It was of the of the of the town.", []),
        ("See Mayors Of Holm Mayors Of Holm for more.", []),
        ("In the case of the port, the port is deep.", []),
        ("As for the old dam the old dam leaks.", []),
        ("They spoke of the port, the port and roads.", ["the port, the port"]),
        ("In the harbour district, the harbour district has two piers.", []),
        ("If it is about the owners, the owners were told.", []),
        ("They worked in the north in the north was cold.", ["in the north in the north"]),
        ("They asked old friends of old friends of the mayor.", []),
        ("It eased the work of the work of all.", ["the work of the work of"]),
    ],
)
def test_twice(text: str, phrases: list[str]) -> None:
    assert flagged(RepeatedPhraseCheck(), text) == phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("It was of the hall of the hall of the hall.", ["of the hall of the hall of the hall"]),
        ("The cup cup cup final.", ["cup cup cup"]),
        ("It was very, very, very long.", []),
        ("The show Spend Spend Spend ran.", []),
        ("In Holm, Holm, Holm, Holm it rained.", ["Holm, Holm, Holm, Holm"]),
        ("The dam, the dam broke.", []),
    ],
)
def test_loops(text: str, phrases: list[str]) -> None:
    assert flagged(RepeatedPhraseCheck(1, 3, 0, ("very",)), text) == phrases


def test_the_replacement_is_the_phrase_once() -> None:
    (match,) = RepeatedPhraseCheck()(document("He went to the\nport to the port at dawn."))
    assert match.replacement == "to the\nport"
    assert match.values == {"phrase": "to the\nport", "times": "2"}


@pytest.mark.parametrize("parameters", [(0, 2), (8, 2), (1, 1)])
def test_impossible_parameters(parameters: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="fewest_words lies between"):
        RepeatedPhraseCheck(*parameters)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He left at noon today. He left at noon today.", ["He left at noon today."]),
        ("He sat there all day. He sat there all day. He sat there all day.", 1),
        ("Fire! Fire! Fire!", []),
        ("He left at noon today. She left at noon today. He left at noon today.", []),
        ("He left at noon today.\n\nHe left at noon today.", []),
    ],
)
def test_sentences(text: str, found: list[str] | int) -> None:
    places = flagged(RepeatedSentenceCheck(), text)
    assert (len(places) if isinstance(found, int) else places) == found


def test_a_sentence_has_words() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        RepeatedSentenceCheck(0)
