"""The numbers that a piece of copy states, read tolerantly: whether a fix would change one."""

import unicodedata

from newslint.patterns.lazy_pattern import lazy_pattern

# Spaces that may stand inside a number: between groups of three digits, and before its point or
# comma. Not after one: “of those over 40, 100 percent” and “by 5. 3 others” are two numbers each.
_GAP = lazy_pattern(
    r"(?<=(?<![\d.,])[1-9]\d{0,2}(?:\s\d{3})*)\s(?=\d{3}(?!\d))"
    r"|(?<=\d,)\s+(?=000(?!\d))"
    r"|(?<=\d)\s+(?=[.,]\d)"
)
# What states a number: digits with their sign and the letters of their scale, signs such as ½ and
# ², words, ordinals among them, and Roman numerals.
_FIGURE = lazy_pattern(
    r"(?:(?<![\w)\]}%.,])[-−–])?\d+(?:[.,]\d+)*(?:\s?(?:ml[nd]|mrd|mn?|bn|tr?n|[kK])\b)?"
    r"|[\p{No}\p{Nl}]"
    r"|\b(?=[IVXLCDM]{2,}\b)M*(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})\b"
    r"|\b(?i:zero|nil|nought|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|half|quarter|dozen|hundred|thousand|[mbtr]+illion|minus|negative|once|twice|thrice"
    r"|double|triple|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf)th"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth|(?:hundred|thousand|[mbtr]+illion)th)s?\b"
)
_GROUPED = lazy_pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LETTERS = lazy_pattern(r"\s?\p{L}+$")


def same_figures(before: str, after: str) -> bool:
    """Whether two pieces of copy state the same numbers in the same order.

    What is only written differently is the same: 1 000 and 1,000, 3,5 and 3.5, full-width digits.
    In doubt they are not the same: 3.50 is not 3.5, since it may be a time.
    """
    return _figures(before) == _figures(after)


def _figures(text: str) -> list[str]:
    plain = text if text.isascii() else "".join(map(_plain, text))
    plain = _GAP.sub("", plain)
    return [_value(found.group()) for found in _FIGURE.finditer(plain)]


def _plain(character: str) -> str:
    """Digits of any script as ASCII, full-width signs as narrow ones; ½ and ² as they are."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return {"．": ".", "，": ",", "－": "-", "\u2212": "-"}.get(character, character)


def _value(figure: str) -> str:
    """A number in digits as English writes it without its thousands; words in lower case."""
    if not any(character.isdecimal() for character in figure):
        return figure if figure.isupper() else figure.lower()
    letters = _LETTERS.search(figure)
    digits = figure[: letters.start()] if letters else figure
    sign, digits = ("-", digits[1:]) if not digits[0].isdecimal() else ("", digits)
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(",", "")
    elif sum(digits.count(mark) for mark in ".,") == 1:
        digits = digits.replace(",", ".")
    return sign + digits + (letters.group().strip() if letters else "")
