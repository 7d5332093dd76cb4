from newslint.subjects.money.currencies import currency_forms
from newslint.subjects.numbers.numbers import numbers
from newslint.subjects.numbers.words_after import words_after, words_of
from newslint.subjects.units.units import unit_forms
from tests.making import document


def test_each_number_has_the_word_that_follows_it() -> None:
    story = document(
        "At 30°C some 5 KM, 300-km-long, two million Yen; 40% of 12\nmiles and 7, sir."
    )

    assert story.find(words_after) == ("°", "km", "km", "yen", "", "miles", "")
    assert len(story.find(numbers)) == len(story.find(words_after))


def test_the_words_of_names_are_those_that_follow_a_number() -> None:
    for name in (*unit_forms().openings, *currency_forms().names):
        story = document(f"It was 12 {name} there.")
        number, *_ = story.find(numbers)
        word, *_ = story.find(words_after)
        # "12 million" is all number.
        assert number.ends[0].scale > 1 or word in words_of((name,)), name
