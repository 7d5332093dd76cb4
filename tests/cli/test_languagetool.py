"""LanguageTool in a run of the command: one list of findings, and what goes wrong."""

import codecs
import json
import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newslint.engines.languagetool import engine, local_server, service
from newslint.foundation import kept_rows
from newslint.settings.config import FILE_NAME
from tests.conftest import Ran, RunNewslint
from tests.engines.languagetool.fake_java import FakeJava
from tests.engines.languagetool.fake_server import FakeServer, running

STORY = "\U0001f600 A pox on it, e\u0301.\n\nHe said zounds there.\n"
BOTH = [("languagetool/POX_RULE", "pox"), ("house/zounds", "zounds")]
OWN = [("house/zounds", "zounds")]
WITHIN = 10.0
"""Seconds that no run may take, whatever fails."""


@pytest.fixture(autouse=True)
def server(tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServer]:
    """A server that the settings of the desk name, beside one story."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    # Rules of this category are notes unless they are chosen by themselves.
    change = {"rule": {"category": {"id": "TYPOGRAPHY"}, "issueType": "typographical"}}
    with running(FakeServer(change=change)) as one:
        set_up(desk, one)
        (desk / "a.txt").write_text(STORY, encoding="utf-8")
        yield one


def set_up(desk: Path, server: FakeServer, more: str = "") -> None:
    (desk / FILE_NAME).write_text(
        f"languagetool:\n  server: {server.address}\n  timeout: 0.5\n{more}"
    )


def found(ran: Ran) -> list[tuple[str, str]]:
    return [(one["rule"], one["text"]) for one in map(json.loads, ran.out.splitlines())]


def lint(newslint: RunNewslint, *arguments: str) -> Ran:
    begun = time.monotonic()
    ran = newslint("--format", "jsonl", *(arguments or ["a.txt"]))
    assert time.monotonic() - begun < WITHIN
    return ran


# One list


def test_findings_stand_in_one_list_with_exact_places(newslint: RunNewslint) -> None:
    ran = lint(newslint)
    assert found(ran) == BOTH
    assert (ran.status, ran.err) == (1, "")
    told = json.loads(ran.out.splitlines()[0])
    assert (told["line"], told["column"], told["start"], told["end"]) == (1, 5, 4, 7)
    assert told["message"] == "Not “pox”, with {braces} and an ellipsis…"
    assert (told["replacement"], told["fix"]) == ("plague", "never")


def test_the_command_line_goes_before_the_settings(
    newslint: RunNewslint, desk: Path, server: FakeServer
) -> None:
    assert found(lint(newslint, "--no-languagetool", "a.txt")) == OWN
    set_up(desk, server, "  enabled: false\n")
    assert found(lint(newslint)) == OWN
    assert server.asked == []
    assert found(lint(newslint, "--languagetool", "a.txt")) == BOTH


def test_off_rules_are_turned_on_and_levels_changed_without_asking_anew(
    newslint: RunNewslint, desk: Path, server: FakeServer
) -> None:
    server.change = {"rule": {"category": {"id": "REDUNDANCY"}, "issueType": "style"}}
    assert found(lint(newslint)) == OWN
    assert found(lint(newslint, "--select", "languagetool/POX_RULE", "a.txt")) == BOTH[:1]
    set_up(desk, server, "select: [languagetool]\nlevels: {languagetool/POX_RULE: error}\n")
    assert json.loads(lint(newslint).out)["level"] == "error"
    assert len(server.asked) == 1


def test_nothing_is_fixed_by_it(newslint: RunNewslint, desk: Path) -> None:
    assert lint(newslint, "--fix", "--unsafe-fixes", "a.txt").status == 1
    assert (desk / "a.txt").read_text(encoding="utf-8") == STORY


@pytest.mark.parametrize(
    ("mark", "encoding", "end"),
    [
        (b"", "utf-8", "\r\n"),
        (codecs.BOM_UTF8, "utf-8", "\r"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "\n"),
    ],
)
def test_standard_input_in_any_encoding(
    newslint: RunNewslint, mark: bytes, encoding: str, end: str
) -> None:
    text = STORY.replace("\n", end)
    ran = newslint("--format", "jsonl", "-", stdin=mark + text.encode(encoding))
    assert found(ran) == BOTH
    told = json.loads(ran.out.splitlines()[0])
    assert (text[told["start"] : told["end"]], told["column"]) == ("pox", 5)


def test_a_finding_is_accepted(newslint: RunNewslint, desk: Path, server: FakeServer) -> None:
    assert newslint("accept", "a.txt:1").status == 0
    told = {
        one["rule"]: "accepted" in one for one in map(json.loads, lint(newslint).out.splitlines())
    }
    assert told == {"languagetool/POX_RULE": True, "house/zounds": False}
    (desk / FILE_NAME).unlink()
    ran = newslint("accept", "--no-languagetool", "a.txt:1")
    assert "no finding begins there" in ran.err


@pytest.mark.usefixtures("every_process")
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_as_many_processes_as_you_like(
    newslint: RunNewslint, desk: Path, server: FakeServer, jobs: str
) -> None:
    for number in range(12):
        (desk / f"b{number:02}.txt").write_text(f"A pox on number {number}.\n")
    ran = lint(newslint, "--jobs", jobs, ".")
    assert found(ran) == [*BOTH, *BOTH[:1] * 12]
    assert len(server.asked) == 1


def test_an_unchanged_story_is_not_asked_about_again(
    newslint: RunNewslint, server: FakeServer, desk: Path
) -> None:
    first = lint(newslint)
    assert lint(newslint).out == first.out
    assert len(server.asked) == 1
    assert lint(newslint, "--no-cache", "a.txt").out == first.out
    assert len(server.asked) == 2


def test_a_log_leads_to_the_page_of_a_rule(newslint: RunNewslint) -> None:
    log = json.loads(newslint("--format", "sarif", "a.txt").out)
    rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    page = rules["languagetool/POX_RULE"]["helpUri"]
    assert page == "https://community.languagetool.org/rule/show/POX_RULE?lang=en"
    (result, _) = log["runs"][0]["results"]
    # A brace of a message is written twice there (3.11.5).
    assert result["message"]["text"] == "Not “pox”, with {{braces}} and an ellipsis…"


def test_known_rules_are_listed_and_explained(newslint: RunNewslint) -> None:
    listed = newslint("rules", "languagetool").out.splitlines()
    assert len(listed) > 50
    assert all(line.startswith("languagetool/") for line in listed)
    assert "languagetool/" not in newslint("rules").out
    page = newslint("explain", "languagetool/COMMA_PARENTHESIS_WHITESPACE").out
    assert "- measured: per 10,000 words: " in page
    assert "https://community.languagetool.org/rule/show/COMMA_PARENTHESIS_WHITESPACE" in page


def test_a_run_without_it_imports_nothing_of_it() -> None:
    script = (
        "import sys; from newslint.cli import main; main(['--isolated', '--no-cache', '-']);"
        "print(*sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], input="", capture_output=True, text=True, check=True
    )
    imported = set(ran.stdout.split())
    own = {name for name in imported if name.startswith("newslint.engines.languagetool.")}
    assert own == {
        "newslint.engines.languagetool.offer",
        "newslint.engines.languagetool.settings",
    }
    assert not imported & {"language_tool_python", "requests", "sqlite3", "psutil"}


# What goes wrong


def failed(ran: Ran, said: str) -> None:
    """The run was not whole, told so in one line, and newslint's own findings are there."""
    assert found(ran)[-1:] == OWN
    assert ran.status == 2
    (line,) = ran.err.splitlines()
    assert line.startswith("newslint: languagetool: ")
    assert said in line


@pytest.mark.slow
def test_a_server_that_hangs(newslint: RunNewslint, server: FakeServer) -> None:
    server.delay = 2.0
    failed(lint(newslint), "did not answer within 0.5 seconds; allow it more with")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"Error: Internal Error", "failed on a request (500: Error: Internal Error); see its log"),
        (b'{"message": "oh"}', 'failed on a request (500: {"message": "oh"}); see its log'),
    ],
)
def test_a_server_that_fails(
    newslint: RunNewslint, server: FakeServer, body: bytes, said: str
) -> None:
    server.status, server.body = 500, body
    failed(lint(newslint), said)
    assert len(server.asked) == 1


@pytest.mark.slow
@pytest.mark.parametrize("body", [b"{", b"<html>", b'{"matches": [{}]}', b"[]", b""])
def test_a_server_that_talks_nonsense(
    newslint: RunNewslint, server: FakeServer, body: bytes
) -> None:
    server.body = body
    failed(lint(newslint), "gave no answer of LanguageTool; make sure that LanguageTool 6 is")


def test_a_server_that_is_not_there(newslint: RunNewslint, desk: Path, server: FakeServer) -> None:
    server.address = "http://127.0.0.1:9"
    set_up(desk, server)
    failed(lint(newslint), "127.0.0.1:9")


def test_what_came_before_a_failure_counts(
    newslint: RunNewslint, desk: Path, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BATCH", 10)
    (desk / "b.txt").write_text("A murrain on it.\n\nHe said zounds.\n")
    server.after, server.body = 1, b"{"
    ran = lint(newslint, "a.txt", "b.txt")
    assert found(ran) == [*BOTH, *OWN]
    assert ran.status == 2


def test_an_optional_one_that_fails_degrades_nothing(
    newslint: RunNewslint, desk: Path, server: FakeServer
) -> None:
    set_up(desk, server, "  optional: true\nfail-on: never\n")
    server.status = 500
    ran = lint(newslint)
    assert (ran.status, found(ran)) == (0, OWN)
    assert "languagetool: the server at" in ran.err


# What goes wrong with the cache loses nothing and is not told


def test_a_cache_on_a_full_disk(newslint: RunNewslint, tmp_path: Path) -> None:
    lint(newslint)
    (file,) = (tmp_path / "cache").rglob("*.sqlite")
    size = file.stat().st_size
    file.unlink()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, hard))
    try:
        ran = lint(newslint)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (found(ran), ran.status, ran.err) == (BOTH, 1, "")


@pytest.mark.parametrize("moment", ["answers", "keep", "close"])
def test_a_cache_that_fails_at_any_moment(
    newslint: RunNewslint, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    class Failing(sqlite3.Connection):
        def execute(self, sql: str, *given: object) -> sqlite3.Cursor:
            if (moment, sql[:12]) in {("answers", "SELECT key, "), ("close", "SELECT count")}:
                raise sqlite3.OperationalError("disk I/O error")
            return super().execute(sql, *given)

        def executemany(self, sql: str, *given: object) -> sqlite3.Cursor:
            if moment == "keep":
                raise sqlite3.OperationalError("database or disk is full")
            return super().executemany(sql, *given)

    connect = sqlite3.connect
    monkeypatch.setattr(
        kept_rows.sqlite3, "connect", lambda *a, **k: connect(*a, factory=Failing, **k)
    )
    ran = lint(newslint)
    assert (found(ran), ran.status, ran.err) == (BOTH, 1, "")


def test_a_cache_that_is_torn(newslint: RunNewslint, tmp_path: Path, server: FakeServer) -> None:
    lint(newslint)
    (file,) = (tmp_path / "cache").rglob("*.sqlite")
    file.write_bytes(b"torn" + file.read_bytes()[4:])
    for _ in range(3):
        ran = lint(newslint)
        assert (found(ran), ran.status, ran.err) == (BOTH, 1, "")
    # It was dropped in the second run and made anew in the third.
    assert len(server.asked) == 3


def test_a_cache_folder_that_cannot_be_made(newslint: RunNewslint, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    ran = lint(newslint)
    assert (found(ran), ran.status, ran.err) == (BOTH, 1, "")


# A server of the run's own


ON = "COMMA_PARENTHESIS_WHITESPACE"
FOUND = [(f"languagetool/{ON}", "pox")]


@pytest.fixture
def java(
    desk: Path, own_settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., FakeJava]]:
    """Puts a Java on PATH that fails in these ways, and makes the settings name its jars."""
    made = FakeJava(tmp_path / "java")
    (desk / FILE_NAME).unlink()
    own_settings.write_text(f"languagetool: {{folder: {made.jars}, timeout: 1.5}}\n")

    def put(**faults: Any) -> FakeJava:
        for name, value in made.environment(rule=ON, **faults).items():
            monkeypatch.setenv(name, value)
        return made

    yield put
    assert made.left() == []


Java = Callable[..., FakeJava]


def test_it_is_started_once_and_stopped(newslint: RunNewslint, desk: Path, java: Java) -> None:
    started = java()
    for number in range(5):
        (desk / f"b{number}.txt").write_text(f"A pox on number {number}.\n")
    ran = lint(newslint, ".")
    assert (found(ran), ran.err) == ([*FOUND, *OWN, *FOUND * 5], "")
    assert len(started.started) == 1
    assert lint(newslint, ".").out == ran.out
    assert len(started.started) == 1


def test_one_that_is_killed_in_mid_run_is_started_anew(newslint: RunNewslint, java: Java) -> None:
    started = java(dies_after=0, dying=1)
    ran = lint(newslint)
    assert (found(ran), ran.status, ran.err) == ([*FOUND, *OWN], 1, "")
    assert len(started.started) == 2


def test_one_that_is_killed_again_and_again_is_given_up(
    newslint: RunNewslint, desk: Path, java: Java, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BATCH", 10)
    (desk / "a.txt").unlink()
    for name in "bcd":
        (desk / f"{name}.txt").write_text(f"A pox on {name}, zounds.\n")
    started = java(dies_after=1)
    ran = lint(newslint, ".")
    # Each of the two answers once.
    assert found(ran) == [*FOUND, *OWN, *FOUND, *OWN, *OWN]
    assert ran.status == 2
    assert "languagetool: LanguageTool's server ended (killed by signal 9)" in ran.err
    assert len(started.started) == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("faults", "said"),
    [
        ({"hangs": 30}, "did not answer within 1.5 seconds"),
        ({"status": 500, "body": "Error: it broke"}, "failed on a request (500: Error: it broke)"),
        ({"status": 500, "body": '{"message": "oh"}'}, "failed on a request (500:"),
        ({"body": '{"matches": ['}, "gave no answer of LanguageTool"),
        ({"ends": 3}, "ended before it was ready"),
        ({"version": "1.8.0"}, "Java"),
    ],
)
def test_one_that_fails(
    newslint: RunNewslint, java: Java, own_settings: Path, faults: dict[str, Any], said: str
) -> None:
    java(**faults)
    failed(lint(newslint), said)
    assert found(lint(newslint, "--no-languagetool", "a.txt")) == OWN
    settings = own_settings.read_text().replace("{", "{optional: true, ")
    own_settings.write_text(f"{settings}fail-on: never\n")
    ran = lint(newslint)
    assert (ran.status, found(ran), said in ran.err) == (0, OWN, True)


def test_without_java(newslint: RunNewslint, java: Java, monkeypatch: pytest.MonkeyPatch) -> None:
    java()
    monkeypatch.setenv("PATH", "")
    failed(lint(newslint), "Java")


def test_one_whose_jar_is_damaged(newslint: RunNewslint, java: Java) -> None:
    jar = java().jars / "libs" / "languagetool-core-6.6.jar"
    jar.write_bytes(jar.read_bytes()[:40])
    failed(lint(newslint), "languagetool-core-6.6.jar is damaged: it is no jar; install it again")


@pytest.mark.slow
def test_one_whose_ports_are_all_taken(
    newslint: RunNewslint, java: Java, monkeypatch: pytest.MonkeyPatch
) -> None:
    java()
    with socket.create_server(("127.0.0.1", 0)) as other:
        monkeypatch.setattr(local_server, "_free_port", lambda: other.getsockname()[1])
        failed(lint(newslint), "other programs took its port; try again")


@pytest.mark.slow
def test_one_whose_first_port_is_taken(
    newslint: RunNewslint, java: Java, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, free = java(), local_server._free_port
    with socket.create_server(("127.0.0.1", 0)) as other:
        ports = iter([other.getsockname()[1]])
        monkeypatch.setattr(local_server, "_free_port", lambda: next(ports, None) or free())
        ran = lint(newslint)
    assert (found(ran), ran.status, ran.err) == ([*FOUND, *OWN], 1, "")
    assert len(started.started) == 2


@pytest.mark.slow
def test_one_that_starts_slowly(newslint: RunNewslint, java: Java) -> None:
    java(slow=2)
    ran = lint(newslint)
    assert (found(ran), ran.status, ran.err) == ([*FOUND, *OWN], 1, "")


@pytest.mark.slow
def test_one_that_is_never_ready(
    newslint: RunNewslint, java: Java, monkeypatch: pytest.MonkeyPatch
) -> None:
    java(slow=None)
    monkeypatch.setattr(service, "READY_WITHIN", 1.0)
    failed(lint(newslint), "is not ready after 1.5 seconds; raise `languagetool: {timeout:")


@pytest.mark.slow
@pytest.mark.parametrize("faults", [{"slow": None}, {"hangs": 60}], ids=["starting", "asked"])
@pytest.mark.parametrize(
    ("number", "to_group"),
    [
        (signal.SIGINT, True),  # as a terminal sends it
        (signal.SIGINT, False),
        (signal.SIGTERM, False),
        (signal.SIGHUP, True),
        (signal.SIGKILL, False),
    ],
)
def test_no_signal_to_a_run_leaves_a_server(  # noqa: PLR0917 - two of them are fixtures
    desk: Path,
    own_settings: Path,
    java: Java,
    faults: dict[str, Any],
    number: signal.Signals,
    to_group: bool,
) -> None:
    started = java(**faults)
    own_settings.write_text(own_settings.read_text().replace("1.5", "60"))
    with subprocess.Popen(
        [sys.executable, "-m", "newslint", "--languagetool", "a.txt"],
        cwd=desk,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        until = time.monotonic() + 30
        while not (started.asked if "hangs" in faults else started.started):
            assert time.monotonic() < until
            time.sleep(0.02)
        begun = time.monotonic()
        (os.killpg if to_group else os.kill)(run.pid, number)
        _, said = run.communicate(timeout=WITHIN)
        assert time.monotonic() - begun < WITHIN
    ways = {
        signal.SIGINT: (2, "newslint: interrupted: the run was cut short after 0 files\n"),
        signal.SIGKILL: (-number, ""),
    }
    ended = (128 + number, f"newslint: ended by {number.name} after 0 files\n")
    assert (run.returncode, said) == ways.get(number, ended)
    assert started.left() == []
