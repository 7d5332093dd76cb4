"""A day that is named by its distance from a date that the story does not have."""

from collections.abc import Iterator

from newslint.languages.en.calendar import RELATIVE_DAYS
from newslint.languages.en.date_words import MONTH, WEEKDAY
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import find_all
from newslint.values import frozen

# "Today" often means the present time: a firm of today, until today, even today, today's children.
# It begins with plain letters, which is what lets the search skip text at full speed.
_DAY = lazy_pattern(
    r"(?:esterday(?<=\b[Yy]esterday)|onight(?<=\b[Tt]onight)"
    r"|omorrow(?<=(?<!\bof\s)\b[Tt]omorrow)"
    r"|oday(?<=(?<!\b(?:of|until|till|to|even)\s)\b(?<!['’])[Tt]oday)(?!['’]s))\b"
    rf"(?!,?\s(?:on\s)?(?:{WEEKDAY}|{MONTH}|\d))"
)

_SENTENCE_END = frozenset(".!?…:\"“”‘’'–—-(")


@frozen
class RelativeDayCheck:
    """A match is “yesterday”, “today”, “tonight” or “tomorrow” in a story without a date.

    The date may be given to newslint, or stand in front matter or a dateline. A word with a capital
    inside a sentence is the name of a paper or a programme; a weekday or date after the word says
    which day it is.
    """

    @property
    def triggers(self) -> tuple[str, ...]:
        """The words themselves."""
        return RELATIVE_DAYS

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the words in the order of the prose."""
        if document.metadata.date is not None:
            return
        for found in find_all(_DAY, document.prose):
            span = Span(found.start() - 1, found.end())
            segment = document.segment_around(span)
            if segment is None:
                continue
            if document.prose[span.start].isupper():
                at = span.start
                while at > segment.span.start and document.prose[at - 1].isspace():
                    at -= 1
                if at > segment.span.start and document.prose[at - 1] not in _SENTENCE_END:
                    continue
            yield Match(span)
