"""What a fix does to a text."""

from newslint.model.position import Span
from newslint.values import frozen


@frozen
class Edit:
    """New text for a stretch of the file, counted in code points of the decoded text."""

    span: Span
    text: str

    def moved(self, distance: int) -> "Edit":
        """The same, so many characters further on."""
        return Edit(Span(self.span.start + distance, self.span.end + distance), self.text)


@frozen
class AppliedFix:
    """A fix that was applied, or would be; the place is that in the text of its round."""

    rule: str
    """The address of the rule."""
    fix: str
    """"safe" or "unsafe"."""
    line: int
    column: int
    before: str
    """What stood at the place."""
    after: str
    """What stands there now."""
    round: int
    """Counted from 1: what a fix made possible is found in the next round."""
