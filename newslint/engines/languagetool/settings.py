"""What settings may say to LanguageTool. To import this imports nothing that LanguageTool takes."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newslint.settings.config import Config
from newslint.settings.engine_settings import engine_settings

CATEGORY = "languagetool"
"""Of all its rules, and its name under ``engines`` in the settings."""
_SERVER = r"https?://[^\s/?#@]+(?:/[^\s?#]*)?"


@dataclass(frozen=True)
class LanguageToolSettings:
    """Whether and how LanguageTool is asked, beside newslint's own rules."""

    enabled: bool = False
    optional: bool = False
    """Whether a run without it counts as whole."""
    server: str | None = None
    """The address of a server that runs already, such as "http://127.0.0.1:8081"; None for one of
    the run's own."""
    stories_leave_the_house: bool = False
    """Whether a server on the public internet may be sent copy that is not published yet."""
    folder: str | None = None
    """The folder with the jars of LanguageTool, relative to the settings file; None for where
    ``newslint languagetool install`` and language-tool-python put them."""
    spelling: bool = False
    """Whether its spelling checker runs too, which takes most names for mistakes."""
    timeout: float = 60.0
    """How many seconds an answer may take, above 0."""
    cache: bool = True
    """Whether answers are kept, so that an unchanged paragraph is not asked about again."""

    def wrong(self) -> Iterator[tuple[str, str]]:
        """The fields that make no sense, each with what it needs to be."""
        if self.server is not None and not re.fullmatch(_SERVER, self.server, re.IGNORECASE):
            yield "server", "the address of a server such as http://127.0.0.1:8081"
        if not 0 < self.timeout < math.inf:
            yield "timeout", "seconds, above 0"


def languagetool_settings(config: Config) -> tuple[LanguageToolSettings, Path]:
    """What the settings say to LanguageTool, and the folder that its ``folder`` counts from.

    Raises ConfigError that tells file and line.
    """
    settings = engine_settings(config, CATEGORY, LanguageToolSettings)
    return settings, config.folder_of("engines", CATEGORY, "folder")
