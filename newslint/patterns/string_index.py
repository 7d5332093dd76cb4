"""The index over many strings that is the quickest here."""

from collections.abc import Iterable
from typing import Protocol

from newslint.patterns.automaton import Automaton, has_automaton


class StringIndex(Protocol):
    """Tells which of its strings occur in a text."""

    def found(self, text: str) -> frozenset[str]:
        """Those that occur."""
        ...


def index_of_letters(strings: Iterable[str]) -> StringIndex:
    """An index for texts in lower case; the strings are lower case, too."""
    if has_automaton():
        return Automaton(strings)
    from newslint.patterns.literal_index import LiteralIndex  # noqa: PLC0415 - few are without it

    return LiteralIndex(strings)


def index_of_shapes(strings: Iterable[str]) -> StringIndex:
    """An index for shapes of texts."""
    if has_automaton():
        return Automaton(strings)
    from newslint.patterns.shape_index import ShapeIndex  # noqa: PLC0415 - as above

    return ShapeIndex(strings)
