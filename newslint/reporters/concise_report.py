"""One line a diagnostic, in the form that editors and scripts know from compilers."""

from newslint.model.report import Presentation, Report


def report(report: Report, presentation: Presentation) -> str:
    """``path:line:column: level: message [rule]``, one diagnostic a line."""
    return "".join(
        f"{_one_line(d.path)}:{d.place.start.line}:{d.place.start.column}: {d.level.value}: "
        f"{_one_line(d.message)} [{d.rule}]\n"
        for d in report.diagnostics
    )


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
