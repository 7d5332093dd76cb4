"""The word after each number: what tells at once that most are neither money nor a measure."""

from collections.abc import Iterable
from itertools import takewhile

from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.numbers.numbers import numbers

_WORD = lazy_pattern(r"[\s-]{0,3}([°º˚℃℉]|[^\W\d_]+)")


def words_after(document: Document) -> tuple[str, ...]:
    """For each of ``numbers``, the letters that follow it, in lower case (a finder).

    Up to three spaces or hyphens may stand between them. A sign of degrees counts as a word; the
    string is empty where neither follows.
    """
    prose = document.prose
    return tuple(
        match[1].lower() if (match := _WORD.match(prose, number.span.end)) else ""
        for number in document.find(numbers)
    )


def words_of(names: Iterable[str]) -> frozenset[str]:
    """What ``words_after`` gives where one of these names follows a number."""
    letters = ("".join(takewhile(str.isalpha, name)).lower() for name in names)
    return frozenset((*filter(None, letters), *"°º˚℃℉"))
