"""What changed in a story, by its paragraphs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newslint.model.diagnostic import Diagnostic
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.report import FileReport


def changed_paragraphs(document: Document, earlier: Iterable[Document]) -> tuple[Span, ...]:
    """The segments of a document, as spans of its text, whose words stand in no earlier one.

    ``earlier`` are the documents of an earlier state of the file. A paragraph that was only moved,
    or wrapped at another width, has not changed.
    """
    before = Counter(words for one in earlier for words in _words(one))
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

    A related place counts, since a new paragraph may contradict an old one. A fix keeps those of
    its edits that lie inside.
    """

    def lies_inside(diagnostic: Diagnostic) -> bool:
        return any(place.span.overlaps(span) for place in diagnostic.places for span in spans)

    def kept(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        return tuple(_fixing_in(d, spans) for d in diagnostics if lies_inside(d))

    return replace(report, diagnostics=kept(report.diagnostics), accepted=kept(report.accepted))


def _fixing_in(diagnostic: Diagnostic, spans: Sequence[Span]) -> Diagnostic:
    edits = tuple(e for e in diagnostic.edits if any(s.contains(e.span) for s in spans))
    if edits == diagnostic.edits:
        return diagnostic
    return replace(diagnostic, edits=edits, fix=diagnostic.fix if edits else "never")
