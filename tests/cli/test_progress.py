import sys
import threading
import time

import pytest

from newslint.cli import progress
from newslint.cli.progress import Progress, Waiting


def drawn(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    terminal: bool = True,
    wanted: bool = True,
    total: int = 4,
    seconds: float = 9,
) -> str:
    now = 0.0
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setattr(progress.time, "monotonic", lambda: now)
    with Progress(wanted) as bar:
        for done in range(1, total + 1):
            now += seconds / total
            bar(done)
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_a_long_run_on_a_terminal_says_how_far_it_is_and_clears_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    err = drawn(monkeypatch, capsys)
    assert "\r2 files …" in err
    assert err.endswith("\r\x1b[K")


def test_a_short_run_draws_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drawn(monkeypatch, capsys, seconds=0.9) == ""


def test_nothing_without_a_terminal_or_where_none_is_wanted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drawn(monkeypatch, capsys, terminal=False) == ""
    assert drawn(monkeypatch, capsys, wanted=False) == ""


def test_it_draws_ten_times_a_second_at_most(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    err = drawn(monkeypatch, capsys, total=1000, seconds=2)
    assert 5 <= err.count("files") <= 11


def waited(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    terminal: bool = True,
    wanted: bool = True,
    seconds: float = 0.3,
) -> str:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setattr(progress, "DELAY_SECONDS", 0.1)
    with Waiting("waiting for the tide …", wanted):
        time.sleep(seconds)
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_a_long_wait_on_a_terminal_says_for_what_and_clears_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert waited(monkeypatch, capsys) == "\rwaiting for the tide …\r\x1b[K"


def test_a_short_wait_says_nothing_and_neither_does_one_without_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert waited(monkeypatch, capsys, seconds=0) == ""
    assert waited(monkeypatch, capsys, terminal=False) == ""
    assert waited(monkeypatch, capsys, wanted=False) == ""


def test_a_wait_that_fails_clears_its_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(TypeError):
        waited(monkeypatch, capsys, seconds="a while")  # type: ignore[arg-type]
    threads = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    assert (capsys.readouterr().err, threads) == ("", [])
