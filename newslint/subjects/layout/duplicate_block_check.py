"""A headline or a paragraph that stands twice in a story."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document, Segment, SegmentKind
from newslint.values import frozen

_STRAIGHT = str.maketrans("“”„«»‘’‚–—", '"""""' + "'" * 3 + "--")
_SHOWN = 60


@frozen
class DuplicateBlockCheck:
    """A match is a segment whose words stand in an earlier one too, in the same order.

    The earlier one is related to it. Letter case, white space and the style of quotation marks and
    dashes make no difference. Segments of fewer than ``fewest_words`` words are left alone: a
    refrain or “Read more” may stand twice.
    """

    values: ClassVar[tuple[str, ...]] = ("kind", "start")

    kinds: tuple[str, ...]
    """Kinds of segments that are compared with one another, such as "headline"."""
    fewest_words: int = 1
    """At least so many words; 1 or more."""

    def __post_init__(self) -> None:
        known = [kind.value for kind in SegmentKind]
        for kind in self.kinds:
            if kind not in known:
                raise ValueError(f"{kind!r} is no kind of segment; use {', '.join(known)}")
        if not self.kinds or self.fewest_words < 1:
            raise ValueError("name at least one of the kinds, and a fewest_words of 1 or more")

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(self.kinds)

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield every segment that repeats an earlier one; of a run of them, the first.

        Where a block of several paragraphs stands twice, that is one fault: its other paragraphs
        are related to the match, each beside the one that it repeats.
        """
        # By the number of words and the one in the middle: only those that share both are held
        # against each other, by all of their words. None where there are several.
        alone: dict[tuple[int, str], int | None] = {}
        seen: dict[str, int] = {}
        run: list[tuple[int, int]] = []
        blocks = document.segments
        for at, segment in enumerate(blocks):
            if segment.kind not in self._kinds:
                continue
            words = document.prose[slice(*segment.span)].split()
            if len(words) < self.fewest_words:
                continue
            key = len(words), _plain(words[len(words) // 2])
            if key not in alone:
                alone[key] = at
                continue
            other = alone[key]
            if other is not None:
                seen[_plain_text(document, blocks[other])] = other
                alone[key] = None
            first = seen.setdefault(_plain(" ".join(words)), at)
            if first == at:
                continue
            if run and (first, at) != (run[-1][0] + 1, run[-1][1] + 1):
                yield _repetition_match(document, blocks, run)
                run = []
            run.append((first, at))
        if run:
            yield _repetition_match(document, blocks, run)


def _plain(text: str) -> str:
    return text.casefold().translate(_STRAIGHT)


def _plain_text(document: Document, segment: Segment) -> str:
    return _plain(" ".join(document.prose[slice(*segment.span)].split()))


def _repetition_match(
    document: Document, blocks: Sequence[Segment], run: Sequence[tuple[int, int]]
) -> Match:
    """A match at the first repetition of a run, with all that belongs to it."""

    def start(at: int) -> str:
        text = document.prose[slice(*blocks[at].span)]
        return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(maxsplit=1)[0] + " …"

    (first, again), *others = run
    places = [first, *(place for pair in others for place in pair)]
    return Match(
        blocks[again].span,
        {"kind": blocks[again].kind.value, "start": start(again)},
        related=tuple(Related(blocks[at].span, start(at)) for at in places),
    )
