"""Numbers that a story gives twice with the same digits and another scale."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.money.sums import Money, money
from newslint.subjects.numbers.numbers import Number, NumberEnd, numbers
from newslint.subjects.numbers.written_values import written

FEWEST_DIGITS = 3
"""Two digits coincide too easily: $1.5m and $1.5bn may well stand in one story."""


class ScaleClash(NamedTuple):
    """Two numbers of one thing: "4.37 million barrels" here, "4.37 billion barrels" there."""

    first: Span
    second: Span
    factor: Decimal
    """How many times the larger is the smaller."""
    of: str
    """What is counted: a currency or a noun."""


_NOUN = lazy_pattern(r"[ \n-](?:of |more |new |other )?(?P<noun>[a-z]{4,})")


def scale_clashes(document: Document) -> tuple[ScaleClash, ...]:
    """All numbers that clash with one before them (a finder), in the order of the text."""
    return tuple(_clashes(document))


def _clashes(document: Document) -> Iterator[ScaleClash]:
    prose = document.prose
    sums = {one.amounts[-1].span.start: one for one in document.find(money)}
    # Of each value the first place, for digits and what they count: few can have the same digits.
    seen: dict[tuple[tuple[int, ...], str], dict[Decimal, Span]] = {}
    for number in document.find(numbers):
        one = number.ends[-1]
        if one.in_words or len(number.ends) > 1 or one.value < 1000:
            continue
        digits = one.value.normalize().as_tuple().digits
        if len(digits) < FEWEST_DIGITS:
            continue
        span, value, of = _counted(prose, number, one, sums.get(one.span.start))
        if not of or not document.segment_around(span):
            continue
        before = seen.setdefault((digits, of), {})
        if value in before:
            continue
        other = next((known for known in before if _is_slip(known, value)), None)
        if other is not None:
            ratio = max(other, value) / min(other, value)
            yield ScaleClash(before[other], span, ratio, of)
        before[value] = span


def _counted(
    prose: str, number: Number, one: NumberEnd, sum_of_money: Money | None
) -> tuple[Span, Decimal, str]:
    if sum_of_money:
        form = sum_of_money.form
        return sum_of_money.span, sum_of_money.value, form.generic or form.namings[0].currency.code
    match = _NOUN.match(prose, one.span.end)
    noun = match["noun"].removesuffix("s") if match else ""
    return number.span, one.value, noun


def _is_slip(one: Decimal, other: Decimal) -> bool:
    ratio = max(one, other) / min(one, other)
    return ratio in (10, 100, 1000, 10**4, 10**6, 10**8)


def factor_text(factor: Decimal) -> str:
    """A factor with commas: 1,000."""
    return written(factor)
