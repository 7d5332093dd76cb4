import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.foundation.errors import ReadError
from newslint.model.document import Document
from newslint.model.source import Source
from newslint.readers.markdown import look, read
from tests.readers.marked_up import (
    assert_each_character_is_where_it_is_said_to_be,
    shown,
    source,
    written,
)

pyromark = pytest.importorskip("pyromark")

STORY = """---
title: "Ferry leaves"
date: 2024-05-16T08:00:00+02:00
lang: en
---
# Ferry leaves again

The *f&eacute;rry* went 1**0**0 km ([62 miles](https://example.com/a_b "not this")) \\*on
Monday{{< note 1 >}} and `x = 1` "so"[^1].\\
It came & went <b>at</b> once. ![not this](a.png)

## On board {#board}

1. One
2. Two

   Still two

- [ ] three

<figure><img src=a><figcaption>A <b>boat</b>.</figcaption></figure>

<!-- not this -->

> So be it.
> And so on.

| a | b |
|---|---|
| c | d |

```
not this
```

    nor this

{% include a.html b="c" %}

[^1]: The harbour master.

[ref]: https://example.com "not this"
"""


def document(text: str) -> Document:
    return read(source(text)).documents[0]


def test_a_story() -> None:
    story = document(STORY)
    assert shown(story) == [
        ("headline", "Ferry leaves"),
        ("headline", "Ferry leaves again"),
        ("paragraph", 'The férry went 100 km (62 miles) *on Monday and \ufffc "so".'),
        ("paragraph", "It came & went at once."),
        ("subhead", "On board"),
        ("list_item", "One"),
        ("list_item", "Two"),
        ("list_item", "Still two"),
        ("list_item", "three"),
        ("caption", "A boat."),
        ("quote", "So be it. And so on."),
        ("table_cell", "a"),
        ("table_cell", "b"),
        ("table_cell", "c"),
        ("table_cell", "d"),
        ("paragraph", "The harbour master."),
    ]
    assert written(story, "férry") == "f&eacute;rry"
    assert written(story, "100") == "1**0**0"
    assert written(story, "*on") == "*on"
    assert_each_character_is_where_it_is_said_to_be(story)
    assert (str(story.metadata.date), story.metadata.language) == ("2024-05-16", "en")


@pytest.mark.parametrize(
    ("markdown", "prose"),
    [
        ("a\r\nb", "a b"),
        ("a  \nB", "a B"),
        ("A.  \nB", "A.\n\nB"),
        ("# A\n\na\n\n# B", "A\n\na\n\nB"),
        ("A\n===", "A"),
        ("a {{ b }} c", "a c"),
        ("a {{% b\nd %}} c", "a c"),
        ("a {{ b", "a {{ b"),
        ("a{: .b}", "a"),
        ("a [^1]. b\n\n[^1]: c", "a. b\n\nc"),
        ("---\ntitle: A b\n---\n\n# A *b*\n\nd", "A b\n\nd"),
        ("a ![b](c) d", "a \ufffc d"),
        ("![b](c) d", "d"),
        ("<div>\n\na *b*\n\n</div>", "a b"),
        ("a<br>B", "a B"),
        ("~~a~~ b", "a b"),
        ("$5 and $10_000_", "$5 and $10_000_"),
        ("https://example.com/a_b_c", "https://example.com/a_b_c"),
        ("<https://example.com>", "https://example.com"),
        ("[a](b) [c][d]\n\n[d]: e", "a c"),
        ("a &nope; b &amp; c", "a &nope; b & c"),
        ("", ""),
        ("---\ntitle: a\n---", "a"),
    ],
)
def test_markup_of_all_kinds(markdown: str, prose: str) -> None:
    story = document(markdown)
    assert story.prose == prose
    assert_each_character_is_where_it_is_said_to_be(story)


def test_heads_of_pages() -> None:
    assert [kind for kind, _ in shown(document("# A\n\nSo it went.\n\n# B\n\n## C\n"))] == [
        *("headline", "paragraph", "subhead", "subhead"),
    ]


def test_new_prose_that_is_markup_is_not_written() -> None:
    escape = look("").escape
    assert [escape(prose) for prose in ("62%", "a*b", "a\nb", "[a]")] == ["62%", None, None, None]


def test_without_its_parser_markdown_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyromark", None)
    with pytest.raises(ReadError, match="pip install pyromark"):
        document("a")


def test_the_events_that_are_read_are_those_of_the_parser() -> None:
    """It promises no shape of them: another one is to be seen here first."""
    events = list(pyromark.events_with_range("# é *a*\n\n`b`  \nc<i>\n"))
    assert [event for event, _ in events] == [
        {"Start": {"Heading": {"level": "H1", "id": None, "classes": (), "attrs": ()}}},
        {"Text": "é "},
        {"Start": "Emphasis"},
        {"Text": "a"},
        {"End": "Emphasis"},
        {"End": {"Heading": "H1"}},
        {"Start": "Paragraph"},
        {"Code": "b"},
        "HardBreak",
        {"Text": "c"},
        {"InlineHtml": "<i>"},
        {"End": "Paragraph"},
    ]
    assert events[1][1] == {"start": 2, "end": 5}, "in bytes of UTF-8"


PIECES = (
    "# ** * _ ` ``` ~~ [ ]( ) ![ ]: ^ > - 1. | |--|--| <p> </p> <b> <br> <!-- --> {{< >}} {% %}"
)
COPY = ["a", "Word.", "é", "日本", " ", "  \n", "\n", "\n\n", "\r\n", "\t", "\xad", "\\", "&amp;"]
BLOCKS = ["---\n", "+++\n", "    ", "# a\n"]
MARKDOWN = st.lists(st.sampled_from([*PIECES.split(" "), *COPY, *BLOCKS]), max_size=40).map("".join)


@given(MARKDOWN)
def test_every_character_of_the_prose_has_its_place(text: str) -> None:
    assert_each_character_is_where_it_is_said_to_be(document(text))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_story_or_refused(data: bytes) -> None:
    try:
        story = read(Source(data, "a.md"))
    except ReadError as problem:
        assert str(problem)
    else:
        assert_each_character_is_where_it_is_said_to_be(story.documents[0])
