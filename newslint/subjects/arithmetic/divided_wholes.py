"""Wholes that a sentence divides: "of the 48 aboard, 31 were saved and the other 17 drowned"."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.amounts import CURRENCY, counted_unit, goes_on_as_amount
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.intervals import Interval, possible_values
from newslint.subjects.arithmetic.masked_prose import (
    HEAD,
    NUMBER,
    PER_CENT,
    STOPS,
    HiddenNumber,
    MaskedProse,
    NumberedLine,
    masked_prose,
    matches,
    numbered_lines,
)
from newslint.subjects.arithmetic.spoken_years import DAY
from newslint.subjects.numbers.numbers import Hedge
from newslint.subjects.numbers.written_values import written
from newslint.values import frozen

_THE = r"(?:(?:the|(?&third_possessives)|all|those|these|a total of|some) )*"
_WORDS = rf"[^{STOPS}()]"
_N = rf"{CURRENCY}?(?:(?&hedges) )?{CURRENCY}?"
# Two adjectives that leave nothing out.
_HALVES = (
    ("domestic", "foreign|international|overseas"),
    ("public", "private"),
    ("male", "female"),
    ("urban", "rural"),
    ("indoor", "outdoor"),
    ("permanent", "temporary"),
    ("full-time", "part-time"),
    ("new", "old|existing"),
    ("local|locally transmitted", "imported"),
)


@frozen
class _Form:
    """A template, what has to stand in a line for it, and whether its parts are all there are."""

    pattern: regex.Pattern[str]
    needs: tuple[str, ...]
    is_complete: bool


@cache
def _forms() -> tuple[_Form, ...]:
    whole = rf"(?P<whole>{NUMBER})"
    one, two = rf"{_N}(?P<part>{NUMBER})", rf"{_N}(?P<part>{NUMBER})"
    rest = r"(?:the |a )?(?:remaining|other|further)"
    halves = "|".join(
        f"(?:{one}) [^{STOPS}(),]{{1,40}} and NUMBER (?:{other})"
        f"|(?:{other}) [^{STOPS}(),]{{1,40}} and NUMBER (?:{one})"
        for one, other in _HALVES
    ).replace("NUMBER", f"(?P<part>{NUMBER})")
    return (
        # "of the 48 aboard, 31 were saved and the remaining 17 drowned"
        _Form(
            lazy_pattern(
                rf"\bof {_THE}{whole}{_WORDS}{{1,60}}?, (?:[a-z]+ ){{0,2}}?{one}"
                rf"(?:{_WORDS}{{1,80}}?(?:, |,? and |; ){one})?"
                rf"{_WORDS}{{1,90}}?(?:,|;|,? and|,? while|,? but|,? with) {rest} {two}"
                rf"(?P<after>(?: [a-z'-]+)?)"
            ),
            (" remaining ", " other "),
            True,
        ),
        # "of the 48 aboard, 21 were hurt and 17 others were missing"
        _Form(
            lazy_pattern(
                rf"\bof {_THE}{whole}(?:{_WORDS}|{DAY}){{1,80}}?, (?:[a-z]+ ){{0,2}}?{one}"
                rf"{_WORDS}{{1,90}}?,? (?:and|while) (?:another )?{two}(?P<after>"
                rf"(?: more)? others)\b"
            ),
            (" others",),
            False,
        ),
        # "48 were aboard, of whom 31 were saved and the remaining 17 drowned"
        _Form(
            lazy_pattern(
                rf"{whole}{_WORDS}{{1,60}}?, (?:of (?:whom|which|them|these) {one}"
                rf"|{one} of (?:whom|which|them|these))"
                rf"{_WORDS}{{1,90}}?(?:,|;|,? and|,? while|,? but|,? with) {rest} {two}"
                rf"(?P<after>(?: [a-z'-]+)?)"
            ),
            (" remaining ", " other "),
            True,
        ),
        # "48 were aboard, of whom 31 were women and 17 men", which may leave some out
        _Form(
            lazy_pattern(
                rf"{whole}{_WORDS}{{0,80}}?(?:, | \(| [–—-] )(?:of (?:whom|which|them|these) "
                rf"(?:[a-z]+ ){{0,2}}?{one}|{one} of (?:whom|which|them|these))"
                rf"{_WORDS}{{1,90}}?(?<!,) and {two}(?P<after>(?: [a-z'-]+)?)"
            ),
            (" of which", " of whom", " of them", " of these"),
            False,
        ),
        # "shot nine people, killing two and wounding the seven others"
        _Form(
            lazy_pattern(
                rf"\b(?:shot|shooting|stabbed|stabbing|hit|struck|attacked|ran over|ran down) "
                rf"{whole} [a-z]+,? "
                rf"(?:killing|fatally wounding) {one} and (?:(?:seriously|critically) )?"
                rf"(?:wounding|injuring|hurting) (?:the )?{two}(?P<after>(?: [a-z'-]+)?)"
            ),
            (" killing", " fatally"),
            True,
        ),
        # "84 traders, including 61 domestic and 23 foreign traders"
        _Form(
            lazy_pattern(
                rf"{whole}{_WORDS}{{1,90}}?(?:,? (?:includ(?:ing|ed?|es)|with|comprising)"
                rf"| [–—-] this includes|:| \(| [–—-]) (?P<part>{NUMBER}) (?:{halves})"
                rf"(?P<after>)(?!{_WORDS}{{0,40}}, (?:and )?{HEAD})"
            ),
            tuple(adjective for one, _ in _HALVES for adjective in one.split("|")),
            True,
        ),
        # "it counts 1,400 buyers – this includes 900 in towns and 300 in villages"
        _Form(
            lazy_pattern(
                rf"{whole}{_WORDS}{{1,90}}?(?:,| [–—-]{{1,2}}) this includes {one}"
                rf"{_WORDS}{{1,90}}?,? and {two}(?P<after>)"
            ),
            (" this includes ",),
            False,
        ),
        # "39 points (20+19)"
        _Form(
            lazy_pattern(
                rf"{whole}(?: [a-z]+){{0,2}} \((?P<part>{NUMBER}) ?\+ ?(?P<part>{NUMBER})\)"
                rf"(?P<after>)"
            ),
            ("+",),
            True,
        ),
    )


# What the numbers count besides: shares, ranges, scores, and others than those of the whole.
_NO_PART_AFTER = lazy_pattern(
    rf"{PER_CENT}| ?(?:[–—-] ?{HEAD}|to {HEAD}|out of\b|in {HEAD}|of the\b|times\b"
    rf"|percentage points?\b"
    r"|(?&time_unit_forms)\b|-)"
)
_NOT_ALL = lazy_pattern(
    r"\b(?:among|each|every|respectively|or|than|both|at least one|too|also|other than"
    r"|more|less|fewer|overlap\w*)\b"
)
_RANGE_BEFORE = lazy_pattern(rf"(?:{HEAD}[^ ]* ?[–—/:-]|\bto|\bbetween|\btop|\bno\.|\bnumber) ?$")
_OTHERS = frozenset(
    """
    people others men women children cases were was are had have has did died drowned said voted
    against remained being or in on at from by to for as went came""".split()
)


def divided_wholes(document: Document) -> tuple[Disagreement, ...]:
    """Wholes that a sentence divides otherwise than they come to (a finder); kind ``listed``."""
    masked = document.find(masked_prose)
    near = [line for line in document.find(numbered_lines) if line.numbers > 2]
    return tuple(_found(document.prose, masked, near)) if near else ()


def _found(prose: str, masked: MaskedProse, lines: list[NumberedLine]) -> Iterator[Disagreement]:
    for form in _forms():
        named = [line for line in lines if line.names(*form.needs)]
        for match in matches(form.pattern, masked, named):
            whole = masked.numbers[match.start("whole")]
            parts = [masked.numbers[at] for at in match.starts("part")]
            if not _is_divided(masked.text, match, whole, parts):
                continue
            if _agree(whole, parts, is_complete=form.is_complete):
                continue
            values = {
                "total": whole.figure(prose),
                "parts": " + ".join(part.figure(prose) for part in parts),
                "sum": written(sum((part.value for part in parts), Decimal(0))),
            }
            places = tuple(Span(*part.span) for part in parts)
            yield Disagreement("listed", whole.span, places, "", values)


def _is_divided(
    text: str, match: regex.Match[str], whole: HiddenNumber, parts: list[HiddenNumber]
) -> bool:
    numbers = (whole, *parts)
    if whole.value < 3 or any(
        number.value <= 0 or number.hedge is Hedge.UNDER for number in numbers
    ):
        return False
    if any(_NO_PART_AFTER.match(text, number.span.end) for number in numbers):
        return False
    if not all(goes_on_as_amount(text, number) for number in numbers):
        return False
    start = whole.span.start
    if _RANGE_BEFORE.search(text, max(0, start - 12), start):
        return False
    if len({number.money for number in numbers}) > 1:
        return False
    if len({counted_unit(text, number)[0] for number in numbers} - {""}) > 1:
        return False
    first, last = parts[0].span.start, parts[-1].span.start
    if _NOT_ALL.search(text, whole.span.end, last) or "including" in text[first:last]:
        return False
    # "And the other two parties": those are no members of the whole.
    noun = match["after"].strip()
    head = text[whole.span.end : parts[0].span.start]
    return not noun.endswith("s") or noun in _OTHERS or f" {noun}" in head


def _agree(whole: HiddenNumber, parts: list[HiddenNumber], *, is_complete: bool) -> bool:
    exact = all(number.end.scale == 1 and not number.hedge for number in (whole, *parts))
    told = sum((part.value for part in parts), Decimal(0))
    if exact and whole.value < 1000 and whole.value % 1 == 0:
        possible, stated = Interval(told, told), Interval(whole.value, whole.value)
    else:
        ranges = [possible_values(part) for part in parts]
        possible = Interval(
            sum((one.low for one in ranges), Decimal(0)),
            sum((one.high for one in ranges), Decimal(0)),
        )
        stated = possible_values(whole)
    return possible.low <= stated.high and (not is_complete or stated.low <= possible.high)
