"""A sentence that stands twice in a row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.segmentation.sentences import sentences

_MARKS = " \t\n\r\u00a0\"“”'‘’"


@dataclass(frozen=True)
class RepeatedSentence:
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
        """Yield each repetition; the sentence before it is related."""
        before, plain_before = None, ""
        for span in document.find(sentences):
            text = document.prose[slice(*span)]
            plain = " ".join(text.strip(_MARKS).casefold().split())
            if before is not None and plain == plain_before:
                words = text.split()
                gap = document.prose[before.end : span.start]
                if len(words) >= self.fewest_words and "\n\n" not in gap:
                    start = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
                    yield Match(span, {"start": start}, related=(Related(before, start),))
            before, plain_before = span, plain
