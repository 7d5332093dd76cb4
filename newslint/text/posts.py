"""Posts of a network that a story shows as they stand."""

from collections.abc import Iterator

from newslint.model.document import Document, Segment
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern

_SIGNS = ("(@", "pic.twitter.com/", "//t.co/")
_LONGEST = 300
"""Characters; what stands further off belongs to the story."""
# With its day, or at the end of a line: a dash and an account may stand in any sentence.
_SIGNATURE = lazy_pattern(
    r"\s*(?:--|[—–-])\s?[^\n(]{1,60}\(@\w+\)"
    r"(?:,?\s(?&month_forms)\.?\s\d{1,2}(?:,\s\d{4})?|\s*\Z)"
)
_OPENED = lazy_pattern(r"\s*[^\n(]{1,60}\(@\w+\)\s")
_LINKED = lazy_pattern(r"pic\.twitter\.com/\w+|https?://t\.co/\w+")


def posts(document: Document) -> tuple[Span, ...]:
    """Where such posts stand, in order: their words are others', and no desk edits them.

    A post has its writer behind it, “Rain at last!! — Per Lund (@perlund) May 3, 2019”, in its own
    line or the next one; or it has the address of its picture in it.
    """
    prose = document.prose
    if not any(sign in prose for sign in _SIGNS):
        return ()
    found: list[Span] = []
    for span in _each(document):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)


def _each(document: Document) -> Iterator[Span]:
    prose, last = document.prose, None
    for segment in document.segments:
        start, end = segment.span
        if last is not None and _SIGNATURE.match(prose, start, end):
            yield Span(max(last.span.start, last.span.end - _LONGEST), end)
        for signed in _SIGNATURE.finditer(prose, start, end):
            yield Span(max(start, signed.start() - _LONGEST), signed.end())
        if linked := _LINKED.search(prose, start, end):
            yield _around(prose, segment, linked.span())
        last = segment


def _around(prose: str, segment: Segment, link: tuple[int, int]) -> Span:
    """What of a segment may be the post that holds a link."""
    start, end = segment.span
    opened = _OPENED.match(prose, start, end) is not None
    return Span(start if opened else max(start, link[0] - _LONGEST), min(end, link[1] + _LONGEST))
