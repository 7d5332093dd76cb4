"""Plain text: headlines, datelines, paragraphs and the rest, told apart by form."""

from newslint.model.document import Document, Metadata, Segment
from newslint.model.position import Span
from newslint.model.source import Source, Story
from newslint.readers import said_of_itself
from newslint.readers.decoding import text_story
from newslint.readers.front_matter import front_matter, lost_front_matter
from newslint.readers.line_ends import escape_of, prose_of
from newslint.text.line_kinds import line_kinds
from newslint.text.lines import joined_lines, text_lines


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
    # The form of a line is the same wherever it is wrapped.
    kinds = line_kinds([prose[line.start : line.end].replace("\n", " ") for line in lines])
    segments = tuple(
        Segment(kind, Span(line.start, line.end)) for line, kind in zip(lines, kinds, strict=True)
    )
    return Document(
        path=path,
        text=text,
        prose=prose,
        segments=segments,
        source_map=source_map,
        metadata=said_of_itself.metadata(metadata, matter.entries, prose, segments),
        escape=escape_of(text),
    )


def stated(text: str) -> Metadata:
    """What the front matter of a text says of the story."""
    return said_of_itself.stated(front_matter(text).entries)


def doubts(text: str) -> tuple[str, ...]:
    """What in the front matter of a text makes no sense, each with what to write instead."""
    if not text.startswith(("---", "+++", "{")):
        return ()
    if not front_matter(text).end:
        lost = lost_front_matter(text, said_of_itself.KNOWN)
        return (lost,) if lost else ()
    return tuple(said_of_itself.doubts(front_matter(text).entries))
