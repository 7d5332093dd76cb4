import pytest

from newslint.engines.languagetool.answers import Answer
from newslint.engines.languagetool.exemptions import is_exempt
from newslint.model.position import Span
from tests.making import document

SPELLING = "MORFOLOGIK_RULE_EN_US"
REST = "\n\nThe harbor master said that the pier would be open again by the end of the week.\n"


def exempt(text: str, place: str, rule: str = "POX") -> bool:
    start = text.index(place)
    span = Span(start, start + len(place))
    answer = Answer(*span, rule, "TYPOS", "misspelling", "The word", "Not so.")
    return is_exempt(answer, document(text + REST), span)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The port's 新闻处 office was closed.", "新闻处"),
        ("They call it порт in the town.", "порт in"),
        (
            "He said: “Wir haben nicht mehr auf die Fähre gewartet und sind nach Hause gegangen.”",
            "sind",
        ),
    ],
)
def test_what_is_foreign(text: str, place: str) -> None:
    assert exempt(text, place)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The mayor, Joran Melk, was there.", "Joran"),
        ("They sailed on the eBåt.", "eBåt"),
        ("They ate smørrebrød there.", "smørrebrød"),
        ("They call it the “gronk” there.", "gronk"),
        ("They call it the “old gronk” there.", "gronk"),
    ],
)
def test_what_is_no_misspelling(text: str, place: str) -> None:
    assert exempt(text, place, SPELLING)
    assert not exempt(text, place)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The harbr was closed.", "harbr"),
        ("The harbr’s gate was closed.", "harbr’s"),
        ("“The harbr was closed,” he said.", "harbr"),
        ("“The harbor was closed, but we waits,” he said.", "we waits"),
    ],
)
def test_what_is_reported(text: str, place: str) -> None:
    assert not exempt(text, place, SPELLING)
    assert not exempt(text, place)


@pytest.mark.parametrize(
    ("text", "place", "left_out"),
    [
        ("“They called it ‘the long pier,’ ” he said.", " ” ", True),
        ("They read \" 'Tides' by Noor\" there.", ' " ', True),
        ("“They called it the long pier, ” he said.", " ” ", False),
        ("They called it ‘long’ , he said.", " ,", False),
    ],
)
def test_a_space_between_two_quotation_marks_is_typography(
    text: str, place: str, left_out: bool
) -> None:
    start = text.index(place)
    span = Span(start, start + len(place))
    answer = Answer(*span, "COMMA_PARENTHESIS_WHITESPACE", "TYPOGRAPHY", "whitespace", "", "No.")
    assert is_exempt(answer, document(text + REST), span) is left_out
