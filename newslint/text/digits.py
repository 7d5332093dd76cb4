"""The runs of digits in a story, found once for all who read numbers, years, dates and times."""

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern

_RUN = lazy_pattern(r"\d+")


def digit_runs(document: Document) -> tuple[Span, ...]:
    """All runs of digits of any script, each as long as it can be (a finder).

    News has one in some thirty words. A pattern that begins with a digit need be tried only at
    these, which is far cheaper than to search the story for it.
    """
    return tuple(Span(*match.span()) for match in _RUN.finditer(document.prose))
