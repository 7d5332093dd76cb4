import pytest

from newslint.model.diagnostic import Level
from newslint.model.position import ColumnUnit
from newslint.model.report import Presentation, Report
from newslint.reporters.concise_report import ConciseReport
from tests.making import diagnostic, file_report, written_by

TEXT = "Oh zounds,\nhe said, zounds."


def shown(**changes: str) -> str:
    one = diagnostic(TEXT, 20, 26, **changes)
    return written_by(
        ConciseReport, Report("1", (file_report(TEXT, one),), ()), Presentation(color=True)
    )


def test_one_line_a_diagnostic() -> None:
    assert shown(level=Level.ERROR) == "story.txt:2:10: error: An oath. [house/zounds]\n"


def test_a_message_keeps_to_its_line() -> None:
    assert shown(message="An\noath\u2028\x1b[31m.") == (
        "story.txt:2:10: warning: An oath  [31m. [house/zounds]\n"
    )


def test_a_file_name_cannot_reach_the_terminal() -> None:
    assert shown(path="a\x1b]0;b\n.txt").startswith("a ]0;b .txt:2:10: ")


@pytest.mark.parametrize(("unit", "column"), [("characters", 9), ("bytes", 13), ("utf-16", 10)])
def test_columns_in_the_unit_of_the_editor(unit: str, column: int) -> None:
    text = "Très \U0001f600: zounds"
    told = file_report(text, diagnostic(text, 8, 14))
    shown = written_by(
        ConciseReport, Report("1", (told,), ()), Presentation(columns=ColumnUnit(unit))
    )
    assert shown.startswith(f"story.txt:1:{column}: ")


def test_nothing_found_is_nothing_printed() -> None:
    assert written_by(ConciseReport, Report("1", (file_report(TEXT),), ()), Presentation()) == ""
