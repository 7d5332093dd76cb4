import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.position import Span
from newslint.model.source_map import Piece, SourceMap
from newslint.readers.line_ends import escape_of, prose_of


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("", ""),
        ("a\nb", "a\nb"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("a\rb\r", "a\nb\n"),
        ("a\n\rb\r\r\nc", "a\n\nb\n\nc"),
        ("a\u2028b\x85", "a\u2028b\x85"),
    ],
)
def test_line_ends_of_prose(text: str, prose: str) -> None:
    assert prose_of(text, 0)[0] == prose


def test_without_carriage_returns_prose_is_text() -> None:
    assert prose_of("a\nb", 0) == ("a\nb", SourceMap())
    assert prose_of("---\na\nb", 4) == ("a\nb", SourceMap((Piece(0, 0, 0, 4),)))


@given(st.text(alphabet="ab\r\n\u2028", max_size=40), st.data())
def test_every_character_finds_its_way_back(text: str, data: st.DataObject) -> None:
    # A front matter never ends between the two characters of one line end.
    starts = [n for n in range(len(text) + 1) if text[n - 1 : n + 1] != "\r\n" or n == 0]
    start = data.draw(st.sampled_from(starts))
    prose, source_map = prose_of(text, start)
    assert "\r" not in prose
    at = start
    for offset, character in enumerate(prose):
        place = source_map.text_span(Span(offset, offset + 1))
        length = 2 if text[at : at + 2] == "\r\n" else 1
        assert place == (at, at + length)
        assert source_map.text_span(Span(offset, offset)) == (at, at)
        found = text[slice(*place)]
        assert found == character or (character == "\n" and found in {"\r", "\r\n"})
        at += length
    assert source_map.text_span(Span(len(prose), len(prose))) == (len(text), len(text))


@pytest.mark.parametrize(
    ("text", "written"),
    [("one line", "a\nb"), ("a\nb", "a\nb"), ("a\r\nb\n", "a\r\nb"), ("a\rb\n", "a\rb")],
)
def test_new_prose_has_the_line_end_of_the_text(text: str, written: str) -> None:
    assert escape_of(text)("a\nb") == written
