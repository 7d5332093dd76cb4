"""Surnames that stand alone: “Lund said”, “Mr Lund”."""

import re

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.names.person_names import UNNAMED_KINDS
from newslint.text.unwrapped import unwrapped_prose

# With a capital or a letter that has no case; a name may go on after a hyphen or an apostrophe.
_OPENING = re.compile(r"[^\W\d_a-z][^\W_]*")
# What shows that a word that stands alone is a person: it speaks, or has a title.
_SPEAKS = lazy_pattern(r" (?:(?&speaks_alone)|(?&thinks))\b")
# What is told of people alone, without a word of theirs.
_IS_TOLD = lazy_pattern(
    r",? who(?:se)?\b|, (?:now |then |aged? )?\d{1,2},|, (?:a|the) (?:former|retired)\b"
    r"|['’]s? (?:own )?(?:(?&kin)|lawyers?|attorneys?|solicitors?|office|spokes(?:man|woman|person)"
    r"|campaign|death|arrest|resignation|career|trial|funeral)\b"
    r"| (?:was|is|has been|had been) (?:born|elected|appointed|arrested|detained|jailed|sentenced"
    r"|charged|convicted|acquitted|sacked|dismissed|married|widowed|mayor|president|prime minister"
    r"|minister|governor|director|head of)\b"
    r"| (?:resigned|died|retired|pleaded|testified|denied|lives|served as|studied|grew up)\b"
)
_IS_NAMED = lazy_pattern(r"\b(?:(?&inverting)|(?&titles)|(?&offices))\.? $")
_LONGEST_TITLE = 14
# The word before is part of the same name, or it is a place: “the mill in Lund said”.
_GOES_ON = lazy_pattern(
    r"(?<!\w)(?:\p{Lu}(?:\.|[\p{L}'’-]*)|in|of|to|from|at|near|for|on|by|(?&sure_particles)) $"
)
# The name does not end here, or is part of a compound: “Lund Hall”, “Lund-based”.
_GOES_ON_AFTER = lazy_pattern(r"[ \u00a0\n]\p{Lu}\p{L}|[\w-]")


def _capitals(document: Document) -> dict[str, list[int]]:
    """Where letters and digits that begin with a capital run on, by themselves (a finder)."""
    found: dict[str, list[int]] = {}
    for match in _OPENING.finditer(document.find(unwrapped_prose)):
        found.setdefault(match.group(), []).append(match.start())
    return found


def lone_names(document: Document, word: str, *, told: bool = False) -> list[Span]:
    """Where ``word`` stands alone and is a person's name, in the order of the prose.

    Only places outside headlines, where the person speaks or has a title, are told for sure;
    with ``told`` also those where something is told of people alone: “Lund, who was mayor”.
    """
    prose = document.find(unwrapped_prose)
    found = []
    opening = _OPENING.match(word)
    for at in document.find(_capitals).get(opening.group(), ()) if opening else ():
        end = at + len(word)
        if not prose.startswith(word, at):
            continue
        before = prose[max(0, at - _LONGEST_TITLE) : at]
        if before[-1:].isalnum() or before[-1:] in ("-", "’", "'"):
            continue
        if _GOES_ON_AFTER.match(prose, end):
            continue
        speaks = (
            _SPEAKS.match(prose, end) or (told and _IS_TOLD.match(prose, end))
        ) and not _GOES_ON.search(before)
        if not speaks and not _IS_NAMED.search(before):
            continue
        segment = document.segment_around(Span(at, end))
        if segment and segment.kind not in UNNAMED_KINDS:
            found.append(Span(at, end))
    return found
