r"""Line ends as ``\n``, whatever the file has.

A rule's ``.`` stops at ``\n`` alone, and its ``$`` and ``^`` stand there alone. So prose has no
other line end, lest a rule find in a file from Windows what it does not find in the same story from
elsewhere.
"""

from newslint.model.source_map import SourceMap
from newslint.patterns.lazy_pattern import lazy_pattern

_CARRIAGE_RETURN = lazy_pattern(r"\r\n|\r")


def prose_of(text: str, start: int) -> tuple[str, SourceMap]:
    r"""The text from ``start`` with ``\n`` for ``\r\n`` and ``\r``, and the way back."""
    pieces = [(0, start)] if start else []
    if text.find("\r", start) < 0:
        return text[start:], SourceMap(tuple(pieces))
    pieces = pieces or [(0, 0)]
    dropped = start
    for found in _CARRIAGE_RETURN.finditer(text, start):
        if found.end() - found.start() == 2:
            # What follows has one character more before it in the text.
            dropped += 1
            pieces.append((found.end() - dropped, found.end()))
    return _CARRIAGE_RETURN.sub("\n", text[start:]), SourceMap(tuple(pieces))
