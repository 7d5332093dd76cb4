"""Markdown: CommonMark with tables and footnotes, and what site generators put into it."""

import re
from collections.abc import Iterable
from typing import Any

from newslint.foundation.errors import ReadError
from newslint.model.document import SegmentKind
from newslint.model.source import Source, Story
from newslint.readers.full_front_matter import full_front_matter
from newslint.readers.html_markup import HtmlMarkup
from newslint.readers.story_builder import (
    OBJECT,
    AsItIs,
    MarkedUp,
    StoryBuilder,
    marked_up_story,
)
from newslint.readers.utf8_offsets import Utf8Offsets

_SHORTCODE = re.compile(
    r"\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}|\{:[^{}\n]{0,500}\}|\{#[^{}\n]{0,200}\}"
)
"""Of Hugo, Jekyll and their like, and the attributes that some put on headings."""
_LONGEST = 300
_HEADING = re.compile(r"\s*+#[ \t]([^\n]{0,300})")
_MARK = re.compile(r"[*_`\\]|[#\s]*\{#[^}]*\}\s*$")
_KINDS = {
    "Item": SegmentKind.LIST_ITEM,
    "BlockQuote": SegmentKind.QUOTE,
    "TableCell": SegmentKind.TABLE_CELL,
    "DefinitionListDefinition": SegmentKind.LIST_ITEM,
}
"""What stands in these is that, also where it stands in paragraphs."""
_BLOCKS = frozenset(
    ("Paragraph", "Heading", *_KINDS, "FootnoteDefinition", "DefinitionListTitle", "Table")
)
_HIDDEN = frozenset(("CodeBlock", "Image", "MetadataBlock"))
_MARKS = frozenset("\\`*_[]<>&{}|#~$")
"""New prose with one of these would have to be escaped, or might be read as markup."""

_Event = tuple[Any, Any]
"""What it is, and its range in bytes."""


def read(source: Source) -> Story:
    """Read Markdown; raises ReadError for what cannot be decoded, or without pyromark."""
    return marked_up_story(source, look)


def look(text: str) -> MarkedUp:
    """What a decoded text shows; front matter gives headlines, and no other prose."""
    matter = full_front_matter(text)
    builder = StoryBuilder(text)
    whole = AsItIs(text)
    body = text[matter.end :]
    again = _first_heading(body)
    for title in matter.titles:
        if _plain(text[slice(*title)]) == again:
            continue  # it stands in the copy too, as some generators want it
        builder.block(SegmentKind.HEADLINE)
        builder.copy(whole, *title)
        builder.end_block()
    _Walk(builder, body, matter.end).through(_events(body))
    return MarkedUp(builder, matter.entries, _escape)


def _first_heading(body: str) -> str:
    """The words of the heading that a text begins with; empty if with none."""
    match = _HEADING.match(body)
    return _plain(match[1]) if match else ""


def _plain(heading: str) -> str:
    return " ".join(_MARK.sub("", heading[:_LONGEST]).split())


def _events(text: str) -> Iterable[_Event]:
    try:
        from pyromark import Options, events_with_range  # noqa: PLC0415 - no other format has it
    except ImportError as problem:
        raise ReadError(
            "is Markdown, which is read with pyromark; install it: pip install pyromark"
        ) from problem
    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_DEFINITION_LIST
    )
    return events_with_range(text, options=options)


def _escape(prose: str) -> str | None:
    return None if "\n" in prose or not _MARKS.isdisjoint(prose) else prose


class _Walk:
    """Once through the events of a text."""

    def __init__(self, builder: StoryBuilder, body: str, ahead: int) -> None:
        self._builder = builder
        self._body = body
        self._writing = AsItIs(body, ahead)
        self._ahead = ahead
        self._offsets = Utf8Offsets(body, body.encode())
        self._shortcodes = [match.span() for match in _SHORTCODE.finditer(body)]
        self._shortcode = 0
        """The first that is not yet behind."""
        self._inside: list[SegmentKind | None] = []
        """Of list items, quotations and the like, from the outside in."""
        self._place = 0, 0
        """Of the event."""
        self._hidden = 0
        """How deep the walk is in what does not show."""
        self._html: tuple[int, int] | None = None
        self._has_body = False

    def through(self, events: Iterable[_Event]) -> None:
        """Tell the builder what shows."""
        for event, place in events:
            if type(event) is dict:
                ((name, what),) = event.items()
            else:
                name, what = event, None
            self._place = self._offsets[place["start"]], self._offsets[place["end"]]
            if name == "Start":
                self._start(what if type(what) is str else next(iter(what)), what)
            elif name == "End":
                self._end(what if type(what) is str else next(iter(what)))
            elif not self._hidden:
                self._leaf(name, what, *self._place)
        self._builder.end_block()

    def _start(self, name: str, what: Any) -> None:
        if name == "Image" and not self._hidden:
            self._builder.thing(self._writing, *self._place)
        if name in _HIDDEN:
            self._hidden += 1
        elif name == "HtmlBlock":
            self._builder.end_block()
        elif name == "Heading":
            # After front matter with a title a page may have it again.
            first = what["Heading"]["level"] == "H1" and not self._has_body
            self._builder.block(SegmentKind.HEADLINE if first else SegmentKind.SUBHEAD)
        elif name in _BLOCKS:
            self._has_body = True
            if name in _KINDS:
                self._inside.append(_KINDS[name])
            self._builder.block(self._inside[-1] if self._inside else None)

    def _end(self, name: str) -> None:
        if name in _HIDDEN:
            self._hidden -= 1
        elif name == "HtmlBlock":
            self._html_block()
        elif name in _BLOCKS:
            if name in _KINDS:
                self._inside.pop()
            self._builder.block(self._inside[-1] if self._inside else None)

    def _leaf(self, name: str, what: Any, start: int, end: int) -> None:
        if name == "Text":
            self._text(what, start, end)
        elif name == "FootnoteReference":
            self._builder.note()
        elif name == "SoftBreak":
            self._builder.space(self._writing, start, end)
        elif name == "HardBreak":
            self._builder.line_break()
        elif name in ("Code", "InlineMath"):
            self._builder.said(OBJECT, self._writing, start, end)
        elif name == "Html":
            self._html = (self._html[0] if self._html else start), end
        elif name == "InlineHtml":
            self._inline_html(start, end)
        elif name == "Rule":
            self._builder.end_block()

    def _text(self, said: str, start: int, end: int) -> None:
        if self._body[start:end] != said:
            # An entity; what stands behind a backslash has a place of its own.
            if not self._in_shortcode(start, end):
                self._builder.said(said, self._writing, start, end)
            return
        shortcodes = self._shortcodes
        while self._shortcode < len(shortcodes) and shortcodes[self._shortcode][1] <= start:
            self._shortcode += 1
        at = self._shortcode
        while at < len(shortcodes) and shortcodes[at][0] < end:
            if start < shortcodes[at][0]:
                self._builder.copy(self._writing, start, shortcodes[at][0])
            start = max(start, shortcodes[at][1])
            at += 1
        if start < end:
            self._builder.copy(self._writing, start, end)

    def _in_shortcode(self, start: int, end: int) -> bool:
        return any(
            begin < end and start < until
            for begin, until in self._shortcodes[self._shortcode : self._shortcode + 2]
        )

    def _inline_html(self, start: int, end: int) -> None:
        tag = self._body[start:end]
        if tag[:3].lower() == "<br":
            self._builder.line_break()
        elif tag.startswith("<!--"):
            said = tag.removeprefix("<!--").removesuffix("-->")
            self._builder.comment(said, self._writing, start, end)

    def _html_block(self) -> None:
        if self._html is None:
            return
        start, end = self._html
        self._html = None
        HtmlMarkup(self._builder, AsItIs(self._body[start:end], self._ahead + start)).go_through()
        self._builder.block(self._inside[-1] if self._inside else None)
