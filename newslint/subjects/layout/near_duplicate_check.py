"""A paragraph that says again, in nearly the same words, what an earlier one says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document, SegmentKind
from newslint.model.position import Span
from newslint.text.words import words

_KINDS = frozenset({SegmentKind.PARAGRAPH, SegmentKind.QUOTE})
_PHRASE = 3
_SHOWN = 60


@dataclass(frozen=True)
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
        seen: dict[tuple[str, ...], list[int]] = {}
        earlier: list[tuple[Span, frozenset[tuple[str, ...]], list[str]]] = []
        for span, tokens in _paragraphs(document, self.fewest_words):
            phrases = frozenset(zip(tokens, tokens[1:], tokens[2:], strict=False))
            shared: dict[int, int] = {}
            for phrase in phrases:
                for at in seen.setdefault(phrase, []):
                    shared[at] = shared.get(at, 0) + 1
                seen[phrase].append(len(earlier))
            # Phrases come in any order; of paragraphs that are equally alike the first counts.
            shares = {at: n / len(earlier[at][1] | phrases) for at, n in sorted(shared.items())}
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


def _paragraphs(document: Document, fewest: int) -> Iterator[tuple[Span, list[str]]]:
    found = iter(document.find(words))
    word = next(found, None)
    for segment in document.segments:
        tokens: list[str] = []
        while word is not None and word.start < segment.span.end:
            tokens.append(document.prose[slice(*word)].casefold())
            word = next(found, None)
        if segment.kind in _KINDS and len(tokens) >= fewest:
            yield segment.span, tokens


def _start(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(maxsplit=1)[0] + " …"
