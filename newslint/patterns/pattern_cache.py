"""The patterns of fact finders and checks as an earlier run compiled them.

To compile them takes ten times as long as to lint a story with them. A compiled pattern depends on
its source, its flags, the ``regex`` library and the version of Python, and on nothing else.
"""

import sys
from pathlib import Path

import regex

from newslint.foundation.cache_folder import keep, load_kept, usable
from newslint.patterns.lazy_pattern import compiled_patterns, give_patterns

MOST = 5000
"""More patterns than these are not kept: they come from many versions, most of them gone."""


class PatternCache:
    """The patterns in the folder ``cache``; without a folder nothing is loaded or kept."""

    def __init__(self, cache: Path | None) -> None:
        folder = usable(cache)
        name = f"patterns-{sys.implementation.cache_tag}-{regex.__version__}.pickle"
        self._path = folder / name if folder else None
        self._loaded = 0

    def load(self) -> None:
        """Give the finders the patterns that were kept."""
        kept = load_kept(self._path) if self._path else None
        if isinstance(kept, dict) and len(kept) <= MOST:
            give_patterns(kept)
            self._loaded = len(kept)

    def keep(self) -> None:
        """Keep the patterns of this process, if it has compiled any."""
        patterns = compiled_patterns()
        if self._path and len(patterns) > self._loaded:
            keep(self._path, patterns)
