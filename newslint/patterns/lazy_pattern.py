"""Regular expressions that are compiled when they are first used, and only once for many runs.

A finder of facts has many, and a story that states no temperature never needs those that tell a
temperature from a change of it. Compiled at import they would all be paid for on every start of the
command. What has been compiled is remembered, as the library itself does it; the command keeps it
from run to run, because a compiled pattern loads in a hundredth of the time.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from newslint.patterns.macros import expanded
from newslint.patterns.pattern_memory import pattern_of

if TYPE_CHECKING:
    import regex

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


class _LazyPattern:
    """Stands for a pattern until it is used; from then on its methods are the pattern's own."""

    def __init__(self, source: str | Callable[[], str], flags: int, *, hot: bool) -> None:
        self._source = source
        self._flags = flags
        self._hot = hot

    def __getattr__(self, name: str) -> Any:
        # Only a name that is not there yet comes here, so each pattern comes here once.
        if name not in _METHODS and name not in ("pattern", "flags"):
            raise AttributeError(name)
        source = self._source if isinstance(self._source, str) else self._source()
        key = (expanded(source), self._flags)
        pattern: Any = re.compile(*key) if self._hot else pattern_of(*key)
        for method in (*_METHODS, "pattern", "flags"):
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


def lazy_pattern(
    source: str | Callable[[], str], flags: int = 0, *, hot: bool = False
) -> "regex.Pattern[str]":
    """The pattern that ``regex.compile`` would give, compiled on first use.

    A long ``source`` may be a function that returns it, and call word lists: ``(?&months)``. Of a
    pattern's methods there are match, fullmatch, search, finditer, findall, split and sub. A bad
    expression raises regex.error on first use, an unknown list ValueError.

    A ``hot`` pattern is tried at every word or number of every story. The ``re`` module does that
    faster than ``regex``, but what it has compiled cannot be kept from run to run; so few are hot.
    """
    return cast("regex.Pattern[str]", _LazyPattern(source, int(flags), hot=hot))
