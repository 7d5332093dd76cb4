from hypothesis import given
from hypothesis import strategies as st

from newslint.facts.masked_prose import HEAD, TAIL, YEAR_HEAD, masked_prose
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
