"""Whether quantities that stand beside their equivalent agree with it."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType

import regex

from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.numbers.numbers import Hedge
from newslint.subjects.numbers.written_values import rounded, written
from newslint.subjects.places.story_place import countries_named
from newslint.subjects.units.paired_quantities import PairedQuantities, paired_quantities
from newslint.subjects.units.quantities import Measure, Quantity
from newslint.subjects.units.units import Unit, unit_forms
from newslint.subjects.units.written_quantities import desk_rounded, last_place, written_like
from newslint.text.variety import variety
from newslint.values import frozen, replace


class ConversionVerdict(StrEnum):
    """What there is to say of a pair."""

    RIGHT = "right"
    VARIANT = "variant"
    """Right, if a ton or a gallon means what it does not in this variety of English."""
    IMPRECISE = "imprecise"
    WRONG = "wrong"
    DIMENSION = "dimension"
    """The two measure different things, though their numbers say that they should not."""


class Rounding(StrEnum):
    """How closely a house wants an equivalent to be rounded, from the loosest on."""

    TOLERANT = "tolerant"
    """Any rounding that some newsroom prints."""
    AP = "ap"
    """Two significant digits, or the nearest whole unit: 1,000 km (620 miles)."""
    THREE_DIGITS = "three-digits"
    """Three significant digits, or from 10 up the nearest whole unit: 1,000 km (621 miles)."""
    EXACT = "exact"
    """Three significant digits or more, and every digit that is written is right."""


_STRICTNESS = {rounding: rank for rank, rounding in enumerate(Rounding)}


@frozen(slots=True)
class Conversion:
    """A pair of quantities with the verdict on it.

    ``diagnosis`` says what went wrong: number-copied, wrong-way, shifted-decimal, wrong-unit,
    point-for-thousands (of the first), point-for-thousands-there,
    variant-unit, difference-as-absolute, absolute-as-difference, sign-lost, house-rounding; empty
    where unknown.
    The texts serve messages; ``right`` is the second quantity as it should read, empty where it
    cannot be written in the same form. A quintal, a dunam or a catty is another unit in another
    country: where the story names none of them, ``right`` and ``exact`` tell all, parted by "or".
    """

    first: Quantity
    second: Quantity
    verdict: ConversionVerdict
    diagnosis: str = ""
    right: str = ""
    is_sure: bool = True
    """There is one such quantity only."""
    exact: str = ""
    back: str = ""
    unit: str = ""
    """The unit that the second number would fit."""
    off: Decimal = Decimal(0)
    """How far the second value is from the exact one, as a share of the exact one."""
    degrees: Decimal | None = None
    """The same of a temperature, in degrees of the second scale, to the tenth; else None."""


# Tolerances, as shares of the exact value.
EXACT = Decimal("0.03")
"""Within this nobody is misled, and a value cut off rather than rounded lies within it."""
ROUNDED = Decimal("0.11")
"""A rounding of either side is silent up to this: 1 lb is printed as 0.5 kg, 3 ft as 1 m."""
HEDGED = Decimal("0.16")
"""The same beside "about", "more than" and the like."""
COARSE = Decimal("0.10")
"""Up to this, what is no rounding is imprecise rather than wrong."""
ROUNDED_COARSE = Decimal("0.34")
"""Up to this, a rounding is imprecise rather than wrong: 1.5 miles are 2.4 km, printed as 2 km.

Where both values are written to the same decimal place it is silent, for so round the programs that
put conversions into copy: 3 lb are 1.36 kg, printed as 1 kg.
"""


def conversions(document: Document) -> tuple[Conversion, ...]:
    """All pairs of a quantity and its equivalent, judged (a finder), in the order of the text."""
    return _judged_conversions(document, Rounding.TOLERANT)


@cache
def conversions_by(rounding: Rounding) -> Callable[[Document], tuple[Conversion, ...]]:
    """A finder like ``conversions``, for a house that rounds so; always the same for a rounding.

    What is right but rounded more loosely is imprecise, with the diagnosis house-rounding.
    """
    if rounding is Rounding.TOLERANT:
        return conversions

    def conversions_so(document: Document) -> tuple[Conversion, ...]:
        return _judged_conversions(document, rounding)

    return conversions_so


def _judged_conversions(document: Document, rounding: Rounding) -> tuple[Conversion, ...]:
    pairs = document.find(paired_quantities)
    return tuple(judged for pair in pairs if (judged := _judge(document, pair, rounding)))


@frozen(slots=True)
class _Reading:
    """One way to read a pair: what the two units are, and how well the values agree then."""

    verdict: ConversionVerdict
    off: Decimal
    one: Unit
    other: Unit
    exact: Decimal
    measure: Measure
    diagnosis: str = ""
    rounding: Rounding = Rounding.TOLERANT
    """The strictest that a right pair keeps to."""
    degrees: Decimal | None = None
    """Of a temperature, how far the second value is from the exact one, in its own degrees."""


_RANK = {verdict: rank for rank, verdict in enumerate(ConversionVerdict)}


def _judge(document: Document, pair: PairedQuantities, wanted: Rounding) -> Conversion | None:
    prose = document.prose
    first, second = pair.first, pair.second
    readings = [
        reading
        for one in first.units
        for other in second.units
        if one.dimension == other.dimension
        and not _is_same_scale(one, other)
        and (reading := _read(prose, first, second, one, other))
    ]
    if not readings:
        same = any(
            one.dimension == other.dimension for one in first.units for other in second.units
        )
        return None if same or pair.loose else _of_other_dimension(prose, first, second)
    home = _at_home(document, readings)
    fitting = [reading for reading in readings if _is_right(first, second, reading)]
    native = [reading for reading in fitting if reading in home]
    strict = max(native, key=lambda r: (_STRICTNESS[r.rounding], -r.off), default=None)
    if strict and _STRICTNESS[strict.rounding] >= _STRICTNESS[wanted]:
        return Conversion(first, second, ConversionVerdict.RIGHT, off=strict.off)
    # What is said of a wrong pair goes by the likeliest reading alone.
    here = _of_the_country(document, home)
    told = strict or here[0]
    verdict, diagnosis, unit = told.verdict, told.diagnosis, ""
    if strict:
        verdict, diagnosis = ConversionVerdict.IMPRECISE, "house-rounding"
    elif fitting:
        verdict = ConversionVerdict.VARIANT
        foreign = min(fitting, key=lambda reading: reading.off)
        unit = _plural(foreign.one if foreign.one.variety else foreign.other, prose)
    elif not diagnosis:
        diagnosis, unit = _diagnosis(prose, first, second, told)
    if pair.loose and (
        told.verdict is not ConversionVerdict.WRONG
        or diagnosis not in ("wrong-way", "shifted-decimal")
    ):
        return None
    several = (told, *(one for one in here if one is not told and not strict))
    rights = dict.fromkeys(_right(prose, first, second, one, wanted) for one in several)
    exact = dict.fromkeys(
        f"{written(_shown_exact(one.exact))} {_unit_text(prose, second, one.exact)}"
        for one in several
    )
    back = _converted(told.other, told.one, second.measures[-1].value, told)
    return Conversion(
        first,
        second,
        verdict,
        diagnosis,
        " or ".join(filter(None, rights)),
        len(rights) == 1,
        " or ".join(exact),
        f"{written(_shown_exact(back))} {_unit_text(prose, first, back)}",
        unit,
        told.off,
        told.degrees,
    )


def _of_the_country(document: Document, readings: list[_Reading]) -> list[_Reading]:
    """What is told of: the likeliest reading, or one for each unit that a name may mean here.

    A quintal is 46 kg in a story that names Guatemala; in one that names no country of the unit it
    may be that as well as 100 kg.
    """
    local = [r for r in readings if r.one.countries or r.other.countries]
    if not local:
        return readings[:1]
    countries = document.find(countries_named)
    here = [r for r in local if countries.intersection((*r.one.countries, *r.other.countries))]
    return here or list({id(r): r for r in (readings[0], *local)}.values())


def _at_home(document: Document, readings: list[_Reading]) -> list[_Reading]:
    """The readings without a unit of the other variety of English, if that is known; else all.

    A form that means one unit only, such as "US gallons", is at home everywhere.
    """
    varieties = {unit.variety for r in readings for unit in (r.one, r.other) if unit.variety}
    if len(varieties) < 2:
        return readings
    known = document.find(variety)
    native = [
        reading
        for reading in readings
        if all(not known or unit.variety in ("", *known) for unit in (reading.one, reading.other))
    ]
    return native or readings


def _is_same_scale(one: Unit, other: Unit) -> bool:
    """Whether both are the same unit; degrees understood as Celsius are degrees Celsius."""
    return one is other or (bool(one.offset) and one.offset == other.offset)


def _is_right(first: Quantity, second: Quantity, reading: _Reading) -> bool:
    """Whether a pair agrees so; a bare mile is nautical only where the value fits it closely."""
    if reading.verdict is not ConversionVerdict.RIGHT:
        return False
    guessed = (
        unit
        for unit, quantity in ((reading.one, first), (reading.other, second))
        if unit is not quantity.units[0]
    )
    return reading.off <= EXACT or all(unit.system != "nautical" for unit in guessed)


def _shown_exact(value: Decimal) -> Decimal:
    """An exact value for a message: four digits, or whole units from 1,000 up."""
    return value.quantize(Decimal(1)) if 1000 <= abs(value) < 10**12 else rounded(value, 4)


def _unit_text(prose: str, quantity: Quantity, value: Decimal) -> str:
    form = quantity.form
    if quantity.smaller:
        return "feet" if quantity.units[0].name == "foot" else quantity.units[0].name
    if not form.singular:
        return form.text
    return form.singular if value == 1 else form.plural


def _convert(one: Unit, other: Unit, value: Decimal) -> Decimal:
    return other.from_si(one.to_si(value))


def _converted(one: Unit, other: Unit, value: Decimal, told: _Reading) -> Decimal:
    if told.diagnosis == "difference-as-absolute":  # a difference has no offset
        return value * one.factor / other.factor
    return _convert(one, other, value)


# --- one reading ------------------------------------------------------------------------------


def _read(prose: str, first: Quantity, second: Quantity, one: Unit, other: Unit) -> _Reading | None:
    """The pair with these two units; None where it does not say which value answers which."""
    hedge = first.hedge is not Hedge.NONE or second.hedge is not Hedge.NONE
    is_temperature = one.dimension == "temperature"
    context = _temperature_context(prose, first, second) if is_temperature else None

    def compare(a: Measure, b: Measure) -> _Reading:
        if context:
            reading = _compare_temperatures(a, b, one, other, context)
            return replace(reading, degrees=_tenths(abs(b.value - reading.exact)))
        return _compare(a, b, one, other, hedged=hedge)

    ours, theirs = first.measures, second.measures
    if len(ours) == len(theirs):
        found = [compare(a, b) for a, b in zip(ours, theirs, strict=True)]
        worst = max(found, key=lambda reading: (_RANK[reading.verdict], reading.off))
        loosest = min((reading.rounding for reading in found), key=_STRICTNESS.__getitem__)
        return replace(worst, rounding=loosest)
    if len(theirs) == 1:
        # "85 and 200 yards (180 m)", "rose from 2 to 5 metres (16 ft)": mostly the last counts.
        found = [compare(a, theirs[0]) for a in reversed(ours)]
    elif len(ours) == 1:
        low, high = (abs(_convert(other, one, m.value)) for m in (theirs[0], theirs[-1]))
        if low * Decimal("0.75") <= abs(ours[0].value) <= high * Decimal("1.33"):
            return None
        found = [compare(ours[0], b) for b in theirs]
    else:
        return None
    best = min(found, key=lambda reading: (_RANK[reading.verdict], reading.off))
    return best if best.verdict is ConversionVerdict.RIGHT else found[0]


def _compare(a: Measure, b: Measure, one: Unit, other: Unit, *, hedged: bool) -> _Reading:
    value, given = abs(a.value), abs(b.value)
    exact = _convert(one, other, value)
    if not exact:
        verdict = ConversionVerdict.RIGHT if not given else ConversionVerdict.WRONG
        return _Reading(verdict, Decimal(int(bool(given))), one, other, exact, a)
    distance = abs(given - exact)
    off = distance / exact
    place = last_place(b)
    is_rounding = (
        distance <= b.granularity / 2
        or abs(_convert(other, one, given) - value) <= a.granularity / 2
    )
    is_machine_made = last_place(a) == place <= 1 and distance <= place / 2
    if (
        off <= EXACT
        or (is_rounding and off <= (HEDGED if hedged else ROUNDED))
        or (is_machine_made and off <= ROUNDED_COARSE)
    ):
        verdict = ConversionVerdict.RIGHT
    elif off <= COARSE or (is_rounding and off <= ROUNDED_COARSE):
        verdict = ConversionVerdict.IMPRECISE
    else:
        verdict = ConversionVerdict.WRONG
    back = _convert(other, one, given)
    rounding = max(_rounding_of(b, exact), _rounding_of(a, back), key=_STRICTNESS.__getitem__)
    return _Reading(verdict, off, one, other, exact, a, "", rounding)


def _rounding_of(measure: Measure, exact: Decimal) -> Rounding:
    """The strictest rounding by which ``exact`` becomes the value of the measure."""
    distance = abs(abs(measure.value) - exact)
    place = last_place(measure)
    if not exact:
        return Rounding.TOLERANT
    two_digits = Decimal(1).scaleb(exact.adjusted() - 1)
    is_whole = place == 1 and distance <= place / 2
    if distance <= two_digits / 20:
        return Rounding.EXACT if distance <= place / 2 else Rounding.THREE_DIGITS
    if is_whole and exact >= 10:
        return Rounding.THREE_DIGITS
    if is_whole or distance <= two_digits / 2:
        return Rounding.AP
    return Rounding.TOLERANT


# --- temperatures -----------------------------------------------------------------------------


def _tenths(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1") if value < 100 else Decimal(1))


_SMALL_DIFFERENCE = Decimal(12)
"""In kelvins: a difference up to this needs no word beside it that tells it from a temperature."""
_CLIMATE_DIFFERENCE = Decimal(6)
"""In kelvins: what copy about the climate of the Earth calls a warming."""


_HEDGES = r"(?:(?:(?&hedges)|an?) )*\Z"
_CHANGE = r"(?:rise|increase|fall|drop|decrease|change|difference|swing|jump|decline|dip|reduction)"
_DIFFERENCE_BEFORE = lazy_pattern(
    rf"\b(?:by|{_CHANGE}s?(?: in [a-z ]{{1,30}})? of|(?:warming|cooling) (?:of|by)) {_HEDGES}",
    regex.IGNORECASE,
)
_DIFFERENCE_AFTER = lazy_pattern(
    r"\)?\]?,? (?:warmer|cooler|hotter|colder|higher|lower|above (?!zero|freezing|sea)"
    r"|below (?!zero|freezing)|(?:of )?(?:warming|cooling)|rise|increase"
    r"|(?:average )?temperature (?:rise|increase))\b"
)
# Said of a few degrees only: "temperatures rose 3C", but "the mercury rose 35C" is a slip for "to".
_SMALL_DIFFERENCE_BEFORE = lazy_pattern(
    r"\b(?:rises?|rose|risen|warm(?:s|ed|ing)?|falls?|fell|fallen|drop(?:s|ped)?|cool(?:s|ed)?"
    rf"|climb(?:s|ed)?|increase(?:s|d)?)(?: up)? {_HEDGES}",
    regex.IGNORECASE,
)
_CLIMATE = lazy_pattern(
    r"\b(?:pre-?industrial|global(?:ly)? (?:average |mean )?(?:warming|temperatures?)|Paris"
    r"|climate (?:change|target|goal|deal|accord|agreement|pact)|greenhouse)\b",
    regex.IGNORECASE,
)
_ABSOLUTE_BEFORE = lazy_pattern(
    r"\b(?:to|at|reach(?:ed|es|ing)?|hit|hits|hitting|(?:high|low|temperature|temperatures|record)"
    r"s? of|as (?:high|low|hot|cold|warm) as|exceed(?:ed|s|ing)?|top(?:ped|s|ping)?) " + _HEDGES,
    regex.IGNORECASE,
)
_DIFFERENCE_ANYWHERE = lazy_pattern(
    r"\b(?:warm\w*|cool\w*|r[io]se|rising|rises|risen|f[ae]ll|falls|fallen|drop\w*|increas\w*"
    r"|decreas\w*|jump\w*|plung\w*|swing\w*|differ\w*|above|below|high?er|lower|hotter|colder"
    r"|climb\w*|anomal\w*|limit\w*|industrial|change\w*|heat(?:ed|s)? up|reduc\w*)\b",
    regex.IGNORECASE,
)


@frozen(slots=True)
class _TemperatureContext:
    difference: bool
    """The words beside the pair say that it is a difference."""
    small_difference: Decimal
    """Up to so many kelvins, the words near the pair say that it is a difference."""
    perhaps_difference: bool
    """Some word near the pair speaks of a change."""
    absolute: bool
    """The words beside the pair say that it is a temperature."""


def _temperature_context(prose: str, first: Quantity, second: Quantity) -> _TemperatureContext:
    start, end = first.span.start, second.span.end
    before = prose[max(0, start - 160) : start].rpartition("\n")[2]
    after = prose[end : end + 60].partition("\n")[0]
    perhaps = bool(_DIFFERENCE_ANYWHERE.search(before) or _DIFFERENCE_ANYWHERE.search(after))
    sentence = before[before.rfind(". ") + 1 :]
    small = Decimal(0)
    if _SMALL_DIFFERENCE_BEFORE.search(before):
        small = _SMALL_DIFFERENCE
    elif _CLIMATE.search(sentence) or _CLIMATE.search(after):
        small = _CLIMATE_DIFFERENCE
    return _TemperatureContext(
        bool(_DIFFERENCE_BEFORE.search(before) or _DIFFERENCE_AFTER.match(after)),
        small,
        perhaps,
        bool(_ABSOLUTE_BEFORE.search(before)) and not _DIFFERENCE_ANYWHERE.search(sentence),
    )


def _compare_temperatures(
    a: Measure, b: Measure, one: Unit, other: Unit, context: _TemperatureContext
) -> _Reading:
    exact = _convert(one, other, a.value)
    ratio = one.factor / other.factor
    difference = a.value * ratio
    to_absolute = _temperature_rounding(a, b, exact, ratio)
    to_difference = _temperature_rounding(a, b, difference, ratio)
    as_absolute = _temperature_verdict(a, b, exact, ratio)
    as_difference = _temperature_verdict(a, b, difference, ratio)
    off = abs(b.value - exact) / max(abs(exact), Decimal(1))
    kelvins = abs(a.value * one.factor)
    is_difference = context.difference or 0 < kelvins <= context.small_difference
    if as_absolute is ConversionVerdict.RIGHT:
        if is_difference and as_difference is ConversionVerdict.WRONG and one.name != other.name:
            return _Reading(
                ConversionVerdict.WRONG, off, one, other, difference, a, "difference-as-absolute"
            )
        return _Reading(ConversionVerdict.RIGHT, off, one, other, exact, a, "", to_absolute)
    if as_difference is ConversionVerdict.RIGHT:
        likely = is_difference or context.perhaps_difference or kelvins <= _SMALL_DIFFERENCE
        if likely and (is_difference or not context.absolute):
            return _Reading(
                ConversionVerdict.RIGHT, off, one, other, difference, a, "", to_difference
            )
        return _Reading(
            ConversionVerdict.WRONG, off, one, other, exact, a, "absolute-as-difference"
        )
    if is_difference:
        diagnosis = "difference-as-absolute" if as_absolute is not ConversionVerdict.WRONG else ""
        return _Reading(as_difference, off, one, other, difference, a, diagnosis)
    return _Reading(as_absolute, off, one, other, exact, a)


def _temperature_rounding(a: Measure, b: Measure, exact: Decimal, ratio: Decimal) -> Rounding:
    """Degrees have no significant digits: the last digit that is written has to be right."""
    distance = abs(b.value - exact)
    if distance <= last_place(b) / 2 or distance / ratio <= last_place(a) / 2:
        return Rounding.EXACT
    return Rounding.TOLERANT


def _temperature_verdict(
    a: Measure, b: Measure, exact: Decimal, ratio: Decimal
) -> ConversionVerdict:
    """How near a degree is to what it should be; thermometers are read to the degree."""
    distance = abs(b.value - exact)
    if distance <= Decimal("0.75"):
        return ConversionVerdict.RIGHT
    step_a, step_b = (min(m.granularity, max(Decimal(5), abs(m.value) / 10)) for m in (a, b))
    if distance <= step_b / 2 or distance / ratio <= step_a / 2:
        return ConversionVerdict.RIGHT
    large = abs(exact) > 300
    if large and distance <= abs(exact) * EXACT:
        return ConversionVerdict.RIGHT
    if distance <= 3 or (large and distance <= abs(exact) * COARSE):
        return ConversionVerdict.IMPRECISE
    return ConversionVerdict.WRONG


# --- what went wrong --------------------------------------------------------------------------


def _fits(given: Decimal, exact: Decimal, share: str = "0.06") -> bool:
    return bool(exact) and abs(given - exact) <= abs(exact) * Decimal(share)


def _diagnosis(prose: str, first: Quantity, second: Quantity, told: _Reading) -> tuple[str, str]:
    """A word for what went wrong, and the unit that the number would fit, if there is one."""
    one, other, value = told.one, told.other, told.measure.value
    given = second.measures[-1].value if len(second.measures) == 1 else None
    if given is None:
        at = first.measures.index(told.measure)
        given = second.measures[min(at, len(second.measures) - 1)].value
    if one.dimension == "temperature":
        if given == value:
            return "number-copied", ""
        if _near(given, _convert(other, one, value)):
            return "wrong-way", ""
        if _near(-given, told.exact):
            return "sign-lost", ""
        if _near(given * 10, told.exact) or _near(given / 10, told.exact):
            return "shifted-decimal", ""
        return "", ""
    value, given = abs(value), abs(given)
    if not value or not given:
        return "", ""
    variant = _fitting(_variants(other), one, value, given, "0.02") or next(
        (unit for unit in _variants(one) if _fits(given, _convert(unit, other, value), "0.02")),
        None,
    )
    if told.verdict is ConversionVerdict.IMPRECISE:
        return ("variant-unit", _plural(variant, prose)) if variant else ("", "")
    if given == value:
        return "number-copied", ""
    if one.inverse is other.inverse and _fits(given, value * other.factor / one.factor):
        return "wrong-way", ""
    if variant:
        return "variant-unit", _plural(variant, prose)
    slip = _fitting(_siblings(other), one, value, given, "0.06")
    if slip:
        return "wrong-unit", _plural(slip, prose)
    for quantity, factor in ((first, 3), (second, -3)):
        # 2.300 kilometers (1,429 miles): a point between thousands, as the source has it.
        if _POINT_FOR_THOUSANDS.match(prose, quantity.span.start) and _fits(
            given.scaleb(-factor), told.exact
        ):
            return "point-for-thousands" if factor > 0 else "point-for-thousands-there", ""
    power = (given / told.exact).adjusted()
    for exponent in (power, power + 1):
        if exponent and _fits(given.scaleb(-exponent), told.exact):
            return "shifted-decimal", ""
    return "", ""


_POINT_FOR_THOUSANDS = lazy_pattern(r"[1-9]\d{0,2}\.\d{3}(?!\d)")
_BRITISH = lazy_pattern(r"(?:met|lit)res?(?!\w)")


def _plural(unit: Unit, prose: str) -> str:
    """The name of a unit in the plural; in American spelling unless the story has British units."""
    forms = unit_forms().names
    form = forms.get(unit.name.lower()) or next(
        (f for f in forms.values() if unit in f.units), None
    )
    if form is None:
        # A rate that the table does not have: US gallons per minute.
        counted, _, time = unit.name.partition(" per ")
        return f"{_plural(_units_by_name()[counted], prose)} per {time}"
    if _BRITISH.search(prose):
        return form.plural
    return form.plural.replace("metre", "meter").replace("litre", "liter")


def _near(given: Decimal, exact: Decimal) -> bool:
    return abs(given - exact) <= 1


def _fitting(
    units: Iterable[Unit], one: Unit, value: Decimal, given: Decimal, share: str
) -> Unit | None:
    return next((unit for unit in units if _fits(given, _convert(one, unit, value), share)), None)


@cache
def _variants(unit: Unit) -> tuple[Unit, ...]:
    """Units that share a name with this one: the tons, the gallons, the miles."""
    return tuple(
        other
        for form in unit_forms().names.values()
        if unit in form.units
        for other in form.units
        if other is not unit and other.dimension == unit.dimension
    )


_COMMON_UNITS = frozenset(
    (
        *("kilometre", "metre", "centimetre", "millimetre", "mile", "yard", "foot", "inch"),
        *("square kilometre", "square metre", "hectare", "square mile", "acre", "square foot"),
        *("kilogram", "gram", "milligram", "tonne", "pound", "ounce", "stone"),
        *("litre", "millilitre", "cubic metre", "US gallon", "cubic foot", "US fluid ounce"),
        *("kilometre per hour", "metre per second", "mile per hour", "kilometre per second"),
    )
)


@cache
def _siblings(unit: Unit) -> tuple[Unit, ...]:
    """Common units of the same dimension, on the same side of the metric divide first."""
    metric = unit.system == "metric"
    found = {
        other.name: other
        for form in unit_forms().names.values()
        for other in form.units
        if other.dimension == unit.dimension and other.name in _COMMON_UNITS and other is not unit
    }
    return tuple(sorted(found.values(), key=lambda other: (other.system == "metric") is not metric))


# --- other dimensions -------------------------------------------------------------------------

_RELATED = {
    "kilometre": ("square kilometre", "kilometre per hour"),
    "square kilometre": ("kilometre",),
    "kilometre per hour": ("kilometre",),
    "mile": ("square mile", "mile per hour"),
    "square mile": ("mile",),
    "mile per hour": ("mile",),
    "metre": ("square metre", "cubic metre", "metre per second"),
    "square metre": ("metre", "cubic metre"),
    "cubic metre": ("metre", "square metre"),
    "metre per second": ("metre",),
    "foot": ("square foot", "cubic foot", "foot per second"),
    "square foot": ("foot", "cubic foot"),
    "cubic foot": ("foot", "square foot"),
    "foot per second": ("foot",),
    "kilogram": ("kilometre",),
    "pound": ("mile", "foot"),
}


@cache
def _units_by_name() -> Mapping[str, Unit]:
    forms = unit_forms().names.values()
    return MappingProxyType({unit.name: unit for form in forms for unit in form.units})


def _of_other_dimension(prose: str, first: Quantity, second: Quantity) -> Conversion | None:
    """A pair whose numbers agree if the second unit is another one than is written.

    "100 mph (161 km)": the number is that of kilometres per hour. Without such a sign the two are
    just two things said of one object, a 40-foot (12-ton) boat.
    """
    if first.form.shy or second.form.shy or len(first.measures) != len(second.measures):
        return None
    by_name = _units_by_name()
    for one in first.units:
        for other in second.units:
            for name in _RELATED.get(other.name, ()):
                unit = by_name[name]
                if unit.dimension != one.dimension or (
                    (unit.system == "metric") is (one.system == "metric")
                ):
                    continue
                found = [
                    _compare(a, b, one, unit, hedged=False)
                    for a, b in zip(first.measures, second.measures, strict=True)
                ]
                if all(reading.verdict is ConversionVerdict.RIGHT for reading in found):
                    exact = found[-1].exact
                    return Conversion(
                        first,
                        second,
                        ConversionVerdict.DIMENSION,
                        exact=f"{written(_shown_exact(exact))} {_plural(unit, prose)}",
                        unit=_plural(unit, prose),
                    )
    return None


# --- the value that would be right ------------------------------------------------------------


def _right(prose: str, first: Quantity, second: Quantity, told: _Reading, wanted: Rounding) -> str:
    ours, theirs = first.measures, second.measures
    if len(ours) != len(theirs):
        if len(theirs) > 1:
            return ""
        ours = (told.measure,)
    is_difference = told.diagnosis == "difference-as-absolute"
    values = []
    for a in ours:
        if told.one.dimension == "temperature":
            exact = (
                a.value * told.one.factor / told.other.factor
                if is_difference
                else _convert(told.one, told.other, a.value)
            )
            place = Decimal("0.1") if is_difference or a.granularity % 1 else Decimal(1)
            value = exact.quantize(place)
        else:
            exact = _convert(told.one, told.other, abs(a.value))
            value = exact if second.smaller else _rounded_so(exact, a, second, wanted)
        values.append(value)
    return written_like(second, tuple(values), prose) or ""


def _rounded_so(exact: Decimal, a: Measure, second: Quantity, wanted: Rounding) -> Decimal:
    if wanted is Rounding.TOLERANT:
        return desk_rounded(exact, a)
    three = rounded(exact, 3)
    if wanted is Rounding.EXACT:
        place = last_place(second.measures[-1])
        return exact.quantize(place) if place.adjusted() < exact.adjusted() - 2 else three
    return rounded(exact, 2) if wanted is Rounding.AP else three
