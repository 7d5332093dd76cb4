"""The patterns of fact finders and checks as an earlier run compiled them.

To compile them takes ten times as long as to lint a story with them. What is kept is told to be the
user's own before it is used (`cache_folder`), and is made of it only what a story asks for.
"""

import json
import sys
from pathlib import Path

import regex

from newslint.foundation.cache_folder import keep, load_kept, usable
from newslint.foundation.file_stamps import stamp_of
from newslint.patterns.pattern_memory import compiled_patterns, give_patterns, given_before

MOST = 5000
"""More patterns than these are not kept: they come from many versions, most of them gone."""


class PatternCache:
    """The patterns in the folder ``cache``; without a folder nothing is loaded or kept."""

    def __init__(self, cache: Path | None) -> None:
        folder = usable(cache)
        name = f"patterns-{sys.implementation.cache_tag}-{regex.__version__}.json"
        self._path = folder / name if folder else None
        self._loaded = 0

    def load(self) -> None:
        """Give the finders the patterns that were kept."""
        if self._path is None:
            return
        state = self._path, stamp_of(self._path)
        before = given_before(state)
        if before is not None:
            self._loaded = before
            return
        kept = load_kept(self._path)
        patterns = json.loads(kept) if kept else {}
        if len(patterns) <= MOST:
            give_patterns(patterns, state)
            self._loaded = len(patterns)

    def keep(self) -> None:
        """Keep the patterns of this process, if it has compiled any."""
        patterns = compiled_patterns() if self._path else {}
        if self._path and len(patterns) > self._loaded:
            keep(self._path, json.dumps(patterns, ensure_ascii=False).encode())
