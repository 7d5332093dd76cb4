"""Words that come again: at once, or anywhere in the story."""

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq
from typing import NamedTuple

from newslint.model.document import Document
from newslint.text.words import word_forms

LONGEST = 7
"""The most words of a phrase that is looked for at once after itself."""

Trigram = tuple[str, str, str]


class Run(NamedTuple):
    """The words from ``first`` to the one before ``last``, each the same as ``period`` before it.

    So the phrase of the first ``period`` words stands twice or more; case makes no difference.
    """

    period: int
    first: int
    last: int


def runs(document: Document) -> tuple[Run, ...]:
    """Phrases of one to seven words that come again at once, the shortest first (a finder).

    The words count on from segment to segment, and over any marks between them.
    """
    forms = document.find(word_forms)
    found: list[Run] = []
    for period in range(1, LONGEST + 1):
        # A 1 for each word that comes again ``period`` words later.
        same = bytes(map(eq, forms, islice(forms, period, None)))
        once = b"\1" * period
        at = same.find(once)
        while at >= 0:
            end = same.find(b"\0", at)
            end = len(same) if end < 0 else end
            found.append(Run(period, at, end + period))
            at = same.find(once, end)
    return tuple(found)


def trigrams(forms: Sequence[str]) -> Iterator[Trigram]:
    """The three words from each word on, but for the last two."""
    return zip(forms, islice(forms, 1, None), islice(forms, 2, None), strict=False)


def repeated_trigrams(document: Document) -> frozenset[Trigram]:
    """The trigrams that stand in the story more than once (a finder)."""
    seen: set[Trigram] = set()
    see = seen.add
    # What is seen for the first time is added there, which gives None.
    return frozenset(
        [one for one in trigrams(document.find(word_forms)) if one in seen or see(one)]
    )
