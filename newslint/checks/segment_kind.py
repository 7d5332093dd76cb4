"""Segments that should not stand in a story at all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from newslint.engine.patterns import compile_pattern, matches_start
from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document, Segment, SegmentKind


@dataclass(frozen=True)
class SegmentOfKind:
    """A match is a whole segment of one of the ``kinds``.

    The reader says what a line is by its form; this check only reports it.
    """

    kinds: tuple[str, ...]
    """Kinds of segments, such as "furniture"."""
    unless: str = ""
    """A regular expression; a segment that it matches from its beginning is left alone."""

    once: bool = False
    """Report the first one of a story, the others as related to it."""

    def __post_init__(self) -> None:
        known = [kind.value for kind in SegmentKind]
        for kind in self.kinds:
            if kind not in known:
                raise ValueError(f"{kind!r} is no kind of segment; use {', '.join(known)}")
        if not self.kinds:
            raise ValueError("kinds is empty; name a kind such as furniture")
        if self.unless:
            _ = self._unless

    @cached_property
    def _unless(self) -> regex.Pattern[str]:
        return compile_pattern(self.unless, ignore_case=True)

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the segments in the order of the prose."""
        matches = [
            Match(segment.span, {"kind": segment.kind.value})
            for segment in document.segments
            if segment.kind in self.kinds and not self._is_left_alone(document, segment)
        ]
        if self.once and matches:
            others = tuple(Related(m.span, document.prose[slice(*m.span)]) for m in matches[1:])
            yield replace(matches[0], related=others)
        else:
            yield from matches

    def _is_left_alone(self, document: Document, segment: Segment) -> bool:
        text = document.prose[segment.span.start : segment.span.end]
        return bool(self.unless) and matches_start(self._unless, text)
