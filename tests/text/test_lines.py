from hypothesis import given
from hypothesis import strategies as st

from newslint.text.lines import Line, joined_lines, text_lines


def test_lines_without_their_edges_and_with_what_stands_above() -> None:
    assert text_lines(" one \r\ntwo\r\r \t\nthree\u2028still three\n\n") == [
        Line(1, 4, True),
        Line(7, 10, False),
        Line(15, 32, True),
    ]


def test_a_list_item_breaks_a_wrapped_paragraph() -> None:
    text = (
        "The board decided on these points at its last\nmeeting in the old\ntown hall:\n- one boat"
    )
    lines = joined_lines(text, text_lines(text))
    assert [text[line.start : line.end].count("\n") for line in lines] == [2, 0]


def test_a_dash_inside_a_sentence_does_not() -> None:
    text = "\n".join(
        [
            "The board met in the hall of the old town, by the harbour",
            "- the one with the bell - and talked until the lamps went",
            "out and the boats came home.",
        ]
    )
    assert len(joined_lines(text, text_lines(text))) == 1


def test_wide_lines_are_paragraphs_whatever_they_begin_with() -> None:
    text = "\n".join(["the boat " * 20, "and so on " * 15, "and on"])
    assert len(joined_lines(text, text_lines(text))) == 3


@given(st.lists(st.sampled_from(["the boat", "sank.", "", "- one", "A headline", "x" * 60])))
def test_joining_drops_nothing(parts: list[str]) -> None:
    text = "\n".join(parts)
    lines = text_lines(text)
    joined = joined_lines(text, lines)
    assert {line.start for line in joined} <= {line.start for line in lines}
    assert sum(len(text[line.start : line.end].split()) for line in joined) == len(text.split())
