"""Copy that is in another language."""

from collections.abc import Iterator

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.text.language import is_english
from newslint.values import frozen


@frozen
class NotEnglishCheck:
    """A match is the first segment of a story that is not in English; one a story."""

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the first segment, or nothing."""
        if document.segments and not document.find(is_english):
            yield Match(document.segments[0].span)
