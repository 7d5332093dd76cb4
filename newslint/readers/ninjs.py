"""ninjs, the JSON of news agencies, in its versions 1 to 3 and as Superdesk has it."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from newslint.foundation.errors import ReadError
from newslint.model.document import SegmentKind
from newslint.model.source import Source, Story
from newslint.readers.html_markup import HtmlMarkup
from newslint.readers.json_strings import Object, Text, values_of, writing_of
from newslint.readers.story_builder import (
    MarkedUp,
    StoryBuilder,
    Writing,
    marked_up_stories,
)

_HTML_BODIES = ("body_html", "body_xhtml")
_TEXT_BODIES = ("body_text", "body_main")
_SIGNS = ("uri", "guid", "_id", "versioncreated", "firstcreated")
"""Members by which what has a headline alone is known for an item of news."""
_DEEPEST = 4
"""Wrappers, such as the list of what was found, in which a story may stand."""
_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\n\s*\n")
_ESCAPED = frozenset('"\\&<>')


def read(source: Source) -> Story:
    """Read one item or many; raises ReadError for what is no JSON, or has no story."""
    return marked_up_stories(source, look)


def look(text: str) -> tuple[MarkedUp, ...]:
    """The stories of a decoded text, in order."""
    items = list(_items(values_of(text), 0))
    if not items:
        raise ReadError(
            "is JSON without a story in ninjs: nothing in it has a body, or a headline with a "
            "`uri`; leave it out, or read it as another format with --format-in"
        )
    return tuple(_story(text, item) for item in items)


def _items(value: Any, depth: int) -> Iterator[Object]:
    """The stories of a value, those that are not in one another."""
    if isinstance(value, Object):
        if _is_story(value):
            yield value
        elif depth < _DEEPEST:
            for _, inner in value.members:
                yield from _items(inner, depth + 1)
    elif isinstance(value, list) and depth < _DEEPEST:
        for inner in value:
            yield from _items(inner, depth + 1)


def _is_story(item: Object) -> bool:
    has_body = any(_is_text(item.get(name)) for name in (*_HTML_BODIES, *_TEXT_BODIES))
    if has_body or item.get("bodies"):
        return True
    has_headline = _is_text(item.get("headline")) or bool(item.get("headlines"))
    return has_headline and any(item.get(name) for name in _SIGNS)


def _is_text(value: Any) -> bool:
    return isinstance(value, Text) and value.end > value.start


class _Field(NamedTuple):
    place: Text
    kind: SegmentKind | None
    is_html: bool = False


def _story(text: str, item: Object) -> MarkedUp:
    builder = StoryBuilder(text)
    # Along the file, as its places are told in that order.
    for field in sorted(_fields(text, item)):
        writing = writing_of(text, field.place)
        builder.block(field.kind)
        if field.is_html:
            HtmlMarkup(builder, writing).go_through()
        elif field.kind is None:
            _plain(builder, writing)
        else:
            builder.copy(writing, 0, len(writing.string))
        builder.end_block()
    doubts = (f"it has `{name}` twice, and the last one was read" for name in item.told_twice)
    return MarkedUp(builder, dict(_entries(text, item)), _escape, tuple(doubts))


def _fields(text: str, item: Object) -> Iterator[_Field]:
    seen: set[str] = set()
    for headline in (item.get("headline"), *_values(item.get("headlines"))):
        if _is_text(headline) and text[slice(*headline)] not in seen:
            seen.add(text[slice(*headline)])
            yield _Field(headline, SegmentKind.HEADLINE)
    for name in ("byline", "by"):
        if _is_text(item.get(name)):
            yield _Field(item.get(name), SegmentKind.BYLINE)
            break
    body = _body(text, item)
    if body is not None:
        yield body
        return
    # Pictures and the like have no more than that.
    descriptions = (item.get("description_text"), *_values(item.get("descriptions")))
    for description in descriptions:
        if _is_text(description):
            yield _Field(description, SegmentKind.CAPTION)
            break


def _values(entries: Any) -> Iterator[Any]:
    """The values of a list of headlines, descriptions or bodies."""
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, Object):
            yield entry.get("value")


def _body(text: str, item: Object) -> _Field | None:
    """The one body that is read: HTML, which tells paragraphs and lists apart, before text."""
    for name in _HTML_BODIES:
        if _is_text(item.get(name)):
            return _Field(item.get(name), None, is_html=True)
    bodies = item.get("bodies")
    found: list[_Field] = []
    for entry in bodies if isinstance(bodies, list) else ():
        if isinstance(entry, Object) and _is_text(entry.get("value")):
            said = entry.get("contenttype")
            kind = text[slice(*said)].lower() if isinstance(said, Text) else ""
            is_html = "html" in kind
            # NITF or another XML in a string is not read: what is told beside it may be.
            if is_html or "xml" not in kind:
                found.append(_Field(entry.get("value"), None, is_html))
    if found:
        return max(found, key=lambda one: one.is_html)
    for name in _TEXT_BODIES:
        if _is_text(item.get(name)):
            place: Text = item.get(name)
            return _Field(place, None, is_html="</p>" in text[slice(*place)])
    return None


def _plain(builder: StoryBuilder, writing: Writing) -> None:
    """Text with a paragraph between blank lines, and a new line where a sentence has ended."""
    string = writing.string
    last = 0
    for line in _LINE.finditer(string):
        if not line[0].strip():
            continue
        between = string[last : line.start()]
        if _BREAK.search(between):
            builder.block()
        elif last:
            builder.line_break()
        builder.copy(writing, *line.span())
        last = line.end()


def _entries(text: str, item: Object) -> Iterator[tuple[str, str]]:
    """What the item says of itself, by the keys of front matter."""
    for key, names in (
        ("date", ("firstcreated", "contentcreated", "versioncreated")),
        ("place", ("located",)),
        ("language", ("language",)),
    ):
        for name in names:
            value = item.get(name)
            if _is_text(value):
                yield key, writing_of(text, value).string
                break
    dateline = item.get("dateline")
    located = dateline.get("located") if isinstance(dateline, Object) else None
    city = located.get("city") if isinstance(located, Object) else None
    if isinstance(city, Text) and _is_text(city):
        yield "place", writing_of(text, city).string


def _escape(prose: str) -> str | None:
    """New prose as it is; what would have to be escaped, twice in HTML, is not written."""
    return prose if prose.isprintable() and _ESCAPED.isdisjoint(prose) else None
