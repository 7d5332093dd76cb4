import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.position import Span
from newslint.model.source_map import SourceMap

# "a<b>bc</b>d &amp; e" is read as "abcd & e".
TEXT, PROSE = "a<b>bc</b>d &amp; e", "abcd & e"
MARKUP = SourceMap(((0, 0), (1, 4), (3, 10), (5, 12), (6, 17)))


def test_without_pieces_prose_is_text() -> None:
    assert SourceMap().text_span(Span(3, 7)) == (3, 7)


@pytest.mark.parametrize(
    ("prose", "text"),
    [("bc", "bc"), ("d", "d"), ("ab", "a<b>b"), ("cd", "c</b>d"), (" e", " e")],
)
def test_a_span_of_the_prose_is_found_in_the_text(prose: str, text: str) -> None:
    at = PROSE.index(prose)
    start, end = MARKUP.text_span(Span(at, at + len(prose)))
    assert TEXT[start:end] == text


def test_an_empty_span_stays_empty() -> None:
    assert MARKUP.text_span(Span(1, 1)) == (4, 4)


def test_a_shift_by_front_matter() -> None:
    assert SourceMap(((0, 20),)).text_span(Span(0, 5)) == (20, 25)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 5)), min_size=1), st.data())
def test_spans_never_turn_round(steps: list[tuple[int, int]], data: st.DataObject) -> None:
    pieces, prose, text = [(0, 0)], 0, 0
    for run, markup in steps:
        prose, text = prose + run, text + run + markup
        pieces.append((prose, text))
    start = data.draw(st.integers(0, prose))
    end = data.draw(st.integers(start, prose))
    mapped = SourceMap(tuple(pieces)).text_span(Span(start, end))
    assert mapped.end - mapped.start >= end - start
