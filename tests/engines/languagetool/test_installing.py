"""The download through language-tool-python, from a server of the test's own."""

import hashlib
import io
import os
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from newslint.engines.languagetool.installing import download
from newslint.foundation.errors import EngineError
from tests.engines.languagetool.fake_java import FakeJava, fake_java, make_jars

pytest.importorskip("language_tool_python")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake is a script of a POSIX shell")
ELSEWHERE = "; try again, or take it from elsewhere: `newslint languagetool install --from FOLDER`"


@dataclass
class Host:
    """Where the archive is downloaded from."""

    address: str = ""
    status: int = 200
    archive: bytes = b""
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    from language_tool_python import download_lt

    version = download_lt.LTP_DOWNLOAD_VERSION
    host = Host(archive=archive_of(make_jars(tmp_path / "source", version), version))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append(self.path)
            self.send_response(host.status)
            self.send_header("Content-Length", str(len(host.archive)))
            self.end_headers()
            self.wfile.write(host.archive)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        host.address = f"http://127.0.0.1:{server.server_port}/"
        monkeypatch.setattr(download_lt, "BASE_URL_NEW_RELEASES", host.address)
        digest = hashlib.sha256(host.archive).hexdigest()
        monkeypatch.setenv("LTP_DOWNLOAD_SHA256", digest)
        monkeypatch.setenv("LTP_PATH", str(tmp_path / "ltp"))
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        yield host
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeJava]:
    with fake_java(tmp_path / "java") as fake:
        for name, value in fake.environment().items():
            monkeypatch.setenv(name, value)
        yield fake


def archive_of(folder: Path, version: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for jar in (folder / "libs").iterdir():
            name = jar.name.replace(f"-{version}", "")
            place = "" if name == "languagetool-server.jar" else "libs/"
            archive.write(jar, f"LanguageTool-{version}/{place}{name}")
    return packed.getvalue()


def test_it_is_downloaded_once(host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # With this set, language-tool-python alone would do nothing.
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(tmp_path))
    before = dict(os.environ)
    first = download()
    assert first.folder == tmp_path / "ltp" / f"LanguageTool-{first.version}"
    assert download() == first
    assert (len(host.asked), dict(os.environ)) == (1, before)


def test_java_need_not_be_on_path(
    host: Host, java: FakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java.folder))
    monkeypatch.setenv("PATH", "")
    assert download().version


def test_a_damaged_one_is_downloaded_anew(host: Host) -> None:
    first = download()
    jar = first.folder / "libs" / "language-en.jar"
    whole = jar.read_bytes()
    jar.write_bytes(whole[:30])
    assert download() == first
    assert (len(host.asked), jar.read_bytes()) == (2, whole)


@pytest.mark.slow
@pytest.mark.parametrize(("status", "said"), [(403, "Access forbidden"), (404, "Could not find")])
def test_a_refusal_is_told(host: Host, status: int, said: str) -> None:
    host.status = status
    with pytest.raises(EngineError) as failure:
        download()
    assert str(failure.value).startswith(f"LanguageTool cannot be downloaded: {said}")
    assert str(failure.value).endswith(ELSEWHERE)


def test_no_connection_is_told(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    from language_tool_python import download_lt

    monkeypatch.setattr(download_lt, "BASE_URL_NEW_RELEASES", "http://127.0.0.1:9/")
    with pytest.raises(EngineError) as failure:
        download()
    told = f"LanguageTool cannot be downloaded: 127.0.0.1 cannot be reached{ELSEWHERE}"
    assert str(failure.value) == told


def test_another_archive_than_was_meant_is_told(
    host: Host, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    host.archive += b"more"
    with pytest.raises(EngineError, match="checksum mismatch"):
        download()
    host.archive = b"<html>Log in</html>"
    monkeypatch.setenv("LTP_DOWNLOAD_SHA256", hashlib.sha256(host.archive).hexdigest())
    with pytest.raises(EngineError, match="cannot be downloaded: File is not a zip file; try"):
        download()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("README.txt", "Nothing here.")
    host.archive = packed.getvalue()
    monkeypatch.setenv("LTP_DOWNLOAD_SHA256", hashlib.sha256(host.archive).hexdigest())
    with pytest.raises(EngineError, match=r"what was downloaded is not LanguageTool-\d"):
        download()


def test_no_java_is_told_first(host: Host, java: FakeJava) -> None:
    java.program.unlink()
    with pytest.raises(EngineError, match="there is no Java on PATH"):
        download()
    assert host.asked == []
