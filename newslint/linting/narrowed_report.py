"""Of a report what stands in some places of the file, such as those that have changed."""

from collections.abc import Sequence

from newslint.model.diagnostic import Diagnostic
from newslint.model.position import Span
from newslint.model.report import FileReport
from newslint.values import replace


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
