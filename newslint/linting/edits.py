"""From a replacement to what it changes: the smallest edits of the prose, and of the text."""

from collections.abc import Iterable, Iterator

from newslint.linting.stated_numbers import same_figures
from newslint.model.document import Document
from newslint.model.fix import Edit
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern

_TOKEN = lazy_pattern(r"\w+|\s+|.")
# How far around an edit its numbers are looked for: "1 000" must not turn out to be in "31 000".
_REACH = 40


def minimal_edits(prose: str, span: Span, replacement: str) -> tuple[Edit, ...]:
    """What turns a span of the prose into ``replacement``: disjoint, in order, in the prose."""
    old = prose[span.start : span.end]
    whole = _trimmed(span.start, old, replacement)
    if whole.text == "" or whole.span.start == whole.span.end:
        # One thing is taken out or put in, as with most fixes; so there is nothing to take apart.
        return (whole,) if old != replacement else ()
    return tuple(_changes(span.start, _TOKEN.findall(old), _TOKEN.findall(replacement)))


def edits_of_text(document: Document, span: Span, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits of the prose inside of ``span`` as edits of the text; none if one cannot be made.

    What does not change is left as the text has it. Nothing is changed where the text holds more
    than the prose shows, such as markup, where an edit ends inside a piece of the source map, or
    where the format has no way to write what is new.
    """
    places = document.source_map
    if places.whole(span) != span or not places.shows_all(span):
        return ()
    made = []
    for edit in edits:
        new = document.escape(edit.text) if edit.text else ""
        if new is None or places.whole(edit.span) != edit.span:
            return ()
        start, end = places.text_span(edit.span)
        if edit.span.end == span.start:
            # What is put in before a place goes into it, behind the markup that it begins with.
            start = end = places.text_span(span).start
        made.append(Edit(Span(start, end), new))
    return tuple(made)


def _changes(start: int, old: list[str], new: list[str]) -> Iterator[Edit]:
    from difflib import SequenceMatcher  # noqa: PLC0415 - few fixes change two things

    at = start
    done = 0
    for what, o1, o2, n1, n2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        at += sum(map(len, old[done:o1]))
        done = o1
        if what != "equal":
            yield _trimmed(at, "".join(old[o1:o2]), "".join(new[n1:n2]))


def _trimmed(start: int, old: str, new: str) -> Edit:
    """The edit without what both begin and end with."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Edit(Span(start + head, start + len(old) - tail), new[head : len(new) - tail])


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with disjoint edits, in order, made."""
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += [text[done : edit.span.start], edit.text]
        done = edit.span.end
    return "".join([*pieces, text[done:]])


def changes_a_number(text: str, edits: tuple[Edit, ...]) -> bool:
    """Whether the edits change the value of a number that they touch or stand beside."""
    if not edits:
        return False
    start, end = edits[0].span.start, edits[-1].span.end
    while start > 0 and edits[0].span.start - start < _REACH and text[start - 1] not in "\r\n":
        start -= 1
    while end < len(text) and end - edits[-1].span.end < _REACH and text[end] not in "\r\n":
        end += 1
    # What is cut off at the edges is cut off alike before and after.
    before = text[start:end]
    return not same_figures(before, applied(before, (edit.moved(-start) for edit in edits)))
