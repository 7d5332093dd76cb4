import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.foundation.errors import ReadError, WriteError
from newslint.model.document import Document
from newslint.model.source import Hints, Source
from newslint.readers.html_page import look, read, write
from tests.readers.marked_up import (
    assert_each_character_is_where_it_is_said_to_be,
    shown,
    source,
    written,
)

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Ferry leaves - The Quay</title>
<meta property="article:published_time" content="2024-05-16T08:00:00+02:00">
<style>p { color: red }</style><script>if (a < b) { c("<p>"); }</script></head>
<body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>
<h1>Ferry leaves<br>the harbour</h1>
<p class="article-byline">By Our Desk</p>
<p>The f&eacute;rry went 1<b>0</b>0 kilo&shy;metres (<a href="/a">62&nbsp;miles</a>) on
   Monday.<br>It <code>x = 1</code> came &amp; went.<!-- not this --></p>
<ul><li>One <li>Two <ul><li>Three</ul></ul>
<blockquote><p>So be it.</p></blockquote>
<table><tr><td>1<td>2</table>
<figure><img alt="not this"><figcaption>A boat.</figcaption></figure>
<p>And <q>so</q> on: AT&T &unknown; 5 &lt; 6 &</p>
<footer>Copyright</footer>
</body></html>
"""


def document(text: str) -> Document:
    return read(source(text)).documents[0]


def test_a_page() -> None:
    page = document(PAGE)
    assert shown(page) == [
        ("headline", "Ferry leaves the harbour"),
        ("byline", "By Our Desk"),
        ("paragraph", "The férry went 100 kilometres (62\xa0miles) on Monday."),
        ("paragraph", "It \ufffc came & went."),
        ("list_item", "One"),
        ("list_item", "Two"),
        ("list_item", "Three"),
        ("quote", "So be it."),
        ("table_cell", "1"),
        ("table_cell", "2"),
        ("caption", "A boat."),
        ("paragraph", "And “so” on: AT&T &unknown; 5 < 6 &"),
        ("furniture", "Copyright"),
    ]
    assert written(page, "férry") == "f&eacute;rry"
    assert written(page, "100") == "1<b>0</b>0"
    assert written(page, "kilometres") == "kilo&shy;metres"
    assert written(page, "(62\xa0miles)") == '(<a href="/a">62&nbsp;miles</a>)'
    assert written(page, "“so”") == "<q>so</q>"
    assert_each_character_is_where_it_is_said_to_be(page)


def test_what_a_page_says_of_itself() -> None:
    metadata = document(PAGE).metadata
    assert (str(metadata.date), metadata.language) == ("2024-05-16", "en")


@pytest.mark.parametrize(
    "said",
    [
        '<script type="application/ld+json">{"datePublished": "2024-05-16T08:00Z"}</script>',
        '<script type="application/ld+json">{"@graph": [{}, {"datePublished": "2024-05-16"}]}'
        "</script>",
        '<meta name="date" content="2024-05-16">',
        '<time itemprop="datePublished" datetime="2024-05-16">16 May</time>',
    ],
)
def test_days_of_pages(said: str) -> None:
    assert str(document(f"{said}<p>It left.</p>").metadata.date) == "2024-05-16"


@pytest.mark.parametrize("linked", ["{", "[1, 2]", '{"datePublished": 3}', '"a"', "[" * 10_000])
def test_linked_data_that_says_nothing(linked: str) -> None:
    page = f'<script type="application/ld+json">{linked}</script><p>It left.</p>'
    assert document(page).metadata.date is None


STORY = "The ferry left the harbour on Monday, and the crew said that it would be back. " * 5


@pytest.mark.parametrize(
    "page",
    [
        "<p>Aside.</p><h1>Ferry leaves</h1><div itemprop='articleBody'><p>{}</p></div><p>More.</p>",
        "<h1>Ferry leaves</h1><article><p>{}</p></article><article><p>A teaser.</p></article>",
        "<h1>Ferry leaves</h1><main><div>{}</div></main><p>More of the site.</p>",
        "<h1>Ferry leaves</h1><div role=main><p>{}</p></div>More.",
    ],
)
def test_the_story_of_a_page(page: str) -> None:
    found = document(page.format(STORY))
    assert shown(found) == [("headline", "Ferry leaves"), ("paragraph", STORY.strip())]


def test_a_page_with_many_stories_is_all_copy() -> None:
    page = document(f"<article>{STORY}</article><article>{STORY}</article>")
    assert len(page.segments) == 2


@pytest.mark.parametrize(
    ("markup", "prose"),
    [
        ("a <i>b </i> c", "a b c"),
        ("<p hidden>a</p>b", "b"),
        ("a <span class='x sr-only'>b</span>c", "a c"),
        ("a <math><mi>b</mi></math>, c <img src=d> <svg><text>e</text></svg>", "a \ufffc, c"),
        ("a m<sup>2</sup> b <sup><a href=#c>[1]</a></sup>.", "a m2 b."),
        ("<b class=c>A b.</b><b class=d>C</b>", "A b.\n\nC"),
        ("<b class=c>A</b><b class=d>b</b><b>.</b><b>C</b>", "Ab.C"),
        ('<p style="display: none">a</p>b', "b"),
        ("<p>a<p>b</p></p>c", "a\n\nb\n\nc"),
        ("a<span>b", "ab"),
        ("a</span>b</div>c", "ab\n\nc"),
        ("<b>a</p></b>b", "a\n\nb"),
        ("a<![CDATA[b]]>c", "ac"),
        ("a<script>b</script>c", "ac"),
        ("a<!-- b --!>c", "ac"),
        ("a<!-->b", "ab"),
        ("a<p class=it's>b</p>", "a\n\nb"),
        ('a<b c="d>e', "a"),
        ("a<!-- b", "a"),
        ("a</ b>c</", "ac</"),
        ("a<?b>c<!d>e", "ace"),
        ("a<br/>b", "a b"),
        ("<q>a <b><q>b</q></b> c</q>", "“a ‘b’ c”"),
        ("a<hr>b", "a\n\nb"),
        ("5 < 6 and 7>6", "5 < 6 and 7>6"),
        ("a &#8211; b &#x2013;c &#xad;d", "a – b –c d"),
        ("a&#10;b&#9;c", "a b c"),
        ("&amp", "&"),
        ("a &copy b", "a © b"),
        ("a&", "a&"),
        ("a&#", "a&#"),
        ("<", "<"),
        ("a <em lang=de>so nicht</em> b", "a \ufffc b"),
        ("<p lang='de'>So nicht.</p>b", "b"),
        ("so&ZeroWidthSpace;it", "so\u200bit"),
    ],
)
def test_markup_of_all_kinds(markup: str, prose: str) -> None:
    page = document(markup)
    assert page.prose == prose
    assert_each_character_is_where_it_is_said_to_be(page)


def test_a_page_in_another_encoding_is_read_and_written_in_it() -> None:
    data = b"<meta charset='iso-8859-1'><p>Caf\xe9 \x93so\x94</p>"
    story = read(Source(data, "a.html"))
    assert story.encoding == "cp1252"
    assert story.documents[0].prose == "Café “so”"
    text = story.documents[0].text
    assert write(Source(data, "a.html"), [text.replace("so", "é")]) == data.replace(b"so", b"\xe9")
    with pytest.raises(WriteError):
        write(Source(data, "a.html"), ["日本"])


@pytest.mark.parametrize("declared", [b"<meta charset=nonsense>", b"", b"<meta charset='utf-8'>"])
def test_a_page_that_is_not_what_it_says(declared: bytes) -> None:
    with pytest.raises(ReadError):
        read(Source(declared + b"<p>Caf\xe9</p>", "a.html"))
    assert read(Source(declared + "<p>Café</p>".encode(), "a.html")).documents[0].prose == "Café"
    known = Source(declared + b"Caf\xe9", "a.html", Hints(encoding="latin-1"))
    assert read(known).documents[0].prose == "Café"


def test_new_prose_is_escaped() -> None:
    escape = look("").escape
    assert escape("a < b & c") == "a &lt; b &amp; c"
    assert escape("a\nb") is None


TAGS = "<p> </p> <b> </b> <br> <li> <td> <q> </q> <code> </code> <h1> </h1> <script> </script>"
REFERENCES = "& ; &amp; &#8211; &shy; &nbsp; &nope; &# &copyleft"
OPEN = "<!-- --> < > <![CDATA[ ]]> <?x </ \" ' <a_href='x>y'> <div_class='byline'>"
PIECES = [*TAGS.split(), *REFERENCES.split(), *OPEN.replace("_", " ").split(" ")]
COPY = [" ", "\n", "\r\n", "\t", "a", "Word.", "é", "\xad", "日本"]
MARKUP = st.lists(st.sampled_from([*PIECES, *COPY]), max_size=40).map("".join)


@given(MARKUP)
def test_every_character_of_the_prose_has_its_place(text: str) -> None:
    assert_each_character_is_where_it_is_said_to_be(document(text))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_page_or_refused(data: bytes) -> None:
    try:
        story = read(Source(data, "a.html"))
    except ReadError as problem:
        assert str(problem)
    else:
        assert_each_character_is_where_it_is_said_to_be(story.documents[0])
