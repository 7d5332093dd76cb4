"""Numbers of several digits without the comma that English sets between thousands."""

from collections.abc import Iterator
from functools import cached_property

import regex

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import compile_pattern, find_all
from newslint.values import frozen

# What a counted number follows even where it is written with a capital; every other capital before
# a number makes a name of it: "Unit 41752".
_QUANTIFIERS = (
    r"(?&hedges)|another|of|the|with|in|and|but|than|as|at|by|to|from|between|all|these|those|up|down|there|for|on|when|while|"
    r"after|before|since|if|that|or|so|now|then|here|least|rmb|usd|cny|eur|euro|yuan|czk|isk|huf|"
    r"krw|jpy|inr|rub|hkd|aud|cad|chf|sek|nok|dkk|try|uah|pln|ngn|naira"
)
_CAPITAL_BEFORE = lazy_pattern(
    rf"(?:^|(?<![\p{{L}}\p{{N}}]))(?!(?i:{_QUANTIFIERS})\s)\p{{Lu}}[\w.’'-]*\s\Z"
)
# Words that a code, an address or the number of a thing follows.
_CODE_BEFORE = lazy_pattern(
    r"(?:\b(?:no|nos|numbers?|numbered|codes?|id|ids|identifier|zip|postcode|postal|units?|projects?|"
    r"designs?|designated|flights?|tel|phones?|telephone|call(?:ed|s|ing)?|dial(?:l?ed|l?ing)?|model|"
    r"prisoners?|inmates?|convicts?|detainees?|badges?|dockets?|permits?|licen[cs]es?|passports?|"
    r"accounts?|invoices?|registration|catalogu?e|ticker|"
    r"models|version|room|box|route|bus|train|asteroid|planet|star|rang|ring|text|hotline|sections?|"
    r"case|rule|serial|iso|address|index|share|stock|tag|year|section|article|file|docket|edition|"
    r"hull|ship|corvette|frigate|locomotive|satellite|type|line|extension|fax|password|pin|visit)"
    r"[.:]?\s?(?:(?:\S+\s)?to\s|of\s)?|mail\sat\s|[#№(\[]|\(\d[\d ]{0,7}\)\s?"
    r"|(?-i:\b[A-Z]{2,8}\s?):\s)\Z",
    regex.IGNORECASE,
)
_YEARS = range(1600, 2101)
_WHAT_IS_COUNTED = lazy_pattern(
    r"\s(?:(?!(?:\p{Ll}{1,2}ss|was|is|has|as|its|this|thus|plus|versus|across|hours|series)\b)"
    r"\p{Ll}{2,}s|people|children|men|women|police|yuan|rubles|euros?|yen|won)(?!\p{L})"
)
# What no year has: "and 1820 tonnes", unless the year stands by itself, "in 2019 acres of …".
_MEASURED = lazy_pattern(
    r"\s(?:tonnes|tons|kilomet(?:er|re)s|hectares|acres|lit(?:er|re)s|barrels|megawatts"
    r"|kilograms|kilos)(?!\p{L})"
)
_YEAR_BEFORE = lazy_pattern(
    r"\b(?:in|by|since|until|till|during|before|after|year|(?&months)|(?&seasons))\s\Z",
    regex.IGNORECASE,
)
# What a year has, where a number of that size would count nothing.
_OF_A_YEAR = lazy_pattern(
    r"\s(?:levels|highs|lows|figures|prices|numbers|totals|volumes|values|rates|results|sales"
    r"|exports|imports|revenues|profits|earnings|wages|salaries|incomes|costs|emissions"
    r"|averages|peaks|records"
    r"|rankings|estimates|forecasts|targets|goals|standards|rules|regulations|guidelines|budgets"
    r"|elections|polls|games|olympics|championships|finals|protests|events|attacks|floods|fires|riots"
    r"|models|editions|versions|vintages|terms|statistics|data|trends|benchmarks|baselines)(?!\p{L})"
)
_GROUPED = lazy_pattern(r"(?<![\d.,])\d,\d{3}(?![\d,])")
# Where nothing is named after it, as it was named before: "1,250 tickets in May and 9800 in June".
_NOTHING_COUNTED = lazy_pattern(
    r"\s(?:in|on|for|a|an|per|this|last|these|those|more|fewer|less|of|from|were|was|have|had)\s"
    r"|[.,;)]?(?:\s|\Z)(?=\p{Lu}|and\s|or\s|but\s|\Z)|[,;]\s"
)
# A word that a count may follow, at no time of day, in no year and in no number of a thing.
_COUNT_BEFORE = lazy_pattern(
    r"(?<![\p{L}’'-])(?:it\s(?:is|was)|(?!(?:is|was|are|were|at|in|by|until|till|before|after|since|lots?|plates?|buses|trains|rooms"
    r"|channels?|frequency|track|part|item|items|entry|chapter|verse|page|pages|numbers)\s)"
    r"\p{Ll}+)\s\Z"
)
_GROUPED_COUNT = lazy_pattern(r"(?<![\d.,$€£¥])\d{1,3},\d{3}(?![\d,])")
_BARE = lazy_pattern(r"(?<![\w.,$€£¥])\d{4}(?![\w,])")
_HEDGED = lazy_pattern(
    r"\b(?:(?&hedges)|than|another|to|total of)\s\Z",
    regex.IGNORECASE,
)
_LAST_YEAR_SPOKEN_OF = 2400
"""Up to this, a bare number may be a year or a time of day: by 2150, at 2330."""
_RACES = frozenset({1500, 3000, 5000})
_REACH = 40


@frozen
class UngroupedNumberCheck:
    """A match is a whole number whose digits run on; the replacement groups them by threes.

    Codes, addresses, telephone and model numbers, and numbers that belong to a name before or after
    them are left alone. Of four digits only those are judged that count something, and that are no
    year and no race over metres.
    """

    fewest_digits: int = 5
    """From so many digits on; 4 or more."""
    most_digits: int = 10
    """Longer numbers are taken for codes."""
    beside_grouped: bool = False
    """Only in a story that groups another number of four digits."""

    def __post_init__(self) -> None:
        if not 4 <= self.fewest_digits <= self.most_digits:
            raise ValueError("fewest_digits must be 4 or more, and no more than most_digits")

    @cached_property
    def _number(self) -> regex.Pattern[str]:
        digits = rf"[1-9]\d{{{self.fewest_digits - 1},{self.most_digits - 1}}}"
        return compile_pattern(
            rf"(?<![\w.,:/#@+&=_%–-]|\d\s|www\.\s){digits}"
            r"(?![\w:/@#°=_]|\s?[×*]|[.,]\d|[-–—][\d\p{Lu}]|\.\s?\p{Lu}{2}|[.,]?\s\d{3}|,?\s\p{Lu})"
        )

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the numbers in the order of the prose."""
        prose = document.prose
        if self.beside_grouped and not _GROUPED.search(prose):
            return
        for found in find_all(self._number, prose):
            span = Span(*found.span())
            segment = document.segment_around(span)
            if segment is None:
                continue
            before = prose[max(segment.span.start, span.start - _REACH) : span.start]
            if _CODE_BEFORE.search(before) or _CAPITAL_BEFORE.search(before):
                continue
            if len(found.group()) == 4 and not _counts(prose, span, before):
                continue
            yield Match(span, replacement=f"{int(found.group()):,}")


def _counts(prose: str, span: Span, before: str) -> bool:
    """Whether a number of four digits counts what follows, and is no year."""
    value = int(prose[span.start : span.end])
    counted = _WHAT_IS_COUNTED.match(prose, span.end)
    if counted is None:
        return value > _LAST_YEAR_SPOKEN_OF and _counts_as_before(prose, span, before)
    if value in _RACES and counted.group().strip() in {"metres", "meters"}:
        return False
    if value not in _YEARS:
        return True
    if _MEASURED.match(counted.group()) and not _YEAR_BEFORE.search(before):
        return True
    # "Some 2019 houses", but "back to 2019 levels" and "about 2019 prices".
    return _HEDGED.search(before) is not None and not _OF_A_YEAR.match(counted.group())


def _counts_as_before(prose: str, span: Span, before: str) -> bool:
    """Whether a number with no noun behind it counts what a grouped one before it counts."""
    if not _COUNT_BEFORE.search(before) or not _NOTHING_COUNTED.match(prose, span.end):
        return False
    start = prose.rfind("\n", 0, span.start) + 1
    grouped = [match.end() for match in _GROUPED_COUNT.finditer(prose, start, span.start)]
    # Another number like it is the name of a thing, and so is this: “buses 4411 and 5522”.
    return bool(grouped) and all(
        int(other.group()) in _YEARS for other in _BARE.finditer(prose, grouped[-1], span.start)
    )
