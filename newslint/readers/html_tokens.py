"""The tokens of HTML with their places, as the HTML standard parts them (WHATWG, 13.2.5).

The standard library's parser has the places too. But on what is left open (tags, comments) versions
of it that are in use take the square of the length, and what it makes of comments and of CDATA
changed within versions. The standard never goes back: what is open at the end has no text.
"""

import html
import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
"""Elements in which no tag but their own end counts."""

_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/>]*+)
    ((?: [^\s=>]++ | \s++ | =\s*+(?:"[^"]*+" | '[^']*+' | (?!["'])[^\s>]*+) )*+)>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([^\s/=>][^\s/=>]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|(?!["'])([^\s>]*+)))?""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]++|#[0-9]++|[a-zA-Z][a-zA-Z0-9]*+);?")
_COMMENT_END = re.compile(r"--!?>")


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    REFERENCE = "reference"
    START = "start"
    END = "end"
    RAW = "raw"
    """The content of an element of ``RAW``."""
    COMMENT = "comment"


class Token(NamedTuple):
    """A token and its place in the string."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    """Of a tag, in small letters; of what ``RAW`` text stands in."""
    said: str = ""
    """The attributes of a tag as written; what a reference stands for."""


def tokens(string: str) -> Iterator[Token]:
    """The tokens of a string, in order; what stands between two has no text."""
    at, length = 0, len(string)
    while at < length:
        upto = string.find("<", at)
        if upto < 0:
            upto = length
        yield from _text(string, at, upto)
        if upto == length:
            return
        at = upto
        following = string[at + 1 : at + 2]
        if following.isascii() and following.isalpha():
            tag = _TAG.match(string, at)
            if tag is None:
                return
            name, at = tag[2].lower(), tag.end()
            yield Token(Kind.START, tag.start(), at, name, tag[3])
            if name in RAW:
                end = re.compile(rf"</{name}(?=[\s/>])", re.I).search(string, at)
                upto = end.start() if end else length
                yield Token(Kind.RAW, at, upto, name)
                at = upto
        elif following in ("/", "!", "?"):
            token, at = _other(string, at, following)
            if token is not None:
                yield token
        else:
            yield Token(Kind.TEXT, at, at + 1)
            at += 1


def _other(string: str, at: int, following: str) -> tuple[Token | None, int]:
    """What begins with a mark at ``at``, and where it ends: an end tag, a comment, what is none."""
    length = len(string)
    if string.startswith("<!--", at):
        if string.startswith((">", "->"), at + 4):
            return None, string.index(">", at) + 1
        end = _COMMENT_END.search(string, at + 4)
        upto = end.end() if end else length
        return Token(
            Kind.COMMENT, at, upto, said=string[at + 4 : end.start() if end else upto]
        ), upto
    third = string[at + 2 : at + 3]
    if following == "/":
        if third.isascii() and third.isalpha():
            tag = _TAG.match(string, at)
            if tag is None:
                return None, length
            return Token(Kind.END, at, tag.end(), tag[2].lower()), tag.end()
        if not third:
            return Token(Kind.TEXT, at, at + 2), at + 2
    end_at = string.find(">", at)
    return None, end_at + 1 if end_at >= 0 else length


def _text(string: str, start: int, end: int) -> Iterator[Token]:
    """Text and the references in it."""
    at = string.find("&", start, end)
    while at >= 0:
        match = _REFERENCE.match(string, at, end)
        said = html.unescape(match[0]) if match else "&"
        if match is None or said == match[0]:
            at = string.find("&", at + 1, end)
            continue
        if start < at:
            yield Token(Kind.TEXT, start, at)
        yield Token(Kind.REFERENCE, at, match.end(), said=said)
        start = match.end()
        at = string.find("&", start, end)
    if start < end:
        yield Token(Kind.TEXT, start, end)


def attributes(said: str) -> dict[str, str]:
    """The attributes of a tag; of two with one name the first counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(said):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
    return found
