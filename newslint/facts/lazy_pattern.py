"""Regular expressions that are compiled when they are first used.

A finder of facts has many, and a story that states no temperature never needs those that tell a
temperature from a change of it. Compiled at import they would all be paid for on every start of the
command.
"""

import re
from collections.abc import Callable
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "split", "sub")


class _LazyPattern:
    """Stands for a pattern until it is used; from then on its methods are the pattern's own."""

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Only a name that is not there yet comes here, so each pattern comes here once.
        if name not in _METHODS and name != "pattern":
            raise AttributeError(name)
        source = self._source if isinstance(self._source, str) else self._source()
        compiled = re.compile(source, self._flags)
        for method in (*_METHODS, "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_pattern(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """The pattern that ``re.compile`` would give, compiled on first use.

    A long ``source`` may be a function that returns it. Of a pattern's methods
    there are match, fullmatch, search, finditer, split and sub. A bad expression raises re.error on
    first use.
    """
    return cast(re.Pattern[str], _LazyPattern(source, flags))
