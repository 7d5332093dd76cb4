"""Checkstyle's XML, which many CI systems and reviewdog read.

``<checkstyle><file name=…><error line= column= severity= message= source= /></file></checkstyle>``,
as Checkstyle's XMLLogger writes it and ESLint after it. Its severities are "error", "warning" and
"info". Columns are code points, from 1. As in Checkstyle, files with nothing to tell are there too.

What went wrong with a file is an error at line 0. A problem that belongs to no file has no place
here and shows in the exit status alone.
"""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from newslint.foundation.shown_text import printable
from newslint.foundation.xml_text import xml_document
from newslint.model.diagnostic import Diagnostic, Level
from newslint.model.report import Presentation, Problem, Report

_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "info"}


def report(report: Report, presentation: Presentation) -> str:
    """The document, a ``file`` for each file that was linted or could not be."""
    root = ET.Element("checkstyle", version="4.3")
    for problem in report.problems:
        if problem.path:
            _file(root, report, problem.path, (problem,), ())
    for file in report.files:
        _file(root, report, file.path, file.problems, file.diagnostics)
    return xml_document(root)


def _file(
    root: ET.Element,
    report: Report,
    path: str,
    problems: Iterable[Problem],
    diagnostics: Iterable[Diagnostic],
) -> None:
    element = ET.SubElement(root, "file", name=report.path_in_root(path).as_posix())
    for problem in problems:
        ET.SubElement(
            element,
            "error",
            line="0",
            severity="error",
            message=printable(problem.message),
            source=problem.rule or "newslint",
        )
    for diagnostic in diagnostics:
        said = [diagnostic.message, diagnostic.evidence]
        line, column = map(str, diagnostic.place.start)
        where = {"line": line, "column": column}
        if diagnostic.place.where:
            said.insert(0, str(diagnostic.place))
            where = {"line": "0"}
        ET.SubElement(
            element,
            "error",
            where,
            severity=_SEVERITIES[diagnostic.level],
            message=" – ".join(map(printable, filter(None, said))),
            source=diagnostic.rule,
        )
