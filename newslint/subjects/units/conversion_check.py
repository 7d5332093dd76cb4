"""A quantity that does not agree with its equivalent in another unit."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.subjects.numbers.written_values import written
from newslint.subjects.units.conversions import (
    Conversion,
    ConversionVerdict,
    Rounding,
    conversions_by,
)
from newslint.values import frozen


@frozen
class ConversionCheck:
    """Finds the pairs with one verdict: ``wrong``, ``imprecise``, ``variant`` or ``dimension``.

    ``rounding`` is how closely the house rounds: ``tolerant``, ``ap`` (two significant digits or
    the nearest whole unit), ``three-digits`` (or from 10 up the nearest whole unit), or ``exact``
    (three significant digits or more). A pair that is right and rounded more loosely than that is
    imprecise.

    The match is the second quantity, the first is related to it. Its values: ``first`` and
    ``second`` as they stand, ``right`` (what the second should read), ``exact``, ``back`` (the
    second value in the first unit), ``unit`` (the unit that the second number would fit), ``off``
    (how far the second value is off, in per cent; of a temperature, in degrees of its own scale).
    """

    values: ClassVar[tuple[str, ...]] = ("first", "second", "right", "exact", "back", "unit", "off")

    verdict: str
    rounding: str = "tolerant"

    def __post_init__(self) -> None:
        if self.verdict not in set(ConversionVerdict) - {ConversionVerdict.RIGHT}:
            raise ValueError(
                f"verdict is {self.verdict!r}; write wrong, imprecise, variant or dimension"
            )
        if self.rounding not in set(Rounding):
            raise ValueError(
                f"rounding is {self.rounding!r}; write tolerant, ap, three-digits or exact"
            )

    def __call__(self, document: Document) -> Iterator[Match]:
        for judged in document.find(conversions_by(Rounding(self.rounding))):
            if judged.verdict == self.verdict:
                yield _conversion_match(document, judged)


def _conversion_match(document: Document, judged: Conversion) -> Match:
    first = document.prose[slice(*judged.first.span)]
    second = document.prose[slice(*judged.second.span)]
    values = {
        "first": first,
        "second": second,
        "right": judged.right or judged.exact,
        "exact": judged.exact,
        "back": judged.back,
        "unit": judged.unit,
        "off": _off(judged),
    }
    return Match(
        judged.second.span,
        values,
        (judged.right or None) if judged.is_sure else None,
        (Related(judged.first.span, first),),
        judged.diagnosis,
    )


def _off(judged: Conversion) -> str:
    """How far the second value is off. A share of a temperature would depend on where 0 lies."""
    if judged.degrees is not None:
        return f"{written(judged.degrees)} {'degree' if judged.degrees == 1 else 'degrees'}"
    percent = judged.off * 100
    return f"{percent:.0f}%" if percent >= 1 else f"{percent:.1f}%"
