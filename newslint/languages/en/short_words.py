"""The short words of English: abbreviations are told by not being among them."""

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "short_words.txt"
LONGEST = 6
"""The letters of the longest word in the table."""
_ENDINGS = (("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("er", ""), ("ing", ""), ("y", ""))


def may_be_clipped(word: str) -> bool:
    """Whether a lower-case word is short and known neither by itself nor by its base form.

    Such a word is mostly an abbreviation: “admin”, “yds”, “lt”. Some are rare words or names.
    """
    known = _short_words()
    if len(word) > LONGEST or not word.isalpha():
        return False
    if word in known:
        return False
    bases = (word[: -len(ending)] + rest for ending, rest in _ENDINGS if word.endswith(ending))
    return not any(len(base) > 2 and base in known for base in bases)


@cache
def _short_words() -> frozenset[str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())
