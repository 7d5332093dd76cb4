"""NITF, NewsML of both generations, RSS and Atom: their copy, its places, and what they say."""

import datetime
import html
from xml.sax.saxutils import escape as as_xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.foundation.errors import ReadError, WriteError
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.source import Source, Story
from newslint.readers import news_xml
from newslint.readers.signatures import is_news_xml

_NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf>
  <head>
    <title>An old title</title>
    <docdata><date.issue norm="20241203T101500Z"/></docdata>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Port reopens after storm</hl1><hl2>Ferries to follow</hl2></hedline>
      <byline>By Ada Krol</byline>
      <distributor>Example Wire</distributor>
      <dateline><location>GDYNIA, Poland</location>
        <story.date>2024-12-03T10:15</story.date></dateline>
      <abstract><p>The port reopens.</p></abstract>
    </body.head>
    <body.content>
      <block>
        <p>Mayor <person>Ewa Lis</person> said the
           port&#x2019;s gates opened on
           <chron norm="20241203">Tuesday</chron> &amp; ships came.</p>
        <media media-type="image">
          <media-reference source="a.jpg">A file</media-reference>
          <media-caption><p>Ships wait outside.</p></media-caption>
          <media-producer>A. Photographer</media-producer>
        </media>
        <ul><li>One pier</li><li>Two cranes</li></ul>
        <table><tr><td>Berths</td><td>12</td></tr></table>
        <bq><block><p>We are open.</p></block><credit>Her office</credit></bq>
      </block>
    </body.content>
    <body.end><tagline>Edited by B. Nowak</tagline></body.end>
  </body>
</nitf>
"""


def _story(text: str) -> Story:
    return news_xml.read(Source(text.encode(), "a.xml"))


def _blocks(document: Document) -> list[tuple[str, str]]:
    return [
        (segment.kind.value, document.prose[slice(*segment.span)]) for segment in document.segments
    ]


def _written(document: Document, words: str) -> str:
    at = document.prose.index(words)
    return document.text[slice(*document.source_map.text_span(Span(at, at + len(words))))]


def test_nitf() -> None:
    (document,) = _story(_NITF).documents

    assert _blocks(document) == [
        ("headline", "Port reopens after storm"),
        ("subhead", "Ferries to follow"),
        ("byline", "By Ada Krol"),
        (
            "paragraph",
            "Mayor Ewa Lis said the port’s gates opened on Tuesday & ships came.",
        ),
        ("caption", "Ships wait outside."),
        ("list_item", "One pier"),
        ("list_item", "Two cranes"),
        ("table_cell", "Berths"),
        ("table_cell", "12"),
        ("quote", "We are open."),
        ("byline", "Edited by B. Nowak"),
    ]
    assert document.metadata.date == datetime.date(2024, 12, 3)
    assert document.metadata.place == "GDYNIA, Poland"
    assert _written(document, "port’s") == "port&#x2019;s"
    assert _written(document, "& ships") == "&amp; ships"
    assert document.escape("R&D") == "R&amp;D"


def test_nitf_without_content_shows_its_abstract() -> None:
    (document,) = _story(
        "<nitf><body><body.head><abstract><p>The port reopens.</p></abstract></body.head>"
        "<body.content/></body></nitf>"
    ).documents

    assert _blocks(document) == [("paragraph", "The port reopens.")]


def _g2(content: str, meta: str = "") -> str:
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en-GB"><itemMeta>'
        "<versionCreated>2024-12-04T08:00:00Z</versionCreated>"
        "<firstCreated>2024-12-03T08:00:00Z</firstCreated></itemMeta>"
        "<contentMeta><headline>Port reopens</headline><slugline>PORT-STORM</slugline>"
        f"<by>Ada Krol</by><creditline>Example</creditline>{meta}</contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


@pytest.mark.parametrize(
    "content",
    [
        '<inlineXML contenttype="application/nitf+xml"><nitf xmlns='
        '"http://iptc.org/std/NITF/2006-10-18/"><body><body.content><p>It opened &amp; ships '
        "came.</p></body.content></body></nitf></inlineXML>",
        '<inlineXML><x:html xmlns:x="http://www.w3.org/1999/xhtml"><x:head><x:title>No</x:title>'
        "</x:head><x:body><x:p>It opened &amp; ships came.</x:p></x:body></x:html></inlineXML>",
        '<inlineData contenttype="text/html">&lt;p&gt;It opened &amp;amp; ships came.&lt;/p&gt;'
        "</inlineData>",
        '<inlineData contenttype="text/html"><![CDATA[<p>It opened &amp; ships came.</p>]]>'
        "</inlineData>",
        '<inlineData contenttype="text/plain">It opened &amp; ships came.</inlineData>',
    ],
)
def test_newsml_g2(content: str) -> None:
    (document,) = _story(_g2(content)).documents

    assert _blocks(document) == [
        ("headline", "Port reopens"),
        ("paragraph", "It opened & ships came."),
    ]
    assert html.unescape(html.unescape(_written(document, "opened & ships"))) == "opened & ships"
    assert document.metadata.date == datetime.date(2024, 12, 3)
    assert document.metadata.language == "en-GB"
    escaped = document.escape("A & B")
    assert escaped in ("A &amp; B", None)
    assert (escaped is None) == ("CDATA" in content or "&lt;" in content)


def test_of_two_renditions_the_fuller_one_is_read() -> None:
    content = (
        "<inlineData>Short text.</inlineData>"
        "<inlineXML><html><body><p>A longer text of the same.</p></body></html></inlineXML>"
    )

    (document,) = _story(_g2(content)).documents

    assert [shown for _, shown in _blocks(document)] == [
        "Port reopens",
        "A longer text of the same.",
    ]


def test_a_headline_in_the_copy_is_that_of_the_story() -> None:
    content = (
        "<inlineXML><html><body><h1>Port is open</h1><p>So it is.</p></body></html></inlineXML>"
    )

    (document,) = _story(_g2(content)).documents

    assert _blocks(document)[0] == ("headline", "Port is open")
    assert "Port reopens" not in document.prose


def test_data_in_xml_is_no_copy() -> None:
    content = "<inlineXML><standing><team-stats played='3'>4</team-stats></standing></inlineXML>"

    (document,) = _story(_g2(content)).documents

    assert document.prose == "Port reopens"


def test_a_message_of_several_items() -> None:
    one = _g2("<inlineData>It opened.</inlineData>")
    picture = _g2("<remoteContent/>").replace("<headline>Port reopens</headline>", "")
    text = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>'
        f"{one}{picture}{one}</itemSet></newsMessage>"
    )

    documents = _story(text).documents

    assert [document.prose for document in documents] == ["Port reopens\n\nIt opened."] * 2
    first, second = (document.source_map.text_span(Span(0, 4)) for document in documents)
    assert first.start < second.start
    assert {document.text for document in documents} == {text}


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("LONDON", "LONDON"),
        ("Berlin (dpa) -", "Berlin"),
        ("MERION, Pa.", "MERION, Pa."),
        ("2019-04-15T10:00:00", None),
        ("LONDON, Dec 3", None),
    ],
)
def test_a_dateline_with_more_than_a_place_gives_none(dateline: str, place: str | None) -> None:
    text = _g2("<inlineData>It opened.</inlineData>", f"<dateline>{dateline}</dateline>")

    (document,) = _story(text).documents

    assert document.metadata.place == place


def test_a_language_that_the_copy_is_not_in_is_doubted() -> None:
    words = "The mayor said that the port had been open for ships since the end of the storm. " * 4
    text = _g2(f"<inlineData>{words}</inlineData>", '<language tag="fi-FI"/>')

    story = _story(text)

    assert story.documents[0].metadata.language is None
    assert "fi-FI" in story.doubts[0]


def test_newsml_1() -> None:
    text = """<NewsML><NewsItem>
      <Identification><NewsIdentifier><DateId>20241203</DateId></NewsIdentifier></Identification>
      <NewsComponent>
        <NewsLines><HeadLine>Port reopens</HeadLine><SlugLine>PORT</SlugLine>
          <DateLine>GDYNIA</DateLine></NewsLines>
        <DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
        <ContentItem><DataContent><p>It opened.</p><p>Ships came.</p></DataContent></ContentItem>
        <ContentItem><DataContent><p>It opened.</p><p>Ships came.</p></DataContent></ContentItem>
      </NewsComponent></NewsItem></NewsML>"""

    (document,) = _story(text).documents

    assert document.prose == "Port reopens\n\nIt opened.\n\nShips came."
    metadata = document.metadata
    assert (metadata.date, metadata.place) == (datetime.date(2024, 12, 3), "GDYNIA")
    assert metadata.language == "en"


def test_rss_with_full_text_and_without() -> None:
    text = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:media="http://search.yahoo.com/mrss/"><channel>
      <title>A site</title><language>en-gb</language>
      <item><title>Port &amp;amp; ferries reopen</title><description>A summary.</description>
        <media:title>No copy</media:title><pubDate>Tue, 03 Dec 2024 10:15:00 GMT</pubDate>
        <content:encoded><![CDATA[<p>It <b>opened</b> &#8211; ships&nbsp;came.</p>
        <p>More.</p>]]></content:encoded></item>
      <item><title><![CDATA[Ferries]]></title><description>They sail.</description></item>
    </channel></rss>"""

    first, second = _story(text).documents

    assert _blocks(first) == [
        ("headline", "Port & ferries reopen"),
        ("paragraph", "It opened – ships\xa0came."),
        ("paragraph", "More."),
    ]
    assert _written(first, "opened – ships") == "opened</b> &#8211; ships"
    assert _blocks(second) == [("headline", "Ferries"), ("paragraph", "They sail.")]
    assert first.metadata.date == datetime.date(2024, 12, 3)
    assert first.metadata.language == second.metadata.language == "en-gb"
    assert first.escape("A < B") is None
    assert first.escape("plain") == "plain"


def test_html_with_blank_lines_for_paragraphs() -> None:
    text = (
        '<rss xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><item><c:encoded>'
        "<![CDATA[It <b>opened</b>.\n\nShips &amp; boats\ncame.\n \n<hr>\nMore.]]>"
        "</c:encoded></item></channel></rss>"
    )

    (document,) = _story(text).documents

    assert document.prose == "It opened.\n\nShips & boats came.\n\nMore."


@pytest.mark.parametrize(
    ("content", "prose"),
    [
        ('type="html">&lt;p&gt;It &amp;lt; opened.&lt;/p&gt;', "It < opened."),
        ('type="text">Use &lt;b&gt; here.', "Use <b> here."),
        (">Two lines.\n\nApart.", "Two lines.\n\nApart."),
        (
            'type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It <q>opened</q>.</p></div>',
            "It “opened”.",
        ),
    ],
)
def test_atom(content: str, prose: str) -> None:
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>A site</title><entry>'
        "<title>Port</title><updated>2024-12-04T00:00:00Z</updated>"
        "<published>2024-12-03T00:00:00Z</published><summary>Short.</summary>"
        f"<content {content}</content></entry></feed>"
    )

    (document,) = _story(text).documents

    assert document.prose == f"Port\n\n{prose}"
    assert document.metadata.date == datetime.date(2024, 12, 3)
    assert document.metadata.language == "en"


def test_a_file_in_its_own_encoding_is_written_in_it() -> None:
    text = (
        '<?xml version="1.0" encoding="iso-8859-1"?>'
        "<rss><channel><item><title>Café – bar</title></item></channel></rss>"
    )
    source = Source(text.encode("cp1252"), "a.xml")
    story = news_xml.read(source)

    new = news_xml.write(source, [text.replace("bar", "pub")])

    assert story.documents[0].prose == "Café – bar"
    assert new == text.replace("bar", "pub").encode("cp1252")
    with pytest.raises(WriteError):
        news_xml.write(source, [text.replace("bar", "Łódź")])


def test_xml_of_another_kind_is_refused() -> None:
    with pytest.raises(ReadError, match="begins with `<svg>`"):
        _story("<svg/>")


@pytest.mark.parametrize("text", ["<nitf/>", "<rss/>", "<NewsML/>"])
def test_a_file_without_stories_has_an_empty_one(text: str) -> None:
    assert [document.prose for document in _story(text).documents] == [""]


@pytest.mark.parametrize(
    ("start", "is_one"),
    [
        (_NITF.encode(), True),
        (_NITF.encode("utf-16"), True),
        (b"\xef\xbb\xbf<!-- a --><?x y?>\n<rss version='2.0'>", True),
        (b'<a:feed xmlns:a="http://www.w3.org/2005/Atom">', True),
        (_g2("").encode(), True),
        (b"<feed>", False),
        (b'<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/">', False),
        (b'<svg xmlns="http://www.w3.org/2000/svg">', False),
        (b"<?xml version='1.0'?>", False),
        (b"rss", False),
        (b"", False),
    ],
)
def test_what_begins_as_news(start: bytes, is_one: bool) -> None:
    assert is_news_xml(start[:4096]) is is_one


_LETTERS = st.text("abc éŁ🗳 &<>'\"\n", max_size=12)
_RUN = st.tuples(_LETTERS, st.sampled_from(["raw", "literal", "numbers", "element", "comment"]))


def _as_xml(words: str, how: str) -> str:
    match how:
        case "literal":
            return f"<![CDATA[{words}]]>"
        case "numbers":
            return "".join(f"&#{ord(one)};" for one in words)
        case "element":
            return f"<em>{as_xml(words)}</em>"
        case "comment":
            return f"<!-- x -->{as_xml(words)}"
        case _:
            return as_xml(words)


@given(st.lists(_RUN, min_size=1, max_size=6), st.booleans())
def test_every_character_is_at_its_place(runs: list[tuple[str, str]], is_string: bool) -> None:
    inside = "".join(_as_xml(*run) for run in runs)
    if is_string:
        string = "".join(html.escape(words) for words, _ in runs)
        body = f"<inlineData contenttype='text/html'>{html.escape(f'<p>{string}</p>')}</inlineData>"
    else:
        body = f"<inlineXML><html><body><p>{inside}</p></body></html></inlineXML>"

    (document,) = _story(_g2(body)).documents

    _, _, copy = document.prose.partition("\n\n")
    assert copy.split() == "".join(words for words, _ in runs).split()
    for at, character in enumerate(document.prose):
        written = document.text[slice(*document.source_map.text_span(Span(at, at + 1)))]
        if not character.isspace():
            assert html.unescape(html.unescape(written)) == character


@given(st.binary(max_size=60), st.sampled_from([b"", b"<rss><channel><item><title>", b"<nitf>"]))
def test_any_bytes_are_a_story_or_refused(data: bytes, before: bytes) -> None:
    try:
        story = news_xml.read(Source(before + data, "a.xml"))
    except ReadError as problem:
        assert "\n" not in str(problem)
    else:
        assert story.documents
