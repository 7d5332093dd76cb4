"""A server that outlives the run. Java is a fake."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.engines.languagetool import warm_server
from newslint.engines.languagetool.installation import Installation, installation_in
from newslint.engines.languagetool.question import is_ready
from newslint.foundation.cache_folder import keep
from newslint.foundation.errors import EngineError
from tests.engines.languagetool.fake_java import FakeJava, fake_java

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake is a script of a POSIX shell")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "newslint"


@pytest.fixture
def java(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeJava]:
    with fake_java(tmp_path / "java") as fake:
        for name, value in fake.environment().items():
            monkeypatch.setenv(name, value)
        yield fake
        warm_server.stop()


@pytest.fixture
def installation(java: FakeJava) -> Installation:
    there = installation_in(java.jars)
    assert there is not None
    return there


def servers(java: FakeJava) -> list[int]:
    """The servers that run. A watch that has been told to let go may take a moment."""
    return [pid for pid in java.started if warm_server.started_at(pid)]


START = """
import sys
from pathlib import Path
from newslint.engines.languagetool import warm_server
from newslint.engines.languagetool.installation import installation_in
warm_server.start(installation_in(Path(sys.argv[1])))
"""


def test_it_outlives_who_started_it(java: FakeJava) -> None:
    subprocess.run([sys.executable, "-c", START, str(java.jars)], check=True, timeout=60)
    server = warm_server.running()
    assert server is not None
    assert is_ready(server.address, 5)
    assert servers(java) == [server.pid]
    assert warm_server.stop() == server
    assert (java.left(), warm_server.running(), warm_server.stop()) == ([], None, None)


def test_one_is_enough(java: FakeJava, installation: Installation) -> None:
    first = warm_server.start(installation)
    assert warm_server.start(installation) == (first[0], False)
    assert len(java.started) == 1


def test_two_that_start_one_at_once_share_it(java: FakeJava) -> None:
    command = [sys.executable, "-c", START, str(java.jars)]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]
    assert len(java.started) == 1


def test_another_languagetool_takes_its_place(java: FakeJava, installation: Installation) -> None:
    old, _ = warm_server.start(installation)
    os.utime(java.jars / "libs" / "language-en-6.6.jar", (1, 1))
    changed = installation_in(java.jars)
    assert changed is not None
    new, fresh = warm_server.start(changed)
    assert (fresh, servers(java)) == (True, [new.pid])
    assert new.pid != old.pid


def test_an_interrupt_of_the_start_leaves_none(java: FakeJava) -> None:
    environment = {**os.environ, **java.environment(slow=None)}
    command = [sys.executable, "-c", START, str(java.jars)]
    for number in (signal.SIGINT, signal.SIGKILL):
        before = len(java.started)
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
            while len(java.started) == before and process.poll() is None:
                time.sleep(0.02)
            process.send_signal(number)
            process.wait(20)
        assert (java.left(), warm_server.running()) == ([], None)


def test_a_number_that_was_given_out_again_is_nobody(
    cache: Path, java: FakeJava, installation: Installation
) -> None:
    server, _ = warm_server.start(installation)
    warm_server.stop()
    state = cache / "languagetool-server.json"
    fields = vars(server) | {"pid": os.getpid()}
    keep(state, json.dumps(fields).encode())
    assert warm_server.running() is None
    # This process is not asked to end.
    assert warm_server.stop() is None
    assert not state.exists()


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"pid": 1}', '{"pid": "x"}'])
def test_a_torn_file_is_nobody(cache: Path, torn: str) -> None:
    cache.mkdir(parents=True)
    keep(cache / "languagetool-server.json", torn.encode())
    assert warm_server.running() is None
    assert warm_server.stop() is None


def test_what_another_has_written_is_nobody(cache: Path) -> None:
    cache.mkdir(parents=True, mode=0o700)
    mine = warm_server.WarmServer(
        os.getpid(), 8081, warm_server.started_at(os.getpid()), 0.0, "6.6", "x"
    )
    file = cache / "languagetool-server.json"
    keep(file, json.dumps(vars(mine)).encode())
    assert warm_server.running() == mine
    file.write_text(json.dumps(vars(mine)))
    assert warm_server.running() is None


def test_a_folder_that_others_write_to_is_not_trusted(
    cache: Path, java: FakeJava, installation: Installation
) -> None:
    server, _ = warm_server.start(installation)
    cache.chmod(0o777)
    assert warm_server.running() is None
    with pytest.raises(EngineError, match="nobody else allowed to write there"):
        warm_server.start(installation)
    cache.chmod(0o700)
    assert warm_server.running() == server


def test_one_that_does_not_hear_is_killed(
    java: FakeJava, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in java.environment(deaf=True).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(warm_server, "_STOPPED_WITHIN", 0.5)
    warm_server.start(installation)
    warm_server.stop()
    assert java.left() == []


def test_when_a_process_started_is_known() -> None:
    assert warm_server.started_at(os.getpid()) == warm_server.started_at(os.getpid()) != ""
    with subprocess.Popen([sys.executable, "-c", "pass"]) as process:
        process.wait()
    assert warm_server.started_at(process.pid) == ""
