"""A sentence that stands twice in a row."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.text.sentences import sentences
from newslint.values import frozen

_SHOWN = 8
_MARKS = " \t\n\r\u00a0\"“”'‘’"


@frozen
class RepeatedSentenceCheck:
    """A match is a sentence that says the same as the one before it in its paragraph.

    Quotation marks and capitals make no difference. Whoever calls out twice (“Fire! Fire!”) uses
    fewer than ``fewest_words`` words.
    """

    values: ClassVar[tuple[str, ...]] = ("start",)

    fewest_words: int = 4

    def __post_init__(self) -> None:
        if self.fewest_words < 1:
            raise ValueError("fewest_words is 1 or more")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the first repetition of each sentence; the sentence is related."""
        first, plain_first, told = None, "", False
        for span in document.find(sentences):
            text = document.prose[slice(*span)]
            plain = " ".join(text.strip(_MARKS).casefold().split())
            if first is None or plain != plain_first or not _same_segment(document, first, span):
                first, plain_first, told = span, plain, False
                continue
            words = text.split()
            if len(words) >= self.fewest_words and not told:
                start = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
                yield Match(span, {"start": start}, related=(Related(first, start),))
                told = True


def _same_segment(document: Document, one: Span, other: Span) -> bool:
    return document.segment_around(Span(one.start, other.end)) is not None
