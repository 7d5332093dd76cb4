import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.foundation.errors import ReadError
from newslint.model.position import Span
from newslint.model.source import Source
from newslint.readers.ninjs import look, read
from newslint.readers.signatures import is_ninjs
from tests.readers.marked_up import (
    assert_each_character_is_where_it_is_said_to_be,
    shown,
    source,
    written,
)

ITEM = r"""{
  "uri": "https://example.com/1", "versioncreated": "2024-05-17T08:00:00Z",
  "firstcreated": "2024-05-16T08:00:00Z", "language": "en", "located": "Bergen",
  "headline": "Ferry leaves the \u201charbour\u201d",
  "body_text": "Not this: the HTML is read.",
  "body_html": "<p>The f\u00e9rry went 1<b>0<\/b>0&nbsp;km (62 mi).<\/p>\n<p>\"So,\" it said.<\/p>",
  "byline": "Our Desk", "slugline": "not this"
}"""


def test_an_item() -> None:
    (story,) = read(source(ITEM)).documents
    assert shown(story) == [
        ("headline", "Ferry leaves the “harbour”"),
        ("paragraph", "The férry went 100\xa0km (62 mi)."),
        ("paragraph", '"So," it said.'),
        ("byline", "Our Desk"),
    ]
    assert written(story, "“harbour”") == r"\u201charbour\u201d"
    assert written(story, "férry") == r"f\u00e9rry"
    assert written(story, "100") == r"1<b>0<\/b>0"
    assert written(story, '"So') == r"\"So"
    assert_each_character_is_where_it_is_said_to_be(story)
    about = story.metadata
    assert (str(about.date), about.place, about.language) == ("2024-05-16", "Bergen", "en")


def test_text_has_a_paragraph_between_blank_lines() -> None:
    item = {"body_text": "It left.\nNobody\nstayed.\n\nThe end.", "uri": "a"}
    (story,) = read(source(json.dumps(item))).documents
    assert [prose for _, prose in shown(story)] == ["It left.", "Nobody stayed.", "The end."]


def test_version_3_has_lists() -> None:
    item = {
        "headlines": [{"role": "main", "value": "A"}, {"value": "A"}, {"value": "B"}],
        "bodies": [
            {"contenttype": "text/plain", "value": "Not this."},
            {"contenttype": "text/html", "value": "<p>This.</p>"},
            {"contenttype": "application/nitf+xml", "value": "<nitf/>"},
        ],
    }
    (story,) = read(source(json.dumps(item))).documents
    assert shown(story) == [("headline", "A"), ("headline", "B"), ("paragraph", "This.")]


def test_a_picture_has_a_caption() -> None:
    item = {"uri": "a", "headline": "A", "description_text": "A boat."}
    (story,) = read(source(json.dumps(item))).documents
    assert shown(story) == [("headline", "A"), ("caption", "A boat.")]


@pytest.mark.parametrize(
    "wrap", ['{{"item": [{0}, {0}]}}', "[{0}, {0}]", '{{"data": {{"a": {0}, "b": {0}}}}}']
)
def test_many_items_are_many_stories(wrap: str) -> None:
    story = read(source(wrap.format('{"body_text": "It left."}')))
    assert [one.prose for one in story.documents] == ["It left."] * 2
    assert story.documents[0].text is story.documents[1].text


def test_a_key_that_is_there_twice_is_told() -> None:
    story = read(source('{"body_html": "<p>A</p>", "body_html": "<p>B</p>"}'))
    assert [one.prose for one in story.documents] == ["B"]
    assert story.doubts == ("it has `body_html` twice, and the last one was read",)


@pytest.mark.parametrize("text", ["{}", "[]", '{"headline": "A"}', '"a"', "12", '{"body_text": 3}'])
def test_json_without_a_story_is_refused(text: str) -> None:
    with pytest.raises(ReadError, match="without a story in ninjs"):
        read(source(text))


def test_items_are_known_by_their_beginning() -> None:
    assert is_ninjs(ITEM.encode())
    assert is_ninjs(b"\xef\xbb\xbf[" + ITEM.encode())
    assert not is_ninjs(b'{"name": "package", "headline": "a"}')
    assert not is_ninjs(b"The ferry left.")


def test_new_prose_that_would_be_escaped_is_not_written() -> None:
    (story,) = look('{"body_text": "A"}')
    assert [story.escape(prose) for prose in ("62%", '"', "a\nb", "&", "\\")] == [
        *("62%", None, None, None, None)
    ]


PIECES = st.sampled_from(
    ["<p>", "</p>", "<b>", "&amp;", "&", "\n", "\n\n", " ", "A", "é", "日本", '"', "\\", "word."]
)


@given(
    st.lists(PIECES, max_size=30).map("".join),
    st.sampled_from(["body_html", "body_text"]),
    st.booleans(),
)
def test_every_character_of_the_prose_has_its_place(
    said: str, name: str, ascii_alone: bool
) -> None:
    text = json.dumps({"uri": "a", "headline": "H", name: said}, ensure_ascii=ascii_alone)
    for story in read(source(text)).documents:
        for segment in story.segments:
            assert story.prose[slice(*segment.span)].strip(" \t\n\r\f")
        pieces = {piece.prose for piece in story.source_map.pieces}
        for at, character in enumerate(story.prose):
            place = story.source_map.text_span(Span(at, at + 1))
            if at not in pieces and text[slice(*place)].isalpha():
                assert text[slice(*place)] == character


@given(st.binary(max_size=100) | st.text(alphabet='{}[]",:a\\u0', max_size=60).map(str.encode))
def test_any_bytes_are_a_story_or_refused(data: bytes) -> None:
    try:
        assert read(Source(data, "a.json")).documents
    except ReadError as problem:
        assert str(problem)
