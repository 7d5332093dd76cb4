"""A sum of money whose currency is named before the number and again after it."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.subjects.money.sums import Money, money
from newslint.values import frozen

# "The $50 mark", "the $4m won by": after a sum these are no currency.
_OTHER_WORDS = frozenset(("mark", "won", "real", "crown", "sum", "som", "sol", "lat", "buck"))


@frozen
class DoubledCurrencyCheck:
    """Finds "RMB 50,000 yuan" and, with the diagnosis ``clash``, "$50,000 yuan".

    A code after a sign ("$5m USD") tells which dollar is meant and is not reported. The values:
    ``before`` and ``after``, the two currencies as they stand.
    """

    values: ClassVar[tuple[str, ...]] = ("before", "after")

    def __call__(self, document: Document) -> Iterator[Match]:
        prose = document.prose
        for one in document.find(money):
            second = one.second_form
            if (
                second is None
                or one.second_span is None
                or not second.singular
                or second.generic in _OTHER_WORDS
                or document.segment_around(one.span) is None
            ):
                continue
            number = prose[one.form_span.end : one.second_span.start].strip(" \n\t-\u00a0")
            is_clash = not _meanings(one) & {n.currency.code for n in second.namings}
            before, after = prose[slice(*one.form_span)], prose[slice(*one.second_span)]
            gap = "" if not before[-1].isalpha() else " "
            yield Match(
                one.span,
                {"before": before, "after": after},
                None if is_clash else f"{before}{gap}{number}",
                (),
                "clash" if is_clash else "",
            )


def _meanings(one: Money) -> set[str]:
    return {naming.currency.code for naming in one.form.namings}
