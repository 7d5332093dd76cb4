"""A subhead without the blank line that parts it from the text."""

from collections.abc import Iterator
from itertools import pairwise

from newslint.model.diagnostic import Match
from newslint.model.document import Document, Segment, SegmentKind
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.values import frozen

_BEGINS_WITH_FIGURE = lazy_pattern(r"[\p{Sc}(#+-]?\d")
_TEXT = frozenset({SegmentKind.PARAGRAPH, SegmentKind.QUOTE, SegmentKind.LIST_ITEM})


@frozen
class GluedSubheadCheck:
    """A match is a subhead that stands on the line next to a paragraph.

    Only in copy that parts its paragraphs by blank lines: there must be ``fewest_gaps`` of these,
    and no more than one pair in ten of paragraphs without one. Diagnoses: ``above`` where the
    paragraph above is too near, ``below`` where only the one below is.
    """

    fewest_gaps: int = 3
    """Pairs of neighbouring segments with a blank line between them; 1 or more."""

    def __post_init__(self) -> None:
        if self.fewest_gaps < 1:
            raise ValueError("fewest_gaps is 1 or more")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the glued subheads in the order of the prose."""
        gaps = {
            (first, second): _is_blank_line(document.prose, first, second)
            for first, second in pairwise(document.segments)
        }
        text_gaps = [blank for (a, b), blank in gaps.items() if a.kind in _TEXT and b.kind in _TEXT]
        if sum(gaps.values()) < self.fewest_gaps or text_gaps.count(False) * 10 > len(text_gaps):
            return
        for at, segment in enumerate(document.segments):
            if segment.kind is not SegmentKind.SUBHEAD:
                continue
            above, below = document.segments[at - 1 : at], document.segments[at + 1 : at + 2]
            if above and above[0].kind in _TEXT and not gaps[above[0], segment]:
                yield Match(segment.span, diagnosis="above")
            elif below and below[0].kind in _TEXT and not gaps[segment, below[0]]:
                if _BEGINS_WITH_FIGURE.match(document.prose, below[0].span.start):
                    # A hard-wrapped paragraph: "futures rose" and, on the next line, "15 cents".
                    continue
                yield Match(segment.span, diagnosis="below")


def _is_blank_line(prose: str, first: Segment, second: Segment) -> bool:
    return prose.count("\n", first.span.end, second.span.start) > 1
