"""What each line of a story is, told by its form and by what stands around it."""

from collections.abc import Sequence

from newslint.model.document import SegmentKind
from newslint.text.line_forms import (
    is_byline,
    is_caption,
    is_credit,
    is_dateline,
    is_furniture,
    is_headline,
    is_list_item,
    is_subhead,
    list_number,
)

# A kicker, a headline and a line below it; more than these in a row are a list or verse.
_MOST_HEADLINES = 3
_HEAD_LINES = 8

_HEAD_KINDS = {
    SegmentKind.HEADLINE,
    SegmentKind.DATELINE,
    SegmentKind.BYLINE,
    SegmentKind.FURNITURE,
    SegmentKind.CAPTION,
}


def line_kinds(
    shown: Sequence[str], given: Sequence[SegmentKind | None] | None = None
) -> list[SegmentKind]:
    """The kinds of lines, none of which is empty or has white space at its edges.

    ``given`` has for each the kind that the format says it is, None where it says none. A format
    that tells a headline has told all of them.
    """
    told = given or [None] * len(shown)
    kinds = [kind or _own_kind(line) for line, kind in zip(shown, told, strict=True)]
    free = [at for at, kind in enumerate(told) if kind is None]
    if not free:
        return kinds
    # Among themselves: the cells of a table are no lines of the story.
    lines, own = [shown[at] for at in free], [kinds[at] for at in free]
    _lists(lines, own)
    _head(lines, own, has_headline=SegmentKind.HEADLINE in told)
    _subheads(lines, own)
    for at, kind in zip(free, own, strict=True):
        kinds[at] = kind
    return kinds


def _own_kind(line: str) -> SegmentKind:
    """What a line is whatever stands around it."""
    if len(line) <= 320:
        if is_furniture(line):
            return SegmentKind.FURNITURE
        if is_dateline(line):
            return SegmentKind.DATELINE
        if is_credit(line):
            return SegmentKind.BYLINE
        if is_caption(line):
            return SegmentKind.CAPTION
    if is_list_item(line):
        return SegmentKind.LIST_ITEM
    return SegmentKind.PARAGRAPH


def _lists(shown: Sequence[str], kinds: list[SegmentKind]) -> None:
    """Take back list items that stand alone: a numbered one, or speech after a long dash."""
    items = [at for at, kind in enumerate(kinds) if kind is SegmentKind.LIST_ITEM]
    numbers = {at: list_number(shown[at]) for at in items}
    for at in items:
        number = numbers[at]
        if number is not None:
            near = {
                numbers.get(at - 1),
                numbers.get(at + 1),
                numbers.get(at - 2),
                numbers.get(at + 2),
            }
            alone = number - 1 not in near and number + 1 not in near
        elif shown[at][0] in "–—":
            alone = not any(
                kinds[near] is SegmentKind.LIST_ITEM
                for near in (at - 1, at + 1)
                if 0 <= near < len(kinds)
            )
        else:
            continue
        if alone:
            kinds[at] = SegmentKind.PARAGRAPH


def _head(shown: list[str], kinds: list[SegmentKind], *, has_headline: bool) -> None:
    """Find the headlines, unless the story has one already, and the byline, above the first
    paragraph.
    """
    headlines: list[int] = []
    first: str | None = None
    for at, line in enumerate(shown[:_HEAD_LINES]):
        if kinds[at] in _HEAD_KINDS:
            continue
        if kinds[at] is not SegmentKind.PARAGRAPH:
            break
        if is_byline(line):
            kinds[at] = SegmentKind.BYLINE
        elif has_headline:
            break
        elif is_headline(line) and len(headlines) < _MOST_HEADLINES:
            headlines.append(at)
            first = first or line
        elif first is not None and _same(line, first):
            headlines.append(at)
        elif first is None and _is_title_twice(line, shown[at + 1 : at + 2]):
            # A title with a stop in it ("So what. Now what?") shows by standing twice.
            headlines.append(at)
            first = line
        else:
            break
    if len(shown) == 1:
        return
    if len(headlines) == _MOST_HEADLINES and _goes_on_without_stops(shown, kinds, headlines[-1]):
        headlines = [at for at in headlines if _same(shown[at], first or "")]
    for at in headlines:
        kinds[at] = SegmentKind.HEADLINE


def _goes_on_without_stops(shown: list[str], kinds: list[SegmentKind], last: int) -> bool:
    """Whether the lines after the headlines look like headlines too: a list, a poem, a table."""
    following = [
        shown[at] for at in range(last + 1, len(shown)) if kinds[at] is SegmentKind.PARAGRAPH
    ]
    return not following or is_headline(following[0])


def _is_title_twice(line: str, following: list[str]) -> bool:
    return line[-1] != "." and any(_same(line, other) for other in following)


def _same(line: str, other: str) -> bool:
    return line.split() == other.split()


def _subheads(shown: list[str], kinds: list[SegmentKind]) -> None:
    """Find the short lines without a final stop between paragraphs."""
    body = False
    for at, line in enumerate(shown):
        if kinds[at] is SegmentKind.PARAGRAPH:
            if (
                body
                and at + 1 < len(shown)
                and is_subhead(line)
                and _text_follows(shown, kinds, at)
            ):
                kinds[at] = SegmentKind.SUBHEAD
            body = True
        elif kinds[at] is SegmentKind.LIST_ITEM:
            body = True


def _text_follows(shown: list[str], kinds: list[SegmentKind], at: int) -> bool:
    following = kinds[at + 1]
    if following in {SegmentKind.LIST_ITEM, SegmentKind.CAPTION}:
        return True
    return following is SegmentKind.PARAGRAPH and not is_subhead(shown[at + 1])
