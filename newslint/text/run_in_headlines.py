"""Headlines of other stories that a page ran into the text before a button “MORE”."""

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern

_BUTTON = " MORE"
_LONGEST_RUN = 400
_UP_TO_BUTTON = lazy_pattern(rf"[^\n]{{0,{_LONGEST_RUN}}}?{_BUTTON}(?![\p{{L}}\p{{N}}-])")


def is_in_headlines(document: Document, span: Span) -> bool:
    """Whether a place may stand in such headlines: a button follows in its line, not far off.

    “Senator Per LundCouncil hunts for a way out | Ferry to sail again MORE (H) voted no”: where
    they begin cannot be told, so that words of the story before the first of them count too.
    """
    prose = document.prose
    # Most stories have none.
    return _BUTTON in prose and _UP_TO_BUTTON.match(prose, span.end) is not None
