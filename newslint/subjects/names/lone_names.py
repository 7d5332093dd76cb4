"""Surnames that stand alone: “Lund said”, “Mr Lund”."""

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.names.person_names import UNNAMED_KINDS
from newslint.text.capitals import occurrences
from newslint.text.unwrapped import unwrapped_prose

# What shows that a word that stands alone is a person: it speaks, or has a title.
_SPEAKS = lazy_pattern(r" (?:(?&speaks_alone)|(?&thinks))\b")
_IS_NAMED = lazy_pattern(r"\b(?:(?&inverting)|(?&titles)|(?&offices))\.? $")
_LONGEST_TITLE = 14
# The word before is part of the same name, or it is a place: “the mill in Lund said”.
_GOES_ON = lazy_pattern(
    r"(?<!\w)(?:\p{Lu}(?:\.|[\p{L}'’-]*)|in|of|to|from|at|near|for|on|by|(?&sure_particles)) $"
)
# The name does not end here, or is part of a compound: “Lund Hall”, “Lund-based”.
_GOES_ON_AFTER = lazy_pattern(r"[ \u00a0\n]\p{Lu}\p{L}|[\w-]")


def lone_names(document: Document, word: str) -> list[Span]:
    """Where ``word`` stands alone and is a person's name, in the order of the prose.

    Only places outside headlines, where the person speaks or has a title, are told for sure.
    """
    prose = document.find(unwrapped_prose)
    found = []
    for at in occurrences(prose, word):
        end = at + len(word)
        before = prose[max(0, at - _LONGEST_TITLE) : at]
        if before[-1:].isalnum() or before[-1:] in ("-", "’", "'"):
            continue
        if _GOES_ON_AFTER.match(prose, end):
            continue
        speaks = _SPEAKS.match(prose, end) and not _GOES_ON.search(before)
        if not speaks and not _IS_NAMED.search(before):
            continue
        segment = document.segment_around(Span(at, end))
        if segment and segment.kind not in UNNAMED_KINDS:
            found.append(Span(at, end))
    return found
