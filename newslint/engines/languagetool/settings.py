"""What settings may say to LanguageTool. To import this imports nothing that LanguageTool takes."""

import re
from collections.abc import Iterator
from pathlib import Path

from newslint.settings.config import Config
from newslint.settings.engine_settings import (
    engine_settings,
    held_to_trust,
    said_by_anyone,
    said_by_user,
)
from newslint.values import field, frozen

CATEGORY = "languagetool"
"""Of all its rules, and its name under ``engines`` in the settings."""
_SERVER = r"https?://[^\s/?#@]+(?:/[^\s?#]*)?"
LONGEST_WAIT = 600.0
_SENDS = said_by_user("says where copy may be sent")
_EXECUTES = said_by_user("names what is executed")


def _not_for_a_tree(server: str | None, own: "LanguageToolSettings") -> str:
    """Why a tree may not name a server; empty if it may, for all that the user says."""
    from newslint.engines.languagetool.server_names import (  # noqa: PLC0415 - few name one
        is_plain_loopback,
        same_server,
    )

    allowed = server is None or is_plain_loopback(server)
    if allowed or any(same_server(str(server), one) for one in own.allowed_servers):
        return ""
    return "names a server that is neither this machine nor among your `allowed-servers`"


@frozen
class LanguageToolSettings:
    """Whether and how LanguageTool is asked, beside newslint's own rules.

    A tree may say whether, and what follows for the findings. What is executed and where copy is
    sent is the user's to say.
    """

    enabled: bool = False
    optional: bool = False
    """Whether a run without it counts as whole."""
    server: str | None = field(default=None, metadata=said_by_anyone(_not_for_a_tree))
    """The address of a server that runs already, such as "http://127.0.0.1:8081"; None for one of
    the run's own."""
    allowed_servers: tuple[str, ...] = field(default=(), metadata=_SENDS)
    """The addresses of servers, this machine aside, that settings of a tree may name."""
    stories_leave_the_house: bool = field(default=False, metadata=_SENDS)
    """Whether a server on the public internet may be sent copy that is not published yet."""
    folder: str | None = field(default=None, metadata=_EXECUTES)
    """The folder with the jars of LanguageTool, relative to the settings file; None for where
    ``newslint languagetool install`` and language-tool-python put them."""
    spelling: bool = field(default=False, metadata=said_by_anyone())
    """Whether its spelling checker runs too, which takes most names for mistakes."""
    timeout: float = field(default=60.0, metadata=said_by_anyone())
    """How many seconds an answer may take, above 0."""
    cache: bool = field(default=True, metadata=said_by_anyone())
    """Whether answers are kept, so that an unchanged paragraph is not asked about again."""

    def wrong(self) -> Iterator[tuple[str, str]]:
        """The fields that make no sense, each with what it needs to be."""
        if self.server is not None and not _is_address(self.server):
            yield "server", "the address of a server such as http://127.0.0.1:8081"
        if not all(map(_is_address, self.allowed_servers)):
            yield "allowed_servers", "addresses of servers such as http://lt.newsroom.example:8081"
        if not 0 < self.timeout <= LONGEST_WAIT:
            yield "timeout", f"seconds, above 0 and up to {LONGEST_WAIT:g}"


def _is_address(text: str) -> bool:
    return re.fullmatch(_SERVER, text, re.IGNORECASE) is not None


def languagetool_settings(config: Config) -> tuple[LanguageToolSettings, Path]:
    """What the settings say to LanguageTool, and the folder that its ``folder`` counts from.

    Raises ConfigError that tells file and line.
    """
    config, _ = held_to_trust(config, {CATEGORY: LanguageToolSettings})
    settings = engine_settings(config, CATEGORY, LanguageToolSettings)
    return settings, config.folder_of("engines", CATEGORY, "folder")
