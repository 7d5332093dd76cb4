"""The prose in lower case, character for character."""

from newslint.model.document import Document
from newslint.text.unwrapped import unwrapped_prose


def folded_prose(document: Document) -> str:
    """The unwrapped prose in lower case, so that offsets hold (a finder)."""
    return folded(document.find(unwrapped_prose))


def folded(text: str) -> str:
    """The text in lower case, each character by itself.

    Two letters that patterns take for i and s whatever the case are these letters: the dotted
    capital I, which has two characters in lower case, and the long s.
    """
    low = text.lower()
    if len(low) == len(text) and "ſ" not in low:
        return low
    return "".join(_LIKE.get(char) or char.lower() for char in text)


_LIKE = {"İ": "i", "ſ": "s"}
