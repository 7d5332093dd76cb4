from newslint.subjects.numbers.number_words import word_starts
from tests.making import document


def _found(text: str) -> list[str]:
    return [text[start:].split(maxsplit=1)[0] for start in document(text).find(word_starts)]


def test_number_words_and_articles_before_units_or_scales_are_found() -> None:
    text = "Two of twenty-one (three) “Eight” half a mile, an inch, a million and a dozen."

    assert _found(text) == [
        *("Two", "twenty-one", "one", "three)", "Eight”", "half", "a", "an", "a", "a")
    ]


def test_words_that_only_look_like_them_are_left_out() -> None:
    assert not _found("For our sense of tense evenings, often the high fifth and a man.")
