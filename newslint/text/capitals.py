"""The words of a story that begin with a capital: names of places and months are among them."""

from collections.abc import Iterator

from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern

_CAPITALISED = lazy_pattern(r"[A-Z][^\W\d_]*")


def capitalised_words(document: Document) -> frozenset[str]:
    """All runs of letters that begin with one of A to Z, also within a word: "iPhone" (a finder).

    To hold a table of names against them is far cheaper than to search the story for its names.
    """
    return frozenset(capitalised_in(document.prose))


def capitalised_in(text: str) -> list[str]:
    """The same of any text, in its order."""
    return _CAPITALISED.findall(text)


def occurrences(text: str, part: str) -> Iterator[int]:
    """Where ``part`` begins in ``text``, whatever stands around it."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
