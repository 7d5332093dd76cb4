"""Many literal strings, looked for in a text all at once.

The words of stories are few and come again. What stands between two spaces in a string is a word of
the text; what stands at an end of it is a part of one, and it is found out once for each word, with
the marks at it, which of these it holds. The text itself is searched for a string only where all of
its pieces are there.
"""

from collections.abc import Iterable

from newslint.patterns.short_texts import HeldStrings

MOST_WORDS = 30_000
"""So many words are remembered: those of some hundred stories, a few megabytes."""

_Pieces = tuple[str, frozenset[str], frozenset[str]]
"""A string, the words in it, and the parts of words at its ends."""


class LiteralIndex:
    """An index over lower-case strings."""

    def __init__(self, strings: Iterable[str]) -> None:
        # By the longest piece, those that have none, apart.
        self._of_word: dict[str, list[_Pieces]] = {}
        self._of_part: dict[str, list[_Pieces]] = {}
        self._blank: list[str] = []
        parts: set[str] = set()
        for string in sorted(set(strings)):
            whole, ends = _pieces(string)
            parts |= ends
            if not whole and not ends:
                self._blank.append(string)
                continue
            longest = max(whole | ends, key=lambda piece: (len(piece), piece))
            index = self._of_part if longest in ends else self._of_word
            index.setdefault(longest, []).append((string, whole, ends))
        self._words: HeldStrings[str] = HeldStrings(parts, MOST_WORDS)

    def found(self, text: str) -> frozenset[str]:
        """Those of the strings that occur in a lower-case text."""
        known, look, parts = self._words.known(), self._words.look, set[str]()
        words = frozenset(text.split())
        for word in words:
            held = known.get(word)
            if held is None:
                held = look(word, word)
            if held:
                parts.update(held)
        found = [one for one in self._blank if one in text]
        for pieces, index in ((words, self._of_word), (parts, self._of_part)):
            for piece in index.keys() & pieces:
                found += [
                    string
                    for string, whole, ends in index[piece]
                    if whole <= words and ends <= parts and (string == piece or string in text)
                ]
        return frozenset(found)


def _pieces(string: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a string, and the parts of words at its ends."""
    words = string.split()
    first = 0 if string[:1].isspace() else 1
    last = len(words) if string[-1:].isspace() else len(words) - 1
    return frozenset(words[first:last]), frozenset((*words[:first], *words[max(first, last) :]))
