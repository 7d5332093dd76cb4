"""XML, read once from front to back, with the place in the text of every character it shows.

Nothing is loaded from outside, and no entity is expanded: what only a DTD explains is taken for
what HTML calls by that name.
"""

import html
import re
from typing import Any, NamedTuple, Protocol
from xml.parsers import expat

from newslint.foundation.errors import ReadError
from newslint.model.source import Source
from newslint.readers.decoding import with_declared_encoding
from newslint.readers.story_builder import OBJECT

_DECLARED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,30})"
)
_MOST_DEEP = 500
"""Elements that stand in one another; no story comes near."""


class Name(NamedTuple):
    """The name of an element or attribute."""

    space: str
    """The namespace; empty for none."""
    local: str


class Receiver(Protocol):
    """Is told what an XML text holds, in order."""

    def start(self, name: Name, attributes: dict[str, str], at: int) -> None:
        """An element begins; attributes by their local names."""

    def end(self, at: int) -> None:
        """The element that began last, and has not ended, ends."""

    def shows(self, shown: str, start: int, end: int) -> None:
        """Characters, and the stretch of text that is written for them.

        As many as the text has there, else one reference or line end.
        """

    def literal(self) -> None:
        """A section begins in which nothing is markup."""


def with_own_encoding(source: Source) -> Source:
    """The source with the encoding that it declares, where it is not UTF-8."""
    declared = _DECLARED.match(source.data)
    return with_declared_encoding(source, declared[1] if declared else None)


def go_through(text: str, receiver: Receiver) -> None:
    """Tell a receiver all of a text; raises ReadError for what is no XML, or defines entities."""
    data = text.encode()
    _Walk(text, data, receiver).go(data)


def escape(prose: str) -> str | None:
    """New prose as XML; None for what would have to be markup."""
    if "\n" in prose or "\r" in prose:
        return None
    return prose.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_in_strings(prose: str) -> str | None:
    """New prose where part of the copy is in strings or literal sections, which escape otherwise.

    None for what would have to be escaped.
    """
    return None if any(mark in prose for mark in "&<>\n\r") else prose


class _Walk:
    """One way through one text."""

    def __init__(self, text: str, data: bytes, receiver: Receiver) -> None:
        self._text = text
        self._data = data
        self._byte = self._character = 0
        """Where the last event was; they come in order."""
        self._is_ascii = len(data) == len(text)
        self._receiver = receiver
        self._depth = 0
        self._is_literal = False
        # What a declaration says of the encoding was true of the file, not of these bytes.
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        # Joined together, characters would come with no place of their own.
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartCdataSectionHandler = self._literal
        parser.EndCdataSectionHandler = self._no_longer_literal
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped

    def go(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as problem:
            raise ReadError(
                f"is no well-formed XML: {expat.ErrorString(problem.code)} at line "
                f"{problem.lineno}, column {problem.offset + 1}; mend it there, or leave the file "
                "out with `exclude` in .newslint.yaml"
            ) from problem

    @property
    def _at(self) -> int:
        byte = self._parser.CurrentByteIndex
        if self._is_ascii:
            return byte
        self._character += len(self._data[self._byte : byte].decode())
        self._byte = byte
        return self._character

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MOST_DEEP:
            raise ReadError(
                f"has more than {_MOST_DEEP} elements in one another, so it is no copy; leave it "
                "out with `exclude` in .newslint.yaml"
            )
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        space, _, own = name.rpartition(" ")
        self._receiver.start(Name(space, own), local, self._at)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._receiver.end(self._at)

    def _characters(self, data: str) -> None:
        at, text = self._at, self._text
        end = at + len(data)
        if text[at] == "&" and not self._is_literal:
            end = text.index(";", at) + 1
        elif data == "\n" and text[at] == "\r":
            end = at + (2 if text.startswith("\n", at + 1) else 1)
        self._receiver.shows(data, at, end)

    def _literal(self) -> None:
        self._is_literal = True
        self._receiver.literal()

    def _no_longer_literal(self) -> None:
        self._is_literal = False

    def _entity(self, name: str, *_: Any) -> None:
        raise ReadError(
            f"defines an entity, `{name}`, and entities are not expanded; write what it stands for "
            "in its place, and take the definition out"
        )

    def _skipped(self, name: str, is_parameter: bool) -> None:
        # Of a DTD that is not loaded: without this it would show nothing.
        if is_parameter or not self._depth:
            return
        at, reference = self._at, f"&{name};"
        shown = html.unescape(reference)
        self._receiver.shows(OBJECT if shown == reference else shown, at, at + len(reference))
