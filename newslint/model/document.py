"""A story, as the checks see it."""

import datetime
from bisect import bisect_right
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from newslint.model.acceptance import Silence
from newslint.model.position import LineIndex, PartPosition, Span
from newslint.model.source_map import SourceMap
from newslint.model.terms import Terms
from newslint.values import field, frozen, replace

Fact = TypeVar("Fact")


class SegmentKind(StrEnum):
    """What a stretch of a story is, by its form."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    DATELINE = "dateline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    TABLE_CELL = "table_cell"
    QUOTE = "quote"
    FURNITURE = "furniture"


@frozen
class Segment:
    """One headline, paragraph, list item …: a span of the prose, no line end at either edge."""

    kind: SegmentKind
    span: Span


@frozen
class Metadata:
    """What is known about a story besides its text; None where it is unknown."""

    date: datetime.date | None = None
    """The day the story is dated, from the copy, its front matter or the command line."""
    place: str | None = None
    """The dateline place, as written."""
    language: str | None = None
    """The language of the copy, a BCP 47 tag such as "en-GB"."""
    source_language: str | None = None
    """The language it was translated from, a BCP 47 tag."""
    variety: str | None = None
    """The variety of English, "US" or "British"."""
    house: str | None = None
    """The house whose style holds."""

    def or_else(self, other: "Metadata") -> "Metadata":
        """What is known here, and what this leaves open as the other has it."""
        given = {name: value for name, value in vars(self).items() if value is not None}
        return replace(other, **given)


def as_it_is(prose: str) -> str:
    """New prose where nothing has to be escaped."""
    return prose


@frozen
class Document:
    """One story.

    ``text`` is the file as decoded, line ends kept, a byte order mark removed. ``prose`` is what a
    reader of the story sees. Every span that a fact finder or a check handles counts in the prose;
    only the linter turns it into a place in the text, by ``source_map``. Where one file holds many
    documents, each has all of its text, so that lines and offsets are those of the file.
    """

    path: str
    text: str
    prose: str
    segments: tuple[Segment, ...]
    source_map: SourceMap = field(default_factory=SourceMap)
    metadata: Metadata = Metadata()
    escape: Callable[[str], str | None] = field(default=as_it_is, repr=False, compare=False)
    """How new prose is written as text; it gives None for what the format has no way to write."""
    part: str = ""
    """The part of the file that it is, where ``text`` is no whole file: a name in an archive."""
    silences: tuple[Silence, ...] = ()
    """What its markup asks not to be told of; plain text has no place for that."""
    paragraphs: tuple[int, ...] = ()
    """Where the paragraphs of the file begin in the prose, for a format that has no lines: its
    places are told by paragraph and character. Empty for all others."""
    terms: Terms | None = None
    """The names and terms of the desk that the story is for; None where it has told none."""
    _found: dict[Callable[["Document"], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _too_long: dict[Callable[["Document"], Any], TimeoutError] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def find(self, finder: Callable[["Document"], Fact]) -> Fact:
        """Run ``finder`` on this document once and remember what it found.

        The memory lives and dies with the document; a finder is told apart by identity. One that
        took too long is not asked again: whoever asks has the same TimeoutError.
        """
        if finder not in self._found:
            if finder in self._too_long:
                raise self._too_long[finder]
            try:
                self._found[finder] = finder(self)
            except TimeoutError as failure:
                self._too_long[finder] = failure
                raise
        found: Fact = self._found[finder]
        return found

    @property
    def asked(self) -> frozenset[str]:
        """The names of the finders that have been run so far."""
        return frozenset(finder.__name__ for finder in self._found)

    def segment_around(self, span: Span) -> Segment | None:
        """The segment that holds all of ``span``, None where no single one does."""
        at = bisect_right(self.segments, span.start, key=lambda segment: segment.span.start) - 1
        if at >= 0 and self.segments[at].span.contains(span):
            return self.segments[at]
        return None


def part_position(document: Document, offset: int) -> PartPosition | None:
    """Where a character of the prose stands in a format without lines; None in all others."""
    if not document.paragraphs:
        return None
    paragraph = max(bisect_right(document.paragraphs, offset), 1)
    start = document.paragraphs[paragraph - 1]
    return PartPosition(document.part, paragraph, max(offset - start, 0) + 1)


def line_index(document: Document) -> LineIndex:
    """The lines of the document's text (a finder)."""
    return LineIndex.of(document.text)


def share_lines(documents: Sequence[Document]) -> None:
    """Have the lines of a text that several documents are of counted once."""
    for document in documents[1:]:
        if document.text is documents[0].text:
            document._found[line_index] = documents[0].find(line_index)
