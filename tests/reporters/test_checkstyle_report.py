from xml.etree import ElementTree as ET

from hypothesis import given

from newslint.foundation.shown_text import printable
from newslint.model.diagnostic import Level
from newslint.model.report import FileReport, Presentation, Problem, Report
from newslint.reporters.checkstyle_report import report
from tests.making import diagnostic, file_report
from tests.reporters.wild import reports

TEXT = "Oh zounds, he said.\nAnd zounds again.\n"


def shown(*files: FileReport, problems: tuple[Problem, ...] = ()) -> str:
    return report(Report("1", files, (), problems), Presentation())


def test_the_whole_of_a_document() -> None:
    found = [
        diagnostic(TEXT, 3, 9, level=Level.ERROR, message='“zounds” & "more"', evidence="Twice."),
        diagnostic(TEXT, 24, 30, level=Level.NOTE),
    ]
    clean = FileReport("clean.txt", accepted=(diagnostic(TEXT, 3, 9),))
    bad = FileReport("bad.txt", problems=(Problem("is not UTF-8", "bad.txt"),))
    gone = Problem("no such file", "gone.txt")
    out = shown(file_report(TEXT, *found), clean, bad, problems=(gone, Problem("no plugin")))
    assert out == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<checkstyle version="4.3">\n'
        '  <file name="gone.txt">\n'
        '    <error line="0" severity="error" message="no such file" source="newslint" />\n'
        "  </file>\n"
        '  <file name="story.txt">\n'
        '    <error line="1" column="4" severity="error" message="&#8220;zounds&#8221; &amp; '
        '&quot;more&quot; &#8211; Twice." source="house/zounds" />\n'
        '    <error line="2" column="5" severity="info" message="An oath." '
        'source="house/zounds" />\n'
        "  </file>\n"
        '  <file name="clean.txt" />\n'
        '  <file name="bad.txt">\n'
        '    <error line="0" severity="error" message="is not UTF-8" source="newslint" />\n'
        "  </file>\n"
        "</checkstyle>\n"
    )


@given(reports())
def test_any_report_is_well_formed_and_whole(made: Report) -> None:
    out = report(made, Presentation())
    root = ET.fromstring(out.encode())
    told = [
        (error.get("message"), error.get("line"))
        for file in root.iterfind("file")
        for error in file.iterfind("error")
        if error.get("line") != "0"
    ]
    assert told == [
        (
            " – ".join(map(printable, filter(None, [one.message, one.evidence]))),
            str(one.place.start.line),
        )
        for one in made.diagnostics
        if not one.place.where
    ]
    errors = root.findall("file/error")
    assert len(errors) == len(made.diagnostics) + sum(bool(p.path) for p in made.all_problems)
    assert report(made, Presentation()) == out
