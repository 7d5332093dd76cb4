"""A weekday that is not that of its date."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from newslint.languages.en.calendar import MONTHS, WEEKDAYS
from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.subjects.dates.weekdays import Proof, WeekdayFault, weekday_faults
from newslint.values import frozen


@frozen
class WeekdayCheck:
    """Finds the weekdays that are wrong by one proof: ``year``, ``article-date`` or ``story``.

    By ``year``, the date has its year; by ``article-date``, the story has a date; by ``story``,
    the weekdays of the story exclude each other. The match is the date with its weekday. Its
    values: ``date`` (without the weekday), ``weekday`` as it should be, ``written`` (as it is),
    ``year`` and ``fits`` (the year judged, and the one beside it that the weekday would fit),
    ``day`` (the nearest such weekday), ``other`` and ``other_weekday`` (what it is at odds with).
    Diagnoses: ``other-year`` where a year beside fits.
    """

    values: ClassVar[tuple[str, ...]] = (
        "date",
        "weekday",
        "written",
        "year",
        "fits",
        "day",
        "other",
        "other_weekday",
    )

    proof: str

    def __post_init__(self) -> None:
        if self.proof not in tuple(Proof):
            raise ValueError(f"proof is {self.proof!r}; write year, article-date or story")

    def __call__(self, document: Document) -> Iterator[Match]:
        for fault in document.find(weekday_faults):
            if fault.proof == self.proof:
                yield _weekday_match(document, fault)


def _weekday_match(document: Document, fault: WeekdayFault) -> Match:
    prose = document.prose
    other = fault.against
    right = WEEKDAYS[fault.day.weekday()] if fault.day else ""
    values = {
        "date": prose[slice(*fault.date.span)],
        "weekday": right or "another day",
        "written": WEEKDAYS[fault.weekday.number],
        "year": str(fault.day.year) if fault.day else "",
        "fits": str(fault.fits_year or ""),
        "day": _said(fault.fits_day) if fault.fits_day else "",
        "other": prose[slice(*other.span)] if other else "",
        "other_weekday": WEEKDAYS[other.weekday.number] if other and other.weekday else "",
    }
    related = (Related(other.whole, prose[slice(*other.whole)]),) if other else ()
    return Match(
        _with_bracket(prose, fault.date.whole),
        values,
        _corrected(prose, fault, right) if right else None,
        related,
        "other-year" if fault.fits_year else "",
    )


def _corrected(prose: str, fault: WeekdayFault, right: str) -> str:
    """The date with the weekday that it is, written as the copy writes it."""
    start, end = fault.weekday.span
    written = prose[start:end]
    if len(written) < 6:
        right = right[:3]
    if written.isupper():
        right = right.upper()
    whole = _with_bracket(prose, fault.date.whole)
    return prose[whole.start : start] + right + prose[end : whole.end]


def _with_bracket(prose: str, whole: Span) -> Span:
    """The date with the bracket that closes it: "March 3 (Monday)"."""
    end = whole.end
    for opening, closing in ("()", "[]"):
        if opening in prose[whole.start : end] and prose[end : end + 1] == closing:
            return Span(whole.start, end + 1)
    return whole


def _said(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}"
