"""What a story says of itself: in fields or front matter, else in the lines above its copy."""

from collections.abc import Iterator, Mapping
from datetime import date

from newslint.foundation.errors import near_name
from newslint.languages.tags import tag_instead
from newslint.model.document import Metadata, Segment, SegmentKind
from newslint.text.dateline_place import dateline_lead
from newslint.text.written_dates import first_date
from newslint.values import replace

# Datelines and bylines stand near the top or at the very end.
_HEAD_LINES = 8
_OF_A_DAY = ("published", "publish_date", "published_at", "publication_date", "pubdate", "created")
KNOWN = frozenset(
    (
        *("date", "place", "location", "language", "lang", "variety", "house"),
        *("source_language", "source_lang"),
    )
)
"""The keys of front matter that are read."""


def doubts(entries: Mapping[str, str]) -> Iterator[str]:
    """What in these entries makes no sense, each with what to write instead."""
    date, variety = entries.get("date", ""), entries.get("variety", "")
    if date and first_date(date) is None:
        yield f"`date: {date}` is no date that is certain: write it as 2024-05-16"
    for key in ("source_language", "source_lang", "language", "lang"):
        if (tag := entries.get(key)) and (instead := tag_instead(tag)):
            yield f"`{_as_written(key)}: {tag}` is no tag of a language: write {instead}"
    if variety and _variety(variety) is None:
        yield f"`variety: {variety}` is none that is known: write US or British"
    unknown = [key for key in entries if key not in KNOWN]
    if "date" not in entries and (other := next((k for k in unknown if k in _OF_A_DAY), None)):
        yield f"`{_as_written(other)}` is not read: write `date`"
    for key in unknown:
        near = near_name(key, KNOWN)
        # Who writes `update` means no `date`.
        if near and not key.endswith(near):
            yield f"`{_as_written(key)}` is not known: did you mean `{_as_written(near)}`?"


def _as_written(key: str) -> str:
    """A key as it is written in front matter."""
    return key.replace("_", "-")


def stated(entries: Mapping[str, str]) -> Metadata:
    """What entries of front matter say of the story."""
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


def metadata(
    known: Metadata, entries: Mapping[str, str], prose: str, segments: tuple[Segment, ...]
) -> Metadata:
    """What the caller knows, else the front matter, else the copy, field by field."""
    said = stated(entries)
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
