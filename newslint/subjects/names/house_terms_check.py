"""Forms of the desk's names and terms that the desk does not want."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match
from newslint.model.document import Document, Segment
from newslint.model.terms import Status
from newslint.subjects.names.titled_names import is_in_title
from newslint.text.house_terms import TermPlace, term_places, written_in_case
from newslint.values import frozen


@frozen
class HouseTermsCheck:
    """A match is a forbidden variant of a term, or, diagnosis ``source``, its form in another
    language; the replacement is the right spelling.

    Left alone are forbidden variants in what is called so, such as the title of a book, and source
    forms in brackets, as a gloss of the right one.
    """

    values: ClassVar[tuple[str, ...]] = ("right", "note", "known_as")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the matches in the order of the prose."""
        for place in document.find(term_places):
            segment = document.segment_around(place.span)
            if segment is not None and _is_unwanted(document, place, segment):
                form = place.form
                found = document.prose[slice(*place.span)]
                right = form.term.right
                yield Match(
                    place.span,
                    {
                        "right": right,
                        "note": form.term.note,
                        "known_as": form.language,
                    },
                    replacement=right
                    if form.status is Status.SOURCE
                    else written_in_case(right, form.written, " ".join(found.split())),
                    diagnosis="source" if form.status is Status.SOURCE else "",
                )


def _is_unwanted(document: Document, place: TermPlace, segment: Segment) -> bool:
    form, prose, span = place.form, document.prose, place.span
    if form.status is Status.SOURCE:
        return prose[span.start - 1 : span.start] != "("
    if form.status is not Status.FORBIDDEN:
        return False
    # In a line of capitals all spellings that differ in capitals are one.
    if form.written.upper() == form.term.right.upper() and prose[slice(*segment.span)].isupper():
        return False
    return not (form.written != form.written.lower() and is_in_title(prose, span, segment.span))
