"""What is not about the copy but is the copy: diffs, and fixed copy that is no file."""

from newslint.model.report import FileReport, Run, RunEnd


class DiffReport:
    """What fixes would change, as unified diffs; bytes that are not UTF-8 stand as surrogates."""

    def begin(self, run: Run) -> str:
        return ""

    def file(self, report: FileReport) -> str:
        return report.diff

    def end(self, end: RunEnd) -> str:
        return ""


class FixedCopy:
    """The one story from standard input: fixed, or as it came where it could not be.

    Whoever puts newslint into a pipe must not lose copy that it could not read or was not to.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data

    def begin(self, run: Run) -> str:
        return ""

    def file(self, report: FileReport) -> str:
        if report.content is not None:
            self._data = report.content
        return ""

    def end(self, end: RunEnd) -> str:
        return self._data.decode("utf-8", "surrogateescape")
