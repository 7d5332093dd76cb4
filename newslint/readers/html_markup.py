"""What HTML shows: pages, and pieces of HTML in other formats.

The standard library's parser tells where each tag, text and reference stands; what a browser would
do with tags that do not fit is not its matter, nor ours.
"""

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import NamedTuple

from newslint.model.document import SegmentKind
from newslint.model.position import Span
from newslint.readers.story_builder import OBJECT, StoryBuilder, Writing

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup html legend li main nav ol "
    "option p pre search section summary table tbody td tfoot th thead title tr ul".split()
)
_HIDDEN = frozenset(
    "audio button canvas dialog datalist iframe map math menu nav noembed noframes noscript object "
    "picture pre script search select style svg template textarea title video".split()
)
"""Elements whose content is no copy, or does not show."""
_CODE = frozenset("code kbd samp tt var".split())
_KINDS = {
    "h1": SegmentKind.HEADLINE,
    "li": SegmentKind.LIST_ITEM,
    "dt": SegmentKind.LIST_ITEM,
    "dd": SegmentKind.LIST_ITEM,
    "td": SegmentKind.TABLE_CELL,
    "th": SegmentKind.TABLE_CELL,
    "caption": SegmentKind.CAPTION,
    "figcaption": SegmentKind.CAPTION,
    "blockquote": SegmentKind.QUOTE,
    "footer": SegmentKind.FURNITURE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), SegmentKind.SUBHEAD),
}
_CLASSES = {
    "byline": SegmentKind.BYLINE,
    "author": SegmentKind.BYLINE,
    "dateline": SegmentKind.DATELINE,
    "caption": SegmentKind.CAPTION,
    **dict.fromkeys(
        (
            *(
                "breadcrumb",
                "breadcrumbs",
                "comments",
                "cookie",
                "menu",
                "newsletter",
                "pagination",
            ),
            *("promo", "related", "share", "sharing", "sidebar", "social", "subscribe", "tags"),
        ),
        SegmentKind.FURNITURE,
    ),
}
"""By words of the classes that pages give to parts of them."""
_SMALL = frozenset("b blockquote cite em i li p q span strong td".split())
_CLASS_WORD = re.compile(r"[a-z]+")
_MOST_DEEP = 2_000
"""Elements that stand in one another; what is deeper counts as in the last of these."""


class _Element(NamedTuple):
    tag: str
    kind: SegmentKind | None
    hides: bool
    closes: str = ""
    """What shows where it ends."""
    landmark: str = ""
    start: int = 0
    size: int = 0
    """Of the prose so far."""


class Landmark(NamedTuple):
    """A part of a page that may be its story."""

    name: str
    """Of the element, or "articleBody" for what says so."""
    span: Span
    """In the string."""
    size: int
    """Characters of prose."""


class HtmlMarkup(HTMLParser):
    """Goes once through a string of HTML, and tells a builder what shows."""

    def __init__(self, builder: StoryBuilder, writing: Writing, only: Span | None = None) -> None:
        """``only`` is where the copy stands in the string, but for the headline; None for all."""
        super().__init__(convert_charrefs=False)
        self._builder = builder
        self._writing = writing
        string = writing.string
        self._lines = [0]
        at = string.find("\n")
        while at >= 0:
            self._lines.append(at + 1)
            at = string.find("\n", at + 1)
        self._open: list[_Element] = []
        self._hidden = 0
        self._only = only
        self.landmarks: list[Landmark] = []
        """The parts that have ended, when all is gone through."""

    def go_through(self) -> None:
        """All of the string; what stands after it is in a block of its own."""
        self.feed(self._writing.string)
        self.close()
        self._close(len(self._open), len(self._writing.string))
        self._builder.end_block()

    @property
    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if tag in _VOID:
            self._void(tag)
            return
        attributes = dict(attrs) if attrs else {}
        is_block = tag in _BLOCKS
        if is_block and not self._hidden:
            self._builder.end_block()
        self._close_implied(tag)
        kind, closes, start = self._kind(tag, attributes), "", self._at
        hides = tag in _HIDDEN or (bool(attributes) and _is_hidden(tag, attributes))
        if not is_block and not self._hidden and self._is_inside(start):
            if tag in _CODE or (hides and "lang" in attributes):
                self._say(OBJECT, start)
                hides = True
            elif tag == "q":
                self._say("“", start)
                closes = "”"
        if len(self._open) < _MOST_DEEP:
            name = _landmark(tag, attributes)
            size = self._builder.length if name else 0
            self._open.append(_Element(tag, kind, hides, closes, name, start, size))
            self._hidden += hides
        if is_block and not self._hidden:
            self._builder.block(kind)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """In HTML a slash ends nothing."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and those that were left open in it."""
        for back, element in enumerate(reversed(self._open), 1):
            if element.tag == tag:
                self._close(back, self._at)
                break
            if back > 60:
                return
        else:
            if tag == "p" and not self._hidden:
                self._builder.block(self._kind_here)
            return
        if tag in _BLOCKS and not self._hidden:
            self._builder.block(self._kind_here)

    def handle_data(self, data: str) -> None:
        """Text as it shows."""
        if not self._hidden and self._is_inside(start := self._at):
            self._builder.copy(self._writing, start, start + len(data))

    def handle_entityref(self, name: str) -> None:
        """A reference by name; what is none is text."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """A reference by number."""
        self._reference(f"&#{name}")

    def unknown_decl(self, data: str) -> None:
        """What is no declaration of HTML does not show."""

    def _reference(self, written: str) -> None:
        start = self._at
        if self._hidden or not self._is_inside(start):
            return
        end = start + len(written)
        if self._writing.string[end : end + 1] == ";":
            written, end = f"{written};", end + 1
        shown = html.unescape(written)
        if shown == written:
            self._builder.copy(self._writing, start, end)
        elif shown not in ("\xad", ""):
            self._builder.said(shown, self._writing, start, end)

    def _is_inside(self, at: int) -> bool:
        return (
            self._only is None
            or self._only.start <= at < self._only.end
            or self._kind_here is SegmentKind.HEADLINE
        )

    def _say(self, prose: str, start: int) -> None:
        """Prose in the place of the tag that begins there."""
        tag = self.get_starttag_text() or ""
        self._builder.said(prose, self._writing, start, start + len(tag))

    def _void(self, tag: str) -> None:
        if self._hidden:
            return
        if tag == "br":
            self._builder.line_break()
        elif tag == "hr":
            self._builder.block(self._kind_here)

    @property
    def _kind_here(self) -> SegmentKind | None:
        return self._open[-1].kind if self._open else None

    def _kind(self, tag: str, attributes: Mapping[str, str | None]) -> SegmentKind | None:
        kind = _KINDS.get(tag)
        if kind is SegmentKind.HEADLINE and self._builder.has_headline:
            return SegmentKind.SUBHEAD
        if kind is not None:
            return kind
        names = " ".join(
            filter(
                None, (attributes.get("class"), attributes.get("itemprop"), attributes.get("rel"))
            )
        ).lower()
        if names and tag not in ("article", "main", "body", "html"):
            for name in names.split():
                words = _CLASS_WORD.findall(name)
                for word in words[-1:] if len(words) < 4 else ():
                    if word in _CLASSES:
                        return _CLASSES[word]
        return self._kind_here

    def _close_implied(self, tag: str) -> None:
        """End what the beginning of a tag ends: a paragraph, an item, a cell."""
        ends = _ENDED_BY.get(tag) or (("p",) if tag in _BLOCKS else ())
        if ends and self._open and self._open[-1].tag in ends:
            self._close(1, self._at)

    def _close(self, number: int, at: int) -> None:
        for _ in range(number):
            element = self._open.pop()
            self._hidden -= element.hides
            if element.landmark:
                size = self._builder.length - element.size
                self.landmarks.append(Landmark(element.landmark, Span(element.start, at), size))
            if element.closes and not self._hidden:
                end = self._writing.string.find(">", at) + 1 or at
                self._builder.said(element.closes, self._writing, at, end)


_ENDED_BY = {
    "li": ("li", "p"),
    "dt": ("dt", "dd", "p"),
    "dd": ("dt", "dd", "p"),
    "td": ("td", "th", "p"),
    "th": ("td", "th", "p"),
    "tr": ("tr", "td", "th", "p"),
    "option": ("option",),
}


def _is_hidden(tag: str, attributes: Mapping[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if (style := attributes.get("style")) and "display:none" in style.replace(" ", "").lower():
        return True
    language = attributes.get("lang")
    # What is said to be in another language is meant to be; of a page it may be said wrongly.
    return tag in _SMALL and bool(language) and not (language or "").lower().startswith("en")


def _landmark(tag: str, attributes: Mapping[str, str | None]) -> str:
    if attributes and attributes.get("itemprop") == "articleBody":
        return "articleBody"
    if attributes and attributes.get("role") == "main":
        return "main"
    return tag if tag in ("article", "main") else ""
