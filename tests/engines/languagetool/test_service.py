"""Which server a run talks to. Java is a fake."""

import os
import signal
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from newslint.engines.languagetool import service as service_module
from newslint.engines.languagetool import warm_server
from newslint.engines.languagetool.question import is_ready
from newslint.engines.languagetool.service import Service, open_service
from newslint.engines.languagetool.settings import LanguageToolSettings
from newslint.foundation.errors import EngineError
from tests.engines.languagetool.fake_java import FakeJava, fake_java

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake is a script of a POSIX shell")


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeJava]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with fake_java(tmp_path / "java") as fake:
        for name, value in fake.environment().items():
            monkeypatch.setenv(name, value)
        yield fake
        warm_server.stop()


@pytest.fixture
def service(java: FakeJava) -> Iterator[Service]:
    opened = opened_with(java)
    yield opened
    opened.close()


def opened_with(java: FakeJava, **settings: object) -> Service:
    return open_service(LanguageToolSettings(folder="jars", **settings), java.folder)  # type: ignore[arg-type]


def kill(pid: int) -> None:
    """Kill a child of ours, and wait until it has ended but is not yet buried."""
    os.kill(pid, signal.SIGKILL)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)


def test_nothing_is_started_before_it_is_needed(service: Service, java: FakeJava) -> None:
    assert service.identity.startswith("6.6-")
    assert (java.started, service.failure()) == ([], "")
    service.close()
    assert java.started == []


def test_one_server_serves_all_and_is_closed(service: Service, java: FakeJava) -> None:
    address = service.address()
    assert service.address() == address
    assert is_ready(address, 5)
    assert (len(java.started), service.failure()) == (1, "")
    service.close()
    service.close()
    assert java.left() == []


def test_a_server_that_ends_is_started_once_more(service: Service, java: FakeJava) -> None:
    first = service.address()
    kill(java.started[0])
    assert service.failure() == "LanguageTool's server ended (killed by signal 9)"
    assert service.restart()
    second = service.address()
    assert second != first
    assert (len(java.started), service.failure()) == (2, "")
    kill(java.started[1])
    assert service.failure()
    assert not service.restart()


def test_one_that_was_left_running_is_used_and_left(service: Service, java: FakeJava) -> None:
    installation = service_module.find_installation(
        LanguageToolSettings(folder="jars"), java.folder
    )
    warm, new = warm_server.start(installation)
    assert (new, service.address()) == (True, warm.address)
    service.close()
    assert is_ready(warm.address, 5)
    assert len(java.started) == 1


def test_one_that_does_not_answer_is_passed_over(
    service: Service, java: FakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    installation = service_module.find_installation(
        LanguageToolSettings(folder="jars"), java.folder
    )
    warm, _ = warm_server.start(installation)
    monkeypatch.setattr(warm_server, "_ANSWERS_WITHIN", 0.3)
    os.kill(warm.pid, signal.SIGSTOP)
    assert service.address() != warm.address
    assert len(java.started) == 2
    os.kill(warm.pid, signal.SIGCONT)


def test_one_of_another_languagetool_is_passed_over(service: Service, java: FakeJava) -> None:
    installation = service_module.find_installation(
        LanguageToolSettings(folder="jars"), java.folder
    )
    warm, _ = warm_server.start(installation)
    os.utime(java.jars / "libs" / "language-en-6.6.jar", (1, 1))
    other = opened_with(java)
    assert other.address() != warm.address
    other.close()


def test_one_that_goes_in_mid_run_is_replaced_by_our_own(
    service: Service, java: FakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    installation = service_module.find_installation(
        LanguageToolSettings(folder="jars"), java.folder
    )
    warm, _ = warm_server.start(installation)
    monkeypatch.setattr(service_module, "_PATIENCE", 0.3)
    assert service.address() == warm.address
    os.kill(warm.pid, signal.SIGKILL)
    assert "started does not answer any more" in service.failure()
    assert service.restart()
    assert service.address() != warm.address
    assert service.failure() == ""


def test_a_start_may_take_as_long_as_an_answer(java: FakeJava) -> None:
    assert opened_with(java)._patience == 60  # type: ignore[attr-defined]
    assert opened_with(java, timeout=90.0)._patience == 90  # type: ignore[attr-defined]


def test_a_named_server_is_asked_who_it_is(service: Service, java: FakeJava) -> None:
    address = service.address()
    named = open_service(LanguageToolSettings(server=f"{address}/"), Path("nowhere"))
    assert (named.address(), named.failure()) == (address, "")
    assert named.identity == f"6.6 2025-03-28 15:08:48 +0100 f13e71a at {address}"
    assert not named.restart()
    named.close()
    assert is_ready(address, 5)
    service.close()
    assert named.failure() == f"LanguageTool at {address} does not answer any more"


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """A server that sends everyone to another address, and what it is asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(307)
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/other")  # type: ignore[attr-defined]
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_no_redirect_is_followed(elsewhere: tuple[str, list[str]]) -> None:
    address, asked = elsewhere
    named = open_service(LanguageToolSettings(server=address), Path())
    with pytest.raises(EngineError, match="there is no answer from LanguageTool at http://127"):
        assert named.identity
    assert asked == ["/v2/info"]


def test_proxies_are_not_for_this_machine(
    service: Service, elsewhere: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", elsewhere[0])
    monkeypatch.delenv("no_proxy", raising=False)
    assert is_ready(service.address(), 5)
    assert elsewhere[1] == []
