import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.position import ColumnUnit, LineIndex, Position, Span

LINE_ENDS = ("\n", "\r\n", "\r")
NO_LINE_ENDS = ("\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c")


@pytest.mark.parametrize("end", LINE_ENDS)
def test_each_line_end_begins_a_line(end: str) -> None:
    lines = LineIndex.of(f"one{end}two{end}{end}four")
    assert len(lines) == 4
    assert lines.position(3 + len(end)) == Position(2, 1)
    text = f"one{end}two{end}{end}four"
    assert [text[slice(*lines.line_span(n))] for n in (1, 2, 3, 4)] == ["one", "two", "", "four"]


def test_line_ends_may_be_mixed() -> None:
    text = "a\nb\r\nc\rd\n\re"
    lines = LineIndex.of(text)
    assert [text[slice(*lines.line_span(n + 1))] for n in range(len(lines))] == [
        *("a", "b", "c", "d", "", "e")
    ]


@pytest.mark.parametrize("character", NO_LINE_ENDS)
def test_no_other_character_ends_a_line(character: str) -> None:
    lines = LineIndex.of(f"one{character}two")
    assert len(lines) == 1
    assert lines.position(4) == Position(1, 5)


def test_columns_count_code_points() -> None:
    text = "x\n\U0001f600e\u0301\U0001f1eb\U0001f1f7z"
    assert LineIndex.of(text).position(text.index("z")) == Position(2, 6)


def test_the_end_of_the_text_is_a_position() -> None:
    assert LineIndex.of("").position(0) == Position(1, 1)
    assert LineIndex.of("ab").position(2) == Position(1, 3)
    assert LineIndex.of("ab\n").position(3) == Position(2, 1)


@given(st.text(alphabet="ab\n\r\u2028\x85\U0001f600"))
def test_positions_and_offsets_agree(text: str) -> None:
    lines = LineIndex.of(text)
    for offset in range(len(text) + 1):
        line, column = lines.position(offset)
        assert lines.starts[line - 1] + column - 1 == offset
    assert len(lines) == 1 + text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Span(0, 2), Span(1, 3), True),
        (Span(0, 2), Span(2, 3), False),
        (Span(0, 4), Span(1, 2), True),
        (Span(2, 2), Span(2, 3), True),
        (Span(2, 2), Span(0, 2), True),
        (Span(2, 2), Span(3, 4), False),
        (Span(2, 2), Span(2, 2), True),
    ],
)
def test_spans_overlap(one: Span, other: Span, overlap: bool) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


def test_a_span_contains_itself_and_what_lies_within() -> None:
    assert Span(2, 5).contains(Span(2, 5))
    assert Span(2, 5).contains(Span(3, 3))
    assert not Span(2, 5).contains(Span(4, 6))


@given(st.text(alphabet="aé東\U0001f600\u0301 “"), st.data())
def test_a_column_counts_the_units_before_it(line: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(line)))
    assert ColumnUnit.CHARACTERS.column(line, at + 1) == at + 1
    assert ColumnUnit.BYTES.column(line, at + 1) == len(line[:at].encode()) + 1
    assert ColumnUnit.UTF16.column(line, at + 1) == len(line[:at].encode("utf-16-le")) // 2 + 1
