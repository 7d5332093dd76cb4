"""A year of another era: converted wrongly, or left as it was."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.subjects.dates.eras import EraVerdict, EraYear, era_years
from newslint.values import frozen


@frozen
class YearOfEraCheck:
    """Finds the years of an era with one verdict: ``wrong`` or ``unconverted``.

    Of a wrong one the match is the common year, of an unconverted one the era's. Values: ``era``
    (its year as written), ``calendar``, ``right`` (the common year, or the two that it may be).
    """

    values: ClassVar[tuple[str, ...]] = ("era", "calendar", "right")

    verdict: str

    def __post_init__(self) -> None:
        if self.verdict not in (EraVerdict.WRONG, EraVerdict.UNCONVERTED):
            raise ValueError(f"verdict is {self.verdict!r}; write wrong or unconverted")

    def __call__(self, document: Document) -> Iterator[Match]:
        for year in document.find(era_years):
            if year.verdict == self.verdict:
                yield _era_match(document, year)


def _era_match(document: Document, year: EraYear) -> Match:
    written = document.prose[slice(*year.span)]
    values = {"era": written, "calendar": year.era.calendar, "right": year.common}
    if year.given_span is None:
        return Match(year.span, values)
    sure = year.common if year.common.isdigit() else None
    return Match(year.given_span, values, sure, (Related(year.span, written),))
