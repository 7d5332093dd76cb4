"""Where something stands: spans in code points, lines and columns for people."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

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


@dataclass(frozen=True)
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
