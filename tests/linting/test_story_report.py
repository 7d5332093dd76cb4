from dataclasses import replace

from newslint.linting.story_report import one_report
from newslint.model.position import PartPosition
from newslint.model.report import FileReport, Problem
from tests.making import diagnostic

TEXT = "Zounds and zounds."
ONE = diagnostic(TEXT, 0, 6, fingerprint="ab:1")
TWO = diagnostic(TEXT, 11, 17, fingerprint="ab:1")


def test_the_report_of_one_document_is_that_of_the_file() -> None:
    report = FileReport("feed.txt", (ONE,), words=3)
    assert one_report("feed.txt", [report]) is report


def test_a_file_of_no_documents() -> None:
    assert one_report("feed.txt", []) == FileReport("feed.txt")


def test_the_figures_are_summed_and_lines_and_problems_told_once() -> None:
    crash, other = Problem("rule a/b crashed", "feed.txt", "a/b"), Problem("is odd", "feed.txt")
    one = FileReport("feed.txt", words=3, lines=((2, "b"), (7, "c")), problems=(crash,))
    two = FileReport("feed.txt", words=4, lines=((1, "a"), (2, "b")), problems=(crash, other))
    whole = one_report("feed.txt", [replace(one, penalty_points=1), replace(two, penalty_points=2)])
    assert whole == FileReport(
        "feed.txt",
        words=7,
        penalty_points=3,
        lines=((1, "a"), (2, "b"), (7, "c")),
        problems=(crash, other),
    )


def test_diagnostics_stand_in_the_order_of_the_file_and_are_told_apart() -> None:
    accepted = replace(ONE, rule="house/egad", fingerprint="cd:1")
    whole = one_report(
        "feed.txt",
        [FileReport("feed.txt", (TWO,), accepted=(accepted,)), FileReport("feed.txt", (ONE,))],
    )
    assert [d.place.span.start for d in whole.diagnostics] == [0, 11]
    assert [d.fingerprint for d in whole.diagnostics] == ["ab:1", "ab:2"]
    assert whole.accepted == (accepted,)


def test_part_by_part() -> None:
    def within(part: str, found: FileReport) -> FileReport:
        (one,) = found.diagnostics
        return FileReport(
            "feed.txt", (replace(one, place=replace(one.place, where=PartPosition(part, 1, 1))),)
        )

    first = within("a.xml", FileReport("feed.txt", (TWO,)))
    second = within("b.xml", FileReport("feed.txt", (ONE,)))
    whole = one_report("feed.txt", [second, first])
    assert [d.place.where and d.place.where.part for d in whole.diagnostics] == ["a.xml", "b.xml"]
    assert whole.all_diagnostics == whole.diagnostics
