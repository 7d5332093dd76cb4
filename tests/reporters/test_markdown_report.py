import re

import pytest
from hypothesis import given

from newslint.model.acceptance import Acceptance
from newslint.model.diagnostic import Level, RelatedPlace, Severity
from newslint.model.report import FileReport, Presentation, Problem, Report
from newslint.reporters.markdown_report import LIMIT, escaped, report
from tests.making import diagnostic, file_report, place
from tests.reporters.wild import reports

TEXT = "Oh zounds, he said.\nAnd zounds again.\n"
COLUMNS = "\n\n| Level | Place | Finding | Rule |\n|---|---|---|---|\n"


def shown(*files: FileReport, problems: tuple[Problem, ...] = (), quiet: bool = False) -> str:
    return report(Report("1", files, (), problems), Presentation(quiet=quiet))


def test_the_whole_of_a_report() -> None:
    related = (RelatedPlace(place(TEXT, 3, 9), "said before"),) * 8
    first = file_report(
        TEXT,
        diagnostic(TEXT, 3, 9),
        diagnostic(TEXT, 24, 30, level=Level.ERROR, evidence="Twice | thrice.", related=related),
        accepted=(diagnostic(TEXT, 11, 13, acceptance=Acceptance(0)),),
        penalty_points=2.0,
    )
    other = file_report(TEXT, diagnostic(TEXT, 3, 9, severity=Severity.MAJOR, path="b_b.txt"))
    bad = FileReport("bad.txt", problems=(Problem("is not UTF-8", "bad.txt"),))
    assert shown(first, other, bad, problems=(Problem("no <plugin>"),)) == (
        "## newslint: 1 error, 2 warnings\n\n"
        "1 error, 2 warnings in 2 of 3 files, 14 words. 1 accepted finding left out. Penalty: "
        "21.84 points per 1,000 words (2 in all); a pre-check, not a human MQM score.\n\n"
        "**The run was not whole:** 2 problems.\n\n"
        "- no &lt;plugin&gt;\n- bad.txt: is not UTF-8\n\n"
        f"### story.txt{COLUMNS}"
        "| error | 2:5 | An oath.<br>Twice \\| thrice.<br>"
        + "1:4 said before<br>"
        * 6
        + "and 2 more places | <code>house/zounds</code> |\n"
        "| warning | 1:4 | An oath. | <code>house/zounds</code> |\n\n"
        f"### b\\_b.txt{COLUMNS}"
        "| warning | 1:4 | An oath. | <code>house/zounds</code> |\n"
    )


def test_nothing_found() -> None:
    assert shown(file_report(TEXT)) == (
        "## newslint: nothing found\n\nNothing found in 1 file, 7 words. Penalty: 0.00 points per "
        "1,000 words (0 in all); a pre-check, not a human MQM score.\n"
    )


def test_no_summary_when_quiet() -> None:
    assert shown(file_report(TEXT, diagnostic(TEXT, 3, 9)), quiet=True).startswith("### story")
    assert shown(file_report(TEXT), quiet=True) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a|b `c` *d* _e_ ~f~ \\", "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\~f\\~ \\\\"),
        ("![x](http://a.org)", "!\\[x\\](http:&#8203;//a.org)"),
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        ("@everyone #12 GH-7", "@&#8203;everyone #&#8203;12 GH-&#8203;7"),
        ("WWW.a.org, a@b.org", "WWW&#8203;.a.org, a@&#8203;b.org"),
        (":+1: at 18:30", ":&#8203;+1: at 18:30"),
        ("$970 or $5", "<span>$</span>970 or <span>$</span>5"),
        ("commit deadbeef12, 1234567 people", "commit deadbe&#8203;ef12, 123456&#8203;7 people"),
        ("one\r\ntwo\ttabbed\x1b\u202e", "one⏎⏎two tabbed\ufffd\ufffd"),
        ("a deadline, feedback – faded", "a deadline, feedback – faded"),
        ("“Déjà vu” 12,345 (18%)", "“Déjà vu” 12,345 (18%)"),
    ],
)
def test_what_is_escaped(text: str, told: str) -> None:
    assert escaped(text) == told


def test_the_lightest_are_left_out_when_room_runs_out_and_it_is_told() -> None:
    wordy = "zounds " * 50
    stories = [
        file_report(
            TEXT,
            diagnostic(TEXT, 3, 9, path=f"{n}.txt", message=wordy, level=Level.NOTE),
            diagnostic(TEXT, 24, 30, path=f"{n}.txt", message=wordy, level=Level.ERROR),
        )
        for n in range(120)
    ]
    out = shown(*stories)
    assert len(out.encode("utf-16-le")) // 2 <= LIMIT
    assert len(out) > LIMIT - 2_000
    assert out.count("| error |") == 120
    notes = out.count("| note |")
    assert 0 < notes < 120
    assert out.endswith(
        f"\n**There was no room for all findings:** {120 - notes} notes left out, the lightest of "
        "all.\n"
    )
    # Each story has one table, whose last rows are the lightest.
    assert out.count("### ") == 120


def test_a_report_of_many_problems_fits_too() -> None:
    bad = [FileReport(f"{n}.txt", problems=(Problem("bad " * 400, f"{n}.txt"),)) for n in range(90)]
    out = shown(*bad, file_report(TEXT, diagnostic(TEXT, 3, 9)))
    assert "- and 70 more\n" in out
    assert "| warning | 1:4 |" in out
    assert len(out) < LIMIT


@given(reports())
def test_a_row_a_finding_whatever_it_holds(made: Report) -> None:
    out = report(made, Presentation())
    assert len(out.encode("utf-16-le", "surrogatepass")) // 2 <= LIMIT
    rows = [line for line in out.splitlines() if re.match(r"\| (error|warning|note) \|", line)]
    assert len(rows) == len(made.diagnostics)
    for row in rows:
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 5
    assert report(made, Presentation()) == out
