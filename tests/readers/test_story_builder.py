import pytest

from newslint.model.document import SegmentKind, as_it_is
from newslint.model.position import Span
from newslint.model.source_map import Piece
from newslint.readers.story_builder import (
    OBJECT,
    AsItIs,
    Escaped,
    MarkedUp,
    StoryBuilder,
    marked_up_story,
)
from tests.readers.marked_up import (
    assert_each_character_is_where_it_is_said_to_be,
    shown,
    source,
    written,
)


def test_blocks_have_no_white_space_at_their_edges_and_one_space_inside() -> None:
    text = "<  The ferry\n\n left  >< early. >"
    builder, writing = StoryBuilder(text), AsItIs(text)
    builder.block()
    builder.copy(writing, 1, 21)
    builder.block(SegmentKind.LIST_ITEM)
    builder.copy(writing, 23, len(text))
    document = builder.document("a", as_it_is)
    assert document.prose == "The ferry left\n\nearly. >"
    assert shown(document) == [("paragraph", "The ferry left"), ("list_item", "early. >")]
    assert written(document, "ferry left") == "ferry\n\n left"
    assert_each_character_is_where_it_is_said_to_be(document)


def test_space_beside_space_is_one() -> None:
    text = "one <b> two</b> three"
    builder, writing = StoryBuilder(text), AsItIs(text)
    for part in ((0, 4), (7, 11), (15, 21)):
        builder.copy(writing, *part)
    assert builder.document("a", as_it_is).prose == "one two three"


def test_a_block_without_copy_is_none() -> None:
    text = "before `x` after"
    builder, writing = StoryBuilder(text), AsItIs(text)
    builder.copy(writing, 0, 6)
    builder.block()
    builder.said(OBJECT, writing, 7, 10)
    builder.block()
    builder.copy(writing, 11, 16)
    document = builder.document("a", as_it_is)
    assert document.prose == "before\n\nafter"
    assert written(document, "after") == "after"
    assert_each_character_is_where_it_is_said_to_be(document)


@pytest.mark.parametrize(
    ("first", "second", "prose"),
    [
        ("The mayor", "of the town", "The mayor of the town"),
        ("It left.", "The crew slept.", "It left.\n\nThe crew slept."),
        ("It left.", "and slept.", "It left. and slept."),
        ("By our desk", "Bergen", "By our desk Bergen"),
    ],
)
def test_a_line_break_ends_a_block_where_a_sentence_ends(
    first: str, second: str, prose: str
) -> None:
    text = f"{first}|{second}"
    builder, writing = StoryBuilder(text), AsItIs(text)
    builder.copy(writing, 0, len(first))
    builder.line_break()
    builder.copy(writing, len(first) + 1, len(text))
    document = builder.document("a", as_it_is)
    assert document.prose == prose
    assert_each_character_is_where_it_is_said_to_be(document)


def test_two_line_breaks_end_a_block() -> None:
    text = "The mayor||Of the town"
    builder, writing = StoryBuilder(text), AsItIs(text)
    builder.copy(writing, 0, 9)
    builder.line_break()
    builder.line_break()
    builder.copy(writing, 11, 22)
    assert builder.document("a", as_it_is).prose == "The mayor\n\nOf the town"


def test_a_string_in_escapes() -> None:
    text = r'{"a": "So \"it\" left"}'
    string = 'So "it" left'
    writing = Escaped(string, (Piece(3, 1, 3, 2), Piece(6, 1, 7, 2)), 7)
    builder = StoryBuilder(text)
    builder.copy(writing, 0, len(string))
    document = builder.document("a", as_it_is)
    assert document.prose == string
    assert written(document, '"it"') == r"\"it\""
    assert written(document, "it") == "it"
    assert writing.span(4, 4) == Span(12, 12)
    assert_each_character_is_where_it_is_said_to_be(document)


def test_parts_of_a_string_in_escapes_may_be_asked_for_again() -> None:
    writing = Escaped("a&b&c", (Piece(1, 1, 1, 5), Piece(3, 1, 7, 5)), 10)
    assert [one.prose for one in writing.stretches(2, 5)] == ["b", "&", "c"]
    assert [tuple(one) for one in writing.stretches(0, 2)] == [("a", 10, 11), ("&", 11, 16)]


ENGLISH = "The ferry left the harbour on Monday and the crew said that it would be back. " * 4
GERMAN = "Die Fähre hat den Hafen am Montag verlassen, und sie kommt nicht mehr zurück. " * 4


@pytest.mark.parametrize(
    ("copy", "tag", "language", "doubts"),
    [(ENGLISH, "fi-FI", None, 1), (ENGLISH, "en-GB", "en-GB", 0), (GERMAN, "de", "de", 0)],
)
def test_a_language_that_is_not_that_of_the_copy_is_not_believed(
    copy: str, tag: str, language: str | None, doubts: int
) -> None:
    def look(text: str) -> MarkedUp:
        builder = StoryBuilder(text)
        builder.copy(AsItIs(text), 0, len(text))
        return MarkedUp(builder, {"language": tag}, as_it_is)

    story = marked_up_story(source(copy), look)
    assert story.documents[0].metadata.language == language
    assert story.metadata.language == language
    assert len(story.doubts) == doubts
