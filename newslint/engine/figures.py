"""The numbers that a piece of copy states, read tolerantly: whether a fix would change one."""

import unicodedata
from decimal import Decimal

from newslint.segmentation.lazy_pattern import lazy_pattern

# Spaces where no space belongs in a number: before a group of three digits, around a point.
_GAP = lazy_pattern(r"(?<=\d)\s+(?=\d{3}(?!\d))|(?<=\d[.,])\s+(?=\d)|(?<=\d)\s+(?=[.,]\d)")
_FIGURE = lazy_pattern(
    r"\d+(?:[.,]\d+)*"
    r"|(?i:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|half|dozen|hundred|thousand|[mbtr]+illion)s?\b)"
)
_GROUPED = lazy_pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def same_figures(before: str, after: str) -> bool:
    """Whether two pieces of copy state the same numbers in the same order.

    What is only written differently is the same: 1 000 and 1,000, 3,5 and 3.5, full-width digits.
    """
    return _figures(before) == _figures(after)


def _figures(text: str) -> list[Decimal | str]:
    plain = _GAP.sub("", unicodedata.normalize("NFKC", text))
    return [_value(found.group()) for found in _FIGURE.finditer(plain)]


def _value(figure: str) -> Decimal | str:
    """The value of a number in digits; a word, or what is no number, stands for itself."""
    if not figure[0].isdigit():
        return figure.lower()
    if _GROUPED.fullmatch(figure):
        return Decimal(figure.replace(",", ""))
    decimal = figure.replace(",", ".")
    return figure if decimal.count(".") > 1 else Decimal(decimal)
