"""Paragraphs and headlines in another language."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match
from newslint.model.document import Document, SegmentKind
from newslint.text.foreign_segments import ForeignSegment, foreign_segments
from newslint.values import frozen

_CALLED = {SegmentKind.LIST_ITEM: "list item", SegmentKind.QUOTE: "quotation"}


@frozen
class UntranslatedCheck:
    """A match is a segment of an English story that is in another language.

    ``unnamed`` is the diagnosis where no language stands out.
    """

    values: ClassVar[tuple[str, ...]] = ("kind", "language")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the segments in the order of the prose."""
        for found in document.find(foreign_segments):
            language = _named(found)
            yield Match(
                found.segment.span,
                values={"kind": _called(found), "language": language},
                diagnosis="" if language else "unnamed",
            )


def _called(found: ForeignSegment) -> str:
    if found.is_quotation:
        return "quotation"
    return _CALLED.get(found.segment.kind, found.segment.kind.value)


def _named(found: ForeignSegment) -> str:
    """“Czech or Slovak”; nothing where that would be a list."""
    names = found.language.names
    if len(names) > 1 and any(" or " in name for name in names):
        return names[0]
    return " or ".join(names)
