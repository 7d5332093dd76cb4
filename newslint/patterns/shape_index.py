"""Many strings, looked for in the shape of a text all at once.

A shape has few words: a story of a thousand has a hundred different pairs of neighbours. A string
that has one space is held by such a pair; of one that has more, a pair holds the beginning.
"""

from collections.abc import Iterable

from newslint.patterns.short_texts import HeldStrings

MOST_PAIRS = 20_000
"""So many pairs are remembered, those of thousands of stories."""


class ShapeIndex:
    """An index over strings of shapes."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._of_beginning: dict[str, list[str]] = {}
        for string in sorted(set(strings)):
            beginning = " ".join(string.split(" ")[:2])
            self._of_beginning.setdefault(beginning, []).append(string)
        self._pairs: HeldStrings[tuple[str, str]] = HeldStrings(self._of_beginning, MOST_PAIRS)

    def found(self, shape: str) -> frozenset[str]:
        """Those of the strings that occur in a shape."""
        known, look, beginnings = self._pairs.known(), self._pairs.look, set[str]()
        words = shape.split(" ")
        # The last word has no neighbour, and every string that ends it is held by it alone.
        for pair in set(zip(words, (*words[1:], ""), strict=True)):
            held = known.get(pair)
            if held is None:
                held = look(pair, " ".join(pair))
            if held:
                beginnings.update(held)
        return frozenset(
            [s for beginning in beginnings for s in self._of_beginning[beginning] if s in shape]
        )
