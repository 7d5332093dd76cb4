from newslint.text.capitals import capitalised_words, occurrences
from tests.making import document


def test_all_runs_of_letters_with_a_capital_in_front() -> None:
    story = document("In São Paulo, “New York” and L’Aquila an iPhone 12A was U.S.-made.")

    assert story.find(capitalised_words) == frozenset(
        ("In", "São", "Paulo", "New", "York", "L", "Aquila", "Phone", "A", "U", "S")
    )


def test_occurrences_are_all_places_even_within_words() -> None:
    assert list(occurrences("New York, Newark, new", "New")) == [0, 10]
    assert not list(occurrences("York", "New"))
