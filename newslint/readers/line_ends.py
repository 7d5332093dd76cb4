r"""Line ends as ``\n``, whatever the file has.

A rule's ``.`` stops at ``\n`` alone, and its ``$`` and ``^`` stand there alone. So prose has no
other line end, lest a rule find in a file from Windows what it does not find in the same story from
elsewhere.
"""

from collections.abc import Callable
from functools import partial

from newslint.model.document import as_it_is
from newslint.model.source_map import Piece, SourceMap
from newslint.patterns.lazy_pattern import lazy_pattern

_CARRIAGE_RETURN = lazy_pattern(r"\r\n|\r")


def prose_of(text: str, start: int) -> tuple[str, SourceMap]:
    r"""The text from ``start`` with ``\n`` for ``\r\n`` and ``\r``, and the way back."""
    pieces = [Piece(0, 0, 0, start)] if start else []
    if text.find("\r", start) < 0:
        return text[start:], SourceMap(tuple(pieces))
    # How much further on a character stands in the text.
    ahead = start
    at = text.find("\r\n", start)
    while at >= 0:
        pieces.append(Piece(at - ahead, 1, at, 2))
        ahead += 1
        at = text.find("\r\n", at + 2)
    return _CARRIAGE_RETURN.sub("\n", text[start:]), SourceMap(tuple(pieces))


def escape_of(text: str) -> Callable[[str], str]:
    r"""How new prose is written into a text: with its line end for ``\n``."""
    for end in ("\r\n", "\r"):
        if end in text:
            return partial(_with_line_end, end)
    return as_it_is


def _with_line_end(end: str, prose: str) -> str:
    return prose.replace("\n", end)
