"""What a check finds, and what is reported of it."""

from collections.abc import Mapping
from enum import StrEnum

from newslint.model.acceptance import Acceptance
from newslint.model.document import Document
from newslint.model.fix import Edit
from newslint.model.position import PartPosition, Position, Span
from newslint.values import field, frozen


class Level(StrEnum):
    """How loudly a diagnostic speaks, in the terms of SARIF.

    error: the copy is wrong, whatever the house style. warning: very likely wrong, a person
    decides. note: worth a look.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for note: the lower, the stronger."""
        return _RANKS[self]


_RANKS = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


class Severity(StrEnum):
    """How much a fault weighs in a quality figure, in the terms of MQM. It never filters."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for critical to 3 for neutral: the lower, the graver."""
        return _SEVERITY_RANKS[self]


_SEVERITY_RANKS = {
    Severity.CRITICAL: 0,
    Severity.MAJOR: 1,
    Severity.MINOR: 2,
    Severity.NEUTRAL: 3,
}


@frozen
class Related:
    """Another place that a match speaks of; the span counts in the prose."""

    span: Span
    message: str
    document: Document | None = None
    """The document that it lies in; None for the one that the match is in."""


@frozen
class Match:
    """A place that a check found; its span counts in the prose."""

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    """What the messages of a rule may name, besides ``match`` and ``replacement``."""
    replacement: str | None = None
    related: tuple[Related, ...] = ()
    diagnosis: str = ""
    """Which of the rule's ``messages`` tells it; empty for the rule's own message."""
    entry: str = ""
    """The entry of a lexicon that matched."""


@frozen
class OutsideMatch:
    """A place that an outside engine found, by a rule of its own."""

    rule: str
    """The id of the rule."""
    match: Match


@frozen
class Place:
    """A stretch of the file: offsets in code points of the decoded text, positions, the text."""

    span: Span
    start: Position
    end: Position
    text: str
    where: PartPosition | None = None
    """Where it begins, in a format that has no lines; the lines of the positions are then those of
    the text alone, which nobody sees."""

    def __str__(self) -> str:
        """Where it begins, as people are told: line and column, or paragraph and character."""
        return str(self.where) if self.where else f"{self.start.line}:{self.start.column}"

    @property
    def order(self) -> tuple[str, Span]:
        """What to sort by for the places of a file to stand in order."""
        return (self.where.part if self.where else "", self.span)


@frozen
class RelatedPlace:
    """Another place, with what it has to do with the diagnostic."""

    place: Place
    message: str
    path: str | None = None
    """The file that it lies in; None for that of the diagnostic."""


@frozen
class Diagnostic:
    """What is reported: a match of a rule, with its message and its place in the file."""

    path: str
    rule: str
    """The address of the rule, as ``Rule.address`` gives it."""
    level: Level
    severity: Severity
    mqm: str
    its: str
    message: str
    place: Place
    evidence: str = ""
    replacement: str | None = None
    """The text that is proposed for the place, whether or not a fix may write it."""
    fix: str = "never"
    """"safe" or "unsafe", as the rule says; "never" where there is nothing that may be written."""
    edits: tuple[Edit, ...] = ()
    """What the fix does: minimal, disjoint, in order; none where ``fix`` is "never"."""
    related: tuple[RelatedPlace, ...] = ()
    diagnosis: str = ""
    """Which of the rule's ``messages`` it is; empty for the rule's or the entry's own message."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the message was filled with, by the names that its template has."""
    around: str = ""
    """The words of the place with a few on either side, by which it is known again."""
    fingerprint: str = ""
    """Tells it from every other diagnostic of its file, and stays the same while the words around
    it do, whatever is edited elsewhere in the story."""
    acceptance: Acceptance | None = None
    url: str = ""
    """A page about the rule; empty where it has none."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Its place and the related ones in its file, in the order in which it tells them."""
        return (self.place, *(one.place for one in self.related if one.path is None))

    @property
    def gravity(self) -> tuple[int, int]:
        """What to sort by for the most severe to come first: the level, then the severity."""
        return self.level.rank, self.severity.rank
