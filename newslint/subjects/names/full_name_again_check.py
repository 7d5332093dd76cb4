"""A full name after the surname alone has been used."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document, SegmentKind
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.names.lone_names import lone_names
from newslint.subjects.names.person_names import NO_PERSON, WrittenName, written_names
from newslint.text.unwrapped import unwrapped_prose
from newslint.values import frozen

_FAMILY = lazy_pattern(r"['’]s? (?:\w+ )?(?&kin)\b")
_BODY = frozenset({SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM})


@frozen
class FullNameAgainCheck:
    """A match is a full name in the text that stands after its short form, which stands after it.

    The short form is the word of the name that the story uses alone for somebody who speaks or has
    a title: the last, or the first (“Mori” for Mori Haruto). It is the replacement. A person of
    whose surname the story has another, or whose family it speaks of, is left alone, for there the
    full name tells them apart.
    """

    values: ClassVar[tuple[str, ...]] = ("short",)

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield each such place, in the order of the prose."""
        places: dict[tuple[str, ...], list[WrittenName]] = {}
        people: dict[str, set[tuple[str, ...]]] = {}
        for name in document.find(written_names):
            for word in {name.words[0], name.words[-1]}:
                people.setdefault(word, set()).add(name.words)
            if not NO_PERSON.intersection(word.lower() for word in name.words):
                places.setdefault(name.words, []).append(name)
        found = []
        for words, written in places.items():
            if len(written) > 1 and not any(_has_family(document, name) for name in written):
                alone = {word for word in (words[-1], words[0]) if people[word] == {words}}
                found += _again(document, written, [w for w in (words[-1], words[0]) if w in alone])
        yield from sorted(found, key=lambda match: match.span)


def _again(document: Document, written: list[WrittenName], shorts: list[str]) -> list[Match]:
    first = written[0].span
    for short in shorts:
        alone = [span for span in lone_names(document, short) if span.start > first.end]
        if alone:
            return [
                Match(
                    name.span,
                    {"short": short},
                    replacement=short,
                    related=(Related(alone[0], short),),
                )
                for name in written[1:]
                if name.span.start > alone[0].end and _in_the_text(document, name)
            ]
    return []


def _has_family(document: Document, name: WrittenName) -> bool:
    return bool(_FAMILY.match(document.find(unwrapped_prose), name.span.end))


def _in_the_text(document: Document, name: WrittenName) -> bool:
    segment = document.segment_around(name.span)
    return segment is not None and segment.kind in _BODY
