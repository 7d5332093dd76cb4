import pytest

from newslint.subjects.wording.untranslated_check import UntranslatedCheck
from tests.making import document

LEAD = (
    "The council of Holm voted on Tuesday to close the old port, and the mayor said that the work "
    "would begin in the spring."
)
ODD = "Hodiaŭ ĉiuj fiŝkaptistoj malsupreniĝis ĝis haveno kaj kriegis tutnokte ĉirkaŭe."


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("Der Hafen ist zu, und die Fischer wissen nicht, wohin.", "paragraph", "German"),
        ("“Der Hafen ist zu, und wir wissen alle nicht, wohin.”", "quotation", "German"),
    ],
)
def test_the_message_names_the_kind_and_the_language(text: str, kind: str, language: str) -> None:
    (match,) = UntranslatedCheck()(document(f"{LEAD}\n\n{text}\n\n{LEAD}"))
    assert match.values == {"kind": kind, "language": language}
    assert match.diagnosis == ""


def test_two_languages_are_named_where_neither_stands_out() -> None:
    text = "Lurah itu berkata bahwa pelabuhan tidak akan dibuka untuk mereka."
    (match,) = UntranslatedCheck()(document(f"{LEAD}\n\n{text}\n\n{LEAD}"))
    assert "Indonesian" in match.values["language"]


def test_a_language_of_no_table_has_no_name() -> None:
    (match,) = UntranslatedCheck()(document(f"{LEAD}\n\n{ODD}\n\n{LEAD}"))
    assert (match.values["language"], match.diagnosis) == ("", "unnamed")
