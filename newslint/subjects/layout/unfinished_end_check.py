"""A story that ends in the air."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.languages.en.grammar import CLAUSE_OPENERS, FINITE_AUXILIARIES, LEADS_ON
from newslint.model.diagnostic import Match
from newslint.model.document import Document, SegmentKind
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.values import frozen

_VERDICTS = ("leads-on", "open")
_LAST_WORD = lazy_pattern(r"(?P<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*)(?P<comma>[,;–—-]?)\s*\Z")
_LONGEST = 80
_CLOSED = frozenset(".!?…\"”’')]»:*")
# No sentence ends with these.
_LEADS_ON = frozenset((*LEADS_ON, *FINITE_AUXILIARIES, *CLAUSE_OPENERS))


@frozen
class UnfinishedEndCheck:
    """A match is the last word of a story whose last paragraph has no full stop.

    Only where the story has ``fewest_paragraphs`` others and all of them are closed, so that its
    paragraphs do end in full stops, and only a paragraph of at least ``fewest_words`` words.
    ``leads-on``: no sentence ends with that word, or a comma follows it. ``open``: any other word,
    so that the full stop alone may be missing.
    """

    values: ClassVar[tuple[str, ...]] = ("word",)

    verdict: str
    fewest_paragraphs: int = 2
    fewest_words: int = 8

    def __post_init__(self) -> None:
        if self.verdict not in _VERDICTS:
            raise ValueError(f"the verdict {self.verdict!r} is none of {', '.join(_VERDICTS)}")
        if self.fewest_paragraphs < 1 or self.fewest_words < 1:
            raise ValueError("fewest_paragraphs and fewest_words are 1 or more")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield at most one match."""
        prose = document.prose
        blocks = [each for each in document.segments if each.kind is not SegmentKind.FURNITURE]
        if not blocks or blocks[-1].kind is not SegmentKind.PARAGRAPH:
            return
        *others, last = [each.span for each in blocks if each.kind is SegmentKind.PARAGRAPH]
        text = prose[slice(*last)]
        # A word is shorter than that, and a search from the start would try at every one.
        found = _LAST_WORD.search(text, max(0, len(text) - _LONGEST))
        if found is None or len(text.split()) < self.fewest_words:
            return
        if len(others) < self.fewest_paragraphs or not all(
            prose[slice(*span)].rstrip()[-1:] in _CLOSED for span in others
        ):
            return
        leads_on = bool(found["comma"]) or found["word"].lower() in _LEADS_ON
        if leads_on == (self.verdict == "leads-on"):
            span = Span(last.start + found.start("word"), last.start + found.end("word"))
            yield Match(span, {"word": found["word"]})
