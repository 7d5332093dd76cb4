"""Two short forms of a text, in which strings are looked for that a pattern cannot do without."""

import re

import regex

SHAPES_OF_CLASSES = {
    "Lu": "A",
    "Ll": "a",
    "L": "aAx",
    "M": "x",
    "N": "0",
    "d": "0",
    "s": " ",
    "w": "aAx0_",
}
"""The shapes of the characters of a class of ``regex``, by its name."""
LONGEST_RUN = 3
_LONG_RUN = re.compile("a" * LONGEST_RUN + "a+")


def shape(text: str) -> str:
    """What kinds of characters stand side by side.

    0 is a digit, a a small letter, A a capital, x another letter or an accent; other characters are
    themselves. White space is one space, and of a run of small letters three are left.
    """
    found = _LONG_RUN.sub("a" * LONGEST_RUN, f" {text.translate(_SHAPES)} ")
    while "  " in found:
        found = found.replace("  ", " ")
    return found


def shape_of(char: str) -> str:
    """The shape of one character."""
    found: str = _SHAPES[ord(char)]
    return found


def joined(text: str) -> str:
    """The text with one space for white space, at both ends as well."""
    return f" {' '.join(text.split())} "


def joined_part(string: str) -> str:
    """What stands in the joined text wherever the string stands in the text."""
    start, end = (" " if edge.isspace() else "" for edge in (string[:1], string[-1:]))
    return f"{start}{' '.join(string.split())}{end}" if string.strip() else start


class _Shapes(dict[int, str]):
    """Shapes by code point; what a character is, the library says by which the patterns match."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        found = next((shape for pattern, shape in _KINDS if pattern.match(char)), char)
        self[code] = found
        return found


# In this order: what is of a word and is no number, no underscore and no cased letter is an x.
_KINDS = tuple(
    (regex.compile(pattern), shape)
    for pattern, shape in (
        (r"\p{Lu}", "A"),
        (r"\p{Ll}", "a"),
        (r"[\p{N}\d]", "0"),
        (r"\s", " "),
        (r"_", "_"),
        (r"[\w\p{L}\p{M}]", "x"),
    )
)
_SHAPES = _Shapes()
