"""Segments that should not stand in a story at all."""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

import regex

from newslint.model.diagnostic import Match
from newslint.model.document import Document, Segment, SegmentKind
from newslint.patterns.limited_pattern import compile_pattern, matches_start
from newslint.values import frozen


@frozen
class SegmentOfKindCheck:
    """A match is a whole segment of one of the ``kinds``.

    The reader says what a line is by its form; this check only reports it.
    """

    values: ClassVar[tuple[str, ...]] = ("kind",)

    kinds: tuple[str, ...]
    """Kinds of segments, such as "furniture"."""
    unless: str = ""
    """A regular expression; a segment that it matches from its beginning is left alone."""

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
        for segment in document.segments:
            if segment.kind in self.kinds and not self._is_left_alone(document, segment):
                yield Match(segment.span, {"kind": segment.kind.value})

    def _is_left_alone(self, document: Document, segment: Segment) -> bool:
        text = document.prose[segment.span.start : segment.span.end]
        return bool(self.unless) and matches_start(self._unless, text)
