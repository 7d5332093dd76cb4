from newslint.model.report import FileReport, Problem, Report
from tests.making import diagnostic, file_report


def test_a_report_gathers_what_its_files_say() -> None:
    text = "zounds zounds"
    one = file_report(text, diagnostic(text, 0, 6), diagnostic(text, 7, 13))
    lost = FileReport("lost.txt", problems=(Problem("is lost", path="lost.txt"),))
    report = Report("1", (one, lost), (), (Problem("a plugin is ill"),))
    assert [d.place.span.start for d in report.diagnostics] == [0, 7]
    assert [p.message for p in report.all_problems] == ["a plugin is ill", "is lost"]
