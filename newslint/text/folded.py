"""The prose in lower case, character for character."""

from newslint.model.document import Document
from newslint.text.unwrapped import unwrapped_prose


def folded_prose(document: Document) -> str:
    """The unwrapped prose in lower case, so that offsets hold (a finder)."""
    return folded(document.find(unwrapped_prose))


def folded(text: str) -> str:
    """The text in lower case; what would be two characters in lower case stays as it is."""
    low = text.lower()
    if len(low) == len(text):
        return low
    # A few capitals, such as the dotted I.
    return "".join(one if len(one := char.lower()) == 1 else char for char in text)
