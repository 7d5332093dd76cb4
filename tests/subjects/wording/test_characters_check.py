import pytest

from newslint.model.position import Span
from newslint.subjects.wording.characters_check import CharactersCheck
from tests.making import document


def test_neighbours_are_one_match_and_all_of_them_are_replaced() -> None:
    (match,) = CharactersCheck({"２": "2", "５": "5", "％": "%"})(
        document("Sales rose ２５％ in a year.")
    )
    assert match.span == Span(11, 14)
    assert match.replacement == "25%"
    assert match.values["name"] == "U+FF12 U+FF15 U+FF05"


def test_what_is_longer_is_tried_first() -> None:
    (match,) = CharactersCheck({"Ã": "A", "Ã©": "é"})(document("The cafÃ© is open."))
    assert match.replacement == "é"


def test_an_empty_replacement_deletes() -> None:
    (match,) = CharactersCheck({"\u200b": ""})(document("The har\u200bbour is open."))
    assert match.replacement == ""


@pytest.mark.parametrize(
    ("copy", "right"),
    [
        ("The gates，which are new.", ["The gates, which are new."]),
        ("The gates， which are new.", ["The gates, which are new."]),
        ("（New gates）。", ["(New gates)."]),
        ("The gates（new）and walls。\n\n（Old） ones", ["The gates (new) and walls."]),
        ("It was 7：30，they said：“no”", ["It was 7:30, they said: “no”"]),
        ("“The gates”，she said", ["“The gates”, she said"]),
    ],
)
def test_no_space_too_many(copy: str, right: list[str]) -> None:
    signs = {"，": ", ", "（": " (", "）": ") ", "。": ". ", "：": ": "}
    story = document(copy)
    made = copy
    for match in reversed(list(CharactersCheck(signs)(story))):
        made = made[: match.span.start] + (match.replacement or "") + made[match.span.end :]
    assert made.split("\n")[0] == right[0]


def test_triggers_are_what_must_occur() -> None:
    assert CharactersCheck({"Ｂ": "B", "，": ","}).triggers == ("，", "ｂ")


@pytest.mark.parametrize("replacements", [{}, {"": "x"}])
def test_nothing_to_look_for_is_refused(replacements: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="name at least one character"):
        CharactersCheck(replacements)


@pytest.mark.parametrize(
    ("text", "replacement", "diagnosis"),
    [
        ('"It leaks," he said. "It rots.」', '"', "quotation-mark"),
        ("“It leaks,” he said. “It rots.」", "”", "quotation-mark"),
        ("It rots.」", "”", "quotation-mark"),
        ('"It leaks，" he said.', ",", ""),
        ('It "leaks" 「。', '". ', ""),
    ],
)
def test_a_quotation_mark_is_like_the_others_of_its_paragraph(
    text: str, replacement: str, diagnosis: str
) -> None:
    check = CharactersCheck({"「": "“", "」": "”", "，": ", ", "。": ". "})
    (match,) = check(document(text))
    assert match.replacement is not None
    assert (match.replacement.strip(), match.diagnosis) == (replacement.strip(), diagnosis)
