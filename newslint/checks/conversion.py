"""A quantity that does not agree with its equivalent in another unit."""

from collections.abc import Iterator
from dataclasses import dataclass

from newslint.facts.conversions import Conversion as Judged
from newslint.facts.conversions import Verdict, conversions
from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document


@dataclass(frozen=True)
class Conversion:
    """Finds the pairs with one verdict: ``wrong``, ``imprecise`` or ``dimension``.

    The match is the second quantity, the first is related to it. Its values: ``first`` and
    ``second`` as they stand, ``right`` (what the second should read), ``exact``, ``back`` (the
    second value in the first unit), ``unit`` (the unit that the second number would fit), ``off``
    (how many per cent the second value is off).
    """

    verdict: str

    def __post_init__(self) -> None:
        if self.verdict not in (Verdict.WRONG, Verdict.IMPRECISE, Verdict.DIMENSION):
            raise ValueError(f"verdict is {self.verdict!r}; write wrong, imprecise or dimension")

    def __call__(self, document: Document) -> Iterator[Match]:
        for judged in document.find(conversions):
            if judged.verdict == self.verdict:
                yield _match(document, judged)


def _match(document: Document, judged: Judged) -> Match:
    first = document.prose[slice(*judged.first.span)]
    second = document.prose[slice(*judged.second.span)]
    percent = judged.off * 100
    values = {
        "first": first,
        "second": second,
        "right": judged.right or judged.exact,
        "exact": judged.exact,
        "back": judged.back,
        "unit": judged.unit,
        "off": f"{percent:.0f}%" if percent >= 1 else f"{percent:.1f}%",
    }
    return Match(
        judged.second.span,
        values,
        judged.right or None,
        (Related(judged.first.span, first),),
        judged.diagnosis,
    )
