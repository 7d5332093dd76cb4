"""Answers of LanguageTool kept from run to run, so that an unchanged paragraph costs nothing.

Of the copy it holds hashes, and what LanguageTool said of it. How it is kept is the matter of
`kept_rows`.
"""

import contextlib
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from newslint.engines.languagetool.answers import Answer, read_written, written
from newslint.engines.languagetool.requested import Requested
from newslint.foundation.kept_rows import KeptRows, Key

NAME = "languagetool.sqlite"
FORMAT = 2
"""Changes when what is kept of an answer does."""
MOST_ROWS = 200_000
MOST_BYTES = 200_000_000


def key_of(paragraph: str, requested: Requested, server: str) -> Key:
    """What an answer is kept by: all that it depends on. ``server`` is the server's identity."""
    told = repr((FORMAT, server, requested, paragraph))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()[:20]


class ResultCache:
    """The kept answers; nothing is kept without a folder, or in one that cannot be used."""

    def __init__(
        self, folder: Path | None, *, rows: int = MOST_ROWS, size: int = MOST_BYTES
    ) -> None:
        """``rows`` and ``size`` (in bytes) bound what is kept; what was used last stays."""
        self._kept = KeptRows(folder, NAME, rows=rows, size=size)

    def answers(self, keys: Sequence[Key]) -> dict[Key, tuple[Answer, ...]]:
        """What is kept under the keys."""
        found = {}
        for key, content in self._kept.get(keys).items():
            with contextlib.suppress(ValueError):
                found[key] = read_written(content.decode())
        return found

    def keep(self, answers: Mapping[Key, Sequence[Answer]]) -> None:
        """Keep answers."""
        self._kept.put({key: written(of_key).encode() for key, of_key in answers.items()})

    def close(self) -> None:
        """Drop the oldest of what is too much, and close the file."""
        self._kept.close()
