"""A paragraph that says again, in nearly the same words, what an earlier one says."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document, SegmentKind
from newslint.model.position import Span
from newslint.text.repeats import Trigram, repeated_trigrams, trigrams
from newslint.text.words import word_forms, words_of_segments
from newslint.values import frozen

_KINDS = frozenset({SegmentKind.PARAGRAPH, SegmentKind.QUOTE})
_PHRASE = 3
_SHOWN = 60
# A phrase that stands in more paragraphs than these is a part of a table, which says nothing of the
# others.
_MOST_PARAGRAPHS = 30


@frozen
class NearDuplicateCheck:
    """A match is a paragraph that shares most of its three-word phrases with an earlier one.

    The earlier one is related to it. Paragraphs with the same words throughout are the business of
    `duplicate_block`.
    """

    values: ClassVar[tuple[str, ...]] = ("start", "percent")

    fewest_words: int = 15
    """Shorter paragraphs are left alone; 4 or more."""
    least_share: float = 0.6
    """Of the phrases of both paragraphs, so many have to be common to them; 0 to 1."""

    def __post_init__(self) -> None:
        if self.fewest_words <= _PHRASE or not 0 < self.least_share <= 1:
            raise ValueError("fewest_words must be 4 or more, least_share above 0 and at most 1")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the later paragraphs in the order of the prose."""
        again = document.find(repeated_trigrams)
        if not again:
            return
        seen: dict[Trigram, list[int]] = {}
        earlier: list[tuple[Span, frozenset[Trigram], Sequence[str]]] = []
        for span, tokens, phrases in _paragraphs(document, self.fewest_words):
            common = phrases & again
            if len(common) / len(phrases) < self.least_share:
                # It cannot share enough with any other.
                continue
            shared: dict[int, int] = {}
            for phrase in common:
                known = seen.setdefault(phrase, [])
                for at in known:
                    shared[at] = shared.get(at, 0) + 1
                if len(known) < _MOST_PARAGRAPHS:
                    known.append(len(earlier))
            # Phrases come in any order; of paragraphs that are equally alike the first counts.
            shares = {
                at: n / (len(earlier[at][1]) + len(phrases) - n) for at, n in sorted(shared.items())
            }
            best = max(shares, key=lambda at: shares[at], default=None)
            if best is not None:
                other, _, same = earlier[best]
                share = shares[best]
                if share >= self.least_share and same != tokens:
                    text = document.prose[slice(*other)]
                    yield Match(
                        span,
                        {"start": _start(text), "percent": str(round(100 * share))},
                        related=(Related(other, _start(text)),),
                    )
            earlier.append((span, phrases, tokens))


def _paragraphs(
    document: Document, fewest: int
) -> Iterator[tuple[Span, Sequence[str], frozenset[Trigram]]]:
    """The paragraphs that are long enough, with their words and their three-word phrases."""
    forms = document.find(word_forms)
    for segment, mine in zip(document.segments, document.find(words_of_segments), strict=True):
        if segment.kind in _KINDS and len(mine) >= fewest:
            tokens = forms[mine.start : mine.stop]
            yield segment.span, tokens, frozenset(trigrams(tokens))


def _start(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(maxsplit=1)[0] + " …"
