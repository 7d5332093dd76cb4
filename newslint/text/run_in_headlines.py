"""Headlines that a page ran into the text: other stories' before “MORE”, the story's own."""

from bisect import bisect_left

from newslint.model.document import Document, SegmentKind
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import find_all

_BUTTON = " MORE"
_LONGEST_RUN = 400
# A headline of a word or two begins many a sentence.
_FEWEST_SPACES = 3
# No story has more; a file of nothing but headlines must not take for ever.
_MOST_HEADLINES = 5
_WHOLE_BUTTON = lazy_pattern(rf"{_BUTTON}(?![\p{{L}}\p{{N}}-])")


def is_in_headlines(document: Document, span: Span) -> bool:
    """Whether a place may stand in such headlines: a button follows in its line, not far off.

    “Senator Per LundCouncil hunts for a way out | Ferry to sail again MORE (H) voted no”: where
    they begin cannot be told, so that words of the story before the first of them count too.
    """
    buttons = document.find(_buttons)
    at = bisect_left(buttons, span.end)
    if at == len(buttons) or buttons[at] - span.end > _LONGEST_RUN:
        return False
    return "\n" not in document.prose[span.end : buttons[at]]


def _buttons(document: Document) -> tuple[int, ...]:
    """Where the buttons begin; most stories have none."""
    if _BUTTON not in document.prose:
        return ()
    return tuple(found.start() for found in find_all(_WHOLE_BUTTON, document.prose))


def repeated_headlines(document: Document) -> tuple[Span, ...]:
    """Where a paragraph begins with a headline of the story and goes on with a sentence.

    So it is below the pictures and films of some pages: “Ferry sails again The crew was glad.”
    """
    prose = document.prose
    headlines = [
        prose[slice(*segment.span)].strip()
        for segment in document.segments
        if segment.kind is SegmentKind.HEADLINE
    ][:_MOST_HEADLINES]
    found: list[Span] = []
    for segment in document.segments:
        if segment.kind is SegmentKind.HEADLINE:
            continue
        for headline in headlines:
            end = segment.span.start + len(headline)
            if (
                headline.count(" ") >= _FEWEST_SPACES
                and prose.startswith(headline, segment.span.start)
                and prose[end : end + 1].isspace()
                and prose[end : segment.span.end].lstrip()[:1].isupper()
            ):
                found.append(Span(segment.span.start, end))
                break
    return tuple(found)
