"""The letters of English words: three in a row tell many a word of another language."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "letters.txt"


def looks_odd(word: str) -> bool:
    """Whether a lower-case word is not written as English words are.

    Two of a hundred words of English news are odd, and from a third (French) to nine tenths
    (Vietnamese) of those of other languages. A single letter never is.
    """
    if len(word) < 2:
        return False
    if not word.isascii():
        return True
    known = _letters()
    edged = f"_{word}_"
    return any(third not in known.get(edged[at : at + 2], "") for at, third in enumerate(edged[2:]))


@cache
def _letters() -> Mapping[str, str]:
    lines = _TABLE.read_text(encoding="ascii").splitlines()
    return {row[:2]: row[2:] for line in lines if line[0] != "#" for row in line.split()}
