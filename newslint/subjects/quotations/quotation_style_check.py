"""Two styles of quotation marks, or of the stops beside them, in one story."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, NamedTuple

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document, SegmentKind
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.quotation_marks import quote_marks
from newslint.text.variety import variety
from newslint.values import frozen

_KINDS = frozenset({SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM, SegmentKind.QUOTE})
_OF = ("shape", "stops")
_CURLY = frozenset("“”")
# A few words that the sentence around them takes up: no stop of theirs can belong to them.
_TAKEN_UP = lazy_pattern(r"\b(?!(?:(?&speaks)|that)\s)\p{Ll}+\s\Z")
_FRAGMENT = lazy_pattern(r"\p{Ll}[^.!?…;:]*?(?P<inside>[.,])?\Z")
_FEW_WORDS = 6
_STOPS_OF = {"US": "inside", "British": "outside"}


class _Place(NamedTuple):
    style: str
    span: Span


@frozen
class QuotationStyleCheck:
    """A match is the first place of the style that the story uses less, or took up later; of stops,
    that which is not of the story's variety of English, where its spelling shows one.

    ``of: shape`` compares straight with curly double marks, ``of: stops`` the full stops and commas
    that follow a quoted fragment: inside the mark, as in American copy, or outside.
    """

    values: ClassVar[tuple[str, ...]] = ("style", "other", "counts")

    of: str

    def __post_init__(self) -> None:
        if self.of not in _OF:
            raise ValueError(f"of is {self.of!r}; use {' or '.join(_OF)}")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield at most one match."""
        find = _shapes if self.of == "shape" else _stops
        by_style: dict[str, list[Span]] = {}
        for style, span in find(document):
            by_style.setdefault(style, []).append(span)
        if len(by_style) < 2:
            return
        usual, rare = _usual_first(by_style, document)
        counts = f"{len(by_style[usual])} against {len(by_style[rare])}"
        yield Match(
            by_style[rare][0],
            {"style": rare, "other": usual, "counts": counts},
            related=(Related(by_style[usual][0], usual),),
        )


def _usual_first(by_style: Mapping[str, list[Span]], document: Document) -> list[str]:
    """The two styles: what the variety of the story asks for, what is more, or what came first."""
    wanted = {_STOPS_OF.get(found, "") for found in document.find(variety)}
    return sorted(by_style, key=lambda style: (style not in wanted, -len(by_style[style])))


def _shapes(document: Document) -> Iterator[_Place]:
    for mark in document.find(quote_marks):
        if mark.partner is None or mark.partner < mark.offset:
            continue
        last = document.prose[mark.partner]
        style = (
            "straight"
            if mark.mark == last == '"'
            else "curly"
            if {mark.mark, last} <= _CURLY
            else ""
        )
        span = Span(mark.offset, mark.partner + 1)
        segment = document.segment_around(span)
        if style and segment is not None and segment.kind in _KINDS:
            yield _Place(style, span)


def _stops(document: Document) -> Iterator[_Place]:
    prose = document.prose
    for mark in document.find(quote_marks):
        if mark.partner is None or mark.partner < mark.offset or mark.mark not in '"“':
            continue
        segment = document.segment_around(Span(mark.offset, mark.partner + 1))
        if segment is None or segment.kind not in _KINDS:
            continue
        inner = prose[mark.offset + 1 : mark.partner]
        found = _FRAGMENT.match(inner)
        if found is None or len(inner.split()) > _FEW_WORDS:
            continue
        if not _TAKEN_UP.search(prose[max(segment.span.start, mark.offset - 20) : mark.offset]):
            continue
        outside = prose[mark.partner + 1 : mark.partner + 2] in {".", ","}
        if outside or found["inside"]:
            style = "outside" if outside else "inside"
            yield _Place(style, Span(mark.partner - (not outside), mark.partner + 1 + outside))
