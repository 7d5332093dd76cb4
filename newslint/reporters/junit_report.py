"""JUnit's XML, as test reports of CI systems read it.

A file is a test suite, and a finding that fails the run a failed test of it, whose ``type`` is the
level; a lighter one is a test that passed and has the finding for its output, an accepted one a
skipped test, and a file with nothing to tell has one that passed. What went wrong in the run is a
test with an ``error``, and a limit that it is above a failed test.

Valid by the schema of Jenkins's xUnit plugin (junit-10.xsd), which allows no more than is here.
Jenkins and GitLab know a test again by the names of its suite, class and itself, so that these
hold neither a line nor anything else that an edit elsewhere in the story would change. Jenkins
takes what stands before the last dot of a class for its package, so that a class has none.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from newslint.foundation.shown_text import printable, shortened
from newslint.foundation.xml_text import allowed, xml_document
from newslint.model.diagnostic import Diagnostic
from newslint.model.report import FileReport, Presentation, Problem, Report

_TOOL = "newslint"
_PASSED = "nothing found"
_LIMITS = "limits of the run"
_LONGEST = 80
"""How many characters of a place stand in the name of a test."""


def report(report: Report, presentation: Presentation) -> str:
    """The document: what belongs to no file that was linted first, then a suite for each file."""
    root = ET.Element("testsuites", name=_TOOL)
    if report.problems or report.limits_passed:
        suite = ET.SubElement(root, "testsuite", name=_TOOL)
        _errors(suite, _TOOL, report.problems, Counter(), report)
    if report.limits_passed:
        case = _case(suite, _TOOL, _LIMITS, Counter())
        told = "\n".join(report.limits_passed)
        ET.SubElement(case, "failure", type=_TOOL, message=told).text = told
    for file in report.files:
        _suite(root, file, report)
    for suite in root:
        _count(suite, "skipped")
    _count(root)
    return xml_document(root)


def _suite(root: ET.Element, file: FileReport, report: Report) -> None:
    path = report.path_in_root(file.path).as_posix()
    suite = ET.SubElement(root, "testsuite", name=path)
    owner = path.replace(".", "_")
    seen: Counter[str] = Counter()
    _errors(suite, owner, file.problems, seen, report)
    for diagnostic in file.all_diagnostics:
        case = _case(suite, owner, _name(diagnostic), seen)
        text = "\n".join(_lines(diagnostic, path, report))
        if diagnostic.acceptance:
            reason = printable(diagnostic.acceptance.reason)
            skipped = f"accepted: {reason}" if reason else "accepted"
            ET.SubElement(case, "skipped", message=skipped).text = f"{skipped}\n{text}"
        elif not file.fails_by(diagnostic):
            ET.SubElement(case, "system-out").text = text
        else:
            told = {"type": diagnostic.level.value, "message": printable(diagnostic.message)}
            ET.SubElement(case, "failure", told).text = text
    if not (file.problems or file.diagnostics):
        _case(suite, owner, _PASSED, seen)


def _errors(
    suite: ET.Element,
    owner: str,
    problems: Iterable[Problem],
    seen: Counter[str],
    report: Report,
) -> None:
    for problem in problems:
        path = f"{report.path_in_root(problem.path).as_posix()}: " if problem.path else ""
        said = printable(path + problem.message)
        case = _case(suite, owner, problem.rule or shortened(said, _LONGEST), seen)
        ET.SubElement(case, "error", type=_TOOL, message=said).text = said


def _case(suite: ET.Element, owner: str, name: str, seen: Counter[str]) -> ET.Element:
    """A new test of a suite; ``seen`` counts the names that are taken."""
    name, wanted = allowed(name), name
    while name in seen:
        seen[wanted] += 1
        name = f"{wanted} ({seen[wanted]})"
    seen[name] += 1
    return ET.SubElement(suite, "testcase", classname=owner, name=name)


def _name(diagnostic: Diagnostic) -> str:
    place = shortened(printable(" ".join(diagnostic.place.text.split())), _LONGEST)
    return f"{diagnostic.rule}: {place}" if place else diagnostic.rule


def _lines(diagnostic: Diagnostic, path: str, report: Report) -> Iterator[str]:
    message = printable(diagnostic.message)
    where = printable(f"{path}:{diagnostic.place}")
    yield f"{where}: {diagnostic.level.value}: {message} [{diagnostic.rule}]"
    if diagnostic.evidence:
        yield printable(diagnostic.evidence)
    for related in diagnostic.related:
        file = path if related.path is None else report.path_in_root(related.path).as_posix()
        yield printable(f"{file}:{related.place}: {related.message}")


def _count(element: ET.Element, *more: str) -> None:
    """The figures that the schema wants, by what is inside."""
    element.set("tests", str(len(element.findall(".//testcase"))))
    element.set("failures", str(len(element.findall(".//failure"))))
    element.set("errors", str(len(element.findall(".//error"))))
    for name in more:
        element.set(name, str(len(element.findall(f".//{name}"))))
