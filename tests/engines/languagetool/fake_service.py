"""A service that stands in for the process of a server."""

from dataclasses import dataclass

from newslint.foundation.errors import EngineError
from tests.engines.languagetool.fake_server import FakeServer


@dataclass
class FakeService:
    """Leads to a fake server; tests say when it has ended, and what a new start brings."""

    server: FakeServer
    identity: str = "LanguageTool 6.6 fake"
    ended: str = ""
    late: int = 0
    """So many times it is not known yet that it has ended."""
    restarts: int = 1
    started: int = 0
    closed: int = 0
    cannot_start: str = ""

    def address(self) -> str:
        if self.cannot_start:
            raise EngineError(self.cannot_start)
        self.started = max(self.started, 1)
        return self.server.address

    def failure(self) -> str:
        self.late -= 1
        return "" if self.late >= 0 else self.ended

    def restart(self) -> bool:
        if self.started > self.restarts:
            return False
        self.started += 1
        self.ended = ""
        self.server.status, self.server.body = 200, None
        return True

    def close(self) -> None:
        self.closed += 1
