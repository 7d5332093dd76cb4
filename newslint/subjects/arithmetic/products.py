"""So many of so much each: "50 gifts, each worth $500, for a total of $25,000"."""

from collections.abc import Iterator
from functools import cache

import regex

from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.amounts import CURRENCY, counted_unit, is_amount, like
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.intervals import Interval, possible_values
from newslint.subjects.arithmetic.masked_prose import (
    NUMBER,
    STOPS,
    HiddenNumber,
    MaskedProse,
    NumberedLine,
    masked_prose,
    matches,
    numbered_lines,
)
from newslint.subjects.numbers.written_values import written

_NOUN = r"(?: (?!(?:and|but|or|while|than) )[a-z'-]+){1,4}?"
_HEDGES = r"(?:(?&hedges) )?"
_UNIT = r"(?:[ -]?[a-z]+)?"
# Behind an "and" the total is of something else.
_GAP = rf"(?:(?!\b(?:and|but|while)\b)[^{STOPS}()]){{0,50}}?"
_PRICE = rf"{CURRENCY}?(?P<price>{NUMBER}){_UNIT}"
_TOTAL = (
    rf"(?:(?:totall?ing|totall?y|totals?|comes to|adding up to|amounting to|for (?:a total"
    rf"|a sum) of"
    rf"|(?:a|the) (?:total|sum|total (?:value|cost|price|sum)) (?:of|is|was)"
    rf"|(?:in|a) total(?: of)?,?"
    rf"|altogether,?|in all,?)"
    rf" {_HEDGES}{CURRENCY}?(?P<total>{NUMBER})"
    rf"|{CURRENCY}?(?P<total>{NUMBER}){_UNIT} (?:in total|altogether|in all)\b)"
)


@cache
def _products() -> tuple[regex.Pattern[str], ...]:
    return (
        # "50 gifts, each worth 500 dollars, for a total of 25,000"
        lazy_pattern(
            rf"(?P<count>{NUMBER}){_NOUN},? each (?:is |was )?(?:worth|costing|costs?|valued at|of"
            rf"|priced at|containing|with) {_HEDGES}{_PRICE}{_GAP}[ ,]{_TOTAL}"
        ),
        # "20 buses at 300,000 euros each, 6 million in all"
        lazy_pattern(
            rf"(?P<count>{NUMBER}){_NOUN}(?:,? (?:at|of|worth|for|with|costing))? {_HEDGES}{_PRICE}"
            rf" (?:each|apiece|a piece)\b{_GAP}[ ,]{_TOTAL}"
        ),
        # "60 schools, with about 50 pupils in each school, a total of 3,000"
        lazy_pattern(
            rf"(?P<count>{NUMBER})(?: (?!(?:and|but|or|in|of) )[a-z'-]+){{0,3}}? "
            rf"(?P<thing>[a-z]{{2,}})s\b"
            rf"[^.;:!?\n()]{{0,120}}?,? (?:with|of|for) {_HEDGES}{_PRICE}(?: [a-z]+){{0,2}}? "
            rf"(?:in|for|at|on"
            rf"|from|to) each"
            rf"(?: (?:[a-z-]+ )?(?P=thing)\b|(?=,)),? (?:and |making |or |for )?{_TOTAL}"
        ),
        # "500 shares at $12 a share, or $6,000"
        lazy_pattern(
            rf"(?P<count>{NUMBER}){_NOUN},? (?:at|for) {_HEDGES}{CURRENCY}(?P<price>{NUMBER})"
            rf"(?: (?:an?|(?&per)) [a-z]+| each| apiece)?,? (?:or|for a total of|worth|totall?ing"
            rf"|a total of) {_HEDGES}{CURRENCY}(?P<total>{NUMBER})"
        ),
        # "2 billion yuan for 20 counties, with each receiving 100 million"
        lazy_pattern(
            rf"{CURRENCY}?(?P<total>{NUMBER}){_UNIT}(?: [a-z]+){{0,3}}? (?:to|for|among"
            rf"|between) (?:the )?"
            rf"(?P<count>{NUMBER}){_NOUN},? (?:with )?each (?:[a-z]+ )?(?:receiving|getting"
            rf"|worth|to get"
            rf"|to receive|will get|will receive|received|gets|got) {_HEDGES}{_PRICE}"
        ),
        # "3 million jobs a year over four years, a total of 12 million"
        lazy_pattern(
            rf"{_PRICE}(?: [a-z]+)?(?:,? an?|,? (?&per)|,? every) (?P<unit>(?&time_units))"
            rf" (?:for|over|in) (?:the (?:next|last|past) )?(?P<count>{NUMBER}) (?P=unit)s\b"
            rf"{_GAP}[ ,]{_TOTAL}"
        ),
    )


_NAMED = (" total", "altogether", " in all", "adding", "amounting", " each ", " at $", " at £")
_OPEN = lazy_pattern(r"(?:up to|as much as|at least|between|from|or) [^\s\w]{0,3}$")


def products(document: Document) -> tuple[Disagreement, ...]:
    """Totals that so many of so much each do not make (a finder); kind ``product``."""
    lines = [
        line for line in document.find(numbered_lines) if line.numbers > 2 and line.names(*_NAMED)
    ]
    if not lines:
        return ()
    found = _found(document.prose, document.find(masked_prose), lines)
    unique = {said.span: said for said in found}
    return tuple(sorted(unique.values(), key=lambda said: said.span))


def _found(prose: str, masked: MaskedProse, lines: list[NumberedLine]) -> Iterator[Disagreement]:
    text = masked.text
    for pattern in _products():
        for match in matches(pattern, masked, lines):
            count, price, total = (
                masked.numbers[match.start(name)] for name in ("count", "price", "total")
            )
            if count.money or not all(is_amount(text, one) for one in (price, total)):
                continue
            if _OPEN.search(text, max(0, price.span.start - 16), price.span.start):
                continue
            units = {counted_unit(text, one)[0] for one in (price, total)} - {""}
            if len(units) > 1 or "%" in units or _is_right(count, price, total):
                continue
            exact = count.value * price.value
            values = {
                "count": count.figure(prose),
                "price": price.figure(prose),
                "exact": written(exact),
            }
            right = like(exact, total.value) if total.end.scale == 1 else ""
            yield Disagreement("product", total.span, (count.span, price.span), "", values, right)


def _is_right(count: HiddenNumber, price: HiddenNumber, total: HiddenNumber) -> bool:
    times, each = possible_values(count), possible_values(price)
    return possible_values(total).meets(Interval(times.low * each.low, times.high * each.high))
