"""Words: where they stand, what they are whatever the case, which belong to a segment."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import overload

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern

# In this order: abbreviations with inner stops keep their last stop ("U.S.", "a.m.", "Ph.D.");
# numbers keep their separators; a word may hold apostrophes and hyphens. The range U+0300-036F is
# accents that stand as characters of their own.
_WORD = lazy_pattern(
    r"(?:[^\W\d_]{1,2}\.){2,10}(?![^\W\d_])"
    r"|[^\W_]+(?:(?:['’ʼ\-‐‑&\u0300-\u036f]|(?<=\d)[.,](?=\d))[^\W_]+)*[\u0300-\u036f]*"
)


JOINTS = ("&", "‐", "‑", "İ")
"""Characters by which a search for repeated words may see two where there is one word here, or see
the same where the forms differ: whoever goes by the forms alone heeds them."""


class Spans(Sequence[Span]):
    """Spans kept as numbers, in a tenth of the memory: a long story has very many words."""

    def __init__(self, starts: "array[int]", ends: "array[int]") -> None:
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self.starts, self.ends)

    @overload
    def __getitem__(self, at: int) -> Span: ...

    @overload
    def __getitem__(self, at: slice) -> "Spans": ...

    def __getitem__(self, at: int | slice) -> "Span | Spans":
        if isinstance(at, slice):
            return Spans(self.starts[at], self.ends[at])
        return Span(self.starts[at], self.ends[at])


def words(document: Document) -> tuple[Span, ...]:
    """The words of every segment, as `word_spans` (a finder)."""
    return tuple(document.find(word_spans))


def word_spans(document: Document) -> Spans:
    """The words of every segment (a finder).

    A word keeps its inner apostrophes and hyphens ("editor's", "300-km-long"), an abbreviation its
    stops ("U.S.", "a.m."), a number its separators ("1,000.5"). Marks beside a word are left out.
    """
    find, prose = _WORD.finditer, document.prose
    starts, ends = array("q"), array("q")
    for segment in document.segments:
        start, end = segment.span
        found = [match.span() for match in find(prose, start, end)]
        starts.extend([first for first, _ in found])
        ends.extend([last for _, last in found])
    return Spans(starts, ends)


def word_forms(document: Document) -> tuple[str, ...]:
    """The words, folded so that the case makes no difference, in step with `words` (a finder)."""
    prose, spans = document.prose, document.find(word_spans)
    # Each form once, however often it stands there.
    known: dict[str, str] = {}
    kept = known.setdefault
    return tuple(
        [
            kept(form := prose[start:end].casefold(), form)
            for start, end in zip(spans.starts, spans.ends, strict=True)
        ]
    )


def words_of_segments(document: Document) -> tuple[range, ...]:
    """Of each segment the numbers of its words (a finder)."""
    starts = document.find(word_spans).starts
    bounds = [bisect_left(starts, segment.span.start) for segment in document.segments]
    return tuple(map(range, bounds, [*bounds[1:], len(starts)]))


def word_count(document: Document) -> int:
    """How many stretches the prose has between white space (a finder)."""
    return len(document.prose.split())
