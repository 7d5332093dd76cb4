"""Where a story has the names and terms of the desk, right or not.

Imported only where a desk has told its terms. A form with a capital is found as it is written and
in capitals, any other also with its first letter a capital; white space is any, and so is an
apostrophe. Of forms that overlap the longest of the first place counts, so that what is forbidden
may stand in a longer name that is right.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.rule import primary
from newslint.model.terms import Status, Term, Terms
from newslint.patterns.limited_pattern import find_all
from newslint.patterns.shape import joined, joined_part
from newslint.patterns.string_index import StringIndex, index_of_letters
from newslint.text.folded import folded, folded_prose
from newslint.text.unwrapped import unwrapped_prose

_LATIN = regex.compile(r"\p{Latin}")
_GOOD = (Status.RIGHT, Status.ALLOWED)
# A source form is the business of one rule alone.
_KNOWN = (*_GOOD, Status.SOURCE)


class Form(NamedTuple):
    """One form of a term."""

    written: str
    status: Status
    term: Term
    language: str
    """Of a source form, its language."""


class TermPlace(NamedTuple):
    """A place where a form stands."""

    span: Span
    form: Form


class _Memory(NamedTuple):
    """The forms by what has to stand in the text for them."""

    strings: StringIndex
    forms: dict[str, list[Form]]
    patterns: "dict[str, regex.Pattern[str]]"
    """Compiled so far. They are a desk's own, and none of those that are kept for later runs."""


def term_places(document: Document) -> tuple[TermPlace, ...]:
    """Where forms of terms stand, in order, none over another (a finder)."""
    if document.terms is None:
        return ()
    memory = document.terms.find(_memory)
    held = memory.strings.found(joined(document.find(folded_prose)))
    if not held:
        return ()
    prose = document.find(unwrapped_prose)
    source = document.metadata.source_language
    found: list[tuple[tuple[int, int, bool, bool], TermPlace]] = []
    for key in sorted(held):
        for form in memory.forms[key]:
            if form.status is Status.SOURCE and not _tells(form, source):
                continue
            if form.written not in memory.patterns:
                memory.patterns[form.written] = _pattern(form.written)
            for match in find_all(memory.patterns[form.written], prose):
                span = Span(*match.span())
                other_case = match[0] != form.written
                order = (span.start, -span.end, other_case, form.status not in _GOOD)
                found.append((order, TermPlace(span, form)))
    return tuple(_apart(place for _, place in sorted(found, key=lambda one: one[0])))


def is_mostly_known(document: Document, span: Span) -> bool:
    """Whether half of a place or more is what terms have, and do not forbid."""
    inside = 0
    for place in document.find(term_places):
        if place.span.start >= span.end:
            break
        if place.form.status in _KNOWN:
            inside += max(0, min(span.end, place.span.end) - max(span.start, place.span.start))
    return 2 * inside >= span.end - span.start > 0


def written_in_case(right: str, form: str, found: str) -> str:
    """The right spelling in the case of what was found, where that is not the form's own."""
    if found == form:
        return right
    if found.isupper():
        return right.upper()
    return right[:1].upper() + right[1:]


def _memory(terms: Terms) -> _Memory:
    """The terms, to be looked for all at once (made once for them)."""
    forms: dict[str, list[Form]] = {}
    for term in terms.terms:
        for written, status, language in term.forms():
            # Of what an apostrophe parts, the longest piece is as good as all.
            pieces = folded(written).replace("’", "'").split("'")
            key = joined_part(max(pieces, key=len).strip())
            forms.setdefault(key, []).append(Form(written, status, term, language))
    return _Memory(index_of_letters(forms), forms, {})


def _tells(form: Form, source: str | None) -> bool:
    """Whether a source form is one in an English story: words in Latin letters may be English."""
    return not _LATIN.search(form.written) or (
        source is not None and primary(source) == primary(form.language)
    )


def _pattern(written: str) -> "regex.Pattern[str]":
    variants = {written, written.upper()}
    if written == written.lower():
        variants.add(written[:1].upper() + written[1:])
    each = "|".join(
        r"\s+".join(regex.escape(part) for part in variant.replace("’", "'").split(" "))
        for variant in sorted(variants)
    ).replace("'", "['’]")
    if not _LATIN.search(written):
        return regex.compile(f"(?:{each})")
    # Not in an address or a handle, where spelling is not the story's.
    return regex.compile(rf"(?<![\w@#/.])(?:{each})(?![\w@]|\.\w|/\w)")


def _apart(places: Iterable[TermPlace]) -> Iterator[TermPlace]:
    end = 0
    for place in places:
        if place.span.start >= end:
            end = place.span.end
            yield place
