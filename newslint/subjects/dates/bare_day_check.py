"""A day without its month."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.subjects.dates.bare_days import bare_days
from newslint.values import frozen


@frozen
class BareDayCheck:
    """Finds "on the 26th" where no date of the story before it names a month. Value: ``day``."""

    values: ClassVar[tuple[str, ...]] = ("day",)

    @property
    def triggers(self) -> tuple[str, ...]:
        """A day in figures has one of these endings."""
        return ("1st", "2nd", "3rd", "th")

    def __call__(self, document: Document) -> Iterator[Match]:
        for found in document.find(bare_days):
            if not found.month_told:
                yield Match(found.span, {"day": str(found.day)})
