"""Changes from one figure to another: their direction, their percentage, their factor.

Read are only pairs that the copy itself joins by "from … to …", "to …, up from …" or the like, and
a percentage, a difference or a factor that stands right beside them.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from newslint.languages.en.calendar import TIME_UNITS
from newslint.languages.en.change_words import (
    NOUNS,
    TRANSITIVE,
    change_word,
    directions,
    number_words,
)
from newslint.languages.en.numerals import CARDINAL_VALUES
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.amounts import (
    CURRENCY,
    EVERY_YEAR,
    NOT_PLAIN,
    UNIT,
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
    masked_prose,
    matches,
    numbered_lines,
)
from newslint.subjects.arithmetic.spoken_years import DAY
from newslint.subjects.numbers.numbers import Hedge, NumberEnd
from newslint.subjects.numbers.written_values import written
from newslint.text.unwrapped import unwrapped_prose


class _Pair(NamedTuple):
    """The two figures of a change, with the stretch that holds both."""

    before: HiddenNumber
    after: HiddenNumber
    before_unit: str
    after_unit: str
    span: Span
    end: int
    """Where the second of them ends, its unit included."""


# "a forecast", "about", "the previous year's"
_LEAD = r"(?:[a-z'-]+ ){0,5}?"
# What may stand between the two: words, a year, a sum in brackets.
_GAP = (
    rf"(?:[^{STOPS}()]|(?<=[a-z] ){YEAR}|{DAY}|\([^()\n]{{1,40}}\)"
    rf"|(?<=[a-z] ){NUMBER}(?= (?:days|weeks|months|quarters)\b)"
    # "32 billion, or $19 a share, from 6 billion"
    rf"|, or {CURRENCY}?{NUMBER}(?= (?:cents )?(?:a|per) (?:[a-z]+ ){{0,2}}share))"
)


_HEDGES = r"(?:(?:(?&hedges)|a further|another|a|an|by) ){0,3}"
_POINTS = r"(?P<points>[ -](?:percentage[ -]|per ?cent )?points?\b)"


@cache
def _from_to() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"from(?<=\bfrom) {_LEAD}{CURRENCY}?(?P<before>{NUMBER})(?P<gap>{_GAP}{{0,60}}?)"
        rf"[ ,]to {_LEAD}{CURRENCY}?(?P<after>{NUMBER})",
    )


@cache
def _to_from() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"to(?<=\bto) {_LEAD}{CURRENCY}?(?P<after>{NUMBER})(?P<gap>{_GAP}{{0,50}}?)"
        rf"[ ,]from {_LEAD}{CURRENCY}?(?P<before>{NUMBER})",
    )


_APPOSED = lazy_pattern(r"[,(–—-] ?(?:up|down|an?|the) ")


@cache
def _up_from() -> regex.Pattern[str]:
    """As in "45 cases, up from 40", "45, up 12% from 40", "45, a rise of 12% from 40"."""
    change = rf"(?P<change>{NUMBER})(?:{_POINTS}|(?P<unit>{PER_CENT}))"
    noun = rf"(?:an?|the) (?:[a-z-]+ )?(?P<word>{change_word()})"
    return lazy_pattern(
        rf"(?P<after>{NUMBER})(?P<gap>{_GAP}{{0,40}}?)(?:,| [–—-]| \() ?"
        rf"(?:(?P<word>up|down)(?: {_LEAD}{change})?(?P<rest>{_GAP}{{0,20}}?)[ ,]from"
        rf"|{noun} of {_HEDGES}{change}(?P<rest>{_GAP}{{0,20}}?)[ ,](?:from|compared with"
        rf"|compared to|against)) {_LEAD}{CURRENCY}?(?P<before>{NUMBER})",
    )


# "Up 5% in a month and from 40": the percentage is of something else.
_ANOTHER_BASE = lazy_pattern(r"\b(?:and|but|in an?|on|over|since|this|last)\b")


@cache
def _compared() -> regex.Pattern[str]:
    """As in "to 45, compared with 40 a year earlier"."""
    return lazy_pattern(
        rf"(?:to|at|of|was|were|reached|hit|totall?ed)"
        rf"(?<=\b(?:to|at|of|was|were|reached|hit|totall?ed)) {_LEAD}{CURRENCY}?(?P<after>{NUMBER})"
        rf"(?P<gap>{_GAP}{{0,60}}?)[ ,](?P<with>compared (?:with|to)|against|versus) "
        rf"{_LEAD}{CURRENCY}?(?P<before>{NUMBER})",
    )


@cache
def _more_than() -> regex.Pattern[str]:
    """As in "440 births, 12 percent fewer than the 500 of last year", "440, down 12% on 500"."""
    change = rf"(?P<change>{NUMBER})(?:{_POINTS}|(?P<unit>{PER_CENT}))"
    return lazy_pattern(
        rf"(?P<after>{NUMBER})(?P<gap>{_GAP}{{0,60}}?)(?:,| [–—-]{{1,2}}| \(|\bwas|\bis|\bwere"
        rf"|\bare) ?(?:(?:which|that) (?:is|was) )?(?:or )?(?:{_HEDGES}{change} (?:[a-z]+ )?"
        rf"(?P<word>more|less|fewer|higher|lower|greater|smaller)(?: [a-z]+)? (?:than|compared with"
        rf"|compared to)|(?P<word>up|down) {_HEDGES}{change} (?:on|over|against|compared with"
        rf"|compared to))(?P<rest>)(?P<than>) (?:the |its |their |last year's ){_HEDGES}"
        rf"{CURRENCY}?(?P<before>{NUMBER})"
    )


# "12% more than the 20 largest": that number counts something else.
_IS_A_FIGURE = lazy_pattern(
    r"[,.;)\n]|\Z| [–—-]| (?:it|they|he|she|we|in|a|an|last|the|during|for|at|of|on|that|which"
    r"|recorded|reported|sold|posted|registered|seen|made|counted|built|produced|earlier)\b"
)


@cache
def _multiples() -> tuple[regex.Pattern[str], ...]:
    """A figure, the earlier one and how many times it is contained in the first."""
    grown = "|".join(word for word in sorted(number_words()) if number_words()[word] > 0)
    return (
        _multiple_of(),
        # "90 stands, up 6.4 times from 14"
        lazy_pattern(
            rf"(?P<after>{NUMBER}){_GAP}{{0,40}}?(?:,| [–—-]{{1,2}}| \() ?(?P<hedge>)"
            rf"(?P<multiple>(?:up|an? (?:[a-z]+ )?(?:rise|increase|jump) of) (?:by )?"
            rf"(?:(?P<count>{NUMBER})|(?P<spelt>(?&counts))) times)(?P<word>)(?P<grown>) "
            rf"(?:from|compared with|compared to|on) {_LEAD}{CURRENCY}?(?P<before>{NUMBER})"
        ),
        # "there were 290 storms; then that number tripled to 870"
        lazy_pattern(
            rf"(?P<before>{NUMBER})(?:{_GAP}|;){{0,80}}?(?:[;,]|,? and|,? but) ?(?:"
            rf"(?!in )[a-z]+ ){{0,3}}?"
            rf"(?:that|the|this|their) (?:number|figure|total|sum|count|rate)s?,? (?:has |had "
            rf"|have )?"
            rf"(?:(?P<hedge>(?&weighed_hedges)) )?(?P<multiple>(?P<word>{grown}))(?P<count>)"
            rf"(?P<spelt>)"
            rf" to {_LEAD}{CURRENCY}?(?P<after>{NUMBER})"
        ),
    )


@cache
def _multiple_of() -> regex.Pattern[str]:
    """As in "45,000, more than double the 20,000 of last year", "five times the earlier 9,000"."""
    words = "|".join(word for word in sorted(number_words()) if number_words()[word] > 0)
    return lazy_pattern(
        rf"(?P<after>{NUMBER}){_GAP}{{0,60}}?(?:,| [–—-]{{1,2}}| \(|\bis|\bwas|\bwere|\bare) ?"
        rf"(?:(?P<hedge>(?&weighed_hedges)) )?"
        rf"(?P<multiple>(?P<word>{words}|twice)|"
        rf"(?:(?P<count>{NUMBER})|(?P<spelt>(?&counts))) times)"
        rf" (?:the|its|last year's|their) {_LEAD}{CURRENCY}?(?P<before>{NUMBER})"
    )


# What shows that the two are of one thing at two times.
_AT_OTHER_TIME = lazy_pattern(
    rf"\b(?:earlier|ago|before|previous(?:ly)?|last|year-earlier|same|in {YEAR})"
)


# Scales on which up is the smaller number, and changes that are no plain ones.
_INVERTED = lazy_pattern(
    r"\b(?:rank|ranks|ranked|ranking|rankings|seed|seeded|spot|spots|position|positions|world|chart"
    r"|charts|league|table|standings|odds|handicap|par|deep|depth|below|underground|beneath|under"
    r"|minus|zero|rain|rainfall|precipitation|snow|magnitude|places?|per (?:us )?dollar|to the "
    r"(?:us )?dollar|against the|exchange"
    r"|rating|ratings|grade|moody's|loss|losses|deficits?|red|deviation|negative)\b"
)
_NEGATED = lazy_pattern(r"\b(?:not|never|no|rather than|instead of|without|than)\b|n't\b")
_CLAUSE_END = lazy_pattern(r"[.!?;:\n](?!\d)")


def changes(document: Document) -> tuple[Disagreement, ...]:
    """Changes that contradict themselves (a finder), in the order of the text.

    Kinds: ``change-direction``, ``change`` (percentage or difference wrong), ``change-points`` (a
    difference in percentage points called per cent), ``change-factor``. The arithmetic is that of
    intervals, so that whatever rounding or hedge makes right is silent.
    """
    masked = document.find(masked_prose)
    lines = [line for line in document.find(numbered_lines) if line.numbers > 1]
    led = [line for line in lines if line.names("from ")]
    directed = [line for line in led if line.names("to ")]
    beside = [line for line in lines if line.names("from ", "compared ", "against ")]
    apposed = [line for line in beside if _APPOSED.search(line.text)]
    compared = [
        line
        for line in lines
        if line.numbers > 2 and line.names("compared ", "against ", "versus ")
    ]
    than = [
        line
        for line in lines
        if line.numbers > 2
        and line.names(" than ", " on ", " over ", "compared ", "against ")
        and line.names(*_PARTS_OF_AMOUNTS)
    ]
    searches = (
        (_from_to(), directed),
        (_to_from(), directed),
        (_up_from(), apposed),
        (_compared(), compared),
        (_more_than(), than),
    )
    times = [line for line in lines if line.names(*_PARTS_OF_FACTORS, "twice")]
    found = [
        said
        for pattern in _multiples()
        for match in matches(pattern, masked, times)
        if (pair := _pair(masked, match))
        # "9,000, almost double the record of two days ago": the two are days.
        and not (pair.before_unit in TIME_UNITS and pair.before_unit != pair.after_unit)
        and (factor := _multiple(masked, match))
        for said in _factor_judged(document.find(unwrapped_prose), pair, factor)
    ]
    found += [
        said
        for pattern, near in searches
        for match in matches(pattern, masked, near)
        if (pair := _pair(masked, match))
        for said in _judged_change(document.find(unwrapped_prose), masked, pair, match)
    ]
    taken: set[int] = set()
    unique = []
    for said in sorted(found, key=lambda one: one.span):
        if said.span.start not in taken:
            taken.add(said.span.start)
            unique.append(said)
    return tuple(unique)


_LIKE_MILLIONS = 1000
"""A number below it, beside one in millions, may be meant in millions too."""


def _pair(masked: MaskedProse, match: regex.Match[str]) -> _Pair | None:
    text = masked.text
    before = masked.numbers[match.start("before")]
    after = masked.numbers[match.start("after")]
    groups = match.groupdict()
    is_named = "multiple" in groups or "than" in groups
    if not all(is_amount(text, number, named=is_named) for number in (before, after)):
        return None
    if before.value == after.value:
        return None
    before_unit, before_end = counted_unit(text, before)
    if "than" in groups and not _IS_A_FIGURE.match(text, before_end):
        return None
    after_unit, after_end = counted_unit(text, after)
    if before_unit and after_unit and before_unit != after_unit:
        return None
    bare = [number.value for number in (before, after) if number.end.scale == 1]
    if len(bare) == 1 and bare[0] < _LIKE_MILLIONS and not (before_unit and after_unit):
        # "from 900 to 1.2 million": the first may be 900 million.
        return None
    span = Span(*match.span())
    return _Pair(before, after, before_unit, after_unit, span, max(before_end, after_end))


# --- what is said of a pair -------------------------------------------------------------------


class _Statement(NamedTuple):
    """What the copy says of the change between the two figures."""

    word: str
    word_span: Span
    number: HiddenNumber | None = None
    points: bool = False
    percent: bool = False


def _judged_change(
    prose: str, masked: MaskedProse, pair: _Pair, match: regex.Match[str]
) -> Iterator[Disagreement]:
    text = masked.text
    start = _clause_start(text, pair.span.start)
    before = text[start : pair.span.start]
    end = min(len(text), pair.end + 90)
    # With the character after it, which tells whether a mark ends anything.
    stop = _CLAUSE_END.search(text, pair.end, end + 1)
    if stop:
        end = min(end, stop.start())
    around = text[start:end]
    factor = _factor(masked, before, start) or _factor_after(masked, pair)
    if factor:
        yield from _factor_judged(prose, pair, factor)
        return
    if NOT_PLAIN.search(around):
        return
    if "change" in match.groupdict():
        if match["change"] and _ANOTHER_BASE.search(match["rest"]):
            return
        word = Span(*match.span("word"))
        number = masked.numbers.get(match.start("change")) if match["change"] else None
        said = _Statement(
            match["word"], word, number, points=bool(match["points"]), percent=bool(match["unit"])
        )
        yield from _statement_judged(masked.text, prose, pair, said, around)
        return
    if "with" in match.groupdict():
        led = _before(masked, start, pair) or _statement_after(masked, pair)
        if led and _AT_OTHER_TIME.search(text, pair.after.span.end, end):
            yield from _statement_judged(text, prose, pair, led, around)
        return
    statements = (
        _before(masked, start, pair),
        _statement_after(masked, pair),
        _by_a_fraction(masked, start, pair),
    )
    for said in filter(None, statements):
        told = list(_statement_judged(masked.text, prose, pair, said, around))
        yield from told
        if told:
            return
    mover = _mover(text, start, pair.span.start)
    if mover and not _INVERTED.search(around) and not _NEGATED.search(before):
        yield from _direction_judged(prose, pair, mover)


def _clause_start(text: str, end: int) -> int:
    start = max(0, end - 100)
    for stop in _CLAUSE_END.finditer(text, start, end):
        start = stop.end()
    return start


# The object of a verb: "cut its budget by".
_OBJECT = r"(?:(?!(?:and|but|to|from|or|while|as) )[a-z'-]+ )"
_ADVERB = r"(?:[a-z]+ly|again|back|further|even|just|only|slightly|somewhat|sharply|once more)"


@cache
def _mover_direct() -> regex.Pattern[str]:
    """The verb right before the pair: "rose sharply from"."""
    return lazy_pattern(
        r"\b(?P<went>(?:go|goes|went|gone|going|brought|pushed|scaled|pared|moved|moving|comes?"
        r"|came) )?"
        rf"(?P<word>{change_word()})(?:,? {_ADVERB}){{0,2}},? $",
    )


@cache
def _mover_with_object() -> regex.Pattern[str]:
    """A verb with its object: "cut the number of seats from"."""
    return lazy_pattern(
        rf"\b(?P<word>{change_word()}) (?:(?&third_possessives)|the|that|this) (?P<object>"
        rf"(?:[a-z'-]+ ){{1,6}})$",
    )


def _mover(text: str, start: int, end: int) -> Span | None:
    before = text[start:end]
    last = before.rstrip(", ")[-1:]
    if not (last.isalpha() or last in {"'", "-"}):
        # Nothing but words stands between the verb and the pair.
        return None
    match = _mover_direct().search(before)
    if match and (match["word"] not in ("up", "down") or match["went"]):
        if match["word"].removesuffix("s") in NOUNS and re.search(
            r"\b(?:a|an|the|this|that|any|of|in|with|its|their|to curb|price|tax|pay|wage|rate)\s$",
            before[: match.start()],
        ):
            return None
    else:
        match = _mover_with_object().search(before)
        if not match or match["word"] not in TRANSITIVE:
            return None
        if any(word in directions() for word in match["object"].split()):
            return None
    if re.search(
        rf"\b(?:{change_word()}|slow\w*|halt\w*|stop\w*|curb\w*|offset"
        rf"|limit\w*) [^{STOPS}]{{0,25}}$",
        before[: match.start()],
    ):
        return None
    return Span(start + match.start("word"), start + match.end("word"))


_NAMED_BY_RATE = (
    r"(?:rates?|tax(?:es)?|lev(?:y|ies)|duty|duties|tariffs?|vat|bands?|brackets?|stakes?|shares?"
    r"|quotas?|discounts?|interest|yields?|coupons?|charges?|surcharges?|thresholds?)"
)
# "The 5% levy": a tax, a stake, a loan is called by its rate.
_CALLED_BY_RATE = lazy_pattern(rf" (?:[a-z-]+ )?{_NAMED_BY_RATE}\b")


@cache
def _before_patterns() -> tuple[regex.Pattern[str], ...]:
    """What stands before the pair: "rose by 12% ", "a 12% rise in sales "."""
    amount = rf"(?P<number>{NUMBER})(?:-)?(?:{_POINTS}|(?P<percent>{PER_CENT}|-per ?cent\b))"
    rest = rf"(?P<rest>(?:[^{STOPS}]|(?<=[a-z] ){YEAR}){{0,60}})$"
    return (
        lazy_pattern(rf"\b(?P<word>{change_word()}) (?:[a-z]+ly )?{_HEDGES}{amount}(?! of){rest}"),
        lazy_pattern(
            rf"\b(?P<word>{change_word()}) {_OBJECT}{{1,6}}?by {_HEDGES}{amount}(?! of){rest}"
        ),
        # "A 12% rise", not "a 5% levy was raised" and "a rate of 20% rose", where it is a name.
        lazy_pattern(
            rf"(?<!\b{_NAMED_BY_RATE} (?:of|at) ){amount},?[ -]"
            rf"(?:(?!(?:and|but|to|from|or|of|in|(?&be)|(?&have)|(?&modals)) )[a-z-]+ ){{0,2}}?"
            rf"(?P<word>{change_word()}){rest}"
        ),
    )


_PARTS_OF_AMOUNTS = ("%", "percent", "per cent", "pct", "point")
"""One of them lies in all that these patterns may find."""

_OTHER_CLAUSE = lazy_pattern(
    r"\b(?:and|but|while|as|with|which|who|after|before|when|because|helped|taking it|although"
    r"|though"
    r"|compared|than|since|last|on|over|against|despite|following)\b"
)


def _before(masked: MaskedProse, start: int, pair: _Pair) -> _Statement | None:
    before = masked.text[start : pair.span.start]
    if not any(part in before for part in _PARTS_OF_AMOUNTS):
        return None
    for pattern in _before_patterns():
        match = pattern.search(before)
        if (
            match
            and not _OTHER_CLAUSE.search(match["rest"])
            and not _CALLED_BY_RATE.match(match["rest"])
        ):
            return _statement(masked, match, start)
    return None


@cache
def _after_pattern() -> regex.Pattern[str]:
    """What stands after the pair: ", a rise of 12%", ", up 12%", ", or 12%", " (12%)"."""
    amount = rf"(?P<number>{NUMBER})(?:{_POINTS}|(?P<percent>{PER_CENT}|-per ?cent\b))"
    return lazy_pattern(
        rf"(?:[^{STOPS}(),–—]|(?<=[a-z] ){YEAR}){{0,40}}?"
        r"(?P<opening>,| [–—-]{1,2}| \() ?"
        r"(?:(?:which|that) (?:represents|means|amounts to|would be|marks) |representing "
        r"|equivalent to |amounting to |marking )?"
        rf"(?P<or>or |that is,? |i\.e\.,? |which (?:is|was) )?(?:(?:an?|the|its|by|of) )?"
        rf"(?:(?!(?:and|but|while|as|with|or|from|to) )[a-z-]+ ){{0,2}}?"
        rf"(?:(?P<word>{change_word()}) )?(?:(?:of|by) )?{_HEDGES}(?P<sign>[+-])?{amount}"
        rf"(?P<close>\))?(?:[ -](?P<word2>{change_word()}))?",
    )


_OTHER_BASE = lazy_pattern(
    r" ?(?:from|on|over|compared|year-on-year|year on year|since|against|in the|last|of|than"
    r"|(?:more|less|fewer|higher|lower)(?! ?(?:[.,;)]|$|\n))|versus|for)\b"
)


def _statement_after(masked: MaskedProse, pair: _Pair) -> _Statement | None:
    match = _after_pattern().match(masked.text, pair.end)
    if not match or _OTHER_BASE.match(masked.text, match.end()):
        return None
    word = match["word"] or match["word2"]
    if not (word or match["or"] or (match["opening"] == " (" and match["close"])):
        return None
    return _statement(masked, match, 0)


_FRACTIONS = {
    "a quarter": Decimal(25),
    "one quarter": Decimal(25),
    "a third": Decimal(100) / 3,
    "one third": Decimal(100) / 3,
    "one-third": Decimal(100) / 3,
    "a fifth": Decimal(20),
    "one-fifth": Decimal(20),
    "half": Decimal(50),
}


@cache
def _fraction() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"\b(?P<word>{change_word()}) {_OBJECT}{{0,6}}?by "
        rf"(?P<hedge>(?&weighed_hedges) )?(?P<fraction>{'|'.join(_FRACTIONS)})\b(?! of)"
        r"(?P<rest>,? )$"
    )


def _by_a_fraction(masked: MaskedProse, start: int, pair: _Pair) -> _Statement | None:
    """As in "fell by a third, from …": read as its percentage, roughly meant."""
    before = masked.text[start : pair.span.start]
    if not before.rstrip(", ").endswith(tuple(_FRACTIONS)):
        return None
    match = _fraction().search(before)
    if not match:
        return None
    hedge = {"more": Hedge.OVER, "over": Hedge.OVER, "at": Hedge.OVER, "well": Hedge.OVER}.get(
        (match["hedge"] or "").split(" ")[0], Hedge.ABOUT
    )
    if match["hedge"] == "just over ":
        hedge = Hedge.OVER
    span = Span(start + match.start("fraction"), start + match.end("fraction"))
    value = _FRACTIONS[match["fraction"]]
    number = HiddenNumber(NumberEnd(span, value.quantize(Decimal(1)), Decimal(5)), hedge, False)
    word = Span(start + match.start("word"), start + match.end("word"))
    return _Statement(match["word"], word, number, percent=True)


def _statement(masked: MaskedProse, match: regex.Match[str], start: int) -> _Statement:
    groups = match.groupdict()
    name = "word" if groups.get("word") else "word2" if groups.get("word2") else ""
    at = Span(start + match.start(name), start + match.end(name)) if name else Span(0, 0)
    number = masked.numbers[start + match.start("number")]
    return _Statement(
        groups[name] if name else "",
        at,
        number,
        points=bool(match["points"]),
        percent=bool(match["percent"]),
    )


# --- the verdicts -----------------------------------------------------------------------------


def _figures(prose: str, pair: _Pair) -> dict[str, str]:
    return {"before": shown_figure(prose, pair.before), "after": shown_figure(prose, pair.after)}


def _places(pair: _Pair) -> tuple[Span, ...]:
    return (pair.before.span, pair.after.span)


def _rises(pair: _Pair) -> int:
    """1 where the figures rise beyond all rounding, -1 where they fall, 0 where neither is sure."""
    before, after = possible_values(pair.before), possible_values(pair.after)
    if pair.before.hedge is Hedge.NONE and pair.after.hedge is Hedge.NONE:
        return 1 if pair.after.value > pair.before.value else -1
    if before.meets(after):
        return 0
    return 1 if after.low > before.high else -1


def _direction_judged(prose: str, pair: _Pair, word: Span) -> Iterator[Disagreement]:
    said = directions()[prose[slice(*word)].lower()]
    is_rise = _rises(pair)
    if is_rise and is_rise != said:
        values = {**_figures(prose, pair), "direction": "rise" if is_rise > 0 else "fall"}
        yield Disagreement(
            "change-direction", word, _places(pair), "rise" if is_rise > 0 else "fall", values
        )


def _statement_judged(
    text: str, prose: str, pair: _Pair, said: _Statement, around: str
) -> Iterator[Disagreement]:
    sign = directions().get(said.word, 0)
    if sign and sign == -_rises(pair):
        if not _INVERTED.search(around):
            yield from _direction_judged(prose, pair, said.word_span)
        return
    if said.number is None:
        return
    before, after = possible_values(pair.before), possible_values(pair.after)
    if pair.before.value < 0 or pair.after.value < 0:
        return
    stated = possible_percentage(said.number)
    figures = {**_figures(prose, pair)}
    span = said.number.span
    if said.points:
        difference = abs(pair.after.value - pair.before.value)
        low, high = sorted((abs(after.low - before.high), abs(after.high - before.low)))
        actual = Interval(min(low, difference), max(high, difference))
        if not stated.meets(actual):
            right = like(difference, said.number.value)
            values = {**figures, "right": right, "exact": written(difference)}
            yield Disagreement("change", span, _places(pair), "points", values, right)
        return
    unit = UNIT.match(text, span.end)
    if unit and EVERY_YEAR.match(text, unit.end()):
        return
    ratio = after.over(before)
    if ratio is None:
        return
    low, high = (ratio.low - 1) * 100, (ratio.high - 1) * 100
    actual = Interval(low, high) if high > 0 and low >= 0 else Interval(-high, -low)
    if low < 0 < high:
        actual = Interval(Decimal(0), max(-low, high))
    if stated.meets(actual):
        return
    exact = abs(pair.after.value / pair.before.value - 1) * 100
    right = like(exact, said.number.value)
    values = {
        **figures,
        "right": f"{right}",
        "exact": written(exact.quantize(Decimal("0.1"))) + "%",
    }
    points = abs(pair.after.value - pair.before.value)
    kind = "change"
    diagnosis = _diagnosis(pair, stated, exact)
    if "%" in (pair.before_unit, pair.after_unit) and stated.meets(Interval(points, points)):
        kind, diagnosis = "change-points", "points"
        values["points"] = written(points)
    percent = re.match(
        rf"{PER_CENT}|-per ?cent\b", prose[span.end : span.end + 10], regex.IGNORECASE
    )
    end = span.end + (percent.end() if percent else 0)
    right += prose[span.end : end] or "%"
    values["right"] = right
    yield Disagreement(kind, Span(span.start, end), _places(pair), diagnosis, values, right)


def _diagnosis(pair: _Pair, stated: Interval, exact: Decimal) -> str:
    before, after = pair.before.value, pair.after.value
    share = after / before * 100
    other_base = abs(before / after - 1) * 100 if after else Decimal(0)
    if stated.meets(Interval(share, share)):
        return "ratio"
    if stated.meets(Interval(other_base, other_base)):
        return "other-base"
    for factor in (10, 100):
        for shifted in (exact * factor, exact / factor):
            if stated.meets(Interval(shifted, shifted)):
                return "shifted-decimal"
    return ""


# --- doubled, tripled, halved, tenfold --------------------------------------------------------


class _Factor(NamedTuple):
    """How many times the copy says that the first figure is contained in the second."""

    span: Span
    times: Decimal
    hedge: Hedge
    is_increase: bool = False
    """It is said to rise so many times, which some mean as so many times more."""


@cache
def _factor_pattern() -> regex.Pattern[str]:
    words = "|".join(sorted(number_words(), key=lambda word: (-len(word), word)))
    return lazy_pattern(
        rf"(?:(?P<hedge>(?&weighed_hedges)) )?(?:been )?"
        rf"(?P<factor>\b(?P<word>{words})\b|(?P<increase>{change_word()}) (?:by )?"
        rf"(?:(?&hedges) )?(?:(?P<count>{NUMBER})[ -]?(?:times|fold)\b|"
        rf"(?P<spelt>(?&counts))-?fold\b)"
        rf"|(?:a |an )(?:(?P<count2>{NUMBER})-?fold|(?P<spelt2>(?&counts))-?fold) "
        rf"(?:{change_word()}))"
        rf"(?P<rest>(?:[^{STOPS}]|(?<=[a-z] ){YEAR}){{0,100}})$",
    )


_PARTS_OF_FACTORS = ("doubl", "tripl", "trebl", "quadrupl", "halv", "quintupl", "times", "fold")
"""One of them lies in all that the pattern may find."""


def _factor(masked: MaskedProse, before: str, start: int) -> _Factor | None:
    if not any(part in before for part in _PARTS_OF_FACTORS):
        return None
    match = _factor_pattern().search(before)
    if not match or _OTHER_CLAUSE.search(match["rest"]):
        return None
    span = Span(start + match.start("factor"), start + match.end("factor"))
    hedge = _weighed(match["hedge"])
    if match["word"]:
        return _Factor(span, _times(match["word"]), hedge)
    name = "count" if match["count"] else "count2"
    if match[name]:
        number = masked.numbers[start + match.start(name)]
        times_said = number.value
        hedge = hedge or number.hedge
    else:
        times_said = Decimal(CARDINAL_VALUES[match["spelt"] or match["spelt2"]])
    if match["increase"] and directions()[match["increase"]] < 0:
        return None
    return _Factor(span, times_said, hedge, is_increase=True)


@cache
def _factor_after_pattern() -> regex.Pattern[str]:
    count = rf"(?:(?P<count>{NUMBER})|(?P<spelt>(?&counts)))"
    words = "|".join(sorted(number_words(), key=lambda word: (-len(word), word)))
    return lazy_pattern(
        rf"[^{STOPS}(),–—]{{0,40}}?(?:,| [–—-]| \(| and|, and)"
        rf"(?: ?(?:which is |representing )?an? (?:[a-z]+ )?"
        rf"(?P<factor>{count}-?fold {change_word()})"
        rf"|(?: so| has| have| thus| that is,?)? (?:(?P<hedge>(?&weighed_hedges)) )?(?:a )?"
        rf"(?P<factor>(?P<word>{words}))(?= ?(?:[.;,)]|$|\n)))",
    )


def _factor_after(masked: MaskedProse, pair: _Pair) -> _Factor | None:
    """As in "… from 100 to 300, a threefold rise", "… and almost tripled"."""
    match = _factor_after_pattern().match(masked.text, pair.end)
    if not match:
        return None
    span = Span(*match.span("factor"))
    if match["word"]:
        return _Factor(span, _times(match["word"]), _weighed(match["hedge"]))
    if pair.before.value > pair.after.value:
        return None
    if match["spelt"]:
        return _Factor(span, Decimal(CARDINAL_VALUES[match["spelt"]]), Hedge.NONE, is_increase=True)
    number = masked.numbers[match.start("count")]
    return _Factor(span, number.value, number.hedge, is_increase=True)


def _multiple(masked: MaskedProse, match: regex.Match[str]) -> _Factor | None:
    span = Span(*match.span("multiple"))
    hedge = _weighed(match["hedge"])
    if match["word"]:
        return _Factor(
            span, Decimal(2) if match["word"] == "twice" else _times(match["word"]), hedge
        )
    if match["spelt"]:
        return _Factor(span, Decimal(CARDINAL_VALUES[match["spelt"]]), hedge)
    number = masked.numbers[match.start("count")]
    if number.value <= 1:
        return None
    is_increase = "grown" in match.groupdict()
    return _Factor(span, number.value, hedge or number.hedge, is_increase=is_increase)


def _times(word: str) -> Decimal:
    """How many times the first figure is in the second: 2 for "doubled", a half for "halved"."""
    times = number_words()[word]
    return Decimal(times) if times > 0 else Decimal(1) / -times


def _weighed(hedge: str | None) -> Hedge:
    if hedge in ("more than", "over", "at least", "just over", "well over"):
        return Hedge.OVER
    if hedge:
        return Hedge.UNDER if hedge == "just under" else Hedge.ABOUT
    return Hedge.NONE


def _factor_judged(prose: str, pair: _Pair, said: _Factor) -> Iterator[Disagreement]:
    before, after = possible_values(pair.before), possible_values(pair.after)
    ratio = after.over(before)
    if ratio is None or said.times <= 0:
        return
    low, high = said.times * Decimal("0.9"), said.times * Decimal("1.2")
    if said.is_increase:
        high = (said.times + 1) * Decimal("1.1")
    if said.times < 1:
        low, high = Decimal("0.38"), Decimal("0.6")
    # "More than doubled" says a lower bound of the change, "almost halved" an upper one.
    reach = Decimal("1.35")
    if said.hedge is Hedge.OVER:
        low, high = (
            (said.times * Decimal("0.97"), high * reach)
            if said.times > 1
            else (
                Decimal(0),
                Decimal("0.52"),
            )
        )
    elif said.hedge:
        low = said.times * Decimal("0.75")
        if said.times < 1:
            low, high = Decimal("0.45"), Decimal("0.66")
    if ratio.meets(Interval(low, high)):
        return
    exact = pair.after.value / pair.before.value
    times = exact if exact >= 1 else 1 / exact
    values = {
        **_figures(prose, pair),
        "exact": written(times.quantize(Decimal("0.1"))),
    }
    diagnosis = "rise" if exact > 1 else "fall"
    yield Disagreement("change-factor", said.span, _places(pair), diagnosis, values)
