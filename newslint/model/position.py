"""Where something stands: spans in code points, lines and columns for people."""

import re
from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple

from newslint.values import frozen

# Only these end a line. U+2028, U+0085, vertical tab and form feed do not: editors and SARIF
# viewers do not count them, and a line number that the reader's editor does not share is useless.
_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` in Unicode code points, counted from 0."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character; an empty span overlaps what it touches."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether all of ``other`` lies within."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A line and a column, both counted from 1; columns in Unicode code points."""

    line: int
    column: int


class PartPosition(NamedTuple):
    """A paragraph and a character of it, both counted from 1, where a format has no lines."""

    part: str
    """The part of the file, such as its footnotes; empty where it has none."""
    paragraph: int
    character: int

    def __str__(self) -> str:
        part = f"{self.part}, " if self.part else ""
        return f"{part}paragraph {self.paragraph}, character {self.character}"


class ColumnUnit(StrEnum):
    """What columns are counted in. Ours are characters; editors and formats have their own."""

    CHARACTERS = "characters"
    """Unicode code points."""
    BYTES = "bytes"
    """Of the line in UTF-8, as Vim and reviewdog count."""
    UTF16 = "utf-16"
    """Code units of the line in UTF-16, as VS Code and the language server protocol count."""

    def column(self, line: str, column: int) -> int:
        """The column, from 1, that has number ``column`` in characters of ``line``."""
        before = line[: column - 1]
        if self is ColumnUnit.BYTES:
            return len(before.encode("utf-8", "surrogatepass")) + 1
        if self is ColumnUnit.UTF16:
            return column + sum(character > "\uffff" for character in before)
        return column


@frozen
class LineIndex:
    """The lines of a text: offsets to positions, and lines to spans."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Where the content of each line ends, its line end left out."""

    @classmethod
    def of(cls, text: str) -> "LineIndex":
        """Index ``text``; it has one line more than it has line ends."""
        found = [match.span() for match in _LINE_END.finditer(text)]
        return cls((0, *(end for _, end in found)), (*(start for start, _ in found), len(text)))

    def position(self, offset: int) -> Position:
        """The position of the character at ``offset``."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """The content of ``line`` (from 1), without its line end."""
        return Span(self.starts[line - 1], self.ends[line - 1])

    def __len__(self) -> int:
        return len(self.starts)
