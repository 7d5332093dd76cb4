"""Where a story gives one sum of money twice, in two currencies."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.money.denominators import denominator_after, denominators_before
from newslint.subjects.money.sums import Money, money
from newslint.text.unwrapped import unwrapped_prose


class MoneyPair(NamedTuple):
    """A sum and its equivalent in another currency: "$5m (£4m)".

    ``loose`` is a pair by its form only perhaps ("5 dollars or 4 pounds"). ``dated`` is one beside
    words that speak of another time than the story's: "at the time", "now"; ``revalued`` is one
    that reckons with prices, "in today's money", and so is no conversion.
    """

    first: Money
    second: Money
    loose: bool = False
    dated: bool = False
    revalued: bool = False
    across: bool = False
    """Two equivalents of one sum in its bracket: the pounds and the euros of "$5m (£4m; €4.4m)"."""


_S = r"[ \t\n\r\u00a0\u202f\u2009]"
_LEADS = (
    r"(?:(?P<then>then|at the time|at that time|now|today)|or|(?&hedges)|approx\.?"
    r"|approximate|equal to|equivalent to|the equivalent of|an equivalent of|equivalent|equals"
    r"|equalling|worth|i\.?e\.?,?|ca?\.?|circa|that is,?|=|~|≈|an?|from"
    r"|between|converted|in other words,?|US|USD|"
    r"by current exchange rates?,?|at (?:current|today['’]s|current market) (?:exchange )?rates?,?)"
)
_OPENED = lazy_pattern(
    rf"\.?(?P<head>[^\d()\[\];:.!?\"“”$£€¥]{{0,40}}?){_S}?[(\[]{_S}?(?:{_LEADS}{_S}?)*\Z",
    regex.IGNORECASE,
)
_TAIL = (
    r"(?:(?:U\.S\.|US|USD|U\.S|American|sterling|AUD|CAD|approx\.?|each|apiece|a head|per head"
    r"|equivalent|in total|all told|or so|or more"
    r"|(?:an?|per|every) (?:(?:square|cubic|metric) )?\p{Ll}+|annually|monthly|yearly|daily"
    r"|(?P<then>(?:at|in) (?:the time|that time|those days|the day)|then|now|today"
    r"|in \d{4})"
    r"|(?P<prices>(?:in|at) (?:today|current|present|\d{4})\S* "
    r"(?:money|prices|terms|dollars|values?)"
    r"|adjusted for inflation)"
    r"|at (?:current|today['’]s|the current|present|yesterday['’]s|prevailing) (?:exchange )?rates?"
    r"(?: of exchange)?|at the current exchange rate|by (?:current|today['’]s) exchange rates?)"
    rf"{_S}?,?{_S}?)*"
)
_CLOSED = lazy_pattern(
    rf"(?:{_S}|-)?{_TAIL}(?:\.?{_S}?[)\]]|\.?{_S}?[;,:/]|{_S}?(?:or|and){_S}(?=\D{{0,20}}\d))",
    regex.IGNORECASE,
)
_FURTHER = lazy_pattern(
    rf"(?:\.?{_S}?[;,/:]|,?{_S}or|,?{_S}and|{_S}[-–—]){_S}?(?:{_LEADS}{_S}?)*\Z",
    regex.IGNORECASE,
)
_HEDGED = rf"(?:(?:(?&hedges)|an?|US|USD){_S})*\Z"
_EQUAL = lazy_pattern(
    rf"(?:(?P<or>,{_S}or{_S})"
    rf"|,?{_S}(?:(?:which|that){_S})?(?:(?:is|are|was|were){_S})?(?:roughly{_S}|about{_S})?"
    rf"(?:equal|equivalent){_S}to{_S}"
    rf"|,?{_S}the{_S}equivalent{_S}of{_S}|,?{_S}i\.?e\.?,?{_S}|,?{_S}that{_S}is,?{_S}"
    rf"|,?{_S}(?:equalling|equaling|equals|equal){_S}|{_S}?[=≈]{_S}?){_HEDGED}",
    regex.IGNORECASE,
)
_LOOSE = lazy_pattern(
    rf"{_S}or{_S}{_HEDGED}|,{_S}(?&loose_hedges){_S}{_HEDGED}"
    rf"|{_S}?/{_S}?\Z|{_S}?[–—]{_S}?(?:or{_S})?{_HEDGED}|{_S}-{_S}(?:or{_S})?{_HEDGED}"
    rf"|,{_S}which{_S}is{_S}{_HEDGED}",
    regex.IGNORECASE,
)


def money_pairs(document: Document) -> tuple[MoneyPair, ...]:
    """All sums of money that stand beside their equivalent (a finder), in the order of the text.

    The forms: "A (B)", "A [B]", "A a year (about B; C)", "A, or B", "A, equivalent to B", "A = B",
    and, loosely, "A or B", "A/B", "A – B –". Both stand in one segment. A sum for a share and one
    for all of them, or a price and that on another condition, are no pair.
    """
    return tuple(
        pair
        for pair in _pairs(document.find(unwrapped_prose), document.find(money))
        if document.segment_around(Span(pair.first.span.start, pair.second.span.end))
    )


def _pairs(prose: str, found: tuple[Money, ...]) -> Iterator[MoneyPair]:
    for at, first in enumerate(found[:-1]):
        second = found[at + 1]
        if second.span.start - first.span.end > 70 or _same(first, second):
            continue
        gap = prose[first.span.end : second.span.start]
        if "(" in gap or "[" in gap:
            opened = _OPENED.fullmatch(gap)
            if not opened:
                continue
            closed = _CLOSED.match(prose, second.span.end)
            if not closed or not _head_fits(opened["head"]):
                continue
            if _counts_otherwise(prose, first, second):
                continue
            dated = bool(opened["then"] or closed["then"])
            yield MoneyPair(first, second, False, dated, bool(closed["prices"]))
            rest = (found[n] for n in range(at + 2, len(found)))
            yield from _further(prose, first, second, rest, dated=dated)
        elif equal := _EQUAL.fullmatch(gap):
            after = prose[second.span.end : second.span.end + 60]
            if _counts_otherwise(prose, first, second):
                continue
            if equal["or"] and not _ENDS_APPOSITION.match(after):
                # "10 euros, or $5 if they come by bus" is another price.
                if not _CONDITION.match(after):
                    yield MoneyPair(first, second, loose=True)
                continue
            yield MoneyPair(first, second)
        elif (
            _LOOSE.fullmatch(gap)
            and not _counts_otherwise(prose, first, second)
            and not _CONDITION.match(prose, second.span.end)
        ):
            yield MoneyPair(first, second, loose=True)


_ENDS_APPOSITION = lazy_pattern(
    rf"{_S}?(?:[,.;:)\]?!\n—–]|-{_S}|\Z)"
    rf"|{_S}(?:in total|all told|or so|or more|equivalent|respectively|today|now|then|at the time"
    rf"|(?:an?|per|each|every) \w+|annually|monthly|yearly|daily|each|apiece"
    rf"|at (?:the |today['’]s )?(?:current|present|prevailing|exchange)"
    rf"|in (?:US|U\.S\.|today|\d))\b",
    regex.IGNORECASE,
)
_CONDITION = lazy_pattern(
    rf",?{_S}(?:if|unless|when|with|without|for|including|excluding|plus|as|once|after|before|where"
    rf"|only)\b",
    regex.IGNORECASE,
)


def _counts_otherwise(prose: str, first: Money, second: Money) -> bool:
    """Whether the second sum is for another thing than the first: for a share, and for all of them.

    What follows a bracket is said of both: "5,000 yen ($50) a month".
    """
    theirs = denominator_after(prose, second.span.end)
    if not theirs:
        return False
    ours = denominator_after(prose, first.span.end)
    if ours:
        return ours != theirs
    return theirs not in denominators_before(prose, first.span.start)


_HEAD_STOPS = lazy_pattern(
    r"\b(?:and|but|than|to|from|against|while|when|who|which|with|compared|up|down|after|before"
    r"|than|plus|minus)\b",
    regex.IGNORECASE,
)


def _head_fits(head: str) -> bool:
    """Whether the words before the bracket belong to the first sum: "$30,000 grant (…)"."""
    return not _HEAD_STOPS.search(head)


def _further(
    prose: str, first: Money, second: Money, rest: Iterator[Money], *, dated: bool
) -> Iterator[MoneyPair]:
    """More equivalents in the same brackets: "(£19m; €21m)"."""
    for third in rest:
        gap = prose[second.span.end : third.span.start]
        closed = _CLOSED.match(prose, third.span.end)
        if len(gap) > 30 or not _FURTHER.fullmatch(gap) or not closed:
            return
        if not _same(first, third) and not _same(second, third):
            is_dated = dated or bool(closed["then"])
            yield MoneyPair(first, third, False, is_dated, bool(closed["prices"]))
            yield MoneyPair(second, third, False, is_dated, bool(closed["prices"]), across=True)
        second = third


def _same(first: Money, second: Money) -> bool:
    return first.form is second.form or (
        len(first.form.namings) == len(second.form.namings) == 1
        and first.form.namings[0].currency is second.form.namings[0].currency
    )
