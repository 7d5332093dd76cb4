"""What elements of NITF and XHTML, and strings of text or HTML in XML, show of a story."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.model.document import SegmentKind
from newslint.model.source_map import Piece
from newslint.readers.html_markup import HtmlMarkup
from newslint.readers.story_builder import OBJECT, AsItIs, Escaped, StoryBuilder

_KINDS = {
    "bq": SegmentKind.QUOTE,
    "blockquote": SegmentKind.QUOTE,
    "byline": SegmentKind.BYLINE,
    "dateline": SegmentKind.DATELINE,
    **dict.fromkeys(("hl1", "h1"), SegmentKind.HEADLINE),
    **dict.fromkeys(("hl2", "h2", "h3", "h4", "h5", "h6"), SegmentKind.SUBHEAD),
    **dict.fromkeys(("li", "dt", "dd"), SegmentKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), SegmentKind.TABLE_CELL),
    **dict.fromkeys(("caption", "figcaption", "media-caption"), SegmentKind.CAPTION),
    "footer": SegmentKind.FURNITURE,
    # “A. Writer contributed to this story.”
    "tagline": SegmentKind.BYLINE,
}
_BLOCKS = frozenset(
    (
        *_KINDS,
        *"abstract address article aside block body body.content body.end body.head center".split(),
        *"custom-table div dl figure fn hedline hr html main media nitf nitf-table ol p".split(),
        *"section table tbody tfoot thead tr ul".split(),
    )
)
_HIDDEN = frozenset(
    "audio bibliography copyrite credit custom-table-metadata distributor head iframe math "
    "media-metadata media-object media-producer media-reference nitf-table-metadata note noscript "
    "object pre rights script series style svg video".split()
)
"""What is no copy, or names whom to pay or thank."""
_COPY = frozenset("p br div h1 hl1 hl2 li td span block body.content pre".split())
_CODE = frozenset("code kbd samp tt var".split())
_TAG = re.compile(
    r"</?(?:p|[bh]r|div|span|[abiqsu]|em|strong|h[1-6]|[uod]l|li|table|t[drh]|blockquote|img|figure|"
    r"iframe|script|style|section|article|font|center|small|su[bp]|pre|code|cite|video)\b[^<>]{0,2000}>"
    r"|&(?:#\d{2,6}|#x[0-9a-f]{2,6}|[a-z]{2,8}\d?);",
    re.I,
)
"""A tag, or a reference, which in a string is one that was escaped twice."""
_PARAGRAPH = re.compile(r"<(?:p|div|br)\b", re.I)
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class Event(NamedTuple):
    """Characters, or the begin or end of an element, in the order of the text."""

    start: int
    end: int
    shown: str = ""
    opens: str = ""
    closes: str = ""
    language: str = ""


def string_of(events: list[Event]) -> str:
    """All characters, without the elements."""
    return "".join([event.shown for event in events])


def is_flow(events: list[Event]) -> bool:
    """Whether there are elements among the characters."""
    return any(event.opens for event in events)


def is_copy(events: list[Event]) -> bool:
    """Whether the elements, if any, are those of copy, and no data of another kind."""
    opened = {event.opens for event in events if event.opens}
    return not opened or not opened.isdisjoint(_COPY)


def is_html(string: str) -> bool:
    """Whether a string holds tags or references of HTML."""
    return _TAG.search(string) is not None


def has_headline(events: list[Event]) -> bool:
    """Whether what these show has a headline of its own."""
    return any(event.opens in ("h1", "hl1") for event in events) or (
        not is_flow(events) and "<h1" in string_of(events)
    )


def show_flow(builder: StoryBuilder, events: list[Event], kind: SegmentKind | None = None) -> None:
    """Copy with elements; ``kind`` is that of what is outside all that have a kind."""
    text = AsItIs(builder.text)
    kinds: list[SegmentKind | None] = [kind]
    hidden = 0
    builder.block(kind)
    for event in events:
        name = event.opens or event.closes
        if not name:
            if not hidden:
                _show(builder, text, event)
            continue
        if event.closes:
            if hidden:
                hidden -= 1
                continue
            kinds.pop()
            if name in _BLOCKS:
                builder.block(kinds[-1])
            elif name == "q":
                builder.said("”", text, event.start, event.end)
            continue
        if hidden or name in _HIDDEN:
            hidden += 1
            continue
        if name in _BLOCKS:
            own = _KINDS.get(name)
            if own is SegmentKind.HEADLINE and builder.has_headline:
                own = SegmentKind.SUBHEAD
            builder.block(own or kinds[-1])
            kinds.append(own or kinds[-1])
            continue
        if name in _CODE or (event.language and not event.language.lower().startswith("en")):
            builder.said(OBJECT, text, event.start, event.end)
            hidden += 1
            continue
        if name == "q":
            builder.said("“", text, event.start, event.end)
        elif name == "br":
            builder.line_break()
        kinds.append(kinds[-1])
    builder.end_block()


def show_string(
    builder: StoryBuilder, events: list[Event], kind: SegmentKind | None, html: bool
) -> None:
    """A string that is HTML or text, whose lines are paragraphs or end within them."""
    characters = [event for event in events if event.shown]
    if not characters:
        return
    string = string_of(characters)
    if html:
        for group in [characters] if _PARAGRAPH.search(string) else _apart(characters):
            builder.block(kind)
            HtmlMarkup(builder, _writing(group)).go_through()
        return
    writing, at = _writing(characters), 0
    builder.block(kind)
    for blank in _BLANK_LINE.finditer(string):
        _lines(builder, writing, at, blank.start())
        builder.block(kind)
        at = blank.end()
    _lines(builder, writing, at, len(string))
    builder.end_block()


def _apart(events: list[Event]) -> Iterator[list[Event]]:
    """The paragraphs of HTML that has blank lines in the place of their tags, as blogs export it.

    Every line end is an event of its own, unless it was written as a reference.
    """
    group: list[Event] = []
    ends = 0
    for event in events:
        if event.shown == "\n":
            ends += 1
        elif not event.shown.isspace():
            if ends > 1 and group:
                yield group
                group = []
            ends = 0
        group.append(event)
    if group:
        yield group


def _lines(builder: StoryBuilder, writing: AsItIs | Escaped, start: int, end: int) -> None:
    string = writing.string
    while start < end:
        found = string.find("\n", start, end)
        upto = found if found >= 0 else end
        builder.copy(writing, start, upto)
        if found >= 0:
            builder.space(writing, found, found + 1)
            builder.line_break()
        start = upto + 1


def _show(builder: StoryBuilder, text: AsItIs, event: Event) -> None:
    start, end, shown = event.start, event.end, event.shown
    if end - start == len(shown):
        builder.copy(text, start, end)
    elif shown != "\xad":
        builder.said(shown, text, start, end)


def _writing(events: list[Event]) -> AsItIs | Escaped:
    """How the string of these stands in the text."""
    ahead = done = events[0].start
    at = 0
    pieces: list[Piece] = []
    strings: list[str] = []
    for event in events:
        start, end, shown = event[:3]
        if start > done:
            pieces.append(Piece(at, 0, done - ahead, start - done))
        if end - start != len(shown):
            pieces.append(Piece(at, len(shown), start - ahead, end - start))
        strings.append(shown)
        at += len(shown)
        done = end
    string = "".join(strings)
    return Escaped(string, tuple(pieces), ahead) if pieces else AsItIs(string, ahead)
