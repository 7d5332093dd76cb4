"""Findings that a person has accepted, and what a story asks not to be told of."""

import datetime

from newslint.model.position import Span
from newslint.values import frozen


@frozen
class AcceptedFinding:
    """One entry of an accepted-findings file: what finding of a story is to be silent, and why.

    It is told by the address of the rule and by the words of the place with those around it, white
    space folded, so that it survives what is edited elsewhere in the story.
    """

    rule: str
    text: str
    around: str
    reason: str = ""
    until: datetime.date | None = None
    """The last day on which it holds; None for ever."""

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it has not expired by then."""
        return self.until is None or day <= self.until


IN_STORY = -1
"""In the place of the number of an entry: a remark in the story itself."""


@frozen
class Acceptance:
    """That a diagnostic is accepted, and by which entry."""

    entry: int
    """The number of the entry, from 0, among those for the story, or ``IN_STORY``."""
    reason: str = ""
    until: datetime.date | None = None


@frozen
class Silence:
    """A remark in a story's markup: what is not to be told of a stretch of it."""

    addresses: tuple[str, ...]
    """Of rules, entries and categories; "all" for all."""
    span: Span
    """Of the prose."""
    place: Span
    """Where the remark stands in the text."""
    reason: str = ""
