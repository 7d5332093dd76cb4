"""A day that is named by its distance from a date that the story does not have."""

from collections.abc import Iterator
from dataclasses import dataclass

from newslint.engine.patterns import find_all
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.segmentation.lazy_pattern import lazy_pattern

# "Today" often means the present time: a firm of today, until today, even today, today's children.
_DAY = lazy_pattern(
    r"(?i:\b(?:yesterday|tomorrow|tonight)\b|\btoday\b(?!['’]s)(?<!\b(?:of|until|till|to|even)\s\w+)"
    r"(?<!['’]\w+))"
)


@dataclass(frozen=True)
class RelativeDay:
    """A match is “yesterday”, “today”, “tonight” or “tomorrow” in a story without a date.

    The date may be given to newslint, or stand in front matter or a dateline.
    """

    @property
    def triggers(self) -> tuple[str, ...]:
        """The words themselves."""
        return ("yesterday", "today", "tonight", "tomorrow")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the words in the order of the prose."""
        if document.metadata.date is not None:
            return
        for found in find_all(_DAY, document.prose):
            span = Span(*found.span())
            if document.segment_around(span) is not None:
                yield Match(span)
