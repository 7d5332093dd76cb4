"""Words as spans."""

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
    find = _WORD.finditer
    prose = document.prose
    return tuple(
        Span(*match.span())
        for segment in document.segments
        for match in find(prose, segment.span.start, segment.span.end)
    )


def word_count(document: Document) -> int:
    """How many stretches the prose has between white space (a finder)."""
    return len(document.prose.split())
