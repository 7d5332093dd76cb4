"""What changed in a story, by its paragraphs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newslint.model.diagnostic import Diagnostic
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.report import FileReport


def changed_paragraphs(document: Document, earlier: Document) -> tuple[Span, ...]:
    """The segments of a story, as spans of its text, whose words do not stand in an earlier state.

    A paragraph that was only moved, or wrapped at another width, has not changed.
    """
    before = Counter(_words(earlier))
    changed = []
    for segment, words in zip(document.segments, _words(document), strict=True):
        if before[words]:
            before[words] -= 1
        else:
            changed.append(document.source_map.text_span(segment.span))
    return tuple(changed)


def _words(document: Document) -> Iterator[str]:
    return (" ".join(document.prose[slice(*s.span)].split()) for s in document.segments)


def only_in(report: FileReport, spans: Sequence[Span]) -> FileReport:
    """The report with the diagnostics alone that have a place, or a related place, in ``spans``.

    A related place counts, since a new paragraph may contradict an old one.
    """

    def lies_inside(diagnostic: Diagnostic) -> bool:
        places = (diagnostic.place, *(related.place for related in diagnostic.related))
        return any(place.span.overlaps(span) for place in places for span in spans)

    return replace(
        report,
        diagnostics=tuple(filter(lies_inside, report.diagnostics)),
        accepted=tuple(filter(lies_inside, report.accepted)),
    )
