"""Measures written with other values, rounded as a news desk would."""

from decimal import ROUND_HALF_UP, Decimal

from newslint.languages.en.numerals import SMALL
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.numbers.written_values import rounded, significant_digits, written
from newslint.subjects.units.quantities import Measure, Quantity

_STRAY_HYPHEN = lazy_pattern(r"\s+-\s*|-\s+")
_LEADING = lazy_pattern(r"[-−–]?[\d.,]*\d")


def last_place(measure: Measure) -> Decimal:
    """The worth of the last digit that is written: 0.1 for 2.4, 1 for 600, 10^5 for 1.2 million."""
    last = measure.numbers[-1]
    if len(measure.numbers) > 1:
        return measure.granularity
    exponent = int((last.value / last.scale).as_tuple().exponent)
    return Decimal(1).scaleb(min(0, exponent)) * last.scale


def desk_rounded(exact: Decimal, like: Measure) -> Decimal:
    """``exact`` as coarse as it can be within 1 %, and no finer than the measure it comes from.

    Two digits are always allowed, for one alone is up to a third off.
    """
    most = max(2, *(significant_digits(end.value) for end in like.numbers))
    for digits in range(1, most + 1):
        value = rounded(exact, digits)
        if abs(value - exact) <= abs(exact) / 100:
            return value
    return rounded(exact, most)


def written_like(quantity: Quantity, values: tuple[Decimal, ...], prose: str) -> str | None:
    """The quantity's own words with other values; None where they do not fit its form.

    ``values`` are in the likeliest unit, one for each measure.
    """
    if len(values) != len(quantity.measures):
        return None
    edits: list[tuple[int, int, str]] = []
    for value, measure in zip(values, quantity.measures, strict=True):
        parts = [value]
        if len(measure.numbers) > 1:
            if len(measure.numbers) != 2 or value < 0:
                return None
            ratio = round(quantity.units[0].factor / quantity.smaller[0].factor)
            small = (value * ratio).to_integral_value(ROUND_HALF_UP)
            parts = [small // ratio, small % ratio]
        for part, end in zip(parts, measure.numbers, strict=True):
            text = prose[slice(*end.span)]
            new = _number_like(part, text, end.scale, in_words=end.in_words)
            edits.append((*end.span, new))
    start = quantity.span.start
    pieces = []
    at = start
    for begin, stop, new in edits:
        pieces += [prose[at:begin], new]
        at = stop
    unit = prose[at : quantity.span.end]
    pieces.append(_inflected(unit, quantity, values[-1]))
    return "".join(pieces)


def _number_like(value: Decimal, text: str, scale: Decimal, *, in_words: bool) -> str:
    if scale > 1:
        scaled = value / scale
        if Decimal("0.1") <= abs(scaled) < 10_000 and not in_words:
            tail = _LEADING.sub("", text, count=1)
            return written(scaled) + tail
    if in_words and value == int(value) and 0 < value < 10:
        word = SMALL[int(value)]
        return word.capitalize() if text[:1].isupper() else word
    return written(value)


def _inflected(unit: str, quantity: Quantity, value: Decimal) -> str:
    """The unit in the number that the new value asks for, where the old value set its number."""
    form = quantity.form
    bare = unit.lstrip()
    lead = unit[: len(unit) - len(bare)]
    if stray := _STRAY_HYPHEN.match(unit):
        bare = unit[stray.end() :]
        lead = " " if bare.lower() == form.plural.lower() else "-"
        return lead + bare
    if not form.singular or "-" in unit or quantity.smaller:
        return unit
    if bare.lower() == form.singular.lower() and value > 1 and quantity.value <= 1:
        return lead + form.plural
    if bare.lower() == form.plural.lower() and value == 1:
        return lead + form.singular
    return unit
