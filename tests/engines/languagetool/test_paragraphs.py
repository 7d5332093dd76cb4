import textwrap

from hypothesis import given
from hypothesis import strategies as st

from newslint.engines.languagetool.paragraphs import LONGEST, paragraphs_of
from newslint.model.position import Span
from tests.making import document

STORY = """\
Ferry stays in port

By Ana Lima

16 May 2024, 10:30

The wind did not fall before the evening of the second day.

• The crew waited.
• The master slept.

Read more
"""


def sent(text: str, **known: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(document(text, **known))]


def test_prose_is_sent_and_nothing_else() -> None:
    assert sent(STORY) == [
        "Ferry stays in port",
        "The wind did not fall before the evening of the second day.",
        "• The crew waited.",
        "• The master slept.",
    ]


def test_hard_wrapped_copy_is_sent_without_its_line_ends() -> None:
    paragraphs = [
        "The wind did not fall before the evening of the second day, when the master of the boat "
        "had long since told his men to take the sails down.",
        "They tied up what could be tied up, and slept while they could, for the night was going "
        "to be a long one and nobody knew what the day would bring.",
    ]
    for width in (40, 72):
        wrapped = (textwrap.fill(p, width, subsequent_indent="  ") for p in paragraphs)
        assert sent("\r\n\r\n".join(wrapped).replace("\n", "\r\n")) == paragraphs


def test_copy_that_is_not_english_is_not_sent() -> None:
    german = "Der Hafen ist seit gestern nicht mehr offen, und das wird auch so bleiben.\n"
    assert sent(german) == []
    assert sent("The harbor is closed.\n", language="de") == []


def test_what_holds_no_letter_or_is_no_paragraph_is_not_sent() -> None:
    assert sent("The harbor is closed.\n\n* * *\n\n3 – 2\n") == ["The harbor is closed."]
    assert sent("word " * (LONGEST // 5 + 1) + "\n\nThe harbor is closed.\n") == [
        "The harbor is closed."
    ]


def test_half_a_character_is_not_sent() -> None:
    assert sent("The harbor \ud83d is closed.\n") == ["The harbor \ufffd is closed."]


WORD = st.text("ab\U0001f600e\u0301’", min_size=1, max_size=5).map(lambda word: f"x{word}")
BREAK = st.sampled_from([" ", "\n", "\r\n", "\r", "  \n  ", "\n\n", "\r\n\r\n", "\t"])


@given(st.lists(st.tuples(WORD, BREAK), min_size=1, max_size=30), st.data())
def test_every_stretch_is_found_again(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    story = document("".join(word + after for word, after in pieces), language="en")
    for paragraph in paragraphs_of(story):
        start = data.draw(st.integers(0, len(paragraph.text) - 1))
        end = data.draw(st.integers(start + 1, len(paragraph.text)))
        span = paragraph.prose_span(Span(start, end))
        assert story.segment_around(span) is not None
        told = story.prose[slice(*span)]
        assert told.split() == paragraph.text[start:end].split()
