"""Text from anywhere made fit to be shown: on one line, with nothing in it that hides or moves."""


def printable(text: str) -> str:
    """The text with nothing that could move the cursor or hide: such characters become U+FFFD.

    A tab becomes a space; line ends become the sign ⏎. The length stays the same.
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\t\u00a0\u202f\u2009\u3000":
        return " "
    if character in "\r\n":
        return "⏎"
    return character if character.isprintable() or character == " " else "\ufffd"


def shortened(text: str, most: int) -> str:
    """The text, its end cut off where it has more than ``most`` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for lone surrogates, which stand in the names of undecodable files.

    No encoding of Unicode has room for them, and strict readers refuse a file that has one.
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
