from newslint.languages.en.numerals import (
    CARDINAL_VALUES,
    CARDINALS,
    DAY_ORDINALS,
    ORDINAL_VALUES,
)
from newslint.subjects.numbers.number_words import word_starts
from newslint.subjects.numbers.numbers import numbers
from tests.making import document


def test_values_follow_the_order() -> None:
    assert tuple(CARDINAL_VALUES) == CARDINALS
    assert [CARDINAL_VALUES[word] for word in ("zero", "nine", "ten", "nineteen", "ninety")] == [
        *(0, 9, 10, 19, 90)
    ]
    assert (ORDINAL_VALUES["twentieth"], ORDINAL_VALUES["ninetieth"]) == (20, 90)
    assert len(DAY_ORDINALS) == 31
    assert DAY_ORDINALS[30] == "thirty-first"


def test_each_number_word_is_found_and_read() -> None:
    """What looks for the beginnings of number words is written by hand, for speed."""
    for word, value in CARDINAL_VALUES.items():
        for written in (word, word.capitalize()):
            story = document(f"There were {written} ships.")
            assert 11 in story.find(word_starts), written
            assert [number.value for number in story.find(numbers)] == [value]
