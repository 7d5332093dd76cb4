from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given

from newslint.model.acceptance import Acceptance
from newslint.model.diagnostic import Level, RelatedPlace
from newslint.model.report import FileReport, Presentation, Problem, Report
from newslint.reporters.junit_report import report
from tests.making import diagnostic, file_report, place
from tests.reporters.wild import reports

TEXT = "Oh zounds, he said.\nAnd zounds again.\n"


def shown(*files: FileReport, problems: tuple[Problem, ...] = ()) -> str:
    return report(Report("1", files, (), problems), Presentation())


def names(*files: FileReport) -> list[str | None]:
    return [case.get("name") for case in ET.fromstring(shown(*files)).iter("testcase")]


def test_the_whole_of_a_document() -> None:
    found = [
        diagnostic(TEXT, 3, 9, level=Level.ERROR, evidence="Twice."),
        diagnostic(TEXT, 24, 30, related=(RelatedPlace(place(TEXT, 3, 9), "said before"),)),
    ]
    accepted = diagnostic(TEXT, 11, 13, acceptance=Acceptance(0, "a quotation"))
    story = file_report(TEXT, *found, path="desk/a.story.txt", accepted=(accepted,))
    bad = FileReport("bad.txt", problems=(Problem("rule a/b crashed", "bad.txt", "a/b"),))
    out = shown(story, FileReport("clean.txt"), bad, problems=(Problem("no <plugin>"),))
    assert out == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="newslint" tests="6" failures="2" errors="2">\n'
        '  <testsuite name="newslint" tests="1" failures="0" errors="1" skipped="0">\n'
        '    <testcase classname="newslint" name="no &lt;plugin&gt;">\n'
        '      <error type="newslint" message="no &lt;plugin&gt;">no &lt;plugin&gt;</error>\n'
        "    </testcase>\n"
        "  </testsuite>\n"
        '  <testsuite name="desk/a.story.txt" tests="3" failures="2" errors="0" skipped="1">\n'
        '    <testcase classname="desk/a_story_txt" name="house/zounds: zounds">\n'
        '      <failure type="error" message="An oath.">desk/a.story.txt:1:4: error: An oath. '
        "[house/zounds]\nTwice.</failure>\n"
        "    </testcase>\n"
        '    <testcase classname="desk/a_story_txt" name="house/zounds: he">\n'
        '      <skipped message="accepted: a quotation">accepted: a quotation\n'
        "desk/a.story.txt:1:12: warning: An oath. [house/zounds]</skipped>\n"
        "    </testcase>\n"
        '    <testcase classname="desk/a_story_txt" name="house/zounds: zounds (2)">\n'
        '      <failure type="warning" message="An oath.">desk/a.story.txt:2:5: warning: An oath. '
        "[house/zounds]\ndesk/a.story.txt:1:4: said before</failure>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        '  <testsuite name="clean.txt" tests="1" failures="0" errors="0" skipped="0">\n'
        '    <testcase classname="clean_txt" name="nothing found" />\n'
        "  </testsuite>\n"
        '  <testsuite name="bad.txt" tests="1" failures="0" errors="1" skipped="0">\n'
        '    <testcase classname="bad_txt" name="a/b">\n'
        '      <error type="newslint" message="bad.txt: rule a/b crashed">bad.txt: rule a/b crashed'
        "</error>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_a_story_with_accepted_findings_alone_has_passed() -> None:
    accepted = diagnostic(TEXT, 3, 9, acceptance=Acceptance(0))
    assert names(file_report(TEXT, accepted=(accepted,))) == [
        "house/zounds: zounds",
        "nothing found",
    ]


def test_what_fails_no_run_has_passed_and_is_its_output() -> None:
    note = diagnostic(TEXT, 3, 9, level=Level.NOTE)
    out = shown(file_report(TEXT, note))
    assert 'tests="1" failures="0"' in out
    assert "<system-out>story.txt:1:4: note: An oath. [house/zounds]</system-out>" in out


def test_the_name_of_a_test_stays_where_lines_move() -> None:
    before = file_report(TEXT, diagnostic(TEXT, 24, 30))
    moved = "A new line.\n\n" + TEXT
    assert names(before) == names(file_report(moved, diagnostic(moved, 37, 43)))


def test_the_name_of_a_test_is_no_paragraph() -> None:
    text = "word " * 200
    (name,) = names(file_report(text, diagnostic(text, 0, 990)))
    assert name is not None
    assert len(name) < 100


@given(reports())
def test_any_report_is_well_formed_and_counts_right(made: Report) -> None:
    out = report(made, Presentation())
    root = ET.fromstring(out.encode())
    failing = [d for file in made.files for d in file.diagnostics if file.fails_by(d)]
    assert int(root.get("failures") or "") == len(failing)
    assert int(root.get("errors") or "") == len(made.all_problems)
    suites = list(root)
    assert len(suites) == len(made.files) + bool(made.problems)
    for suite in suites:
        cases = suite.findall("testcase")
        assert cases
        assert int(suite.get("tests") or "") == len(cases)
        assert len({case.get("name") for case in cases}) == len(cases)
        assert len(suite.findall("testcase/skipped")) == int(suite.get("skipped") or "")
    assert report(made, Presentation()) == out


def test_names_that_look_counted_stay_apart() -> None:
    text = "a a a (2)"
    found = [diagnostic(text, *span) for span in ((0, 1), (2, 3), (4, 9))]
    assert names(file_report(text, *found)) == [
        "house/zounds: a",
        "house/zounds: a (2)",
        "house/zounds: a (2) (2)",
    ]
    backwards = [replace(one) for one in (found[2], found[0], found[1])]
    assert names(file_report(text, *backwards)) == [
        "house/zounds: a (2)",
        "house/zounds: a",
        "house/zounds: a (3)",
    ]
