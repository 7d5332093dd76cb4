"""Shares of a whole: "12 of the 20 members (60 per cent)", "three out of five"."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.amounts import CURRENCY, counted_unit, is_amount, like
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.intervals import Interval, possible_percentage, possible_values
from newslint.subjects.arithmetic.masked_prose import (
    HEAD,
    NUMBER,
    PER_CENT,
    STOPS,
    TAIL,
    HiddenNumber,
    MaskedProse,
    NumberedLine,
    masked_prose,
    matches,
    numbered_lines,
)
from newslint.subjects.numbers.numbers import Hedge
from newslint.subjects.numbers.written_values import written

_RATE = r"(?:rate|turnout|share|majority|average)\b"
_HEDGE = r"(?:(?:(?&hedges)|a total of) )*"
_WHOLE = (
    r"(?:(?:the|(?&third_possessives)|our|all|every|those|these|a total(?: of)?|last|past|first"
    r"|latest) )*"
)


@cache
def _counted() -> regex.Pattern[str]:
    """As in "12 of the 20 members, or 60 per cent", "12 out of 20 (60%)"."""
    return lazy_pattern(
        rf"(?P<part>{NUMBER})(?P<noun>(?: [a-z-]+){{0,2}}?) (?P<of>out of|of|in) {_WHOLE}{_HEDGE}"
        rf"(?P<whole>{NUMBER})(?P<tail>[^{STOPS}(),–—]{{0,60}}?)"
        rf"(?P<opening>,? \(|, | [–—-]{{1,2}} | (?=for a turnout))"
        rf"(?P<or>(?:or|i\.e\.,?|that is,?|equal to"
        rf"|equivalent to"
        rf"|representing|which is|making up|meaning|accounting for|amounting to"
        rf"|(?:for )?a turnout (?:rate )?of"
        rf"|(?:(?:that is,?|meaning|for) )?(?:just |only )?an?(?= {NUMBER}{PER_CENT} "
        rf"(?:[a-z]+ )?{_RATE})"
        rf") )?{_HEDGE}"
        rf"(?P<percent>{NUMBER})(?P<unit>{PER_CENT})"
        rf"(?P<close>[),;–—]|\.(?!\w)| [–—-]| of (?:the|all|them|its|those)\b| "
        rf"(?:[a-z]+ )?{_RATE}|$"
        r"|\n)?"
    )


@cache
def _percent_first() -> regex.Pattern[str]:
    """As in "60 per cent (12 of 20)", "60% of members, or 12 of 20", "60% – 12 out of 20"."""
    return lazy_pattern(
        rf"(?P<percent>{NUMBER})(?P<unit>{PER_CENT})(?P<tail>[^{STOPS}(),–—]{{0,90}}?)"
        rf"(?P<opening>,? \(|, (?=or )| [–—-]{{1,2}} )(?:(?:or|that is|i\.e\.,?) )?{_HEDGE}"
        rf"(?P<part>{NUMBER})(?P<noun>(?: [a-z-]+){{0,2}}?) (?P<of>out of|of|in) {_WHOLE}{_HEDGE}"
        rf"(?P<whole>{NUMBER})(?=[^{HEAD}{TAIL}])"
    )


@cache
def _of_whole() -> regex.Pattern[str]:
    """As in "of the 1,200 voters asked, 300 (25%)", "of 20 members, 12, or 60%,"."""
    return lazy_pattern(
        rf"(?P<of>(?:of(?<=\bof)|among)) {_WHOLE}{_HEDGE}(?P<whole>{NUMBER})"
        rf"(?P<noun>(?: [a-z'-]+){{1,6}}?), "
        rf"(?:(?&hedges) )*(?P<part>{NUMBER})(?: [a-z'-]+){{0,6}}?"
        rf"(?P<opening> \(|, )(?P<or>or |accounting for |representing |that is,? )?{_HEDGE}"
        rf"(?P<percent>{NUMBER})(?P<unit>{PER_CENT})"
        r"(?P<close>[),;–—]|\.(?!\w)| [–—-]| of (?:the|all|them|its|those)\b|$|\n)?"
    )


@cache
def _percent_of() -> regex.Pattern[str]:
    """As in "700,000 people, or 12% of the 5.8 million in need"."""
    return lazy_pattern(
        rf"(?P<part>{NUMBER})(?P<noun>(?: [a-z'-]+){{0,10}}?)(?P<opening>,? \(|,? (?=or |repres|acc"
        rf"|mak(?:ing|es?) up |made up |amount)|, (?=about |some |nearly )| [–—-]{{1,2}} )"
        rf"(?P<or>or |represent(?:ing|s|ed) |account(?:ing|s|ed) for |(?:making|makes?|made) up "
        rf"|amount(?:ing|s|ed) to )?{_HEDGE}"
        rf"(?P<percent>{NUMBER})(?P<unit>{PER_CENT})(?:\)|,)? (?P<of>of) (?:the|all(?: the)?|its"
        rf"|their"
        rf"|[a-z]+'s?) (?:[a-z-]+ ){{0,2}}?{_HEDGE}{CURRENCY}?(?P<whole>{NUMBER})(?P<close>)"
    )


@cache
def _percent_of_whole() -> regex.Pattern[str]:
    """As in "30 percent of its 1,200 workers, or 360"."""
    return lazy_pattern(
        rf"(?P<percent>{NUMBER})(?P<unit>{PER_CENT}) (?P<of>of) "
        rf"(?:(?:the|all|(?&third_possessives)|those|these|a total of) ){{1,2}}(?:[a-z-]+ ){{0,2}}?"
        rf"{_HEDGE}{CURRENCY}?(?P<whole>{NUMBER})(?P<noun>(?: [a-z'-]+){{0,6}}?)"
        rf"(?P<opening>,? (?=or )|, (?=that is|i\.e\.|about |some )|,? \((?=[^()]{{1,30}}\))"
        rf"| [–—-]{{1,2}} (?=or |some |about ))(?:(?:or|that is,?|i\.e\.,?) )?{_HEDGE}{CURRENCY}?"
        rf"(?P<part>{NUMBER})(?! ?{PER_CENT})"
    )


@cache
def _of_them() -> regex.Pattern[str]:
    """As in "it had 940 hostesses and dismissed 893 of them, or 95 percent"."""
    return lazy_pattern(
        rf"(?P<whole>{NUMBER})(?P<noun>(?: [a-z'-]+){{1,4}}?)(?:[^{STOPS}()]{{0,60}}?)[ ,](?:"
        rf"(?&hedges) )*"
        rf"(?P<part>{NUMBER}) (?P<of>of) (?:them|these|those|whom|which)(?P<opening>, | \()"
        rf"(?P<or>or |accounting for |representing |that is,? |about |some |nearly "
        rf"|almost )?{_HEDGE}"
        rf"(?P<percent>{NUMBER})(?P<unit>{PER_CENT})(?P<close>[),;–—]|\.(?!\w)| [–—-]|$|\n)?"
    )


@cache
def _fraction_of() -> regex.Pattern[str]:
    """As in "a third of its 1,200 workers, or 400", "two-thirds of the 30 seats, or 20"."""
    return lazy_pattern(
        rf"(?<![\w-])(?:(?P<hedge>(?&weighed_hedges)) )?(?P<fraction>{'|'.join(_FRACTIONS)}"
        rf"|(?P<number>{NUMBER})) (?:of )?(?:the|all|(?&third_possessives)|those|these) "
        rf"(?:[a-z-]+ ){{0,2}}?{_HEDGE}{CURRENCY}?(?P<whole>{NUMBER})(?: [a-z'-]+){{0,6}}?"
        rf"(?:,? or |, (?:that is,?|i\.e\.,?) |,? \((?=[^()]{{1,30}}\))){_HEDGE}{CURRENCY}?"
        rf"(?P<part>{NUMBER})(?! ?{PER_CENT})"
    )


@cache
def _fraction_first() -> regex.Pattern[str]:
    """As in "just under half of the countries – 65 out of 134", "a third (400 of 1,200)"."""
    return lazy_pattern(
        rf"(?<![\w-])(?:(?P<hedge>(?&weighed_hedges)) )?(?P<fraction>{'|'.join(_FRACTIONS)}"
        rf"|(?P<number>{NUMBER}))(?: [a-z'-]+){{0,6}}?(?:,? \(|,? or | [–—-]{{1,2}} ){_HEDGE}"
        rf"(?P<part>{NUMBER}) (?:out )?of (?:the )?(?P<whole>{NUMBER})(?=[),;.]"
        rf"|[a-z ]{{0,30}}[),;.–—-])"
    )


_FRACTIONS = {
    "half": Decimal(50),
    "a quarter": Decimal(25),
    "a third": Decimal(100) / 3,
    "a fifth": Decimal(20),
}


@cache
def _part_of() -> regex.Pattern[str]:
    """As in "15 of the 12 members", "15 out of 12"."""
    return lazy_pattern(
        rf"(?P<part>{NUMBER}) (?P<of>out of(?: the| a total of)?|of the|of its|of their|of all) "
        rf"{_HEDGE}(?P<whole>{NUMBER})(?P<noun> [a-z]+)?"
    )


# Ordinals, dates, ages, money, scores, ranges and measures are no counts.
_NO_COUNT_AFTER = lazy_pattern(
    rf"(?&ordinal_endings)\b|[:/%°]|[–—-](?:[a-z]|{HEAD})| ?[ap]\.?m\b|'|{PER_CENT}"
    r"| (?:percentage|points?|(?&time_unit_forms)|billion|million)\b"
)
_NO_COUNT_BEFORE = lazy_pattern(
    r"(?:[$£€¥₹#] ?|[/:–—-]|\b(?:no\.|number|top|the last|group|aged?|article) ?)$"
)
_SCALE_OF_MARKS = frozenset((10, 100))
"""11 out of 10 is praise."""


def shares(document: Document) -> tuple[Disagreement, ...]:
    """Shares that contradict themselves (a finder), in the order of the text.

    Kinds: ``share`` (the percentage is not that of the two counts) and ``part`` (the part is
    greater than the whole).
    """
    masked = document.find(masked_prose)
    lines = [line for line in document.find(numbered_lines) if line.numbers > 1]
    found = [
        *_percentages(document.prose, masked, lines),
        *_fractions(document.prose, masked, lines),
        *_sides(document.prose, masked, lines),
    ]
    held = [place for said in found for place in (said.span, *said.places)]
    for said in _parts(document.prose, masked, lines):
        if not any(said.span.overlaps(place) for place in held):
            found.append(said)
    return tuple(sorted(found, key=lambda said: said.span))


def _percentages(
    prose: str, masked: MaskedProse, lines: list[NumberedLine]
) -> Iterator[Disagreement]:
    text = masked.text
    # Part, whole and percentage.
    near = [line for line in lines if line.numbers > 2 and line.names("%", "per", "pct")]
    said_first = (_percent_first(), _percent_of(), _percent_of_whole())
    for pattern in (_counted(), _of_whole(), _of_them(), *said_first):
        is_counted = pattern not in said_first
        for match in matches(pattern, masked, near):
            if not _is_stated(match, is_counted=is_counted):
                continue
            part, whole, percent = (
                masked.numbers[match.start(name)] for name in ("part", "whole", "percent")
            )
            if not _are_of_one_kind(text, part, whole):
                continue
            told = _share(prose, part, whole, percent, match)
            if told:
                yield told


def _is_stated(match: regex.Match[str], *, is_counted: bool) -> bool:
    """Whether the copy says that percentage and counts are one and the same."""
    bracket = match["opening"].endswith("(")
    if match["of"] == "in" and not bracket:
        return False
    if match["of"] == "in" and match["noun"]:
        return False
    if not is_counted:
        return True
    closed = match["close"]
    if bracket:
        return closed == ")"
    return bool(match["or"] and closed is not None) or (
        closed is not None
        and closed.startswith((",", ")", " –", " —", " -"))
        and match["opening"].strip() in ("–", "—", "--", "-")
    )


def _is_count(text: str, number: HiddenNumber) -> bool:
    start, end = number.span
    if number.money or number.value <= 0:
        return False
    return not (
        _NO_COUNT_AFTER.match(text, end) or _NO_COUNT_BEFORE.search(text, max(0, start - 10), start)
    )


def _fractions(
    prose: str, masked: MaskedProse, lines: list[NumberedLine]
) -> Iterator[Disagreement]:
    marks = (" or ", " (", " that is", " i.e.", " – ", " — ", " - ", " -- ")
    near = [line for line in lines if line.names(*marks)]
    found = [
        match
        for pattern in (_fraction_of(), _fraction_first())
        for match in matches(pattern, masked, near)
    ]
    for match in found:
        part, whole = (masked.numbers[match.start(name)] for name in ("part", "whole"))
        if match["number"]:
            share = masked.numbers[match.start("number")].value * 100
        else:
            share = _FRACTIONS[match["fraction"]]
        if not 0 < share < 100 or not _are_of_one_kind(masked.text, part, whole):
            continue
        ratio = possible_values(part).over(possible_values(whole))
        # A fraction is rounder than a percentage.
        reach = share * (_HEDGED if match["hedge"] else _ROUND)
        if ratio is None or ratio.times(Decimal(100)).meets(Interval(share - reach, share + reach)):
            continue
        exact = part.value / whole.value * 100
        values = {
            "part": part.figure(prose),
            "whole": whole.figure(prose),
            "right": f"{exact:,.0f}%",
            "exact": written(exact.quantize(Decimal("0.1"))),
        }
        span = Span(*match.span("fraction"))
        yield Disagreement("share", span, (part.span, whole.span), "", values)


@cache
def _two_sides() -> tuple[regex.Pattern[str], ...]:
    """As in "3.5% (2,755) voted for it, 96.5% (75,762) against"."""
    joint = r"(?:,|;|,? and|,? while|,? against|,? to)"
    between = rf"(?:[^{STOPS}()]{{0,80}}?){joint}(?:[^{STOPS}()]{{0,60}}?) "
    share = rf"{NUMBER}{PER_CENT}(?: [a-z' -]{{1,40}}?)?"
    count = rf"{NUMBER}(?: [a-z]+)?"
    return (
        lazy_pattern(
            rf"(?P<one>{share}) ?\((?:or )?(?P<first>{count})\){between}"
            rf"(?P<two>{share}) ?\((?:or )?(?P<second>{count})\)"
        ),
        lazy_pattern(
            rf"(?P<first>{count}) ?\((?P<one>{NUMBER}{PER_CENT})\){between}"
            rf"(?P<second>{NUMBER})(?: [a-z]+){{0,3}}? ?\((?P<two>{NUMBER}{PER_CENT})\)"
        ),
    )


def _sides(prose: str, masked: MaskedProse, lines: list[NumberedLine]) -> Iterator[Disagreement]:
    """Two sides that are the whole: their percentages make 100, so their counts make the whole."""
    near = [line for line in lines if line.numbers > 3 and line.names("(")]
    for pattern in _two_sides():
        for match in matches(pattern, masked, near):
            one, two, first, second = (
                masked.numbers[match.start(name)] for name in ("one", "two", "first", "second")
            )
            if not (_is_count(masked.text, first) and _is_count(masked.text, second)):
                continue
            if abs(one.value + two.value - 100) > Decimal("0.2"):
                continue
            starts = (match.start(), min(match.start("two"), match.start("second")))
            ends = (max(match.end("one"), match.end("first")), match.end())
            if any(_OF_A_GROUP.search(masked.text, max(0, at - 30), at) for at in starts):
                continue
            if all(_OF_ITS_GROUP.match(masked.text, at) for at in ends):
                continue
            whole = first.value + second.value
            exact = first.value / whole * 100
            if possible_percentage(one).meets(Interval(exact, exact)):
                continue
            right = like(exact, one.value) + "%"
            values = {
                "part": first.figure(prose),
                "whole": written(whole),
                "right": right,
                "exact": written(exact.quantize(Decimal("0.1"))),
            }
            unit = regex.match(PER_CENT, masked.text[one.span.end : one.span.end + 10])
            span = Span(one.span.start, one.span.end + (unit.end() if unit else 0))
            yield Disagreement("share", span, (first.span, second.span), "", values)


# "Of the women 12% (30), of the men 88% (20)": each is a share of its own group.
_OF_A_GROUP = lazy_pattern(r"\b(?:of|among)(?: the| those)? [a-z]+,? $")
_OF_ITS_GROUP = lazy_pattern(r"\)? (?:of|among) ")
_ROUND = Decimal("0.08")
_HEDGED = Decimal("0.2")


def _are_of_one_kind(text: str, part: HiddenNumber, whole: HiddenNumber) -> bool:
    """Whether both are counts, or both are money of one currency."""
    if part.money and whole.money:
        units = {counted_unit(text, number)[0] for number in (part, whole)}
        return len(units) == 1 and all(is_amount(text, number) for number in (part, whole))
    return _is_count(text, part) and _is_count(text, whole)


def _share(
    prose: str,
    part: HiddenNumber,
    whole: HiddenNumber,
    percent: HiddenNumber,
    match: regex.Match[str],
) -> Disagreement | None:
    if part.value > whole.value and percent.value <= 100:
        return None
    ratio = possible_values(part).over(possible_values(whole))
    if ratio is None:
        return None
    actual = ratio.times(Decimal(100))
    stated = possible_percentage(percent)
    if match["of"] == "in":
        stated = Interval(stated.low - 1, stated.high + 1)
    rest = Interval(100 - actual.high, 100 - actual.low)
    if stated.meets(actual):
        return None
    exact = part.value / whole.value * 100
    place = min(0, int(percent.value.as_tuple().exponent))
    shown = exact.quantize(Decimal(1).scaleb(place))
    if not shown:
        shown = exact.quantize(Decimal("0.01"))
    span = Span(*match.span("percent"))
    unit = Span(*match.span("unit"))
    right = f"{shown:,f}" + prose[slice(*unit)]
    values = {
        "part": part.figure(prose),
        "whole": whole.figure(prose),
        "right": right,
        "exact": written(exact.quantize(Decimal("0.1"))),
    }
    diagnosis = "rest" if stated.meets(rest) else ""
    for factor in (10, 100):
        for shifted in (exact * factor, exact / factor):
            if stated.meets(Interval(shifted, shifted)):
                diagnosis = "shifted-decimal"
    return Disagreement(
        "share", Span(span.start, unit.end), (part.span, whole.span), diagnosis, values, right
    )


def _parts(prose: str, masked: MaskedProse, lines: list[NumberedLine]) -> Iterator[Disagreement]:
    text = masked.text
    near = (line for line in lines if line.names(f"{HEAD} o", f"{TAIL} o"))
    for match in matches(_part_of(), masked, near):
        part, whole = masked.numbers[match.start("part")], masked.numbers[match.start("whole")]
        if not part.value > whole.value or whole.value < 2:
            continue
        if not (_is_count(text, part) and _is_count(text, whole)):
            continue
        if part.value % 1 or whole.value % 1:
            continue
        if part.end.scale != whole.end.scale and part.end.scale == 1:
            continue
        if match["of"].startswith("out of") and whole.value in _SCALE_OF_MARKS:
            continue
        if whole.hedge is Hedge.OVER or part.hedge is Hedge.UNDER:
            continue
        values = {"part": part.figure(prose), "whole": whole.figure(prose)}
        yield Disagreement("part", part.span, (whole.span,), "", values)
