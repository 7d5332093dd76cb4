"""JSON with the places of its strings, which Python's own reader does not keep."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from newslint.foundation.errors import ReadError
from newslint.model.source_map import Piece
from newslint.readers.story_builder import AsItIs, Escaped, Writing

DEEPEST = 100
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]]|[^\s{}\[\],:"]++', re.S)
_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))",
    re.S,
)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Text(NamedTuple):
    """A string of a file, its quotation marks left out."""

    start: int
    end: int


class Object(NamedTuple):
    """An object of a file, its members in order; of two with one name the last counts."""

    members: tuple[tuple[str, Any], ...]

    def get(self, name: str) -> Any:
        """The value of a member; None if there is none."""
        return dict(self.members).get(name)

    @property
    def told_twice(self) -> list[str]:
        """The names of members that are there more than once."""
        names = [name for name, _ in self.members]
        return sorted({name for name in names if names.count(name) > 1})


def values_of(text: str) -> Any:
    """What a file holds: ``Object``, lists, ``Text`` for strings, and None for all else.

    Raises ReadError for what is no JSON, with line and column, and for what is too deep.
    """
    try:
        json.loads(text, parse_int=str)
    except json.JSONDecodeError as problem:
        raise ReadError(
            f"is no JSON: {problem.msg} at line {problem.lineno}, column {problem.colno}; mend it, "
            "or read it as another format with --format-in"
        ) from problem
    except RecursionError as problem:
        raise _too_deep() from problem
    return _built(text)


def _built(text: str) -> Any:
    """The values of a text that is JSON."""
    stack: list[list[Any]] = [[]]
    for token in _TOKEN.finditer(text):
        first = text[token.start()]
        if first == '"':
            stack[-1].append(Text(token.start() + 1, token.end() - 1))
        elif first in "{[":
            if len(stack) > DEEPEST:
                raise _too_deep()
            stack.append([])
        elif first == "]":
            done = stack.pop()
            stack[-1].append(done)
        elif first == "}":
            done = stack.pop()
            names = (writing_of(text, name).string for name in done[::2])
            stack[-1].append(Object(tuple(zip(names, done[1::2], strict=True))))
        else:
            stack[-1].append(None)
    return stack[0][0]


def _too_deep() -> ReadError:
    return ReadError(
        f"has more than {DEEPEST} lists and objects in one another, which no story has; leave it "
        "out with `exclude` in .newslint.yaml"
    )


def writing_of(text: str, place: Text) -> Writing:
    """A string, and how it is written."""
    start, end = place
    if text.find("\\", start, end) < 0:
        return AsItIs(text[start:end], start)
    shown: list[str] = []
    pieces: list[Piece] = []
    length, at = 0, start
    for said, first, last in _escapes(text, start, end):
        shown += (text[at:first], said)
        length += first - at
        pieces.append(Piece(length, 1, first - start, last - first))
        length += 1
        at = last
    shown.append(text[at:end])
    return Escaped("".join(shown), tuple(pieces), start)


def _escapes(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for match in _ESCAPE.finditer(text, start, end):
        high, low, code, short = match.groups()
        if high:
            said = chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
        elif code:
            said = chr(int(code, 16))
            # Half a character, or none, that no output can hold.
            said = "\ufffd" if said == "\0" or "\ud800" <= said <= "\udfff" else said
        else:
            said = _SHORT.get(short, short)
        yield said, match.start(), match.end()
