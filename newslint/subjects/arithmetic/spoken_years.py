"""Templates for years, dates and ordinals in masked prose, and how exactly "N years" is meant."""

from decimal import Decimal

from newslint.languages.en.numerals import ORDINAL_VALUES
from newslint.subjects.arithmetic.masked_prose import NUMBER, HiddenNumber
from newslint.subjects.numbers.numbers import Hedge

MONTH = r"(?&small_month_forms)\b\.?"
BEFORE_YEAR = (
    rf"(?:(?:the )?{NUMBER}(?&ordinal_endings)?(?: of)? {MONTH},? "
    rf"|{MONTH} {NUMBER}(?&ordinal_endings)?,? "
    rf"|{MONTH},? |(?:the )?(?:(?&seasons)|early|late|mid)(?: of)?[ -])?"
)
"""What may stand between "in" or "on" and a year: a day and a month, a season."""

DAY = rf"\b{MONTH} {NUMBER}(?![–—-]|\w)"
"""A day in a gap that no other number may stand in: "on July 1"."""
ORDINAL = (
    rf"(?:(?P<digits>{NUMBER})(?&ordinal_endings)\b"
    rf"|(?P<tens>{NUMBER})-(?P<ones>[a-z]+(?&ordinal_endings))\b|(?P<spelt>(?&ordinal_values)))"
)
"""An ordinal: "75th", "seventy-fifth", "fifth"."""


def ordinal_value(
    digits: HiddenNumber | None, tens: HiddenNumber | None, ones: str | None, spelt: str | None
) -> int | None:
    """What an ordinal counts; None where its words are no ordinal."""
    if digits:
        return int(digits.value)
    if tens:
        small = ORDINAL_VALUES.get(ones or "")
        return int(tens.value) + small if small and small < 10 else None
    return ORDINAL_VALUES.get(spelt or "")


def fits(years: Decimal, hedge: Hedge, unit: int, actual: int) -> bool:
    """Whether "N years" can be said of ``actual`` years.

    ``unit`` is 1 for years, 10 for decades, 100 for centuries. One year more or less is a matter of
    the month; whole tens are rounded, further for a long time.
    """
    said = years * unit
    slack = Decimal(1)
    if unit > 1:
        slack = max(Decimal(2), said * Decimal("0.12"))
    elif said >= 10 and said % 10 == 0:
        slack = max(Decimal(2), said * Decimal("0.06"))
    elif said > 10 and said % 5 == 0:
        slack = Decimal(2)
    low, high = said - slack, said + slack
    match hedge:
        case Hedge.ABOUT:
            low, high = low - said * Decimal("0.15"), high + said * Decimal("0.15")
        case Hedge.OVER:
            high += said * Decimal("0.35") + 2
        case Hedge.UNDER:
            low -= said * Decimal("0.35") + 2
        case _:
            pass
    return low <= actual <= high
