"""The segments that hold some of the strings that a phrase cannot do without."""

from bisect import bisect_right
from collections.abc import Sequence

from newslint.model.document import Document, Segment
from newslint.text.folded import folded_prose


def segments_holding(document: Document, needs: Sequence[Sequence[str]]) -> list[Segment]:
    """The segments that hold at least one string of each set, in order.

    The strings are in lower case and hold no white space.
    """
    if not needs:
        return list(document.segments)
    low, segments = document.find(folded_prose), document.segments
    if not _holds_all(low, needs):
        return []
    found: set[int] = set()
    for string in needs[0]:
        at = low.find(string)
        while at >= 0:
            number = bisect_right(segments, at, key=_start) - 1
            if number >= 0 and at < segments[number].span.end:
                found.add(number)
                at = low.find(string, segments[number].span.end)
            else:
                at = low.find(string, at + 1)
    return [
        segments[number]
        for number in sorted(found)
        if _holds_all(low[slice(*segments[number].span)], needs[1:])
    ]


def holds(document: Document, string: str) -> bool:
    """Whether the lower-case ``string`` occurs in the prose, whatever the case there."""
    return string in document.find(folded_prose)


def _holds_all(text: str, needs: Sequence[Sequence[str]]) -> bool:
    return all(any(string in text for string in need) for need in needs)


def _start(segment: Segment) -> int:
    return segment.span.start
