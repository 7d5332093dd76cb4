"""The prose with its paragraphs unwrapped, character for character."""

from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern

# A line may be broken after the hyphen of a compound, where no space belongs.
_WRAP = lazy_pattern(r"(?<!\w[-‐–—/])\n")


def unwrapped_prose(document: Document) -> str:
    """The prose with a space for each line end inside a segment, so that offsets hold (a finder).

    A line end after a hyphen, dash or slash that touches the word before it stays as it is: what is
    meant there, a space or nothing, cannot be told.
    """
    prose = document.prose
    parts: list[str] = []
    done = 0
    for segment in document.segments:
        start, end = segment.span
        if prose.find("\n", start, end) >= 0:
            parts += (prose[done:start], _WRAP.sub(" ", prose[start:end]))
            done = end
    return "".join((*parts, prose[done:])) if parts else prose
