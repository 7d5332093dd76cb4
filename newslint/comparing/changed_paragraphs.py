"""What of a story does not stand in an earlier state of it, by its paragraphs."""

from collections import Counter
from collections.abc import Iterable, Iterator

from newslint.model.document import Document
from newslint.model.position import Span


def changed_paragraphs(document: Document, earlier: Iterable[Document]) -> tuple[Span, ...]:
    """The segments of a document, as spans of its text, whose words stand in no earlier one.

    ``earlier`` are the documents of an earlier state of the file. A paragraph that was only moved,
    or wrapped at another width, has not changed.
    """
    before = Counter(words for one in earlier for words in _words(one))
    changed = []
    for segment, words in zip(document.segments, _words(document), strict=True):
        if before[words]:
            before[words] -= 1
        else:
            changed.append(document.source_map.text_span(segment.span))
    return tuple(changed)


def _words(document: Document) -> Iterator[str]:
    return (" ".join(document.prose[slice(*s.span)].split()) for s in document.segments)
