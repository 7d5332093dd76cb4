"""Findings that a person has looked at and accepted."""

import datetime

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
