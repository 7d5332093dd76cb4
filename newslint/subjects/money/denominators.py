"""What a sum of money is for: a share, a month, a ton, a head."""

import regex

from newslint.patterns.lazy_pattern import lazy_pattern

_S = r"[ \t\n\r\u00a0\u202f\u2009]"
_PER = rf"(?:(?:per|an?|each|every|(?:for|to){_S}(?:each|every)){_S}|[-/])"
_AFTER = lazy_pattern(
    rf"{_S}?(?:{_PER}(?:(?:single|square|cubic|ordinary|metric){_S})?"
    r"(?P<of>[^\W\d_]+)|(?P<alone>each|apiece|annually|yearly|monthly|weekly|daily|hourly)\b)",
    regex.IGNORECASE,
)
_BEFORE = lazy_pattern(
    r"\b(?:(?:per|an?|each|every)[ -](?P<of>share|year|month|week|day|hour|night|tonne?"
    r"|kilo(?:gram)?|person|barrel|lit(?:re|er)|head|capita|square)|(?P<alone>each|annual(?:ly)?|yearly|monthly"
    r"|weekly|daily|hourly|nightly))\b",
    regex.IGNORECASE,
)
_CLAUSE = lazy_pattern(r"\d|\.\s|[,;:\n]")
_SAME = {
    "annum": "year", "annually": "year", "annual": "year", "yearly": "year", "monthly": "month",
    "weekly": "week", "daily": "day", "hourly": "hour", "nightly": "night", "tonne": "ton",
    "kilogram": "kilo", "kg": "kilo", "litre": "liter", "metre": "meter", "person": "head",
    "capita": "head", "each": "head", "apiece": "head", "resident": "head", "inhabitant": "head",
    "citizen": "head", "worker": "head", "employee": "head", "piece": "head", "unit": "head",
    "item": "head", "copy": "head",
}  # fmt: skip
# "Five dollars a second time", "a total", "an equivalent": no measure.
_NO_MEASURE = frozenset(
    "total sum record further new little few lot bit second rise fall drop gain".split()
)


def denominator_after(prose: str, end: int) -> str:
    """What a sum that ends here is for one of, as its words say: "share"; empty where nothing."""
    found = _AFTER.match(prose, end)
    if not found:
        return ""
    word = (found["of"] or found["alone"]).lower()
    return "" if word in _NO_MEASURE else _SAME.get(word, word)


def denominators_before(prose: str, start: int) -> frozenset[str]:
    """What the words of the clause before a sum say that sums are for: "a monthly fee of"."""
    before = _CLAUSE.split(prose[max(0, start - 120) : start])[-1]
    words = (found["of"] or found["alone"] for found in _BEFORE.finditer(before))
    return frozenset(_SAME.get(word.lower(), word.lower()) for word in words)
