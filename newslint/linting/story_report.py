"""The reports of the documents of one file as one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from newslint.model.diagnostic import Diagnostic
from newslint.model.report import FileReport
from newslint.values import replace


def one_report(path: str, reports: Sequence[FileReport]) -> FileReport:
    """One report on a file from those on its documents.

    Its diagnostics stand in the order of the file, what the documents count is summed, and what
    went wrong in several of them is told once.
    """
    if len(reports) == 1:
        return reports[0]
    seen: Counter[str] = Counter()
    return FileReport(
        path=path,
        diagnostics=tuple(_told_apart((d for one in reports for d in one.diagnostics), seen)),
        problems=tuple(dict.fromkeys(p for one in reports for p in one.problems)),
        words=sum(one.words for one in reports),
        lines=tuple(sorted({line for one in reports for line in one.lines})),
        accepted=tuple(_told_apart((d for one in reports for d in one.accepted), seen)),
        penalty_points=sum(one.penalty_points for one in reports),
    )


def _told_apart(found: Iterable[Diagnostic], seen: Counter[str]) -> Iterator[Diagnostic]:
    """The diagnostics in order, those alike counted through all of the file."""
    for diagnostic in sorted(found, key=lambda d: (d.place.order, d.rule)):
        digest = diagnostic.fingerprint.rpartition(":")[0]
        seen[digest] += 1
        yield replace(diagnostic, fingerprint=f"{digest}:{seen[digest]}")
