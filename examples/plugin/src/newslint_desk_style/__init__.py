"""The style of one desk, as a newslint plugin: a check, and a folder of rules."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from newslint import Config, Document, Match, hookimpl, sentences, words


@dataclass(frozen=True)
class LongestSentence:
    """A match is a sentence with more words than it may have.

    Its fields are what a rule may set under ``with:``. Values for the message: ``words``.
    """

    values: ClassVar[tuple[str, ...]] = ("words",)

    most_words: int = 40

    def __post_init__(self) -> None:
        if self.most_words < 1:
            raise ValueError("`most_words` is below 1; write the number of words that are allowed")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the sentences that are too long, in the order of the story."""
        starts = [word.start for word in document.find(words)]
        for sentence in document.find(sentences):
            number = bisect_left(starts, sentence.end) - bisect_left(starts, sentence.start)
            if number > self.most_words:
                yield Match(sentence, {"words": str(number)})


@hookimpl
def newslint_checks() -> dict[str, type]:
    """The check, by the name that rules call it by."""
    return {"longest_sentence": LongestSentence}


@hookimpl
def newslint_rules(config: Config) -> list[Path]:
    """The folder of rules that comes with the package."""
    return [Path(__file__).parent / "rules"]
