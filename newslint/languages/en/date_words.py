"""The names of months and weekdays, as names and as pieces of patterns."""

MONTH_NAMES = (
    "January February March April May June July August September October November December".split()
)
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:s|nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?"
    r"|Sat(?:urday)?|Sun(?:day)?|MON(?:DAY)?|TUE(?:S(?:DAY)?)?|WED(?:S|NESDAY)?"
    r"|THU(?:RS?(?:DAY)?)?|FRI(?:DAY)?|SAT(?:URDAY)?|SUN(?:DAY)?)(?!\w)"
)
"""A weekday in full or short, with a capital or in capitals; without the stop of a short one."""

MONTH = (
    r"[JFMASOND](?=[aepucoAEPUCO])(?<![\w'’].)(?i:(?<=J)an(?:uary)?|(?<=F)eb(?:ruary)?|(?<=M)ar(?:ch)?"
    r"|(?<=A)pr(?:il)?|(?<=M)ay|(?<=J)une?|(?<=J)uly?|(?<=A)ug(?:ust)?|(?<=S)ept?(?:ember)?"
    r"|(?<=O)ct(?:ober)?|(?<=N)ov(?:ember)?|(?<=D)ec(?:ember)?)(?!\w|-[A-Za-z])"
)
"""A month, likewise. Its first letter stands alone in front: a search skips text at full speed."""

SUFFIX = r"(?:st|nd|rd|th|ST|ND|RD|TH)"
"""The ending of an ordinal number in figures."""

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}
MONTH_BEGINNINGS = frozenset(_MONTHS)
"""The first three letters of the months, in lower case."""
_WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)}


def month_number(name: str) -> int:
    """1 to 12, by the first three letters of a month's name; KeyError if it is none."""
    return _MONTHS[name[:3].lower()]


def weekday_number(name: str) -> int:
    """0 for Monday to 6, by the first three letters of the name; KeyError if it is none."""
    return _WEEKDAYS[name[:3].lower()]
