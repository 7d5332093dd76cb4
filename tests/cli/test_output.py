import warnings

import pytest

from newslint.cli.output import Output
from newslint.model.report import LeftOut, Presentation, Report


def report_and_warn(report: Report, presentation: Presentation) -> str:
    warnings.warn("3 findings have\x1b[31m no room", LeftOut, stacklevel=1)
    return "made\n"


def report_and_warn_otherwise(report: Report, presentation: Presentation) -> str:
    warnings.warn("old-fashioned", UserWarning, stacklevel=1)
    return "made\n"


def test_what_a_format_has_no_room_for_is_told_on_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for _ in range(2):
        Output("odd", report_and_warn, Presentation(), None).write(Report("1", (), ()))
        printed = capsys.readouterr()
        assert printed.out == "made\n"
        assert printed.err == "newslint: 3 findings have\ufffd[31m no room\n"


def test_other_warnings_go_where_warnings_go(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.warns(UserWarning, match="old-fashioned"):
        Output("odd", report_and_warn_otherwise, Presentation(), None).write(Report("1", (), ()))
    assert capsys.readouterr().out == "made\n"
