"""A present or a future tense for what is past by its date."""

import datetime
from collections.abc import Iterator
from typing import ClassVar

from newslint.languages.en.calendar import HOURS_AND_LONGER
from newslint.languages.en.date_words import MONTH, month_number
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import find_all
from newslint.subjects.dates.dates import dates
from newslint.text.unwrapped import unwrapped_prose
from newslint.values import frozen

_VERDICTS = ("present", "day", "month")
_SPACE = r"[\s\u00a0]"
_NAME = rf"(?:\p{{Lu}}[\p{{L}}\p{{M}}’'-]*{_SPACE}){{1,3}}"
# "Days before Lund sends troops to Holm in May 2021": a third person, and a year. A plural noun
# looks like a verb: "after Lund elections in 2016", "after Lund raids on mills were".
_PRESENT = lazy_pattern(
    rf"\b(?:(?&hours_and_longer)|(?&Hours_and_longer))s{_SPACE}(?:before|after){_SPACE}{_NAME}"
    rf"(?P<verb>(?!(?:was|is|has|his|this|its|as|us|plus|ours|yes)\b)\p{{Ll}}{{2,}}s)\b"
    rf"(?!{_SPACE}(?:(?&finite_auxiliaries)|of|by|between|among|against|in|on|at|over|from|with|that|which|and|or"
    rf"|\p{{L}}+ed)\b)"
    rf"[^.;!?\n]{{0,70}}?\b(?:in|on){_SPACE}(?:{MONTH}{_SPACE}(?:\d{{1,2}},?{_SPACE})?)?(?P<year>(?:19|20)\d\d)\b"
)
_LATER_YEAR = lazy_pattern(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,-]\d|\d)")
_WILL_AFTER = lazy_pattern(
    rf",?{_SPACE}[^.,;:!?\n“”\"]{{2,70}}?{_SPACE}(?P<will>will)(?!{_SPACE}(?:have|and|of)\b|['’]s)"
)
# Another verb between them has the date to itself: "will vote on what was agreed on May 2".
_WILL_BEFORE = lazy_pattern(
    rf"\b(?P<will>will)(?!{_SPACE}(?:have|and|of)\b)"
    r"(?:(?!\b(?:as|after|before|that|which|who|whom|what|since|than|because|when|while|despite|but"
    r"|if|and|was|were|\p{Ll}+ed|made|held|won|set)\b)[^.,;:!?\n“”\"]){3,80}?"
    rf"{_SPACE}on{_SPACE}(?:the{_SPACE})?\Z"
)
_ON_BEFORE = lazy_pattern(rf"(?:\A|[.!?,]{_SPACE}|\n)(?:[Oo]n|[Aa]lready{_SPACE}on){_SPACE}\Z")
_IN_MONTH = lazy_pattern(
    rf"(?:(?<=[.!?]{_SPACE})|(?<=\n)|(?<=\A))In{_SPACE}(?P<month>{MONTH})(?P<year>{_SPACE}(?:19|20)\d\d)?"
    rf",?{_SPACE}[^.,;:!?\n“”\"]{{2,70}}?{_SPACE}(?P<will>will)(?!{_SPACE}have\b)"
)
_LONGEST_AGO = 60
"""Days; a date without a year that is longer past is more likely next year's."""
_HALF_A_MONTH = 15


@frozen
class TenseClashCheck:
    """A match runs from the tense to the date that it does not fit, or the other way round.

    ``present``: “days before Lund sends …” with a year that lies before the story's date, or, in a
    story of no known date, before another year that the story names. ``day``: “will” with a day
    before the story's date. ``month``: “In June, X will” in a story of the second half of June,
    when it may be past. The last two need to know the date of the story.
    """

    values: ClassVar[tuple[str, ...]] = ("tense", "date")

    verdict: str

    def __post_init__(self) -> None:
        if self.verdict not in _VERDICTS:
            raise ValueError(f"the verdict {self.verdict!r} is none of {', '.join(_VERDICTS)}")

    @property
    def triggers(self) -> tuple[str, ...]:
        """Words without which there is nothing to say."""
        if self.verdict != "present":
            return ("will",)
        return tuple(f"{unit}s {side}" for unit in HOURS_AND_LONGER for side in ("before", "after"))

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the clashes in the order of the prose."""
        today = document.metadata.date
        if self.verdict == "present":
            yield from _presents(document, today)
        elif today is not None:
            yield from _days(document, today) if self.verdict == "day" else _months(document, today)


def _presents(document: Document, today: datetime.date | None) -> Iterator[Match]:
    found = find_all(_PRESENT, document.find(unwrapped_prose))
    if not found:
        return
    if today is None:
        latest = max(
            int(year.group()) for year in find_all(_LATER_YEAR, document.find(unwrapped_prose))
        )
    else:
        latest = today.year
    for each in found:
        if int(each["year"]) < latest:
            yield from _tense_matches(document, each.span(), each["verb"], each["year"])


def _days(document: Document, today: datetime.date) -> Iterator[Match]:
    prose = document.find(unwrapped_prose)
    for date in document.find(dates):
        if date.day is None or date.in_digits or date.shared:
            continue
        try:
            day = datetime.date(date.year or today.year, date.month, date.day)
        except ValueError:
            continue
        ago = (today - day).days
        if ago < 1 or (date.year is None and ago > _LONGEST_AGO):
            continue
        written = prose[slice(*date.span)]
        span = date.whole
        before = prose[max(0, span.start - 100) : span.start]
        if will := _WILL_BEFORE.search(before):
            start = span.start - len(before) + will.start("will")
            yield from _tense_matches(document, (start, span.end), "will", written)
        elif _ON_BEFORE.search(before) and (will := _WILL_AFTER.match(prose, span.end)):
            yield from _tense_matches(document, (span.start, will.end("will")), "will", written)


def _months(document: Document, today: datetime.date) -> Iterator[Match]:
    if today.day <= _HALF_A_MONTH:
        return
    for each in find_all(_IN_MONTH, document.find(unwrapped_prose)):
        year = int(each["year"]) if each["year"] else today.year
        if (year, month_number(each["month"])) == (today.year, today.month):
            yield from _tense_matches(document, each.span(), "will", each["month"])


def _tense_matches(
    document: Document, places: tuple[int, int], tense: str, date: str
) -> Iterator[Match]:
    span = Span(*places)
    if document.segment_around(span) is not None:
        yield Match(span, {"tense": tense, "date": date})
