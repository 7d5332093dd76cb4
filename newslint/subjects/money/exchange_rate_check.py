"""A sum of money that does not agree with its equivalent in another currency."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.subjects.money.exchange_bands import LAST_YEAR
from newslint.subjects.money.exchange_rates import ExchangeRate, RateVerdict, exchange_rates
from newslint.subjects.money.rate_contradictions import RateContradiction, rate_contradictions
from newslint.values import frozen

INCONSISTENT = "inconsistent"


@frozen
class ExchangeRateCheck:
    """Finds the pairs of sums with one verdict: ``impossible``, ``unlikely``, ``inconsistent``
    or ``aged``.

    The match is the sum that is wrong, mostly the second; the other is related to it, and, where
    two pairs of a story do not agree, the other pair. Its values: ``first`` (the related sum),
    ``right`` (what the match should read, perhaps a range, perhaps empty), ``rate`` (the rate that
    the two imply), ``usual`` (what it was, or is in the other pair), ``other`` (the other pair),
    ``last`` (the last year of the table of rates).
    """

    values: ClassVar[tuple[str, ...]] = ("first", "right", "rate", "usual", "other", "last")

    verdict: str

    def __post_init__(self) -> None:
        known = (RateVerdict.IMPOSSIBLE, RateVerdict.UNLIKELY, INCONSISTENT, RateVerdict.AGED)
        if self.verdict not in known:
            raise ValueError(f"verdict is {self.verdict!r}; write {', '.join(known)}")

    def __call__(self, document: Document) -> Iterator[Match]:
        if self.verdict == INCONSISTENT:
            for contradiction in document.find(rate_contradictions):
                yield _contradiction(document, contradiction)
            return
        for judged in document.find(exchange_rates):
            if judged.verdict == self.verdict:
                yield _rate_match(document, judged)


def _rate_match(document: Document, judged: ExchangeRate) -> Match:
    first = document.prose[slice(*judged.kept.span)]
    return Match(
        judged.wrong.span,
        {
            "first": first,
            "right": judged.right,
            "rate": judged.told,
            "usual": judged.usual,
            "other": "",
            "last": str(LAST_YEAR),
        },
        judged.right if judged.is_single and judged.verdict is not RateVerdict.AGED else None,
        (Related(judged.kept.span, first),),
        judged.diagnosis,
    )


def _contradiction(document: Document, found: RateContradiction) -> Match:
    prose, pair, other = document.prose, found.rate.pair, found.other.pair
    first = prose[slice(*pair.first.span)]
    whole = Span(other.first.span.start, other.second.span.end)
    said = f"{prose[slice(*other.first.span)]} ({prose[slice(*other.second.span)]})"
    return Match(
        pair.second.span,
        {
            "first": first,
            "right": "",
            "rate": found.here,
            "usual": found.there,
            "other": said,
            "last": str(LAST_YEAR),
        },
        None,
        (Related(pair.first.span, first), Related(whole, prose[slice(*whole)])),
    )
