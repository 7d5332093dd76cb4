"""What a reader is given, and what it makes of it."""

from newslint.model.document import Document, Metadata
from newslint.values import field, frozen


@frozen
class Hints:
    """What the caller knows of a source."""

    metadata: Metadata = field(default_factory=Metadata)
    """It goes before what the source says of itself."""
    assumed: Metadata = field(default_factory=Metadata)
    """It holds where the source says nothing of itself in a place of its own, and goes before what
    is only read from the copy."""
    encoding: str | None = None
    """The encoding of what does not show one, as the settings name it."""


@frozen
class Source:
    """A file as it is, or what might be one."""

    data: bytes
    name: str
    """Its path; that of the documents too."""
    hints: Hints = field(default_factory=Hints)


@frozen
class Story:
    """What a reader has made of a source."""

    documents: tuple[Document, ...]
    """One for most; a feed has many. They stand in the order of the file."""
    encoding: str = ""
    """The name of the codec that Python decodes and encodes the texts of the documents with, such
    as "utf-8"; empty where the file as a whole is no text."""
    marked: bool = False
    """Whether a byte order mark stood before the text, which is no part of it."""
    metadata: Metadata = field(default_factory=Metadata)
    """What the source says of itself in a place of its own, such as front matter."""
    doubts: tuple[str, ...] = ()
    """What the source says of itself and the reader could not make out, each with what to write
    instead. It keeps no run from being whole."""
    unused: tuple[str, ...] = ()
    """What the reader could not use, a line each that goes on after the name of the file: so much
    of it was not linted, and the run was not whole."""
