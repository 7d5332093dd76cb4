"""Which server of LanguageTool a run talks to."""

from pathlib import Path
from typing import Protocol

from newslint.engines.languagetool import warm_server
from newslint.engines.languagetool.address import named_server
from newslint.engines.languagetool.installation import Installation, find_installation
from newslint.engines.languagetool.local_server import READY_WITHIN, LocalServer, start_server
from newslint.engines.languagetool.question import is_ready, software_of
from newslint.engines.languagetool.settings import LanguageToolSettings
from newslint.foundation.errors import EngineError

_PATIENCE = 10.0
_RESTARTS = 1


class Service(Protocol):
    """The server that a run talks to."""

    @property
    def identity(self) -> str:
        """Version and build of LanguageTool: equal where findings are. Starts no server.

        Raises EngineError if a server that somebody else runs does not say.
        """

    def address(self) -> str:
        """Where the server is, such as "http://127.0.0.1:40123"; it is started if need be.

        Raises EngineError, with the remedy, if it is not ready in time.
        """

    def failure(self) -> str:
        """What became of the server, for a message after an answer that failed; "" if it runs."""

    def restart(self) -> bool:
        """Give up the server, so that ``address`` starts another; whether that is allowed still."""

    def close(self) -> None:
        """Stop a server of our own for certain; does nothing the second time."""


def open_service(settings: LanguageToolSettings, root: Path) -> Service:
    """The server that the settings name, else one left running, else one of the run's own.

    ``root`` is the folder that ``settings.folder`` is relative to. Nothing is started yet. Raises
    EngineError if there is no LanguageTool, or copy would leave the house.
    """
    if settings.server is not None:
        return NamedService(named_server(settings))
    return LocalService(
        find_installation(settings, root), patience=max(READY_WITHIN, settings.timeout)
    )


class NamedService:
    """A server that somebody else runs."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._identity = ""

    @property
    def identity(self) -> str:
        """What the server says of itself, with its address: it may have settings of its own."""
        if not self._identity:
            software = software_of(self._address, _PATIENCE)
            if software is None:
                raise EngineError(
                    f"there is no answer from LanguageTool at {self._address} (`languagetool: "
                    "{server: …}`); start it, or mend the address"
                )
            told = (software.get(key, "") for key in ("version", "buildDate", "commit"))
            self._identity = " ".join((*told, "at", self._address))
        return self._identity

    def address(self) -> str:
        """As the settings have it."""
        return self._address

    def failure(self) -> str:
        """Whether it has stopped answering."""
        gone = not is_ready(self._address, _PATIENCE)
        return f"LanguageTool at {self._address} does not answer any more" if gone else ""

    def restart(self) -> bool:
        """It is not ours."""
        return False

    def close(self) -> None:
        """It is not ours."""


class LocalService:
    """The server that was left running, if there is one of the same LanguageTool, else our own."""

    def __init__(self, installation: Installation, *, patience: float = READY_WITHIN) -> None:
        """``patience`` is how many seconds a server may take until it is ready."""
        self._installation = installation
        self._patience = patience
        self._restarts = _RESTARTS
        self._warm: warm_server.WarmServer | None = None
        self._own: LocalServer | None = None

    @property
    def identity(self) -> str:
        """By the jars."""
        return self._installation.identity

    def address(self) -> str:
        """That of the server that was left running or of our own, which is started if need be."""
        if self._warm is None and self._own is None:
            # After a restart neither is trusted any more.
            if self._restarts == _RESTARTS:
                self._warm = warm_server.usable(self.identity)
            if self._warm is None:
                self._own = start_server(self._installation, self._patience)
        server = self._warm or self._own
        assert server is not None
        return server.address

    def failure(self) -> str:
        """How the server ended."""
        if self._own is not None and (ended := self._own.ended()):
            return f"LanguageTool's server ended ({ended})"
        if self._warm is not None and not is_ready(self._warm.address, _PATIENCE):
            return "the server that `newslint languagetool start` started does not answer any more"
        return ""

    def restart(self) -> bool:
        """Once a run; a server that was left running is replaced by our own."""
        if not self._restarts:
            return False
        self._restarts -= 1
        self._warm = None
        self.close()
        return True

    def close(self) -> None:
        """Stop our own; one that was left running goes on."""
        if self._own is not None:
            self._own.stop()
            self._own = None
