"""A length of time that its own dates contradict."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.subjects.dates.durations import DatedDuration, dated_durations
from newslint.values import frozen


@frozen
class DateDurationCheck:
    """Finds lengths such as that of "a three-day visit from May 15 to May 20".

    The first and the last day may count or not, and a day more or less is let pass. The match is
    the length, the range is related to it. Values: ``range``, ``allowed`` ("4 to 6 days").
    """

    values: ClassVar[tuple[str, ...]] = ("range", "allowed")

    def __call__(self, document: Document) -> Iterator[Match]:
        for found in document.find(dated_durations):
            if not found.agrees:
                text = document.prose[slice(*found.range.span)]
                values = {"range": text, "allowed": _allowed(found)}
                yield Match(found.span, values, None, (Related(found.range.span, text),))


def _allowed(found: DatedDuration) -> str:
    # What the dates make it, without the day more or less that is let pass.
    least, most = found.least + 1, found.most
    if least >= most:
        return f"{most} {found.unit}{'' if most == 1 else 's'}"
    return (
        f"{max(1, least)} or {most} {found.unit}s"
        if most == least + 1
        else f"{max(1, least)} to {most} {found.unit}s"
    )
