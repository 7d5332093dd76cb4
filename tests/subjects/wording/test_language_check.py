from newslint.model.position import Span
from newslint.subjects.wording.language_check import NotEnglishCheck
from tests.making import document

GERMAN = (
    "Der Bürgermeister sagte am Montag, dass die Brücke nicht vor dem Sommer wieder für den "
    "Verkehr geöffnet werden kann."
)


def test_one_match_at_the_first_segment() -> None:
    (match,) = NotEnglishCheck()(document(f"{GERMAN}\n\n{GERMAN}\n"))
    assert match.span == Span(0, len(GERMAN))


def test_english_and_empty_copy_have_none() -> None:
    assert (
        list(NotEnglishCheck()(document("The mayor said on Monday that the bridge is open."))) == []
    )
    assert list(NotEnglishCheck()(document(""))) == []


def test_the_language_that_is_known_decides() -> None:
    assert list(NotEnglishCheck()(document(GERMAN, language="en"))) == []
