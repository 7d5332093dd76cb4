"""Words as pieces of regular expressions; nothing here knows a language or compiles anything."""

import re
from collections.abc import Callable, Iterable


def alternation(words: Iterable[str]) -> str:
    r"""A group that matches each of ``words``, the longest first.

    A space in one is any white space (``\s``), and ``'`` is either apostrophe.
    """
    return _group(words, _escaped)


def phrase_alternation(words: Iterable[str]) -> str:
    """The same for the phrase language, which reads spaces, hyphens and apostrophes by itself."""
    return _group(words, _escaped_stops)


def nested(forms: Iterable[str]) -> str:
    """Forms of which each begins with the one before, folded: "Sep(?:t(?:ember)?)?".

    The ``re`` module tries that faster than the forms side by side; ``regex`` does not.
    """
    folded, longer = "", ""
    for shorter in sorted(forms, key=len, reverse=True):
        if longer:
            if not longer.startswith(shorter):
                raise ValueError(f"“{longer}” does not begin with “{shorter}”")
            tail = longer[len(shorter) :] + folded
            folded = f"{tail}?" if len(tail) == 1 else f"(?:{tail})?"
        longer = shorter
    return longer + folded


def capitalised(words: Iterable[str]) -> tuple[str, ...]:
    """Each word with a capital first letter."""
    return tuple(word[:1].upper() + word[1:] for word in words)


def either_case(words: Iterable[str]) -> tuple[str, ...]:
    """Each word as it stands and with a capital first letter."""
    return tuple(form for word in words for form in dict.fromkeys((word, *capitalised((word,)))))


def lowered(words: Iterable[str]) -> tuple[str, ...]:
    """Each word in lower case."""
    return tuple(word.lower() for word in words)


def _group(words: Iterable[str], escaped: Callable[[str], str]) -> str:
    longest_first = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(escaped, longest_first))})"


def _escaped(word: str) -> str:
    if word.isalpha():
        return word
    return re.escape(word).replace(r"\ ", r"\s").replace(r"\-", "-").replace("'", "['’]")


def _escaped_stops(word: str) -> str:
    return word.replace(".", r"\.")
