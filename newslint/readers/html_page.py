"""HTML: pages and fragments, and what a page says of itself."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newslint.model.position import Span
from newslint.model.source import Source, Story
from newslint.readers.decoding import with_declared_encoding
from newslint.readers.html_markup import HtmlMarkup, Landmark
from newslint.readers.html_tokens import Token, attributes
from newslint.readers.story_builder import AsItIs, MarkedUp, StoryBuilder, marked_up_story
from newslint.readers.writing_back import write_text

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})", re.I)
_HEAD = 4_096
"""Bytes in which a page says its encoding; browsers look at 1,024."""
_DATES = (
    *("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate"),
    *("dcterms.created", "parsely-pub-date", "sailthru.date", "publish-date"),
)
"""Names of meta elements for the day of a story, the surest first."""
_TELLING = frozenset(("meta", "script", "html", "time"))
_LEAST = 200
"""Characters of prose that a part of a page has if it is the story."""
_SHARE = 0.6
"""Of all in parts of that kind."""


def read(source: Source) -> Story:
    """Read a page or a fragment; raises ReadError for what cannot be decoded."""
    return marked_up_story(with_own_encoding(source), look)


def write(source: Source, texts: Sequence[str]) -> bytes:
    """The page with another text; raises WriteError, see ``write_text``."""
    return write_text(with_own_encoding(source), texts)


def with_own_encoding(source: Source) -> Source:
    """The source with the encoding that it says it is in, where it is not UTF-8."""
    declared = _CHARSET.search(source.data, 0, _HEAD)
    return with_declared_encoding(source, declared[1] if declared else None)


def look(text: str) -> MarkedUp:
    """What a decoded page shows of its story."""
    builder, writing = StoryBuilder(text), AsItIs(text)
    page = _Page(builder, writing)
    page.go_through()
    story = _story_of(page.landmarks)
    if story is not None:
        builder = StoryBuilder(text)
        HtmlMarkup(builder, writing, story).go_through()
    return MarkedUp(builder, dict(page.entries()), escape)


def escape(prose: str) -> str | None:
    """New prose as HTML; None for what would have to be markup."""
    if "\n" in prose:
        return None
    return prose.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _story_of(landmarks: Sequence[Landmark]) -> Span | None:
    """The part of a page that is its story; None where all may be."""
    for name in ("articleBody", "article", "main"):
        some = [one for one in landmarks if one.name == name and one.size >= _LEAST]
        # One in another is told of by the outer one.
        outer = [
            one
            for one in some
            if not any(other is not one and other.span.contains(one.span) for other in some)
        ]
        largest = max(outer, key=lambda one: one.size, default=None)
        if largest and largest.size >= _SHARE * sum(one.size for one in outer):
            return largest.span
    return None


class _Page(HtmlMarkup):
    """A page, with what it says of itself."""

    def __init__(self, builder: StoryBuilder, writing: AsItIs) -> None:
        super().__init__(builder, writing)
        self._meta: dict[str, str] = {}
        self._linked: list[str] = []
        self._is_linked = False
        self._language = ""

    def start(self, token: Token) -> None:
        """Also what only tells of the page."""
        super().start(token)
        if token.name not in _TELLING or not token.said:
            return
        said = attributes(token.said)
        if token.name == "meta":
            name = said.get("property") or said.get("name") or said.get("itemprop")
            if name and (content := said.get("content")):
                self._meta.setdefault(name.lower(), content)
        elif token.name == "script":
            self._is_linked = said.get("type") == "application/ld+json"
        elif token.name == "html":
            self._language = self._language or said.get("lang", "")
        elif said.get("itemprop") == "datePublished" or "pubdate" in said:
            self._meta.setdefault("datepublished", said.get("datetime", ""))

    def raw(self, token: Token) -> None:
        """Also linked data, which does not show."""
        if self._is_linked and token.name == "script":
            self._linked.append(self._writing.string[token.start : token.end])
        self._is_linked = False

    def entries(self) -> Iterator[tuple[str, str]]:
        """By the keys of front matter."""
        if self._language:
            yield "language", self._language
        for linked in self._linked:
            published = _published(linked)
            if published:
                self._meta.setdefault("datepublished", published)
        date = next((self._meta[name] for name in _DATES if self._meta.get(name)), "")
        if date:
            yield "date", date


def _published(linked: str) -> str:
    """The day that linked data gives a page; empty if none."""
    try:
        said: Any = json.loads(linked)
    except (ValueError, RecursionError):
        return ""
    if isinstance(said, dict) and isinstance(said.get("@graph"), list):
        said = said["@graph"]
    for one in said if isinstance(said, list) else [said]:
        if isinstance(one, Mapping) and isinstance(day := one.get("datePublished"), str):
            return day
    return ""
