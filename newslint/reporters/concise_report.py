"""One line a diagnostic, in the form that editors and scripts know from compilers."""

from collections.abc import Iterator

from newslint.foundation.shown_text import printable, printable_path
from newslint.model.report import FileReport, Presentation, Run, RunEnd


class ConciseReport:
    """``path:line:column: level: message [rule]``, one diagnostic a line."""

    def __init__(self, presentation: Presentation) -> None:
        self._presentation = presentation

    def begin(self, run: Run) -> str:
        return ""

    def file(self, report: FileReport) -> str:
        return "".join(_lines(report, self._presentation))

    def end(self, end: RunEnd) -> str:
        return ""


def _lines(file: FileReport, presentation: Presentation) -> Iterator[str]:
    lines = dict(file.lines)
    for diagnostic in file.diagnostics:
        line, column = diagnostic.place.start
        column = presentation.columns.column(lines.get(line, ""), column)
        where = _one_line(str(diagnostic.place.where or f"{line}:{column}"))
        place = f"{printable_path(_one_line(diagnostic.path))}:{where}"
        message = printable(_one_line(diagnostic.message))
        yield f"{place}: {diagnostic.level.value}: {message} [{diagnostic.rule}]\n"


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
