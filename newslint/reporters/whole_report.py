"""For formats that need all of a run before they can write any of it."""

from collections.abc import Callable

from newslint.model.report import FileReport, Presentation, Report, Run, RunEnd

Writing = Callable[[Report, Presentation], str]
"""From a whole report to output, which ends with a line end or is empty."""


class WholeReport:
    """Keeps what a run reports, and writes it at the end."""

    def __init__(self, write: Writing, presentation: Presentation) -> None:
        self._write = write
        self._presentation = presentation
        self._files: list[FileReport] = []

    def begin(self, run: Run) -> str:
        self._run = run
        return ""

    def file(self, report: FileReport) -> str:
        self._files.append(report)
        return ""

    def end(self, end: RunEnd) -> str:
        report = Report(
            version=self._run.version,
            files=tuple(self._files),
            rules=end.rules,
            problems=end.problems,
            exit_status=end.exit_status,
            limits_passed=end.limits_passed,
            root=self._run.root,
        )
        return self._write(report, self._presentation)


def whole(write: Writing) -> Callable[[Presentation], WholeReport]:
    """A format from a function of the whole report."""

    def offer(presentation: Presentation) -> WholeReport:
        return WholeReport(write, presentation)

    return offer
