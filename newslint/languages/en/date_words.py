"""Months and weekdays as pieces of patterns, and their numbers."""

from newslint.languages.alternation import nested
from newslint.languages.en.calendar import (
    MONTH_FORMS,
    MONTH_STEMS,
    MONTHS,
    WEEKDAY_FORMS,
    WEEKDAYS,
)
from newslint.languages.en.numerals import ORDINAL_ENDINGS

_CAPITALS = tuple(form.upper() for form in WEEKDAY_FORMS)
WEEKDAY = rf"(?:{'|'.join(sorted((*WEEKDAY_FORMS, *_CAPITALS), key=len, reverse=True))})(?!\w)"
"""A weekday in full or short, with a capital or in capitals; without the stop of a short one."""


def _folded(month: str) -> str:
    """A month and its short forms: "(?<=S)ep(?:t(?:ember)?)?"."""
    forms = nested(form for form in MONTH_FORMS if form[:3] == month[:3])
    return f"(?<={forms[0]}){forms[1:]}"


_FIRST, _SECOND = ("".join(dict.fromkeys(month[at] for month in MONTHS)) for at in (0, 1))
MONTH = (
    rf"[{_FIRST}](?=[{_SECOND}{_SECOND.upper()}])(?<![\w'’].)"
    rf"(?i:{'|'.join(map(_folded, MONTHS))})(?!\w|-[A-Za-z])"
)
"""A month, likewise. Its first letter stands alone in front: a search skips text at full speed."""

SUFFIX = rf"(?:{'|'.join((*ORDINAL_ENDINGS, *map(str.upper, ORDINAL_ENDINGS)))})"
"""The ending of an ordinal number in figures."""

_MONTHS = {stem.lower(): number for number, stem in enumerate(MONTH_STEMS, start=1)}
MONTH_BEGINNINGS = frozenset(_MONTHS)
"""The first three letters of the months, in lower case."""
_WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}


def month_number(name: str) -> int:
    """1 to 12, by the first three letters of a month's name; KeyError if it is none."""
    return _MONTHS[name[:3].lower()]


def weekday_number(name: str) -> int:
    """0 for Monday to 6, by the first three letters of the name; KeyError if it is none."""
    return _WEEKDAYS[name[:3].lower()]
