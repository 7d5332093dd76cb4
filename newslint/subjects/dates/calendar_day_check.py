"""A day of another calendar that is not the common one beside it."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.subjects.dates.almanacs import almanacs
from newslint.subjects.dates.calendar_months import month_triggers
from newslint.subjects.dates.paired_days import PairedDays, paired_days
from newslint.text.unwrapped import unwrapped_prose
from newslint.values import frozen


@frozen
class CalendarDayCheck:
    """A match is the second of two days that stand together and are not the same one.

    The first is related. Values: ``first`` as it stands, ``right`` (what the match should read),
    ``calendar`` ("Hijri") and ``almanac`` (whose days it goes by: "the Umm al-Qura calendar").
    """

    values: ClassVar[tuple[str, ...]] = ("first", "right", "calendar", "almanac")

    @property
    def triggers(self) -> tuple[str, ...]:
        """The names of the months."""
        return month_triggers()

    def __call__(self, document: Document) -> Iterator[Match]:
        for pair in document.find(paired_days):
            yield _pair_match(document, pair)


def _pair_match(document: Document, pair: PairedDays) -> Match:
    prose = document.find(unwrapped_prose)
    first, second = sorted((pair.other.span, pair.common.span), key=lambda span: span.start)
    written = prose[slice(*first)]
    return Match(
        Span(*second),
        {
            "first": written,
            "right": pair.right,
            "calendar": pair.calendar.value,
            "almanac": almanacs()[pair.calendar].source,
        },
        related=(Related(first, written),),
    )
