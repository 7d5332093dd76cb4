from hypothesis import given
from hypothesis import strategies as st

from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.masked_prose import (
    HEAD,
    NUMBER,
    TAIL,
    YEAR_HEAD,
    masked_prose,
    matches,
    numbered_lines,
)
from tests.making import document


def shown(text: str) -> str:
    masked = document(text).find(masked_prose)
    return masked.text.replace(HEAD, "N").replace(YEAR_HEAD, "Y").replace(TAIL, "_")


def test_hides_numbers_in_place() -> None:
    assert shown("From 1,200 to two million, in 1999") == "from N____ to N__________, in Y___"


def test_both_ends_of_a_range_are_hidden() -> None:
    story = document("From 3 to 5 million people")
    masked = story.find(masked_prose)

    assert [number.value for number in masked.numbers.values()] == [3_000_000, 5_000_000]


def test_money_and_grouped_digits_are_no_years() -> None:
    assert shown("1999, $1999 and 1,999") == "Y___, $N___ and N____"


def test_line_ends_within_a_paragraph_are_spaces() -> None:
    text = (
        "The river rose through the night and on Sunday morning it went up from\n3 to 5 metres at"
        " the old bridge, where the council has its seat and\nwhere hundreds of people were at work"
        " to save the stores of the town.\n\nIt fell later.\n"
    )
    masked = document(text).find(masked_prose).text

    assert "from N to N metres" in masked.replace(HEAD, "N")
    assert "work to save the" in masked
    assert "town.\n\nit fell" in masked


@given(st.text(alphabet=st.sampled_from("aİ é12 .,%\n$£’\u00a0ẞ-"), max_size=60))
def test_is_as_long_as_the_prose(text: str) -> None:
    story = document(text)
    masked = story.find(masked_prose)

    assert len(masked.text) == len(story.prose)
    for start, number in masked.numbers.items():
        assert start == number.span.start
        assert masked.text[start] in (HEAD, YEAR_HEAD)


def test_the_lines_with_numbers_are_those_that_hold_one() -> None:
    story = document("Five men came in 1999.\n\nNobody else did.\n\nThen 12\nmore, from 3 towns.")
    text = story.find(masked_prose).text
    lines = story.find(numbered_lines)

    assert [(line.numbers, line.years) for line in lines] == [(1, 1), (2, 0)]
    assert all(text[slice(*line.span)] == line.text for line in lines)
    assert [line.names("from ", "men") for line in lines] == [True, True]
    assert not lines[0].names("from")


def test_templates_are_tried_on_the_lines_given_and_tell_places_of_the_whole_text() -> None:
    story = document("One boat, 12 men.\n\nThree boats, 40 men.")
    masked, lines = story.find(masked_prose), story.find(numbered_lines)
    pattern = lazy_pattern(rf"(?P<count>{NUMBER}) men")

    (found,) = matches(pattern, masked, lines[1:])
    assert masked.numbers[found.start("count")].value == 40
