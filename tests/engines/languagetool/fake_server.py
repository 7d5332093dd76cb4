"""A server that answers as LanguageTool does, within the test's own process, and fails on order.

``fake_java`` plays it in a process of its own.
"""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

LANGUAGES = [
    {"name": name, "code": tag.partition("-")[0], "longCode": tag}
    for name, tag in (("US", "en-US"), ("GB", "en-GB"), ("German", "de-DE"), ("French", "fr"))
]

SOFTWARE = {
    "name": "LanguageTool",
    "version": "6.6",
    "buildDate": "2025-03-28 15:08:48 +0100",
    "commit": "f13e71a",
    "premium": False,
}


def match(text: str, found: re.Match[str], **changes: Any) -> dict[str, Any]:
    """One finding of LanguageTool's, its place counted in UTF-16."""
    word = found.group()
    about: dict[str, Any] = {
        "id": f"{word.upper()}_RULE",
        "description": f"The word {word}",
        "issueType": "grammar",
        "category": {"id": "GRAMMAR", "name": "Grammar"},
    }
    made: dict[str, Any] = {
        "message": f"Not “{word}”, with {{braces}} and an ellipsis…",
        "replacements": [{"value": "plague"}, {"value": "curse"}],
        "offset": units(text[: found.start()]),
        "length": units(word),
        "rule": about,
    }
    about |= changes.pop("rule", {})
    return made | changes


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass
class FakeServer:
    """What it finds and how it fails; tests change it while it runs."""

    words: str = "pox|murrain"
    """What it finds, as a pattern."""
    address: str = ""
    status: int = 200
    body: bytes | None = None
    """Said in the place of what it finds."""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    trickle: float = 0.0
    """So many seconds lie between the bytes of an answer to a check."""
    after: int = 0
    """So many requests go well before it fails in one of these ways."""
    languages: Any = field(default_factory=lambda: LANGUAGES)
    info: bytes = json.dumps({"software": SOFTWARE}).encode()
    change: dict[str, Any] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    """The parameters of every request."""
    on_request: Callable[[], None] = lambda: None

    def found_in(self, text: str) -> bytes:
        found = [match(text, one, **self.change) for one in re.finditer(self.words, text)]
        return json.dumps({"software": SOFTWARE, "matches": found}).encode()

    @property
    def texts(self) -> list[str]:
        """What was sent, by request."""
        return [one["text"] for one in self.asked]


def handler_of(server: FakeServer) -> type[BaseHTTPRequestHandler]:
    """What answers requests in its name."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told = {
                "/v2/healthcheck": b"OK",
                "/v2/info": server.info,
            }
            self._send(200, told.get(self.path) or json.dumps(server.languages).encode())

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            told = parse_qs(self.rfile.read(length).decode(), strict_parsing=True)
            asked = {key: values[0] for key, values in told.items()}
            server.asked.append(asked)
            server.on_request()
            if len(server.asked) <= server.after:
                self._send(200, server.found_in(asked["text"]))
                return
            time.sleep(server.delay)
            body = server.found_in(asked["text"]) if server.body is None else server.body
            self._send(server.status, body, server.trickle)

        def _send(self, status: int, body: bytes, trickle: float = 0.0) -> None:
            self.send_response(status)
            for name, value in server.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            with suppress(ConnectionError):  # who asked may have gone
                self.end_headers()
                for at in range(len(body)) if trickle else ():
                    time.sleep(trickle)
                    self.wfile.write(body[at : at + 1])
                if not trickle:
                    self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


@contextmanager
def running(server: FakeServer) -> Iterator[FakeServer]:
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(server))
    http.daemon_threads = True
    http.block_on_close = False
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    server.address = f"http://127.0.0.1:{http.server_port}"
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
