"""Wholes that are listed in full right behind them: "95 vehicles: 60 cars and 35 lorries"."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.amounts import counted_unit, goes_on_as_amount
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.divided_wholes import divided_wholes
from newslint.subjects.arithmetic.intervals import Interval, possible_values
from newslint.subjects.arithmetic.masked_prose import (
    HEAD,
    NUMBER,
    YEAR_HEAD,
    HiddenNumber,
    MaskedProse,
    NumberedLine,
    masked_prose,
    matches,
    numbered_lines,
)
from newslint.subjects.numbers.numbers import Hedge
from newslint.subjects.numbers.written_values import written


@cache
def _listed() -> regex.Pattern[str]:
    """A total and, behind a colon, a dash, a bracket or a comma, a list that ends the clause."""
    return lazy_pattern(
        rf"(?P<total>{NUMBER})(?P<head>(?: [a-z'-]+){{0,7}}?)"
        rf"(?P<mark>: | [–—-]{{1,2}} | ?— ?| \(|, | include |,? including )"
        rf"(?P<list>[$£€]?{NUMBER} [^.;:!?\n()–—]{{3,170}}?)(?=[.;)\n!?]| ?[–—]| -|\Z)"
    )


_WEAK = frozenset((", ", " include ", ", including ", " including "))
"""Marks behind which a list may be of something else, or leave something out."""
# What stands before a number that is no total.
_NO_TOTAL_BEFORE = lazy_pattern(r"(?:\b(?:number|no\.?|aged?|grade|level|page)|[/:#-]) ?$")
# ", the ministry said", ", including one of 17": what comes then is no item of the list.
_NEXT_CLAUSE = lazy_pattern(
    r",? (?:including|who|which|as|while|when|after|according|instead|with|said|says)\b"
    r"|, [^,]{0,60}\b(?:sa(?:id|ys)|reported|show(?:ed|s)|announced)\b"
)
# What stands before a number of a list that is an item of it.
_ITEM_BEGINS = lazy_pattern(r"(?:,|,? and) (?:another |(?&hedges) ){0,2}[$£€]?$")
# "13 in the north and four at two farms": the farms are no item.
_OF_A_PLACE = lazy_pattern(r" (?:at|in|on|near|across|within) $")
_IN_A_PLACE = lazy_pattern(
    r" (?:in|from|at|for|on|by|to|with|were|was|are|is|who|that|when|of|near|had|between)\b"
)
# Items without a number, and what makes a list no list of parts.
_LOOSE = lazy_pattern(
    r"(?:, | and )(?:an?|the|others?|several|some|many|various|more(?! than)|"
    r"(?&third_possessives)) "
    r"|\b(?:each|every|per|both|respectively|including|among|of (?:them|whom|which|these|those)"
    r"|as well|plus|also|or|not|but|another|other|then|later|up|down|(?<!more )than|compared"
    r"|from [a-z]+ to"
    r"|ages?|aged|old|(?&time_unit_forms)|times|points?|per ?cent|while|after|before|until)\b|[%/:]"
)
_NO_WHOLE = lazy_pattern(
    r"\b(?:each|every|per|separate|times|ages?|aged|old|(?&time_unit_forms)|or|to|than|no|not"
    r"|additional|other|another|more|further|including|points?|per ?cent|with|plus|against)\b"
)
_PLACE_IN_HEAD = lazy_pattern(r"\b(?:in|at|on|from|for|by|near|of|will|were|was|are|is)\b")
_LONGEST_COUNT = 1000
"""From here on a count may be rounded."""


def listed_parts(document: Document) -> tuple[Disagreement, ...]:
    """Totals that a list right behind them does not make (a finder); kind ``listed``.

    Every item of the list begins with a number, and nothing says that some are left out. A bracket
    may leave some out all the same, so its parts are told only if they are more than the whole; and
    so are those behind a comma or "include", if they are of one form ("six in the north, five in
    the south").
    """
    masked = document.find(masked_prose)
    near = [
        line
        for line in document.find(numbered_lines)
        if line.numbers > 2 and line.names(" and ", ", ")
    ]
    found = {said.span: said for said in document.find(divided_wholes)}
    found |= {said.span: said for said in _found(document.prose, masked, near)}
    return tuple(sorted(found.values(), key=lambda said: said.span))


def _found(prose: str, masked: MaskedProse, lines: list[NumberedLine]) -> Iterator[Disagreement]:
    for match in matches(_listed(), masked, lines):
        total = masked.numbers[match.start("total")]
        start, end = match.span("list")
        if clause := _NEXT_CLAUSE.search(masked.text, start, end):
            end = clause.start()
        parts = _parts(masked, start, end)
        if len(parts) < 2 or not _is_whole(masked.text, match, Span(start, end), total, parts):
            continue
        told = sum((part.value for part in parts), Decimal(0))
        if _agree(total, parts):
            continue
        if match["mark"] in _WEAK | {" ("} and told < total.value:
            continue
        if total.hedge is Hedge.OVER and told > total.value:
            continue
        values = {
            "total": total.figure(prose),
            "parts": " + ".join(part.figure(prose) for part in parts),
            "sum": written(told),
        }
        places = tuple(Span(*part.span) for part in parts)
        yield Disagreement("listed", total.span, places, "", values)


def _parts(masked: MaskedProse, start: int, end: int) -> list[HiddenNumber]:
    """The numbers of the list that begin an item; none if one of the others counts no places."""
    text = masked.text
    parts: list[HiddenNumber] = []
    at = text.find(HEAD, start, end)
    while at >= 0:
        if not parts or _ITEM_BEGINS.search(text, start, at):
            parts.append(masked.numbers[at])
        elif not _OF_A_PLACE.search(text, start, at):
            return []
        at = text.find(HEAD, at + 1, end)
    return parts


def _is_whole(
    text: str,
    match: regex.Match[str],
    listed: Span,
    total: HiddenNumber,
    parts: list[HiddenNumber],
) -> bool:
    """Whether the list is of one form, and leaves nothing out."""
    numbers = (total, *parts)
    if any(part.hedge and part.value < _LONGEST_COUNT for part in parts):
        return False
    if total.hedge in (Hedge.ABOUT, Hedge.UNDER):
        return False
    if [part.value for part in parts] == list(range(1, len(parts) + 1)):
        # Numbers on jackets: "1 Lind, 2 Holm and 3 Moen".
        return False
    start = total.span.start
    if total.value < 3 or _NO_TOTAL_BEFORE.search(text, max(0, start - 12), start):
        return False
    if not all(goes_on_as_amount(text, number) for number in numbers):
        return False
    if len({number.money for number in numbers}) > 1:
        return False
    if _LOOSE.search(text, *listed) or YEAR_HEAD in text[slice(*listed)]:
        return False
    if _NO_WHOLE.search(match["head"]):
        return False
    if " and " not in text[slice(*listed)]:
        return False
    placed = [bool(_IN_A_PLACE.match(text, part.span.end)) for part in parts]
    if any(placed) and not all(placed):
        return False
    if match["mark"] in _WEAK:
        # "102 mm, 64 at Lund and 51 at Moss": the first is no total.
        is_named = "includ" in match["mark"] or (
            bool(match["head"]) and not counted_unit(text, total)[0]
        )
        return is_named and all(placed) and not _PLACE_IN_HEAD.search(match["head"])
    if not match["head"]:
        # "Along with the six – two sailors and four soldiers –": only between dashes.
        return match["mark"].strip() in ("–", "—", "-", "--") and not any(placed)
    units = {counted_unit(text, number)[0] for number in numbers}
    return len(units - {""}) < 2


def _agree(total: HiddenNumber, parts: list[HiddenNumber]) -> bool:
    if total.value < _LONGEST_COUNT and total.value % 1 == 0 and total.end.scale == 1:
        return sum((part.value for part in parts), Decimal(0)) == total.value
    ranges = [possible_values(part) for part in parts]
    low = sum((one.low for one in ranges), Decimal(0))
    high = sum((one.high for one in ranges), Decimal(0))
    return possible_values(total).meets(Interval(low, high))
