"""Words: where they stand, what they are whatever the case, which belong to a segment."""

from bisect import bisect_left

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


def words(document: Document) -> tuple[Span, ...]:
    """The words of every segment (a finder).

    A word keeps its inner apostrophes and hyphens ("editor's", "300-km-long"), an abbreviation its
    stops ("U.S.", "a.m."), a number its separators ("1,000.5"). Marks beside a word are left out.
    """
    find, span_of = _WORD.finditer, Span._make
    prose = document.prose
    found: list[Span] = []
    for segment in document.segments:
        start, end = segment.span
        found += [span_of(match.span()) for match in find(prose, start, end)]
    return tuple(found)


def word_forms(document: Document) -> tuple[str, ...]:
    """The words, folded so that the case makes no difference, in step with `words` (a finder)."""
    prose = document.prose
    return tuple([prose[start:end].casefold() for start, end in document.find(words)])


def words_of_segments(document: Document) -> tuple[range, ...]:
    """Of each segment the numbers of its words (a finder)."""
    starts = [span.start for span in document.find(words)]
    bounds = [bisect_left(starts, segment.span.start) for segment in document.segments]
    return tuple(map(range, bounds, [*bounds[1:], len(starts)]))


def word_count(document: Document) -> int:
    """How many stretches the prose has between white space (a finder)."""
    return len(document.prose.split())
