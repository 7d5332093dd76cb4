from hypothesis import given
from hypothesis import strategies as st

from newslint.engine.fixing import apply_replacements
from tests.making import diagnostic

TEXT = "one two three"


def test_replacements_are_applied_from_left_to_right_whatever_their_order() -> None:
    told = [
        diagnostic(TEXT, 8, 13, replacement="3"),
        diagnostic(TEXT, 0, 3, replacement="1"),
    ]
    assert apply_replacements(TEXT, told) == "1 two 3"


def test_what_has_no_replacement_is_left() -> None:
    assert apply_replacements(TEXT, [diagnostic(TEXT, 0, 3)]) == TEXT


def test_an_empty_replacement_deletes() -> None:
    assert apply_replacements(TEXT, [diagnostic(TEXT, 0, 4, replacement="")]) == "two three"


def test_of_two_that_overlap_the_first_is_applied() -> None:
    told = [
        diagnostic(TEXT, 4, 13, replacement="many"),
        diagnostic(TEXT, 2, 7, replacement="!"),
    ]
    assert apply_replacements(TEXT, told) == "on! three"


@given(st.text(min_size=1), st.data())
def test_a_replacement_by_itself_changes_nothing(text: str, data: st.DataObject) -> None:
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4)
    )
    told = [diagnostic(text, min(s), max(s), replacement=text[min(s) : max(s)]) for s in spans]
    assert apply_replacements(text, told) == text
