"""Plain text: headlines, datelines, paragraphs and the rest, told apart by form."""

from collections.abc import Iterator
from datetime import date

from newslint.foundation.errors import near_name
from newslint.languages.tags import tag_instead
from newslint.model.document import Document, Metadata, Segment, SegmentKind
from newslint.model.position import Span
from newslint.model.source import Source, Story
from newslint.readers.decoding import text_story
from newslint.readers.front_matter import front_matter, lost_front_matter
from newslint.readers.line_ends import escape_of, prose_of
from newslint.text.dateline_place import dateline_lead
from newslint.text.line_forms import (
    is_byline,
    is_caption,
    is_credit,
    is_dateline,
    is_furniture,
    is_headline,
    is_list_item,
    is_subhead,
    list_number,
)
from newslint.text.lines import Line, joined_lines, text_lines
from newslint.text.written_dates import first_date
from newslint.values import replace

# A kicker, a headline and a line below it; more than these in a row are a list or verse.
_MOST_HEADLINES = 3
# Datelines and bylines stand near the top or at the very end.
_HEAD_LINES = 8

_HEAD_KINDS = {
    SegmentKind.HEADLINE,
    SegmentKind.DATELINE,
    SegmentKind.BYLINE,
    SegmentKind.FURNITURE,
    SegmentKind.CAPTION,
}


def read(source: Source) -> Story:
    """Read plain text; raises ReadError for what cannot be decoded."""
    return text_story(source, read_text, stated, doubts)


def read_text(text: str, path: str, metadata: Metadata) -> Document:
    """Read decoded plain text; ``metadata`` is what the caller knows and wins over the copy.

    Front matter is no prose. Segments have no white space at their edges; each is a line, or in
    hard-wrapped copy a paragraph with its line ends inside.
    """
    matter = front_matter(text)
    prose, source_map = prose_of(text, matter.end)
    lines = joined_lines(prose, text_lines(prose))
    kinds = _kinds(prose, lines)
    segments = tuple(
        Segment(kind, Span(line.start, line.end)) for line, kind in zip(lines, kinds, strict=True)
    )
    return Document(
        path=path,
        text=text,
        prose=prose,
        segments=segments,
        source_map=source_map,
        metadata=_metadata(metadata, matter.entries, prose, segments),
        escape=escape_of(text),
    )


def stated(text: str) -> Metadata:
    """What the front matter of a text says of the story."""
    return _stated(front_matter(text).entries)


def doubts(text: str) -> tuple[str, ...]:
    """What in the front matter of a text makes no sense, each with what to write instead."""
    if not text.startswith(("---", "+++", "{")):
        return ()
    if not front_matter(text).end:
        lost = lost_front_matter(text, _KNOWN)
        return (lost,) if lost else ()
    return tuple(_doubts(front_matter(text).entries))


_OF_A_DAY = ("published", "publish_date", "published_at", "publication_date", "pubdate", "created")
_KNOWN = frozenset(
    (
        *("date", "place", "location", "language", "lang", "variety", "house"),
        *("source_language", "source_lang"),
    )
)


def _doubts(entries: dict[str, str]) -> Iterator[str]:
    date, variety = entries.get("date", ""), entries.get("variety", "")
    if date and first_date(date) is None:
        yield f"`date: {date}` is no date that is certain: write it as 2024-05-16"
    for key in ("source_language", "source_lang", "language", "lang"):
        if (tag := entries.get(key)) and (instead := tag_instead(tag)):
            yield f"`{_as_written(key)}: {tag}` is no tag of a language: write {instead}"
    if variety and _variety(variety) is None:
        yield f"`variety: {variety}` is none that is known: write US or British"
    unknown = [key for key in entries if key not in _KNOWN]
    if "date" not in entries and (other := next((k for k in unknown if k in _OF_A_DAY), None)):
        yield f"`{_as_written(other)}` is not read: write `date`"
    for key in unknown:
        near = near_name(key, _KNOWN)
        # Who writes `update` means no `date`.
        if near and not key.endswith(near):
            yield f"`{_as_written(key)}` is not known: did you mean `{_as_written(near)}`?"


def _as_written(key: str) -> str:
    """A key as it is written in front matter."""
    return key.replace("_", "-")


def _stated(entries: dict[str, str]) -> Metadata:
    source = entries.get("source_language") or entries.get("source_lang") or ""
    language = entries.get("language") or entries.get("lang") or None
    return Metadata(
        date=first_date(entries.get("date", "")),
        place=entries.get("place") or entries.get("location") or None,
        language=language,
        # What is no tag would keep the rules of all languages silent.
        source_language=None if tag_instead(source) else source,
        variety=_variety(entries.get("variety", "")) or _variety(language or ""),
        house=entries.get("house") or None,
    )


def _kinds(prose: str, lines: list[Line]) -> list[SegmentKind]:
    # The form of a line is the same wherever it is wrapped.
    shown = [prose[line.start : line.end].replace("\n", " ") for line in lines]
    kinds = [_own_kind(line) for line in shown]
    _lists(shown, kinds)
    _head(shown, kinds)
    _subheads(shown, kinds)
    return kinds


def _own_kind(line: str) -> SegmentKind:
    """What a line is whatever stands around it."""
    if len(line) <= 320:
        if is_furniture(line):
            return SegmentKind.FURNITURE
        if is_dateline(line):
            return SegmentKind.DATELINE
        if is_credit(line):
            return SegmentKind.BYLINE
        if is_caption(line):
            return SegmentKind.CAPTION
    if is_list_item(line):
        return SegmentKind.LIST_ITEM
    return SegmentKind.PARAGRAPH


def _lists(shown: list[str], kinds: list[SegmentKind]) -> None:
    """Take back list items that stand alone: a numbered one, or speech after a long dash."""
    items = [at for at, kind in enumerate(kinds) if kind is SegmentKind.LIST_ITEM]
    numbers = {at: list_number(shown[at]) for at in items}
    for at in items:
        number = numbers[at]
        if number is not None:
            near = {
                numbers.get(at - 1),
                numbers.get(at + 1),
                numbers.get(at - 2),
                numbers.get(at + 2),
            }
            alone = number - 1 not in near and number + 1 not in near
        elif shown[at][0] in "–—":
            alone = not any(
                kinds[near] is SegmentKind.LIST_ITEM
                for near in (at - 1, at + 1)
                if 0 <= near < len(kinds)
            )
        else:
            continue
        if alone:
            kinds[at] = SegmentKind.PARAGRAPH


def _head(shown: list[str], kinds: list[SegmentKind]) -> None:
    """Find the headlines and the byline above the first paragraph."""
    headlines: list[int] = []
    first: str | None = None
    for at, line in enumerate(shown[:_HEAD_LINES]):
        if kinds[at] in _HEAD_KINDS:
            continue
        if kinds[at] is not SegmentKind.PARAGRAPH:
            break
        if is_byline(line):
            kinds[at] = SegmentKind.BYLINE
        elif is_headline(line) and len(headlines) < _MOST_HEADLINES:
            headlines.append(at)
            first = first or line
        elif first is not None and _same(line, first):
            headlines.append(at)
        elif first is None and _is_title_twice(line, shown[at + 1 : at + 2]):
            # A title with a stop in it ("So what. Now what?") shows by standing twice.
            headlines.append(at)
            first = line
        else:
            break
    if len(shown) == 1:
        return
    if len(headlines) == _MOST_HEADLINES and _goes_on_without_stops(shown, kinds, headlines[-1]):
        headlines = [at for at in headlines if _same(shown[at], first or "")]
    for at in headlines:
        kinds[at] = SegmentKind.HEADLINE


def _goes_on_without_stops(shown: list[str], kinds: list[SegmentKind], last: int) -> bool:
    """Whether the lines after the headlines look like headlines too: a list, a poem, a table."""
    following = [
        shown[at] for at in range(last + 1, len(shown)) if kinds[at] is SegmentKind.PARAGRAPH
    ]
    return not following or is_headline(following[0])


def _is_title_twice(line: str, following: list[str]) -> bool:
    return line[-1] != "." and any(_same(line, other) for other in following)


def _same(line: str, other: str) -> bool:
    return line.split() == other.split()


def _subheads(shown: list[str], kinds: list[SegmentKind]) -> None:
    """Find the short lines without a final stop between paragraphs."""
    body = False
    for at, line in enumerate(shown):
        if kinds[at] is SegmentKind.PARAGRAPH:
            if (
                body
                and at + 1 < len(shown)
                and is_subhead(line)
                and _text_follows(shown, kinds, at)
            ):
                kinds[at] = SegmentKind.SUBHEAD
            body = True
        elif kinds[at] is SegmentKind.LIST_ITEM:
            body = True


def _text_follows(shown: list[str], kinds: list[SegmentKind], at: int) -> bool:
    following = kinds[at + 1]
    if following in {SegmentKind.LIST_ITEM, SegmentKind.CAPTION}:
        return True
    return following is SegmentKind.PARAGRAPH and not is_subhead(shown[at + 1])


def _metadata(
    known: Metadata, entries: dict[str, str], prose: str, segments: tuple[Segment, ...]
) -> Metadata:
    """What the caller knows, else the front matter, else the copy, field by field."""
    said = _stated(entries)
    language = known.language or said.language
    variety = known.variety or _variety(entries.get("variety", "")) or _variety(language or "")
    day = known.date or said.date
    place = said.place if known.place is None else known.place
    if day is None or place is None:
        copy_day, copy_place = _dateline(prose, segments)
        day = day or copy_day
        place = place or copy_place
    return replace(
        known,
        date=day,
        place=place,
        language=language,
        source_language=known.source_language or said.source_language,
        variety=variety,
        house=known.house or said.house,
    )


def _variety(name: str) -> str | None:
    match name.lower().replace("_", "-"):
        case "us" | "en-us" | "american":
            return "US"
        case "british" | "uk" | "gb" | "en-gb":
            return "British"
        case _:
            return None


def _dateline(prose: str, segments: tuple[Segment, ...]) -> tuple[date | None, str | None]:
    """The date and place that the copy gives itself, from the lines above the first paragraph.

    A date at the very end counts where the head gives none; a date between paragraphs does not, as
    it may belong to something else.
    """
    day: date | None = None
    place: str | None = None
    for segment in segments[:_HEAD_LINES]:
        line = prose[segment.span.start : segment.span.end]
        if segment.kind in {SegmentKind.DATELINE, SegmentKind.FURNITURE}:
            day = day or (first_date(line) if len(line) <= 120 else None)
        elif segment.kind is SegmentKind.PARAGRAPH:
            lead = dateline_lead(line)
            if lead is not None:
                place = lead.place
                day = day or first_date(lead.day)
            break
    if day is None and segments and segments[-1].kind is SegmentKind.DATELINE:
        day = first_date(prose[segments[-1].span.start : segments[-1].span.end])
    return day, place
