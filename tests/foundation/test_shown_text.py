from hypothesis import given
from hypothesis import strategies as st

from newslint.foundation.shown_text import printable, shortened, without_surrogates


@given(st.text())
def test_a_printable_text_is_one_line_of_the_same_length(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert shown.isprintable()
    assert len(shown.splitlines()) <= 1


def test_a_text_is_shortened_at_its_end() -> None:
    assert shortened("a short one", 11) == "a short one"
    assert shortened("a short one", 9) == "a short…"


@given(st.text())
def test_lone_surrogates_alone_are_replaced(text: str) -> None:
    assert without_surrogates(text) == text
    assert without_surrogates(f"{text}\udcff{text}\ud800") == f"{text}\ufffd{text}\ufffd"
