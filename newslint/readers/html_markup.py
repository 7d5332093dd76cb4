"""What HTML shows: pages, and pieces of HTML in other formats.

What a browser would do with tags that do not fit is told for the common cases alone: paragraphs,
items and cells that are not closed.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from newslint.model.document import SegmentKind
from newslint.model.position import Span
from newslint.readers.html_tokens import Kind, Token, attributes, tokens
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
_CODE = frozenset("code kbd samp tt".split())
_THINGS = frozenset("img math svg picture video audio object button select".split())
"""What shows within a line and is no copy."""
_INVISIBLE = frozenset(
    "d-none hidden hide invisible screen-reader-text sr-only visually-hidden visuallyhidden".split()
)
"""Classes of what is not seen."""
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
_FAR = 60
"""An end that is that of no nearer element is that of none."""
_NEAR = 10
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


class HtmlMarkup:
    """Goes once through a string of HTML, and tells a builder what shows."""

    def __init__(self, builder: StoryBuilder, writing: Writing, only: Span | None = None) -> None:
        """``only`` is where the copy stands in the string, but for the headline; None for all."""
        self._builder = builder
        self._writing = writing
        self._open: list[_Element] = []
        self._hidden = 0
        self._only = only
        self._part_ended = -1
        """Where the last element that has ended does so."""
        self.landmarks: list[Landmark] = []
        """The parts that have ended, when all is gone through."""

    def go_through(self) -> None:
        """All of the string; what stands after it is in a block of its own."""
        for token in tokens(self._writing.string):
            kind, start, end, _, said = token
            if kind is Kind.START:
                self.start(token)
            elif kind is Kind.END:
                self._end(token)
            elif kind is Kind.RAW:
                self.raw(token)
            elif kind is Kind.COMMENT:
                self._builder.comment(said, self._writing, start, end)
            elif not self._hidden and self._is_inside(start):
                if kind is Kind.TEXT:
                    self._builder.copy(self._writing, start, end)
                else:
                    self._builder.said(said, self._writing, start, end)
        length = len(self._writing.string)
        self._close(len(self._open), Token(Kind.END, length, length))
        self._builder.end_block()

    def start(self, token: Token) -> None:
        """An element begins."""
        tag, said = token.name, token.said
        if tag in _VOID:
            self._void(token)
            return
        of_it = attributes(said) if said else {}
        is_block = tag in _BLOCKS
        if is_block and not self._hidden:
            self._builder.end_block()
        self._close_implied(tag, token)
        kind, closes = self._kind(tag, of_it), ""
        hides = tag in _HIDDEN or (bool(of_it) and _is_hidden(tag, of_it))
        if not is_block and not self._hidden and self._is_inside(token.start):
            if tag in _CODE or (hides and "lang" in of_it):
                self._builder.said(OBJECT, self._writing, token.start, token.end)
                hides = True
            elif tag in _THINGS:
                self._builder.thing(self._writing, token.start, token.end)
            elif tag == "sup" and _is_note(self._writing.string, token, of_it):
                self._builder.note()
                hides = True
            elif "class" in of_it and self._part_ended == token.start:
                self._builder.part()
            elif tag == "q":
                outer = any(element.tag == "q" for element in self._open[-_NEAR:])
                opens, closes = "‘’" if outer else "“”"
                self._builder.said(opens, self._writing, token.start, token.end)
        if len(self._open) < _MOST_DEEP:
            name = _landmark(tag, of_it)
            size = self._builder.length if name else 0
            self._open.append(_Element(tag, kind, hides, closes, name, token.start, size))
            self._hidden += hides
        if is_block and not self._hidden:
            self._builder.block(kind)

    def raw(self, token: Token) -> None:
        """The content of a script or the like, which does not show."""

    def _end(self, token: Token) -> None:
        """An element ends, and those that were left open in it."""
        for back, element in enumerate(reversed(self._open), 1):
            if element.tag == token.name:
                self._close(back, token)
                break
            if back > _FAR:
                return
        if token.name in _BLOCKS and not self._hidden:
            self._builder.block(self._kind_here)
        self._part_ended = token.end

    def _is_inside(self, at: int) -> bool:
        return (
            self._only is None
            or self._only.start <= at < self._only.end
            or self._kind_here is SegmentKind.HEADLINE
        )

    def _void(self, token: Token) -> None:
        tag = token.name
        if self._hidden:
            return
        if tag == "br":
            self._builder.line_break()
        elif tag in _THINGS and self._is_inside(token.start):
            self._builder.thing(self._writing, token.start, token.end)
        elif tag == "hr":
            self._builder.block(self._kind_here)

    @property
    def _kind_here(self) -> SegmentKind | None:
        return self._open[-1].kind if self._open else None

    def _kind(self, tag: str, of_it: Mapping[str, str]) -> SegmentKind | None:
        kind = _KINDS.get(tag)
        if kind is SegmentKind.HEADLINE and self._builder.has_headline:
            return SegmentKind.SUBHEAD
        if kind is not None:
            return kind
        names = " ".join(
            filter(None, (of_it.get("class"), of_it.get("itemprop"), of_it.get("rel")))
        ).lower()
        if names and tag not in ("article", "main", "body", "html"):
            for name in names.split():
                words = _CLASS_WORD.findall(name)
                for word in words[-1:] if len(words) < 4 else ():
                    if word in _CLASSES:
                        return _CLASSES[word]
        return self._kind_here

    def _close_implied(self, tag: str, token: Token) -> None:
        """End what the beginning of a tag ends: a paragraph, an item, a cell."""
        ends = _ENDED_BY.get(tag) or (("p",) if tag in _BLOCKS else ())
        if ends and self._open and self._open[-1].tag in ends:
            self._close(1, token)

    def _close(self, number: int, token: Token) -> None:
        """Close the innermost elements at a token."""
        for _ in range(number):
            element = self._open.pop()
            self._hidden -= element.hides
            if element.landmark:
                size = self._builder.length - element.size
                span = Span(element.start, token.start)
                self.landmarks.append(Landmark(element.landmark, span, size))
            if element.closes and not self._hidden:
                at = token.start
                end = token.end if token.kind is Kind.END else at
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


def _is_hidden(tag: str, of_it: Mapping[str, str]) -> bool:
    if "hidden" in of_it or of_it.get("aria-hidden") == "true":
        return True
    if "class" in of_it and not _INVISIBLE.isdisjoint(of_it["class"].split()):
        return True
    if (style := of_it.get("style")) and "display:none" in style.replace(" ", "").lower():
        return True
    language = of_it.get("lang", "")
    # What is said to be in another language is meant to be; of a page it may be said wrongly.
    return tag in _SMALL and bool(language) and not language.lower().startswith("en")


def _is_note(string: str, token: Token, of_it: Mapping[str, str]) -> bool:
    """Whether what is set high refers to a note: it is linked, or says so."""
    names = of_it.get("class", "")
    return string.startswith("<a", token.end) or "note" in names or "ref" in names.lower()


def _landmark(tag: str, of_it: Mapping[str, str]) -> str:
    if of_it and of_it.get("itemprop") == "articleBody":
        return "articleBody"
    if of_it and of_it.get("role") == "main":
        return "main"
    return tag if tag in ("article", "main") else ""
