"""Values rounded and written as a news desk would."""

from decimal import ROUND_HALF_UP, Decimal


def significant_digits(value: Decimal) -> int:
    """How many digits of a value carry meaning: 1 for 1,000, 2 for 45, 3 for 2.40."""
    _, digits, exponent = value.as_tuple()
    shown = "".join(map(str, digits))
    if int(exponent) >= 0:
        shown = shown.rstrip("0")
    elif not value % 1:
        shown = str(int(abs(value))).rstrip("0")
    return max(1, len(shown))


def rounded(value: Decimal, digits: int) -> Decimal:
    """``value`` to so many significant digits, halves away from zero."""
    if not value:
        return value
    place = value.adjusted() - digits + 1
    return value.quantize(Decimal(1).scaleb(place), ROUND_HALF_UP)


def written(value: Decimal) -> str:
    """A value with commas and without idle zeros: 24,700 or 3.6."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
