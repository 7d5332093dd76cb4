import os
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.cli.output import Output
from newslint.foundation.errors import NewslintError
from newslint.model.report import FileReport, LeftOut, Presentation, Report, Run, RunEnd
from newslint.reporters.concise_report import ConciseReport
from newslint.reporters.whole_report import whole


def write(output: Output) -> None:
    output.begin(Run("1"))
    output.end(RunEnd())


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
        write(Output("odd", whole(report_and_warn)(Presentation()), None))
        printed = capsys.readouterr()
        assert printed.out == "made\n"
        assert printed.err == "newslint: 3 findings have\ufffd[31m no room\n"


def test_other_warnings_go_where_warnings_go(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.warns(UserWarning, match="old-fashioned"):
        write(Output("odd", whole(report_and_warn_otherwise)(Presentation()), None))
    assert capsys.readouterr().out == "made\n"


def text(name: str) -> Callable[[Report, Presentation], str]:
    return lambda report, presentation: name


def test_a_file_is_replaced_once_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    file.write_text("old")
    file.chmod(0o640)
    output = Output("odd", whole(text("new"))(Presentation()), file)
    output.begin(Run("1"))
    output.take(FileReport("a.txt"))
    assert file.read_text() == "old"
    output.end(RunEnd())
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("new", 0o640)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("nameless", [True, False])
def test_of_a_run_that_was_cut_short_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nameless: bool
) -> None:
    if not nameless:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    file = tmp_path / "out.txt"
    output = Output("concise", ConciseReport(Presentation()), file)
    output.begin(Run("1"))
    output.take(FileReport("a.txt"))
    assert nameless or len(list(tmp_path.iterdir())) == 1
    output.drop()
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_one_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "target.txt").write_text("old")
    link = tmp_path / "out.txt"
    link.symlink_to("target.txt")
    write(Output("odd", whole(text("new"))(Presentation()), link))
    assert link.is_symlink()
    assert (tmp_path / "target.txt").read_text() == "new"


def test_a_device_is_written_as_it_is() -> None:
    write(Output("odd", whole(text("new"))(Presentation()), Path("/dev/null")))
    assert not Path("/dev/null").is_file()


def test_a_file_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    output = Output("odd", whole(text("new"))(Presentation()), tmp_path / "none" / "out.txt")
    with pytest.raises(NewslintError, match="cannot be written: No such file"):
        output.begin(Run("1"))
    output.end(RunEnd())
