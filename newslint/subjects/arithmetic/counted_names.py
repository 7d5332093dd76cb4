"""Names that a number announces: "six stations on the line: Holm, Lund, …"."""

from collections.abc import Iterator
from functools import cache

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.masked_prose import (
    NUMBER,
    STOPS,
    HiddenNumber,
    NumberedLine,
    masked_prose,
    matches,
    numbered_lines,
)
from newslint.text.unwrapped import unwrapped_prose


@cache
def _announced() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"(?P<count>{NUMBER}) (?P<head>[a-z'-]+(?: [a-z'-]+){{0,7}}?): "
        rf"(?P<list>[^{STOPS}()\[\]–—\"“”/]{{5,400}}(?: and |, and )[^{STOPS},()–—\"“”/]{{2,40}})"
        r"(?=\.(?:\s|\Z)|\n|\Z)"
    )


# One name: "Holm", "Anna de Vries", "the Red House", "St. Olav's" has a stop and is passed over.
_NAME = lazy_pattern(
    r"(?:the |The )?\p{Lu}[\p{L}'’-]*(?:(?: (?:of|the|(?&name_particles)))*"
    r" \p{Lu}[\p{L}'’-]*){0,3}"
)
_SEPARATOR = lazy_pattern(r",? and |, ")
_SOME = lazy_pattern(
    r"\b(?:including|among|such|like|one|first|other|more|besides|times|(?&time_unit_forms)|each|or"
    r"|of the|out of|pairs?|couples?|groups?)\b"
)
# "Three of the four states".
_OF = lazy_pattern(r"\bof (?:(?:the|(?&third_possessives)) )?$")
_PLURAL = lazy_pattern(r"\b(?:[a-z'-]+[^s']s|people|men|women|children)\b")
_MOST = 20
_FARTHEST = 2


def counted_names(document: Document) -> tuple[Disagreement, ...]:
    """Lists that are longer or shorter than the number before them says (a finder); kind ``names``.

    Read are lists of plain names up to the end of a sentence. An "and" may be part of a name, as in
    "Trinidad and Tobago", so a list that is as long as announced in either reading is right.
    """
    lines = [
        line
        for line in document.find(numbered_lines)
        if line.numbers and line.names(": ") and line.names(" and ")
    ]
    if not lines:
        return ()
    return tuple(_found(document, lines))


def _found(document: Document, lines: list[NumberedLine]) -> Iterator[Disagreement]:
    masked, prose = document.find(masked_prose), document.find(unwrapped_prose)
    for match in matches(_announced(), masked, lines):
        number = masked.numbers[match.start("count")]
        names = _SEPARATOR.split(prose[slice(*match.span("list"))].strip())
        before = masked.text[max(0, number.span.start - 12) : number.span.start]
        if not _is_count(number) or _OF.search(before) or _SOME.search(match["head"]):
            continue
        if not _PLURAL.search(match["head"]) or not all(map(_NAME.fullmatch, names)):
            continue
        told, said = len(names), int(number.value)
        ands = match["list"].count(" and ")
        if ands > 1 or said in (told, told - 1) or told == 2 * said:
            continue
        if abs(told - said) > _FARTHEST or len(set(names)) < told:
            continue
        values = {"count": number.figure(prose), "exact": str(told)}
        yield Disagreement("names", number.span, (Span(*match.span("list")),), "", values)


def _is_count(number: HiddenNumber) -> bool:
    return (
        3 <= number.value <= _MOST
        and number.value % 1 == 0
        and not number.hedge
        and not number.money
    )
