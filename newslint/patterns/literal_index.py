"""Many literal strings, looked for in a text all at once.

What stands between white space in a string does so in the text, and the words of stories are few
and come again. So it is found out once for each word, with the marks at it, which strings it holds.
"""

from collections.abc import Iterable

from newslint.patterns.short_texts import HeldStrings

MOST_WORDS = 30_000
"""So many words are remembered: those of some hundred stories, a few megabytes."""


class LiteralIndex:
    """An index over lower-case strings."""

    def __init__(self, strings: Iterable[str]) -> None:
        # By its longest piece between white space; those that have none are looked for each time.
        self._of_piece: dict[str, list[str]] = {}
        for string in sorted(set(strings)):
            self._of_piece.setdefault(max(string.split(), key=len, default=""), []).append(string)
        self._blank = self._of_piece.pop("", [])
        self._words: HeldStrings[str] = HeldStrings(self._of_piece, MOST_WORDS)

    def found(self, text: str) -> frozenset[str]:
        """Those of the strings that occur in a lower-case text."""
        known, look, pieces = self._words.known(), self._words.look, set[str]()
        for word in set(text.split()):
            held = known.get(word)
            if held is None:
                held = look(word, word)
            if held:
                pieces.update(held)
        found = [s for piece in pieces for s in self._of_piece[piece] if s == piece or s in text]
        found += [s for s in self._blank if s in text]
        return frozenset(found)
