"""Words that stand again at once: a decoder that turned in a circle, a phrase pasted twice."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.repeats import runs
from newslint.text.words import word_spans

_GAP = lazy_pattern(r"[\s,:–—-]*+\Z")


class Echo(NamedTuple):
    """A phrase and its repetitions, with nothing but spaces, commas and dashes between them."""

    span: Span
    """From the phrase to the end of its last repetition."""
    once: Span
    """The phrase where it stands first."""
    phrase: tuple[str, ...]
    """Its words, as they stand the first time."""
    times: int
    """How often it stands there, 2 or more."""
    parted: bool
    """A mark stands before the first repetition: “come back, come back”."""


def echoes(document: Document) -> tuple[Echo, ...]:
    """All phrases of one to seven words that are repeated at once, in order (a finder).

    Of echoes that overlap the one with the shortest phrase counts: “ha ha ha ha” is “ha”, four
    times. A phrase and its echoes lie in one segment; a full stop ends both.
    """
    prose = document.prose
    spans = document.find(word_spans)
    found: list[Echo] = []
    taken = bytearray(len(spans))  # the words of echoes that were found
    for period, first, last in document.find(runs):
        for start, end in _unbroken(document, spans, first, last, period):
            times = (end - start) // period
            if times < 2:
                continue
            length = times * period
            if taken.find(1, start, start + length) < 0:
                taken[start : start + length] = b"\1" * length
                found.append(_echo(prose, spans[start : start + length], times))
    return tuple(sorted(found))


def _unbroken(
    document: Document, spans: Sequence[Span], first: int, last: int, period: int
) -> Iterator[tuple[int, int]]:
    """The parts of a run that no full stop, bracket or end of a segment breaks."""
    prose, start = document.prose, first
    for at in range(first + 1, last + 1):
        if (
            at < last
            and _GAP.match(prose, spans[at - 1].end, spans[at].start)
            and _one_segment(document, spans[at - 1], spans[at])
        ):
            continue
        if at - start >= 2 * period:
            yield start, at
        start = at


def _one_segment(document: Document, left: Span, right: Span) -> bool:
    segments = document.segments
    at = bisect_right(segments, left.start, key=lambda segment: segment.span.start) - 1
    return right.end <= segments[at].span.end


def _echo(prose: str, spans: Sequence[Span], times: int) -> Echo:
    """The echo that these words are."""
    period = len(spans) // times
    once = Span(spans[0].start, spans[period - 1].end)
    phrase = tuple(prose[slice(*each)] for each in spans[:period])
    parted = bool(prose[once.end : spans[period].start].strip())
    return Echo(Span(once.start, spans[-1].end), once, phrase, times, parted)
