"""A headline or a paragraph that stands twice in a story."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document, SegmentKind

_WORD = regex.compile(r"[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*")
_SHOWN = 60


@dataclass(frozen=True)
class DuplicateBlock:
    """A match is a segment whose words stand in an earlier one too, in the same order.

    The earlier one is related to it. Letter case, white space and marks are left out of account;
    segments of fewer than ``fewest_words`` words are: a refrain or “Read more” may stand twice.
    """

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
        """Yield every segment that repeats an earlier one."""
        seen: dict[tuple[str, ...], Match] = {}
        for segment in document.segments:
            if segment.kind not in self._kinds:
                continue
            text = document.prose[segment.span.start : segment.span.end]
            words = tuple(_WORD.findall(text.casefold()))
            if len(words) < self.fewest_words:
                continue
            first = seen.get(words)
            if first is None:
                seen[words] = Match(segment.span, {"kind": segment.kind.value})
                continue
            start = text[:_SHOWN].rsplit(maxsplit=1)[0] + " …" if len(text) > _SHOWN else text
            shown = document.prose[slice(*first.span)][:_SHOWN]
            yield Match(
                segment.span,
                {**first.values, "start": start},
                related=(Related(first.span, shown),),
            )
