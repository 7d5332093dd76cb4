"""The quantities that a story states: a number with a unit of measurement."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.numbers.number_words import word_starts
from newslint.subjects.numbers.numbers import (
    SCALES,
    SPACE,
    Hedge,
    Number,
    NumberEnd,
    granularity_of,
    hedge_before,
    numbers,
)
from newslint.subjects.numbers.words_after import words_after, words_of
from newslint.subjects.units.units import Form, Unit, unit_forms
from newslint.values import frozen, replace


@frozen(slots=True)
class Measure:
    """One value of a quantity, in its unit. Feet and inches are one value, in feet."""

    value: Decimal
    granularity: Decimal
    numbers: tuple[NumberEnd, ...]
    """The numbers as written: two or three in "5ft 7in"."""


@frozen(slots=True)
class Quantity:
    """A measure with its unit; several measures in a range, in "2 by 3 metres", in lists.

    ``units`` are all the units that the written form may mean, the likeliest first: a ton is short,
    long or metric.
    """

    span: Span
    measures: tuple[Measure, ...]
    units: tuple[Unit, ...]
    form: Form
    joint: str = ""
    """What joins several measures: "range", "by" or "and"."""
    hedge: Hedge = Hedge.NONE
    smaller: tuple[Unit, ...] = ()
    """The further units of a compound: inches after feet."""

    @property
    def value(self) -> Decimal:
        """The last measure's value, in the likeliest unit."""
        return self.measures[-1].value


@frozen(slots=True)
class _UnitAt:
    """A unit that was read after a number."""

    form: Form
    start: int
    end: int
    scale: Decimal = Decimal(1)


_SEPARATOR = r"[\s-]"
_TOKEN = (
    r"(?:(?:[°º]|˚)\s?[A-Za-z]?(?![A-Za-z])|℃|℉|[^\W\d_]+(?:\.(?:[A-Za-z]\.)+)?"
    r"(?:[·/](?:100\s?)?[A-Za-z]+|\^?[23](?!\w)|[²³])*)"
)
_AFTER_NUMBER = lazy_pattern(
    rf"(?P<gap>{_SEPARATOR}{{0,3}})(?P<first>{_TOKEN})(?:(?P<stop>\.)?{_SEPARATOR}{{1,2}}"
    rf"(?P<second>{_TOKEN}|/|\((?:C|F|Celsius|Fahrenheit)\))"
    rf"(?:{_SEPARATOR}(?P<third>{_TOKEN}|100(?!\d))(?:{_SEPARATOR}(?P<fourth>{_TOKEN}))?)?)?"
)
_GAPS = lazy_pattern(r"(?:[^\S\r\n]?-?[^\S\r\n]?|-?\r?\n)\Z")
# "L/100 km" is written with a space and without one.
_HUNDRED_GAP = lazy_pattern(r"/100\s")
_SHORT_SCALES = frozenset(("m", "mn", "mln", "bn", "bln", "b", "k", "tn"))
_NAME_STARTS = frozenset("²³")
_PER = lazy_pattern(
    rf"/\s?[A-Za-z]|{_SEPARATOR}(?:per|an?){_SEPARATOR}(?:gallon|litre|liter|100)\b"
)

# After a shy symbol ("in", "m", "C") stands what can only follow a unit.
_SHY_FOLLOWS = lazy_pattern(
    rf"\.?{SPACE}*(?:[()\[\];/×]|$|\n|{SPACE}(?:by|x|(?&dimensions)|across|and"
    rf"{SPACE}[\d]|\d)(?!\w)|-(?&dimensions)\b)|,{SPACE}(?:or|about|and)\b"
)
_FEET_BEFORE = lazy_pattern(rf"(?:ft|feet|foot)\.?,?{_SEPARATOR}?\d+(?:\.\d+)?\Z")
_ORDINAL_ST = lazy_pattern(r"(?<!1)1$")


def quantities(document: Document) -> tuple[Quantity, ...]:
    """All quantities of the story, in the order of the text (a finder).

    Length, area, volume, mass, speed, temperature, power, energy, pressure; names and symbols,
    attributive forms ("300-km-long"), compounds ("5ft 7in", "12st 5lb", "6-foot-2"), ranges,
    dimensions ("2m by 3m"), numbers in words, "half a mile". Sums of money are none.
    """
    prose = document.prose
    simple = list(_simple(document))
    return tuple(_joined(prose, list(_compounds(prose, simple, document.find(numbers)))))


def _unit_at(prose: str, end: int, *, in_words: bool = False) -> _UnitAt | None:
    """The unit that is written right after a number that ends at ``end``."""
    match = _AFTER_NUMBER.match(prose, end)
    if not match or not _GAPS.match(match["gap"]):
        return None
    forms = unit_forms()
    first = _HUNDRED_GAP.sub("/100", match["first"])
    opening = first.lower()
    if opening in _SHORT_SCALES and match["second"]:
        # "1.5m acres", "2bn litres": a scale, for a whole word of measurement follows.
        again = _unit_at(prose, match.end("first"))
        if again and not again.form.shy and again.scale == 1:
            return replace(again, start=match.start("first"), scale=SCALES[opening])
    if opening not in forms.openings and first not in forms.openings and opening[0] not in "°º˚":
        return None
    groups = ("first", "second", "third", "fourth")
    for count in (4, 3, 2, 1):
        if not match[groups[count - 1]]:
            continue
        words = " ".join((first, *(match[group] for group in groups[1:count])))
        form = forms.form(words.replace(" / ", "/"))
        if not form:
            continue
        stop = match.end(groups[count - 1])
        if match["stop"] and count > 1 and opening not in ("sq", "cu", "fl"):
            continue
        follows = prose[stop : stop + 1]
        if follows.isalnum() or follows in _NAME_STARTS or follows == "_":
            continue
        if _PER.match(prose, stop):
            return None
        if form.shy and (in_words or not _stands_out(prose, form, end, match.start("first"), stop)):
            continue
        return _UnitAt(form, match.start("first"), stop)
    return None


def _stands_out(prose: str, form: Form, end: int, start: int, stop: int) -> bool:
    """Whether a shy symbol is a unit here: it touches digits, or only a unit can stand there.

    The digits end at ``end``, the symbol stands from ``start`` to ``stop``.
    """
    if form.text in ("in", "ins"):
        if _FEET_BEFORE.search(prose, max(0, end - 16), end):
            return True
        if prose[stop : stop + 1] in tuple(" -") and prose[stop + 1 : stop + 2].isdigit():
            return False  # "1 in 5", "1-in-5"
    if form.text == "st" and _ORDINAL_ST.search(prose[max(0, end - 2) : end]):
        return False
    if prose[end:start] in ("", "-"):
        return True
    return bool(_SHY_FOLLOWS.match(prose, stop))


def _scaled(end: NumberEnd, scale: Decimal) -> NumberEnd:
    return end._replace(
        value=end.value * scale, granularity=end.granularity * scale, scale=end.scale * scale
    )


_ARTICLE = lazy_pattern(rf"(?<![’'…•*~.,:;])[Aa]n?(?={_SEPARATOR})")
# Their fixed beginnings are what lets the search skip text at full speed.
_HALF = lazy_pattern(rf"alf(?<=[Hh]alf){_SEPARATOR}(?=[A-Za-z])", hot=True)
_QUARTER = lazy_pattern(rf"uarter(?<=[Qq]uarter){_SEPARATOR}(?=[A-Za-z])", hot=True)
_THREE = lazy_pattern(r"[Tt]hree-\Z")
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_AND_PART = lazy_pattern(
    rf"{SPACE}and{SPACE}(?:a{SPACE}(?P<one>half|quarter)|three{SPACE}quarters)(?!\w)"
)


@cache
def _words_of_units() -> frozenset[str]:
    """All words with which a unit, or a scale before it, may begin."""
    return words_of(unit_forms().openings) | _SHORT_SCALES


def _simple(document: Document) -> Iterator[Quantity]:
    """A number or a range of numbers, with one unit."""
    prose = document.prose
    words = _words_of_units()
    plain = [
        _quantity(prose, number, unit)
        for number, word in zip(document.find(numbers), document.find(words_after), strict=True)
        if word in words
        and not number.money
        and (unit := _unit_at(prose, number.span.end, in_words=number.ends[-1].in_words))
        and (unit.scale == 1 or number.ends[-1].scale == 1)
    ]
    last = -1
    for quantity in sorted((*plain, *_counted_by_article(document)), key=lambda q: q.span):
        if quantity.span.start >= last:
            last = quantity.span.end
            yield quantity


def _counted_by_article(document: Document) -> Iterator[Quantity]:
    """Quantities without a number: "a mile", "half-mile", "quarter mile"."""
    prose = document.prose
    for start, end, value in _openings(document):
        if start and (prose[start - 1].isalnum() or prose[start - 1] in "'’"):
            continue
        unit = _unit_at(prose, end)
        if not unit or not unit.form.singular or unit.scale > 1:
            continue
        if value == 1 and unit.form.text.lower() not in _UNITS_AFTER_AN_ARTICLE:
            continue
        step = Decimal("0.25") if value == Decimal("0.75") else value
        one = NumberEnd(Span(start, end), value, step, True)
        yield _quantity(prose, Number(one.span, (one,), hedge_before(prose, start)), unit)


def _openings(document: Document) -> Iterator[tuple[int, int, Decimal]]:
    """Where "a", "half", "quarter" or "three-quarter" stands before a word, and what it counts."""
    prose = document.prose
    for start in document.find(word_starts):
        if prose[start] in "aA" and (match := _ARTICLE.match(prose, start)):
            yield *match.span(), Decimal(1)
    for match in _HALF.finditer(prose):
        yield match.start() - 1, match.start() + len("alf"), Decimal("0.5")
    for match in _QUARTER.finditer(prose):
        start, end = match.start() - 1, match.start() + len("uarter")
        three = _THREE.search(prose, max(0, start - 6), start)
        yield (three.start(), end, Decimal("0.75")) if three else (start, end, Decimal("0.25"))


# Units that an article counts: "a degree", "a bar" and "a cup" are mostly no measure.
_UNITS_AFTER_AN_ARTICLE = frozenset(
    (
        *"kilometre kilometer metre meter centimetre centimeter millimetre millimeter mile".split(),
        *"yard foot inch acre hectare litre liter gallon kilogram kilo gram gramme".split(),
        *"kilogramme tonne ton pound pint quart barrel furlong fathom".split(),
        *("metric ton", "square mile", "square kilometre", "square kilometer", "square metre"),
        *("square meter", "square foot", "cubic metre", "cubic meter", "nautical mile"),
        *("light year", "mile per hour", "kilometre per hour", "kilometer per hour"),
        *("mile an hour", "mile a minute", "short ton", "long ton", "cubic foot"),
    )
)


def _quantity(prose: str, number: Number, unit: _UnitAt) -> Quantity:
    ends = tuple(_scaled(end, unit.scale) for end in number.ends)
    stop = unit.end
    measures = [Measure(end.value, end.granularity, (end,)) for end in ends]
    part = _AND_PART.match(prose, stop) if unit.form.singular else None
    if part and len(measures) == 1:
        # "a mile and a half"
        stop = part.end()
        more = _PARTS[part["one"]] if part["one"] else Decimal("0.75")
        step = Decimal("0.5") if part["one"] == "half" else Decimal("0.25")
        whole = NumberEnd(Span(ends[0].span.start, stop), ends[0].value + more, step, True)
        measures = [Measure(whole.value, step, (whole,))]
    joint = "range" if len(measures) > 1 else ""
    quantity = Quantity(
        Span(number.span.start, stop),
        tuple(measures),
        unit.form.units,
        unit.form,
        joint,
        number.hedge,
    )
    return _below_zero(prose, quantity)


_BELOW_ZERO = lazy_pattern(rf"{SPACE}below(?:{SPACE}zero)?(?![\w-])|-below-zero(?!\w)")


def _below_zero(prose: str, quantity: Quantity) -> Quantity:
    """Turns the sign of a temperature below zero: "10 degrees below zero"."""
    if quantity.units[0].dimension != "temperature" or quantity.value <= 0:
        return quantity
    match = _BELOW_ZERO.match(prose, quantity.span.end)
    if not match or "zero" not in match.group():
        return quantity
    measures = tuple(replace(m, value=-m.value) for m in quantity.measures)
    return replace(quantity, span=Span(quantity.span.start, match.end()), measures=measures)


# --- feet and inches, stone and pounds --------------------------------------------------------

_LADDERS = {
    "mile": ("furlong", "yard", "foot"),
    "yard": ("foot", "inch"),
    "foot": ("inch",),
    "kilometre": ("metre",),
    "metre": ("centimetre",),
    "kilogram": ("gram",),
    "stone": ("pound",),
    "pound": ("ounce",),
    "hundredweight": ("pound",),
}
_COMPOUND_GAP = lazy_pattern(rf"\.?,?(?:{SPACE}(?:and{SPACE})?|-)?")
_PRIMES = lazy_pattern(
    r"['’′]\s?(?P<inches>\d{1,2}(?:\.\d+)?)(?:[\"”″]|''|’’)|(?P<mark>[\"”″])(?=\s?[(\[]\D{0,8}\d)"
)
_PRIME_SIGNS = frozenset("'’′\"”″")
_BARE_INCHES = lazy_pattern(r"-?(?<=[ft-])[ -](\d{1,2})(?=(?:-inch)?(?:[\s,.;)(-]|$))(?!-\w*\d)")


def _named(quantity: Quantity, name: str) -> Unit | None:
    return next((unit for unit in quantity.units if unit.name == name), None)


def _compounds(prose: str, simple: list[Quantity], found: tuple[Number, ...]) -> Iterator[Quantity]:
    """Joins the parts of "5ft 7in", "12st 5lb", "6 feet, 2 inches" and 5'7"."""
    at = 0
    primes = list(_in_primes(prose, found))
    merged = sorted((*simple, *primes), key=lambda quantity: quantity.span) if primes else simple
    while at < len(merged):
        whole = merged[at]
        at += 1
        while at < len(merged) and (joined := _compound(prose, whole, merged[at])):
            whole = joined
            at += 1
        if not whole.smaller and whole.form.text.lower() in ("foot", "ft", "feet"):
            longer = _with_bare_inches(prose, whole)
            if at == len(merged) or longer.span.end <= merged[at].span.start:
                whole = longer
        yield whole


def _compound(prose: str, whole: Quantity, part: Quantity) -> Quantity | None:
    """``whole`` with a smaller unit's value added, None where the two are not one measure."""
    gap = part.span.start - whole.span.end
    if not 0 <= gap <= 6 or len(whole.measures) > 1 or len(part.measures) > 1:
        return None
    large = whole.smaller[-1] if whole.smaller else None
    for unit in (large,) if large else whole.units:
        if unit.name not in _LADDERS:
            continue
        for name in _LADDERS[unit.name]:
            small = _named(part, name)
            ratio = small.factor / unit.factor if small else None
            if not small or not ratio or part.value * ratio >= 1 or part.value < 0:
                continue
            if not _COMPOUND_GAP.fullmatch(prose[whole.span.end : part.span.start]):
                return None
            first = whole.measures[0]
            top = whole.units if whole.smaller else (unit,)
            to_top = small.factor / top[0].factor
            measure = Measure(
                first.value + part.value * to_top,
                part.measures[0].granularity * to_top,
                (*first.numbers, *part.measures[0].numbers),
            )
            return replace(
                whole,
                span=Span(whole.span.start, part.span.end),
                measures=(measure,),
                units=top,
                smaller=(*whole.smaller, small),
            )
    return None


def _with_bare_inches(prose: str, feet: Quantity) -> Quantity:
    """Adds inches that have no name: "6-foot-2", "6 foot 2"."""
    match = _BARE_INCHES.match(prose, feet.span.end)
    foot, inch = _named(feet, "foot"), unit_forms().names["inch"].units[0]
    if not match or not foot or len(feet.measures) > 1 or int(match[1]) > 11:
        return feet
    if (
        not re.match(r"\s?[(\[]|-", prose[match.end() : match.end() + 2])
        and prose[feet.span.end] != "-"
    ):
        return feet
    value = Decimal(match[1])
    end = NumberEnd(Span(*match.span(1)), value, Decimal(1))
    ratio = inch.factor / foot.factor
    first = feet.measures[0]
    measure = Measure(first.value + value * ratio, ratio, (*first.numbers, end))
    return replace(
        feet,
        span=Span(feet.span.start, match.end()),
        measures=(measure,),
        units=(foot,),
        smaller=(inch,),
    )


def _in_primes(prose: str, found: tuple[Number, ...]) -> Iterator[Quantity]:
    """Feet and inches with marks: 5'7", 6′ 2″, and before a bracket 40"."""
    forms = unit_forms()
    foot, inch = forms.names["foot"], forms.names["inch"]
    for number in found:
        if prose[number.span.end : number.span.end + 1] not in _PRIME_SIGNS:
            continue
        match = _PRIMES.match(prose, number.span.end)
        if not match or len(number.ends) > 1 or number.ends[0].in_words or number.money:
            continue
        span = Span(number.span.start, match.end())
        step = number.granularity
        if match["mark"]:
            if prose[max(0, number.span.start - 2) : number.span.start].strip()[-1:] in tuple(
                "'’′"
            ):
                continue
            measure = Measure(number.value, step, number.ends)
            yield Quantity(span, (measure,), inch.units, inch, "", number.hedge)
            continue
        value = Decimal(match["inches"])
        if value >= 12 or number.value % 1:
            continue
        ratio = inch.units[0].factor / foot.units[0].factor
        step = granularity_of(value)
        end = NumberEnd(Span(*match.span("inches")), value, step)
        measure = Measure(number.value + value * ratio, step * ratio, (*number.ends, end))
        yield Quantity(span, (measure,), foot.units, foot, "", number.hedge, inch.units)


# --- ranges and dimensions --------------------------------------------------------------------

_JOINTS = {
    "range": lazy_pattern(rf"{SPACE}?[-–—]{SPACE}?|(?:{SPACE}|-)to(?:{SPACE}|-)"),
    "by": lazy_pattern(rf"(?:{SPACE}|-)by(?:{SPACE}|-)|{SPACE}?[x×]{SPACE}?"),
    "and": lazy_pattern(rf"{SPACE}(?:and|or){SPACE}"),
}


def _joint(gap: str) -> str:
    return next((name for name, pattern in _JOINTS.items() if pattern.fullmatch(gap)), "")


def _joined(prose: str, simple: list[Quantity]) -> Iterator[Quantity]:
    """Joins "10km-15km", "20C to 15C", "2m by 3m", "120 by 90 metres" to single quantities."""
    at = 0
    while at < len(simple):
        whole = simple[at]
        at += 1
        while at < len(simple):
            part = simple[at]
            if part.span.start - whole.span.end > 5 or part.units != whole.units:
                break
            joint = _joint(prose[whole.span.end : part.span.start])
            if not joint:
                break
            whole = replace(
                whole,
                span=Span(whole.span.start, part.span.end),
                measures=(*whole.measures, *part.measures),
                joint=whole.joint or joint,
                form=part.form,
            )
            at += 1
        yield _with_bare_numbers(prose, whole)


_BARE_BEFORE = lazy_pattern(r"(?<![\w.,/:$£€-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\Z")
_GAP_BEFORE = lazy_pattern(
    rf"(?P<joint>{SPACE}by{SPACE}|-by-|{SPACE}?[x×]{SPACE}?|{SPACE}(?:and|or){SPACE})\Z"
)


def _with_bare_numbers(prose: str, quantity: Quantity) -> Quantity:
    """Adds numbers whose unit stands once: "120 by 90 metres", "85 and 200 yards"."""
    start = quantity.span.start
    measures = quantity.measures
    joint = quantity.joint
    if joint == "range":
        return quantity
    while True:
        gap = _GAP_BEFORE.search(prose, max(0, start - 5), start)
        if not gap:
            break
        name = _joint(gap.group())
        number = _BARE_BEFORE.search(prose, max(0, gap.start() - 12), gap.start())
        if not number or (joint and joint != name):
            break
        value = Decimal(number.group().replace(",", ""))
        end = NumberEnd(Span(*number.span()), value, granularity_of(value))
        measures = (Measure(value, end.granularity, (end,)), *measures)
        joint = name
        start = number.start()
    if start == quantity.span.start:
        return quantity
    return replace(
        quantity,
        span=Span(start, quantity.span.end),
        measures=measures,
        joint=joint,
        hedge=quantity.hedge or hedge_before(prose, start),
    )
