"""The small words that tell one language from another, where it is written in Latin letters."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from newslint.values import frozen

_TABLE = Path(__file__).parent / "small_words.txt"

ENGLISH = frozenset(
    """
    the of and that with from this which have were been they their would said its it's but
    who she you about than more when what there after also could should into out other new
    first two says some many while during before because between against only such through
    where how does did being these those them our your my
    """.split()
)
"""Words that carry an English sentence and no other."""
SHARED = frozenset(
    """
    a an any are as at be by do for had has he her his in is it me most no not on one over
    so then to under was we will
    """.split()
)
"""Those that other languages in Latin letters have too."""


@frozen
class SmallWords:
    """Those of one language."""

    language: str
    own: frozenset[str]
    """Words that English lacks."""
    shared: frozenset[str]
    """Words that English has too, mostly for something else: “die”, “a”, “per”."""

    def count(self, words: Sequence[str]) -> int:
        """How many of the words are among them."""
        own = sum(map(self.own.__contains__, words))
        return own + sum(map(self.shared.__contains__, words))


@cache
def small_words() -> tuple[SmallWords, ...]:
    """The table, a row a language, read when it is first asked for."""
    return tuple(
        SmallWords(name, frozenset(own.split()), frozenset(shared.split()))
        for name, own, shared in map(_row, _TABLE.read_text(encoding="utf-8").splitlines())
        if name
    )


def _row(line: str) -> tuple[str, str, str]:
    if line[:1] == "#":
        return "", "", ""
    name, _, words = line.partition(": ")
    own, _, shared = words.partition(" | ")
    return name, own, shared
