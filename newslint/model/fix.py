"""What a fix does to a text."""

from dataclasses import dataclass

from newslint.model.position import Span


@dataclass(frozen=True)
class Edit:
    """New text for a stretch of the file, counted in code points of the decoded text."""

    span: Span
    text: str


@dataclass(frozen=True)
class AppliedFix:
    """A fix that was applied, or would be; the place is that in the text of its round."""

    rule: str
    """The address of the rule."""
    line: int
    before: str
    after: str
    round: int
    """Counted from 1: what a fix made possible is found in the next round."""
