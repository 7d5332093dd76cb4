"""Steps from one figure to the next: "up 9 pence, or 1.9%, at 478", "fell by 600 to 1,300".

A step is a difference in the unit of the figures. With the later figure it gives the earlier one,
and so the percentage; with both figures it has to be their difference.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from newslint.languages.en.calendar import TIME_UNITS
from newslint.languages.en.change_words import change_word, directions
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.amounts import (
    CURRENCY,
    EVERY_YEAR,
    NOT_PLAIN,
    counted_unit,
    is_amount,
    like,
    shown_figure,
)
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.intervals import Interval, possible_percentage, possible_values
from newslint.subjects.arithmetic.masked_prose import (
    NUMBER,
    PER_CENT,
    STOPS,
    YEAR,
    HiddenNumber,
    MaskedProse,
    NumberedLine,
    masked_prose,
    matches,
    numbered_lines,
)
from newslint.subjects.arithmetic.spoken_years import DAY

_MORE = {
    "added": 1, "adds": 1, "advanced": 1, "more": 1, "higher": 1, "firmed": 1, "ahead": 1,
    "shed": -1, "sheds": -1, "gave up": -1, "skidded": -1, "eased": -1, "retreated": -1,
    "less": -1, "fewer": -1, "lower": -1, "off": -1,
}  # fmt: skip
_HEDGES = (
    r"(?:(?:(?&hedges)|a further|another|a|an|by|or|nearly|more than|just|slight|mere|sharp|steep"
    r"|equal|full|net|combined|negative|positive) ){0,3}"
)
_LEAD = r"(?:[a-z'-]+ ){0,5}?"
_GAP = rf"(?:[^{STOPS}()]|(?<=[a-z] ){YEAR}|{DAY}|\([^()\n]{{1,40}}\))"
_CLOSED = r"(?:\)?,?| [–—-]{1,2})"
_UNIT = rf"(?:{PER_CENT}|[ -]?(?:percentage points?|[a-z]+(?: [a-z]+)?\b)|)"


def _amount(name: str) -> str:
    return rf"{CURRENCY}?(?P<{name}>{NUMBER})"


@cache
def _word() -> str:
    more = "|".join(word for word in _MORE if word not in ("more", "less", "fewer"))
    return rf"(?P<word>{change_word()}|(?:{more})\b)"


@cache
def _levels() -> tuple[regex.Pattern[str], ...]:
    """A step, its percentage and where it led to, in any order; which is which the units tell."""
    word, a_rise = _word(), rf"(?:after |an? (?:[a-z]+ )?)?(?P<word>{change_word()})(?: of| by)? "
    or_so = r"(?:,? or | \(| [–—-]{1,2} (?:or )?)"
    then = (
        r"(?:on (?:the|this) (?:news|day|report) )?"
        r"(?:(?!(?:and|but|while|on|over|this|for|from|since|as) )[a-z']+ ){0,5}?"
    )
    return (
        # "up 9 pence, or 1.9%, at 478 pence", "lost 412 points, or 3.2%, to 12,463"
        lazy_pattern(
            rf"\b{word} (?:[a-z]+ly )?{_HEDGES}{_amount('one')}{_UNIT}{or_so}{_HEDGES}"
            rf"{_amount('two')}{_UNIT}{_CLOSED} {then}(?:to|at) {then}{_amount('after')}"
        ),
        # "closed 297 points lower, or 1.5%, at 19,503"
        lazy_pattern(
            rf"{_amount('one')}{_UNIT} (?P<word>higher|lower|up|down|ahead|off){or_so}{_HEDGES}"
            rf"{_amount('two')}{_UNIT}{_CLOSED} {then}(?:to|at) {then}{_amount('after')}"
        ),
        # "fell by 270 million euros to 4.8 billion euros, a decline of 5 percent"
        lazy_pattern(
            rf"\b{word} (?:{_OBJECT}{{1,6}}?)?(?:by )?{_HEDGES}{_amount('one')}{_UNIT},? "
            rf"(?:to|at) {_LEAD}"
            rf"{_amount('after')}{_UNIT}(?:[^{STOPS}(),–—]{{0,30}}?)"
            rf"(?:, | \(| [–—-]{{1,2}} | )(?P<link>or |which is |that is,? |representing |down |up "
            rf"|an? (?:[a-z]+ )?{change_word()} of )"
            rf"{_HEDGES}{_amount('two')}(?={PER_CENT}(?:[.,;)]| ?$|\n| [–—-]))"
        ),
        # "27.3 million tons, an increase of 1.1 million tons, or 3.9%"
        lazy_pattern(
            rf"(?P<after>{NUMBER})(?P<unit>{_UNIT})(?:[^{STOPS}(),–—]{{0,40}}?)"
            rf"(?:,| [–—-]{{1,2}}| \() ?{a_rise}{_HEDGES}{_amount('one')}{_UNIT}"
            rf"{or_so}{_HEDGES}{_amount('two')}(?={PER_CENT})"
        ),
        # "a 20 per cent fall in profit, down $54 million to $262 million"
        lazy_pattern(
            rf"{_amount('one')}(?={PER_CENT})(?:[^{STOPS}()–—]{{0,40}}?),? "
            rf"(?P<word>up|down|by) (?:by )?{_amount('two')}{_UNIT} to {_LEAD}{_amount('after')}"
        ),
    )


_OBJECT = r"(?:(?!(?:and|but|to|from|or|while|as) )[a-z'-]+ )"


@cache
def _pairs() -> tuple[regex.Pattern[str], ...]:
    """A step, and the figures before and after it."""
    word = _word()
    a_rise = rf"(?:an? (?:[a-z]+ )?)?(?P<word>{change_word()})(?: of| by)? "
    # "Fell five points on the economy, from": nothing else has moved in between.
    since = rf"(?: (?:(?!\b(?:and|but|while|which|who|as|after|with)\b){_GAP}){{1,60}}?(?=,))?"
    by = rf"\b{word} (?:{_OBJECT}{{1,6}}?by )?{_HEDGES}{_amount('step')}{_UNIT}{since},? "
    return (
        # "fell by 600 from 1,900 to 1,300"
        lazy_pattern(
            rf"{by}from {_LEAD}{_amount('before')}{_GAP}{{0,40}}?[ ,]to {_LEAD}{_amount('after')}"
        ),
        # "fell by 600 to 1,300 from 1,900"
        lazy_pattern(
            rf"{by}to {_LEAD}{_amount('after')}{_GAP}{{0,40}}?[ ,]from {_LEAD}{_amount('before')}"
        ),
        # "1,300, down 600 from 1,900"
        lazy_pattern(
            rf"{_amount('after')}{_GAP}{{0,90}}?(?:,| [–—-]{{1,2}}| \() ?{a_rise}{_HEDGES}"
            rf"{_amount('step')}{_UNIT},? (?:from|compared with|compared to) {_LEAD}"
            rf"{_amount('before')}"
        ),
        # "$850m, a $697m improvement from $153m"
        lazy_pattern(
            rf"{_amount('after')}{_GAP}{{0,40}}?(?:,| [–—-]{{1,2}}| \() ?an? {_HEDGES}"
            rf"{_amount('step')}{_UNIT} (?P<word>{change_word()}|improvement) "
            rf"(?:from|compared with|compared to) {_LEAD}{_amount('before')}"
        ),
        # "from 1,900 to 1,300, a fall of 600"
        lazy_pattern(
            rf"from(?<=\bfrom) {_LEAD}{_amount('before')}{_GAP}{{0,60}}?[ ,]to {_LEAD}"
            rf"{_amount('after')}{_UNIT}(?:[^{STOPS}(),–—]{{0,30}}?)"
            rf"(?:,| [–—-]{{1,2}}| \() ?(?:or )?{a_rise}{_HEDGES}{_amount('step')}"
        ),
        # "1,300, which is 600 fewer than the 1,900 of last year"
        lazy_pattern(
            rf"{_amount('after')}{_GAP}{{0,60}}?(?:,| [–—-]{{1,2}}| \() ?"
            rf"(?:(?:which|that) (?:is|was) )?{_HEDGES}"
            rf"{_amount('step')}(?: (?!and )[a-z]+){{0,2}} (?P<word>more|less|fewer|higher|lower)"
            rf" than (?:the|last year's|its|their) {_HEDGES}{_amount('before')}"
        ),
    )


_LEVELS_NEED = (
    (" or ", " (", " - ", "– ", "— "),
    (" lower", " higher", " up", " down", " ahead", " off"),
    (" to ", " at "),
    (" or ", " ("),
    (" to ",),
)
"""What has to stand in a line for each of the templates of a level."""
_FROM_TO = (("from ",), (" to ",))
_THAN = (" than the ", " than last year", " than its ", " than their ")
_PAIRS_NEED = (
    _FROM_TO,
    _FROM_TO,
    (("from ", "compared "),),
    (("from ", "compared "), (" improvement", " rise", " increase", " fall", " drop", " decline")),
    _FROM_TO,
    (_THAN,),
)
"""The same for those of a pair; of each set one."""
_LEVELS_STEP_FIRST = (0, 1, 2)
_PAIRS_STEP_FIRST = (0, 1)
"""In these the step stands right before the figures, which is cheaper to look for."""
_STEP_THEN = lazy_pattern(
    rf"{NUMBER}{_UNIT}{_CLOSED} (?:(?!from|to|at)[a-z']+ ){{0,5}}(?:from|to|at) "
)
_BEFORE_STEP = 80
_AFTER_STEP = 260
_PERCENTAGE = lazy_pattern(rf"{NUMBER}{PER_CENT}(?! of)")
# Without a number, past the stop of "Mr. Holm".
_ASIDE = (
    rf"(?:[^{STOPS}()]|(?<=\b(?:mr|mrs|ms|dr|st|jr|sen|rep|gov|u\.s|u))\.|(?<=[a-z] ){YEAR}|{DAY})"
)
_MARGIN = r"(?:lead|margin|advantage|edge|gap|difference|majority)"


@cache
def _margins() -> tuple[regex.Pattern[str], ...]:
    """Two sides and what lies between them: "52 to 29, a 23-point lead"."""
    sides = rf"(?P<after>{NUMBER})(?:{PER_CENT})?(?: ?[–—-] ?| to |(?<=%)){_amount('before')}"
    points = rf"(?P<step>{NUMBER})[ -](?:percentage[ -])?points? {_MARGIN}\b"
    return (
        lazy_pattern(
            rf"{sides}(?:{PER_CENT}|-percent)?(?:[^{STOPS}(),–—]{{0,30}})(?:,| \(| [–—-]{{1,2}}) ?"
            rf"(?:or )?(?:an? )?{points}"
        ),
        lazy_pattern(
            rf"{points}(?:[^{STOPS}(),–—]{{0,40}}?)(?:,| \(| [–—-]{{1,2}}|:) ?"
            rf"(?:by )?{sides}(?! ?[–—-])"
        ),
        # "ahead by four points among women, 50% to 46%", "a lead of four points (50-46 percent)"
        lazy_pattern(
            rf"(?P<step>{NUMBER})[ -](?:percentage[ -])?points?\b(?! of error)(?:{_ASIDE}{{0,90}}?)"
            rf"(?:,| \(| [–—-]{{1,2}}|:|\bleads?|\bled) ?(?:{_ASIDE}{{0,40}}?[ (])?"
            rf"(?P<after>{NUMBER})(?P<percent>{PER_CENT})?(?: ?[–—-] ?| to )(?P<before>{NUMBER})"
            rf"(?(percent)|{PER_CENT})(?! ?[–—-])"
        ),
        # "a lead of 23 points: 56% would back her, 33% him"
        lazy_pattern(
            rf"(?:(?P<step>{NUMBER})[ -](?:percentage[ -])?points? {_MARGIN}|\b{_MARGIN}"
            rf"(?:{_ASIDE}{{0,40}}?) (?:of|to|by|was|is|at) {_HEDGES}(?P<step>{NUMBER})"
            rf"(?: percentage)? points?)"
            rf"\b(?:{_ASIDE}{{0,80}}?)(?:,|:| [–—-]{{1,2}}|\bwhen|\bwhere|\bwith)"
            rf"(?:{_ASIDE}{{0,40}}?)[ (]"
            rf"(?P<after>{NUMBER}){PER_CENT}(?: (?!of)[^{STOPS}(),]{{1,40}})?(?:,? and|,"
            rf"|,? while|,? to|,? with)"
            rf"(?:{_ASIDE}{{0,40}}?) (?P<before>{NUMBER})(?:{PER_CENT})"
        ),
        # "an 11-point gap for her (15 percent in favor, 26 percent against)"
        lazy_pattern(
            rf"(?P<step>{NUMBER})[ -](?:percentage[ -])?points?\b(?! of error)"
            rf"(?:{_ASIDE}{{0,60}}?) "
            rf"\({_HEDGES}(?P<after>{NUMBER}){PER_CENT}[^{STOPS}()]{{0,60}}?(?:,|,? and|,? to"
            rf"|,? while"
            rf"|,? vs\.?|,? versus) {_HEDGES}(?P<before>{NUMBER}){PER_CENT}[^{STOPS}()]{{0,60}}\)"
        ),
        # "21 percent like her, 39 percent do not, an 18-point gap"
        lazy_pattern(
            rf"(?P<after>{NUMBER}){PER_CENT}(?:{_ASIDE}{{0,90}}?)(?:,|,? and|,? while|,? but) "
            rf"(?:[a-z]+,? ){{0,4}}?(?P<before>{NUMBER}){PER_CENT}(?:{_ASIDE}{{0,60}}?)"
            rf"(?:,| \(| [–—-]{{1,2}}) ?(?:or )?an? {_HEDGES}(?P<step>{NUMBER})[ -]"
            rf"(?:percentage[ -])?"
            rf"points? {_MARGIN}\b"
        ),
        # "a three-point 48%-45% margin"
        lazy_pattern(
            rf"(?P<step>{NUMBER})[ -](?:percentage[ -])?points?,? {sides}"
            rf"(?:{PER_CENT})? {_MARGIN}\b"
        ),
        # "71 years for one and 79 years for the other, a gap of eight years"
        lazy_pattern(
            rf"(?P<after>{NUMBER}){_GAP}{{0,50}}? and {_LEAD}(?P<before>{NUMBER}){_GAP}{{0,50}}?"
            rf"(?:,| \(| [–—-]{{1,2}}) ?an? (?:gap|difference) of {_HEDGES}(?P<step>{NUMBER})"
        ),
        # "58 seats, three short of the 61 needed"
        lazy_pattern(
            rf"(?P<after>{NUMBER})(?: [a-z'-]+){{0,4}}(?:,| [–—-]{{1,2}}| \() ?(?:(?:which|that) "
            rf"(?:is|was) |or )?"
            rf"(?P<step>{NUMBER})(?: [a-z]+)? (?:short of|shy of|below|above|over|more than"
            rf"|fewer than"
            rf"|less than) (?:the |a )?(?:[a-z]+ ){{0,2}}(?P<before>{NUMBER})(?= (?:[a-z]+ )?"
            rf"(?:needed"
            rf"|required|necessary|it needed|they needed|he needed|she needed|for a majority)"
            rf"|(?<=(?:needed|required|necessary|majority of) {NUMBER})|-(?:seat|vote) "
            rf"(?:majority|threshold))"
        ),
        # "45 new cases, taking the total from 1,200 to 1,245"
        lazy_pattern(
            rf"(?P<step>{NUMBER}) (?:(?:new|more|further|additional) )[^{STOPS}()]{{0,60}}?,? "
            rf"(?:bringing"
            rf"|raising|taking|pushing|lifting) (?:the|its|their) [^{STOPS}()]{{0,40}}?"
            rf"(?:from (?P<before>{NUMBER})[^{STOPS}()]{{0,30}}? to (?P<after>{NUMBER})"
            rf"|to (?P<after>{NUMBER})[^{STOPS}()]{{0,30}}? from (?P<before>{NUMBER}))"
        ),
        # "20,645 votes to 14,738, a majority of 5,907"
        lazy_pattern(
            rf"(?P<after>{NUMBER}) (?:votes )?{_GAP}{{0,30}}?(?:compared (?:to|with)|against|to) "
            rf"(?P<before>{NUMBER}){_GAP}{{0,90}}?{_MARGIN} of (?P<step>{NUMBER})"
            rf"(?! ?(?:%|per|to\b|[–—-]))"
        ),
    )


# "She gained five points and leads by 48% to 45%": what was gained is no lead.
_MOVED = lazy_pattern(
    rf"\b(?!up|down|lead)(?:{change_word()}|picked up|closed|narrow(?:ed|ing)|move[ds]?|swung"
    rf"|swing)"
    r" (?:(?!to |of |at )[a-z]+ ){0,2}$|\berror (?:[a-z]+ ){0,3}$|\bminus $"
)
_SINCE = lazy_pattern(
    rf"^[ -](?:percentage[ -])?points? (?:[a-z]+ )?(?:bump|bounce|swing|shift|change"
    rf"|{change_word()})"
    r"|\b(?:since|now|but|and|from|more|better|worse|earlier|ago)\b"
)
_PER_CENT_AFTER = lazy_pattern(PER_CENT)
_POINTS_AFTER = lazy_pattern(r"[ -](?:(?:percentage|per ?cent) )?points?\b")
_NO_STEP = lazy_pattern(r"[ -]?(?:basis points?|times|fold|places?|spots?)\b")
_OTHER_BASE = lazy_pattern(
    rf"{PER_CENT} (?:a|per|on(?! (?:the|this) (?:news|day|report)\b)|over|since|in|of|more|less"
    rf"|higher|lower|than|compared|from|year"
    r"|month)\b"
)
_CLAUSE_END = lazy_pattern(r"[.!?;:\n](?!\d)")
_TIMES = frozenset((*TIME_UNITS, "minute", "hour"))
_HUNDREDTHS = frozenset(("penny", "cent"))
_WHOLE = frozenset("$£€") | {"dollar", "euro", "us$", "a$", "c$", "hk$", "nz$", "s$"}
# Changes of something else than the figures, and figures below zero.
_OTHER_WAY = lazy_pattern(
    r"\b(?:loss|losses|deficits?|minus|zero|negative|places?|ranking|spots?|positions?|par|seed"
    r"|number|age|aged|years?-olds?|seats|margin|lead|points per|basis)\b"
)


# Of grain, the contract, the cash price and the fractions of a cent are told in one breath.
_OF_GRAIN = "bushel"


class _Step(NamedTuple):
    """What a template found."""

    match: regex.Match[str]
    step: HiddenNumber
    after: HiddenNumber
    sign: int
    percent: HiddenNumber | None = None
    before: HiddenNumber | None = None


def steps(document: Document) -> tuple[Disagreement, ...]:
    """Steps that do not lead from the one figure to the other (a finder).

    Kinds: ``step`` (the difference of two figures is another) and ``step-percent`` (the percentage
    is not that of the step). Everything is an interval, as in :mod:`changes`.
    """
    masked = document.find(masked_prose)
    lines = [line for line in document.find(numbered_lines) if line.numbers > 2]
    if not lines:
        return ()
    told: dict[int, Disagreement] = {}
    prose = document.prose
    found = (
        *_of_levels(prose, masked, lines),
        *_of_pairs(prose, masked, lines),
        *_of_margins(prose, masked, lines),
    )
    for said in found:
        told.setdefault(said.span.start, said)
    return tuple(sorted(told.values(), key=lambda said: said.span))


def _of_levels(
    prose: str, masked: MaskedProse, lines: list[NumberedLine]
) -> Iterator[Disagreement]:
    near = [
        line
        for line in lines
        if line.names("%", "percent", "per cent", "pct") and _PERCENTAGE.search(line.text)
    ]
    for number, (pattern, needed) in enumerate(zip(_levels(), _LEVELS_NEED, strict=True)):
        named = [line for line in near if line.names(*needed)]
        if number in _LEVELS_STEP_FIRST:
            named = list(_around_steps(masked, named))
        for match in matches(pattern, masked, named):
            step = _level(masked, match)
            if step and step.percent:
                yield from _percentage_judged(prose, masked.text, step, step.percent)


def _around_steps(masked: MaskedProse, lines: list[NumberedLine]) -> Iterator[NumberedLine]:
    """The stretches of the lines in which a step and what goes with it may stand."""
    for line in lines:
        start = end = line.span.start
        for match in matches(_STEP_THEN, masked, [line]):
            if match.start() - _BEFORE_STEP > end:
                if start < end:
                    yield line._replace(span=Span(start, end))
                start = match.start() - _BEFORE_STEP
            end = min(line.span.end, match.end() + _AFTER_STEP)
        if start < end:
            yield line._replace(span=Span(start, end))


def _level(masked: MaskedProse, match: regex.Match[str]) -> _Step | None:
    text, numbers = masked.text, masked.numbers
    one, two, after = (numbers[match.start(name)] for name in ("one", "two", "after"))
    is_first = bool(_PER_CENT_AFTER.match(text, one.span.end))
    if after.end.in_words or is_first == bool(_PER_CENT_AFTER.match(text, two.span.end)):
        return None
    percent, step = (one, two) if is_first else (two, one)
    if _OTHER_BASE.match(text, percent.span.end) or _is_not_plain(text, match):
        return None
    return _Step(match, step, after, _sign(match), percent)


def _of_pairs(prose: str, masked: MaskedProse, lines: list[NumberedLine]) -> Iterator[Disagreement]:
    for number, (pattern, needed) in enumerate(zip(_pairs(), _PAIRS_NEED, strict=True)):
        near = [line for line in lines if all(line.names(*words) for words in needed)]
        if number in _PAIRS_STEP_FIRST:
            near = list(_around_steps(masked, near))
        for match in matches(pattern, masked, near):
            step, before, after = (
                masked.numbers[match.start(name)] for name in ("step", "before", "after")
            )
            if not _is_not_plain(masked.text, match):
                found = _Step(match, step, after, _sign(match), before=before)
                yield from _difference_judged(prose, masked.text, found, before)


def _of_margins(
    prose: str, masked: MaskedProse, lines: list[NumberedLine]
) -> Iterator[Disagreement]:
    near = [
        line
        for line in lines
        if line.names(
            *("lead", "margin", "advantage", "edge", "gap", "difference", "majority", " point"),
            *(
                "need",
                "required",
                "necessary",
                "bringing",
                "raising",
                "taking",
                "pushing",
                "lifting",
            ),
        )
    ]
    for pattern in _margins():
        for match in matches(pattern, masked, near):
            step, after, before = (
                masked.numbers[match.start(name)] for name in ("step", "after", "before")
            )
            gap = masked.text[step.span.end : after.span.start]
            before_it = masked.text[max(0, step.span.start - 25) : step.span.start]
            if _MOVED.search(before_it) or _SINCE.search(gap):
                continue
            if _DECIDED.search(match.group()) or any(n.hedge for n in (step, after, before)):
                continue
            if len({_kind(masked.text, number) for number in (step, after, before)} - {""}) > 1:
                # "31.4 percent to 31.3 percent, a difference of 4 votes".
                continue
            # In "50%-46%" the hyphen looks like a minus.
            exact = abs(abs(after.value) - abs(before.value))
            if abs(abs(step.value) - exact) > _slack((step, after, before), exact):
                yield _told(prose, step, before, after, exact)


def _kind(text: str, number: HiddenNumber) -> str:
    """What it counts; points and bare numbers beside percentages are told apart."""
    unit = counted_unit(text, number)[0]
    if unit in ("", "%") and (unit or _POINTS_AFTER.match(text, number.span.end)):
        return "%"
    match = _OF_SOMETHING.match(text, number.span.end)
    return unit or ("of" if match else "")


# "A difference of 4 out of 2,310".
_OF_SOMETHING = lazy_pattern(r" (?:out )?of ")


def _slack(numbers: tuple[HiddenNumber, ...], exact: Decimal) -> Decimal:
    """How far rounding may take the three apart: half a point each, more for large figures."""
    if exact < 100 and all(number.end.scale == 1 for number in numbers):
        return Decimal("1.5")
    ranges = [possible_values(number) for number in numbers]
    return max(Decimal(1), sum(((one.high - one.low) / 2 for one in ranges), Decimal(0)))


# Scores and votes of a house, which are counted otherwise.
_DECIDED = lazy_pattern(r"\b(?:half|quarter|set|game|minutes?|plus or minus|error|sampling)\b")


def _sign(match: regex.Match[str]) -> int:
    return directions().get(match["word"], _MORE.get(match["word"], 0))


def _is_not_plain(text: str, match: regex.Match[str]) -> bool:
    """Whether the figures may not be what the step was taken from."""
    around = _around(text, match)
    return NOT_PLAIN.search(around) is not None or _OF_GRAIN in around


def _around(text: str, match: regex.Match[str]) -> str:
    """The clause, as far as 80 characters to both sides."""
    start, end = max(0, match.start() - 80), min(len(text), match.end() + 40)
    for stop in _CLAUSE_END.finditer(text, start, match.start()):
        start = stop.end()
    last = _CLAUSE_END.search(text, match.end(), end)
    return text[start : last.start() if last else end]


def _difference_judged(
    prose: str, text: str, found: _Step, before: HiddenNumber
) -> Iterator[Disagreement]:
    step, after = found.step, found.after
    if not (is_amount(text, before, named=True) and is_amount(text, after)):
        return
    is_points = bool(_POINTS_AFTER.match(text, step.span.end))
    units = [counted_unit(text, number)[0] for number in (before, after)]
    own = counted_unit(text, step)[0]
    if is_points:
        # Points of an index, or the difference of two percentages.
        if any(unit not in ("%", "") for unit in units):
            return
    elif own == "%" or not _same_unit(text, own, units, (step, before, after)):
        return
    if _NO_STEP.match(text, step.span.end) or _OTHER_WAY.search(found.match.group()):
        return
    if EVERY_YEAR.match(text, counted_unit(text, step)[1]):
        return
    first, last, told = (possible_values(number) for number in (before, after, step))
    low, high = (last.low - first.high, last.high - first.low)
    exact = abs(after.value - before.value)
    if max(abs(low), abs(high)) <= 0 or told.meets(Interval(low, high)):
        return
    if told.meets(Interval(-high, -low)):
        return
    yield _told(prose, step, before, after, exact)


def _told(
    prose: str, step: HiddenNumber, before: HiddenNumber, after: HiddenNumber, exact: Decimal
) -> Disagreement:
    right = like(exact, step.value) if step.end.scale == 1 else ""
    values = {
        "before": shown_figure(prose, before),
        "after": shown_figure(prose, after),
        "right": right or _scaled(exact, step),
    }
    return Disagreement("step", step.span, (before.span, after.span), "", values, right)


def _scaled(value: Decimal, model: HiddenNumber) -> str:
    """A value in the scale of another number: "3.2 million"."""
    scale = model.end.scale
    shown = like(value / scale, model.value / scale)
    word = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}.get(scale.adjusted(), "")
    return f"{shown} {word}".rstrip()


def _same_unit(
    text: str, own: str, units: list[str], numbers: tuple[HiddenNumber, HiddenNumber, HiddenNumber]
) -> bool:
    """Whether step, figure and figure count the same thing, as far as it is said."""
    known = {unit for unit in (own, *units) if unit}
    if len(known) > 1 or "%" in known:
        return False
    if (
        known
        and not all((own, *units))
        and (
            known <= _TIMES
            or any(n.end.scale == 1 for n in numbers if not counted_unit(text, n)[0])
        )
    ):
        # "Up 18,000 on five years ago", "$58 million on 96 ads": one of them counts else.
        return False
    scales = {number.end.scale for number in numbers}
    if len(scales) > 1 and 1 in scales:
        # "600 to 1.3 billion": the first may be 600 million.
        return all(n.end.scale > 1 or n.value >= 1000 for n in numbers)
    return True


def _percentage_judged(
    prose: str, text: str, found: _Step, percent: HiddenNumber
) -> Iterator[Disagreement]:
    step, after = found.step, found.after
    factor = _unit_factor(text, step, after)
    if factor is None or not is_amount(text, after) or _OTHER_WAY.search(found.match.group()):
        return
    told = possible_values(step).times(factor)
    last = possible_values(after)
    stated = possible_percentage(percent)
    # A rise started lower, a fall higher; where the word does not say which, either will do.
    results = []
    for sign in (found.sign,) if found.sign else (1, -1):
        first = (
            Interval(last.low - told.high, last.high - told.low)
            if sign > 0
            else Interval(last.low + told.low, last.high + told.high)
        )
        ratio = told.over(first)
        if ratio is None:
            return
        results.append(ratio.times(Decimal(100)))
    if any(stated.meets(result) for result in results):
        return
    amount = step.value * factor
    base = after.value - (found.sign or 1) * amount
    exact = amount / base * 100 if base else Decimal(0)
    if not 0 < exact < 1000:
        return
    unit = _PER_CENT_AFTER.match(text, percent.span.end)
    end = unit.end() if unit else percent.span.end
    right = like(exact, percent.value) + prose[percent.span.end : end]
    values = {
        "step": shown_figure(prose, step),
        "after": shown_figure(prose, after),
        "right": right,
    }
    places = (step.span, after.span)
    span = Span(percent.span.start, end)
    yield Disagreement("step-percent", span, places, "", values, right)


def _unit_factor(text: str, step: HiddenNumber, after: HiddenNumber) -> Decimal | None:
    """By what the step has to be multiplied to count what the figure counts; None: never."""
    own, to = counted_unit(text, step)[0], counted_unit(text, after)[0]
    if _NO_STEP.match(text, step.span.end) or "%" in (own, to):
        return None
    if step.end.scale == 1 < after.end.scale and step.value < 1000:
        return None
    if after.end.scale == 1 < step.end.scale and after.value < step.value:
        return None
    if own in _HUNDREDTHS and to in _WHOLE:
        return Decimal("0.01")
    if own and to and own != to:
        return None
    return Decimal(1)
