"""NITF, NewsML of both generations, RSS and Atom: each story of a file, and what it says of itself.

One goes through all of them alike: an element begins a story, holds some part of its copy, or tells
something of it. Which does, its name and that of the element around it say.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.foundation.errors import ReadError
from newslint.model.document import SegmentKind
from newslint.model.source import Source, Story
from newslint.readers import xml_copy, xml_markup
from newslint.readers.story_builder import MarkedUp, StoryBuilder, marked_up_stories
from newslint.readers.writing_back import write_text
from newslint.readers.xml_copy import Event
from newslint.readers.xml_markup import Name, with_own_encoding

_ATOM = "http://www.w3.org/2005/Atom"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_RSS = ("", "http://purl.org/rss/1.0/", "http://backend.userland.com/rss2")
_XHTML = "http://www.w3.org/1999/xhtml"
_ROOTS = frozenset(("nitf", "NewsML", "newsItem", "newsMessage", "rss", "feed", "RDF"))
_STORIES = frozenset(("nitf", "NewsItem", "newsItem", "item", "entry"))
_COMPACT = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_AGENCY = re.compile(r"\s{0,9}(?:\([^()]{1,30}\)[\s.:–—-]{0,9}|[\s:–—-]{0,9})\Z")
_NO_PLACE = re.compile(r"[\d<>@]|.{61}")
"""A dateline with a day, a time stamp or a sentence in it gives no place for certain."""


class _Form(NamedTuple):
    """How a part of a story is to be read."""

    role: str
    """"title" is a headline told beside the copy; "body" and "summary" are copy."""
    kind: SegmentKind | None = None
    is_text: bool = False
    """Whether what looks like tags in it is none."""


class _Part:
    """A part of a story, as it was gone through."""

    def __init__(self, form: _Form, depth: int) -> None:
        self.form = form
        self.depth = depth
        self.events: list[Event] = []
        self.is_literal = False

    @property
    def size(self) -> int:
        return sum(len(event.shown) for event in self.events)


class _Story:
    """What was met of a story."""

    def __init__(self, depth: int, language: str) -> None:
        self.depth = depth
        self.language = language
        self.parts: list[_Part] = []
        self.said: dict[str, str] = {}
        """What it says of itself, by the name of the field."""
        self.is_second_generation = False


_HEADLINE = _Form("title", SegmentKind.HEADLINE)
_TEXT_HEADLINE = _Form("title", SegmentKind.HEADLINE, is_text=True)
_SECOND_HEADLINE = _Form("title", SegmentKind.SUBHEAD)
_BODY, _TEXT_BODY = _Form("body"), _Form("body", is_text=True)
_SUMMARY, _TEXT_SUMMARY = _Form("summary"), _Form("summary", is_text=True)
_CAPTION = _Form("caption", SegmentKind.CAPTION)
_FIELDS = {
    ("contentMeta", "contentCreated"): "created-1",
    ("itemMeta", "firstCreated"): "created-2",
    ("itemMeta", "versionCreated"): "created-3",
    ("NewsManagement", "FirstCreated"): "created-2",
    ("NewsManagement", "ThisRevisionCreated"): "created-3",
    ("NewsIdentifier", "DateId"): "created-4",
    ("NewsLines", "DateLine"): "place",
    ("contentMeta", "dateline"): "place",
    ("dateline", "location"): "place",
    ("item", "pubDate"): "created-1",
    ("item", "date"): "created-2",
    ("item", "language"): "language",
    ("entry", "published"): "created-1",
    ("entry", "updated"): "created-2",
}
"""Elements whose text tells something, by the element around them; the surest day has number 1."""
_NOTED = {
    ("docdata", "date.issue", "norm"): "created-2",
    ("docdata", "date.release", "norm"): "created-3",
    ("dateline", "story.date", "norm"): "created-1",
    ("head", "pubdata", "date.publication"): "created-4",
    ("contentMeta", "language", "tag"): "language",
    ("DescriptiveMetadata", "Language", "FormalName"): "language",
}
"""Attributes that tell something, by their element and the one around it."""


def read(source: Source) -> Story:
    """Read a file of stories; raises ReadError for what is no XML, or holds no news."""
    return marked_up_stories(with_own_encoding(source), look)


def write(source: Source, texts: Sequence[str]) -> bytes:
    """The file with another text; raises WriteError, see ``write_text``."""
    return write_text(with_own_encoding(source), texts)


def look(text: str) -> tuple[MarkedUp, ...]:
    """What a decoded text holds of stories, each with all of the text."""
    going = _Going(text)
    xml_markup.go_through(text, going)
    shown = [_shown(text, story, going.language) for story in going.stories]
    with_copy = [one for one in shown if one.builder.length]
    # Pictures without a caption, lists of names: no stories. A file always has one.
    return tuple(with_copy or shown[:1] or [_shown(text, _Story(0, ""), "")])


class _Going:
    """Goes through the elements, and keeps what tells of stories."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[Name] = []
        self._languages: list[str] = []
        self._story: _Story | None = None
        self._part: _Part | None = None
        self._field: tuple[str, int] | None = None
        self._told: list[str] = []
        self.stories: list[_Story] = []
        self.language = ""
        """That a feed says it is in."""

    def start(self, name: Name, attributes: dict[str, str], at: int) -> None:
        depth, local = len(self._open), name.local
        parent = self._open[-1].local if self._open else ""
        if not depth and local not in _ROOTS:
            raise ReadError(
                f"is XML that is no NITF, NewsML, RSS or Atom: it begins with `<{local}>`; leave "
                "it out with `exclude` in .newslint.yaml"
            )
        language = attributes.get("lang", "")
        self._languages.append(language or (self._languages[-1] if depth else ""))
        self._open.append(name)
        if self._part is not None:
            # A small element in another language than what it stands in.
            end = self._text.find(">", at) + 1
            self._part.events.append(Event(at, end, opens=local, language=language))
        elif self._story is None:
            if local in _STORIES and (local != "item" or name.space in _RSS):
                self._story = _Story(depth, self._languages[-1])
                self.stories.append(self._story)
        elif form := _form(name, parent, attributes):
            self._part = _Part(form, depth)
            self._story.parts.append(self._part)
            if form.role == "body" and self._languages[-1]:
                self._story.language = self._languages[-1]
            self._story.is_second_generation |= local in ("inlineXML", "inlineData")
        self._note(local, parent, attributes, depth)

    def _note(self, local: str, parent: str, attributes: dict[str, str], depth: int) -> None:
        field = _FIELDS.get((parent, local))
        if parent == "channel" and local == "language":
            field = "feed"
        if field is not None and self._field is None:
            self._field, self._told = (field, depth), []
        elif self._story is not None and attributes:
            for key, value in attributes.items():
                noted = _NOTED.get((parent, local, key))
                if noted is not None:
                    self._story.said.setdefault(noted, value)

    def end(self, at: int) -> None:
        name = self._open.pop()
        self._languages.pop()
        depth = len(self._open)
        if self._field is not None and self._field[1] == depth:
            told = " ".join("".join(self._told).split())
            if self._field[0] == "feed":
                self.language = self.language or told
            elif self._story is not None and told:
                self._story.said.setdefault(self._field[0], told)
            self._field = None
        if self._part is not None:
            if self._part.depth == depth:
                self._part = None
            else:
                end = self._text.find(">", at) + 1
                self._part.events.append(Event(at, end, closes=name.local))
        elif self._story is not None and self._story.depth == depth:
            self._story = None

    def shows(self, shown: str, start: int, end: int) -> None:
        if self._part is not None:
            self._part.events.append(Event(start, end, shown))
        if self._field is not None:
            self._told.append(shown)

    def literal(self) -> None:
        if self._part is not None:
            self._part.is_literal = True


def _form(name: Name, parent: str, attributes: dict[str, str]) -> _Form | None:
    """The part of a story that an element is; None for what is none."""
    space, local = name
    match parent, local:
        case ("hedline", "hl1") | ("NewsLines", "HeadLine") | ("contentMeta", "headline"):
            return _HEADLINE
        case ("hedline", "hl2") | ("NewsLines", "SubHeadLine"):
            return _Form("copy", SegmentKind.SUBHEAD)
        case ("body.head", "byline"):
            return _Form("copy", SegmentKind.BYLINE)
        case ("body.head", "abstract"):
            return _SUMMARY
        case ("body", "body.content"):
            return _BODY
        case ("body", "body.end"):
            return _Form("copy")
        case ("contentSet", "inlineXML"):
            return _BODY
        case ("contentSet", "inlineData"):
            return _TEXT_BODY if attributes.get("contenttype") == "text/plain" else _BODY
        case ("contentMeta", "description"):
            return _CAPTION if "caption" in attributes.get("role", "") else _SUMMARY
        case ("ContentItem", "DataContent"):
            return _BODY
        case ("item", "encoded") if space == _CONTENT:
            return _BODY
        case ("item", "title") if space in _RSS:
            return _HEADLINE
        case ("item", "description") if space in _RSS:
            return _SUMMARY
        case ("entry", "title" | "summary" | "content") if space == _ATOM:
            is_text = attributes.get("type", "text") in ("text", "text/plain")
            if local == "title":
                return _TEXT_HEADLINE if is_text else _HEADLINE
            if local == "content":
                return _TEXT_BODY if is_text else _BODY
            return _TEXT_SUMMARY if is_text else _SUMMARY
        case _:
            return None


def _shown(text: str, story: _Story, language: str) -> MarkedUp:
    builder = StoryBuilder(text)
    is_plain = True
    for part in _wanted(story):
        form, events = part.form, part.events
        if xml_copy.is_flow(events):
            xml_copy.show_flow(builder, events, form.kind)
            is_plain = is_plain and not part.is_literal
            continue
        string = xml_copy.string_of(events)
        # What begins with a paragraph in tags is HTML also where it is said to be none.
        is_html = xml_copy.is_html(string.lstrip()[:3] if form.is_text else string)
        xml_copy.show_string(builder, events, form.kind, is_html)
        is_plain = is_plain and not (is_html or part.is_literal)
    escape = xml_markup.escape if is_plain else xml_markup.escape_in_strings
    return MarkedUp(builder, dict(_entries(story, language)), escape)


def _wanted(story: _Story) -> Iterator[_Part]:
    """The parts that are copy, each said once, in the order of the text."""
    bodies = [
        part
        for part in story.parts
        if part.form.role == "body" and part.size and xml_copy.is_copy(part.events)
    ]
    if story.is_second_generation:
        # The same content in other renditions.
        bodies = [max(bodies, key=lambda part: part.size)] if bodies else []
    has_headline = any(xml_copy.has_headline(part.events) for part in bodies)
    has_body = any(xml_copy.string_of(part.events).strip() for part in bodies)
    said: set[str] = set()
    headlines = 0
    for part in story.parts:
        role = part.form.role
        if role == "body" and not any(part is one for one in bodies):
            continue
        if (role == "summary" and has_body) or (role == "title" and has_headline):
            continue
        string = " ".join(xml_copy.string_of(part.events).split())
        if string and string not in said:
            said.add(string)
            if role == "title" and part.form.kind is SegmentKind.HEADLINE:
                headlines += 1
                if headlines > 1:
                    part.form = _SECOND_HEADLINE
            yield part


def _entries(story: _Story, language: str) -> Iterator[tuple[str, str]]:
    """By the keys of front matter."""
    said = story.said
    tag = said.get("language") or story.language or language
    if tag.strip():
        yield "language", tag.strip()
    for number in "1234":
        day = said.get(f"created-{number}")
        if day:
            compact = _COMPACT.match(day)
            yield "date", "-".join(compact.groups()) if compact else day
            break
    place = _AGENCY.sub("", said.get("place", "")[:200])
    if place and not _NO_PLACE.search(place):
        yield "place", place
