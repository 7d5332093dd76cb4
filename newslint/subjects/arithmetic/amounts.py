"""The amounts of a change: what they count, how they are shown, and which are no plain ones."""

import re
from decimal import ROUND_HALF_UP, Decimal

import regex

from newslint.languages.en.calendar import TIME_UNITS
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.masked_prose import HEAD, PER_CENT, HiddenNumber

_MONTH = r"(?&small_month_forms)\b"
CURRENCY = r"(?:[a-z]{0,3}[$£€¥₹₩]|us \$|(?:rs\.?|rmb|usd|eur|gbp|cny|inr|jpy|krw) ?)"
_CURRENCY_BEFORE = lazy_pattern(rf"{CURRENCY} ?$")
_MEASURES = {
    word: unit
    for unit, words in {
        "%": "%",
        **{unit: f"{unit} {unit}s" for unit in TIME_UNITS},
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "km": "km kilometer kilometers kilometre kilometres",
        "m": "m meter meters metre metres",
        "mm": "mm millimeter millimeters millimetre millimetres",
        "cm": "cm centimeter centimeters centimetre centimetres",
        "mile": "mile miles",
        "foot": "foot feet ft",
        "inch": "inch inches",
        "kg": "kg kilo kilos kilogram kilograms",
        "g": "g gram grams",
        "mg": "mg milligrams",
        "tonne": "tonne tonnes ton tons",
        "lb": "lb lbs",
        "hectare": "hectare hectares ha",
        "acre": "acre acres",
        "litre": "litre litres liter liters",
        "penny": "p pence penny",
        "cent": "c cent cents",
        "dollar": "dollar dollars",
        "euro": "euro euros",
        "yuan": "yuan",
        "yen": "yen",
        "degree": "c f degrees",
    }.items()
    for word in words.split()
}
# "65 Canadian cents", "1.9 Canadian dollars", of which C$ is the sign.
_DOLLARS = {
    "australian": "a$",
    "canadian": "c$",
    "hong kong": "hk$",
    "new zealand": "nz$",
    "singapore": "s$",
}
UNIT = lazy_pattern(
    rf"(?P<percent>{PER_CENT}|-per ?cent\b)"
    rf"|[ -]?(?:(?P<country>{'|'.join(_DOLLARS)}) )?(?P<word>[a-z]+\b)|"
)
# What shows that the number is a date, a time of day, an age, a rank or a score.
_NO_AMOUNT_AFTER = lazy_pattern(
    rf"(?&ordinal_endings)\b|[:/]|[–—-][{HEAD}]|-(?:[a-z]|$)| ?[ap]\.?m\b| (?:of )?{_MONTH}|'clock"
    rf"| o'clock"
    rf"| (?:bc|bce|ad|gmt)\b|°| (?:out of|in|of)(?: the| every)? {HEAD}"
)
_NO_AMOUNT_BEFORE = lazy_pattern(
    rf"(?:{_MONTH}\.?|\b(?:number|no\.?|nos\.?|aged?|ages|grades?|levels?|stages?|rounds?|lines?"
    rf"|weeks?"
    r"|pages?|chapters?|places?|size|version|article|route|highway|the|channel|group|out of"
    r"|in every)|[/:#-]) ?$"
)
NOT_PLAIN = lazy_pattern(
    r"annual|yearly|(?:an|on) average"
    r"|average (?:of|rate|rise|increase|growth|gain|fall|drop|decline)"
    r"|averag(?:ed|ing)|constant"
    r"|excluding|adjust|like-for-like|organic|underlying|real terms|inflation|comparable|compound"
    r"|currenc|same-store"
)
EVERY_YEAR = lazy_pattern(
    r" (?&per) (?:(?&time_units)|annum|decade|quarter)\b(?! (?:ago|earlier|before))"
)


def counted_unit(text: str, number: HiddenNumber) -> tuple[str, int]:
    """What a number counts, as far as it is money or a measure, and where that word ends."""
    start, end = number.span
    currency = _CURRENCY_BEFORE.search(text, max(0, start - 5), start)
    match = UNIT.match(text, end)
    word = match["word"] if match else None
    if match and match["country"] and word in ("dollar", "dollars"):
        return _DOLLARS[match["country"]], match.end()
    if word in _MEASURES and not (currency and _MEASURES[word] in TIME_UNITS):
        return _MEASURES[word], match.end() if match else end
    if currency:
        # "$639m years ago": the years are no unit of it.
        return currency.group().strip(" ."), end
    return ("%", match.end()) if match and match["percent"] else ("", end)


def is_amount(text: str, number: HiddenNumber, *, named: bool = False) -> bool:
    """Whether nothing shows that it is a date, a time, an age, a rank or a score.

    "The 20" is rather a day or a group, unless it is ``named`` as one of two: "double the 20".
    """
    start = number.span.start
    if not goes_on_as_amount(text, number):
        return False
    if named and text.endswith("the ", 0, start):
        return True
    return not _NO_AMOUNT_BEFORE.search(text, max(0, start - 12), start)


def goes_on_as_amount(text: str, number: HiddenNumber) -> bool:
    """Whether nothing behind the number shows that it is no amount."""
    return not _NO_AMOUNT_AFTER.match(text, number.span.end)


def shown_figure(prose: str, number: HiddenNumber) -> str:
    """A figure with the sign of its currency or its percent sign."""
    start, end = number.span
    lead = re.search(r"(?:[A-Za-z]{0,3}[$£€¥₹₩])$", prose[max(0, start - 4) : start])
    tail = re.match(PER_CENT, prose[end : end + 10], regex.IGNORECASE)
    return (lead.group() if lead else "") + prose[start:end] + (tail.group() if tail else "")


def like(value: Decimal, model: Decimal) -> str:
    """A value with as many decimals as another; one decimal more where that would be zero."""
    place = min(0, int(model.as_tuple().exponent))
    shown = value.quantize(Decimal(1).scaleb(place), ROUND_HALF_UP)
    if not shown:
        shown = value.quantize(Decimal(1).scaleb(place - 1), ROUND_HALF_UP)
    return f"{shown:,f}"
