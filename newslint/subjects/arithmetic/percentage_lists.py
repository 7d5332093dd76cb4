"""Percentages that one sentence gives as the parts of a whole: the answers to a question, votes."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.masked_prose import (
    NUMBER,
    PER_CENT,
    HiddenNumber,
    MaskedProse,
    masked_prose,
)
from newslint.subjects.numbers.numbers import Hedge
from newslint.subjects.numbers.written_values import written

_PERCENTAGE = lazy_pattern(rf"(?P<number>{NUMBER}){PER_CENT}", hot=True)
_SENTENCE_END = lazy_pattern(r"[.!?:;]['\"”)]*\s|\n")
_LONGEST_GAP = 90

# Those who gave none of the other answers. Nobody can be among them and among the others, so all
# parts are parts of one whole.
_OF_NO_OPINION = (
    r"(?:(?:is|are|was|were|remain|remained) (?:still )?(?:undecided|unsure|neutral)"
    r"|undecided|did(?: not|n't) know|do(?: not|n't) know|(?:had|have|has|gave|with|expressed) no"
    r" (?:opinion|answer|view|preference)|abstain(?:ed|ing)|refused to (?:answer|say)"
    r"|(?:was|were|is|are) (?:not sure|unsure|indifferent)|spoiled? (?:their )?ballots?)"
)
_OF_VOTES = r"of (?:the |all )?(?:popular |total |valid )?(?:votes?|ballots)(?: cast)?"
_FOR = r"(?:in favou?r|yes|for it|for the|supported|backed|approved?|agreed|favou?red)"
_AGAINST = r"(?:against|no(?=[,.\s]|$)|opposed|rejected|disapproved?|disagreed)"


@cache
def _last_of_an_answer() -> regex.Pattern[str]:
    return lazy_pattern(
        rf"(?: of (?:them|those|[a-z]+))?(?: who)?(?: said they| say they)? {_OF_NO_OPINION}\b"
    )


@cache
def _votes_after() -> regex.Pattern[str]:
    return lazy_pattern(rf" {_OF_VOTES}(?=[, ])")


@cache
def _sides() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    verb = (
        r"(?: of (?:them|those|voters|[a-z]+))?"
        r"(?: (?:said|voted|voting|were|was|came out|would vote))? "
    )
    return lazy_pattern(verb + _FOR + r"\b"), lazy_pattern(verb + _AGAINST + r"\b")


# The sentence speaks of two times, of two groups, or of something else besides.
_OF_SEVERAL = lazy_pattern(
    r"\b(?:from|compared|than|versus|up|down|turnout|counted|counting|reporting|reported in|margin"
    r"|points?|swing|increase\w*|decrease\w*|rose|fell|grew|drop\w*|earlier|previous\w*|ago|last"
    r"|among|amongst|women|men|republicans?|democrats?|whites?|blacks?|hispanics?|while|whereas|but"
    r"|both|either|also|multiple|respectively|another question|runoff|run-off|round|respondents in"
    r"|in (?&small_months)"
    r"|those who|of whom|of which|of these|half)\b"
)


def percentage_lists(document: Document) -> tuple[Disagreement, ...]:
    """Lists of percentages that are more than the whole they are parts of (a finder).

    Kind ``percentages``. A list is the percentages of one sentence. They are parts of one whole if
    the last is of those who gave no answer ("… and 25% did not know"), if the first is "of the
    vote", or if there are two, for and against. Each may be off by half of its last digit.
    """
    masked = document.find(masked_prose)
    return tuple(
        said for group in _groups(masked) if (said := _judged_list(document.prose, masked, group))
    )


def _groups(masked: MaskedProse) -> Iterator[list[regex.Match[str]]]:
    """The percentages of one sentence each, where there are several."""
    group: list[regex.Match[str]] = []
    for match in _PERCENTAGE.finditer(masked.text):
        if group and (
            match.start() - group[-1].end() > _LONGEST_GAP
            or _SENTENCE_END.search(masked.text, group[-1].end(), match.start())
        ):
            if len(group) > 1:
                yield group
            group = []
        group.append(match)
    if len(group) > 1:
        yield group


def _judged_list(
    prose: str, masked: MaskedProse, group: list[regex.Match[str]]
) -> Disagreement | None:
    parts = [masked.numbers[match.start()] for match in group]
    total = sum((part.value for part in parts), Decimal(0))
    # Most lists end here: cheaper than to look at the words first.
    if total <= 100 + sum((_rounding(part) for part in parts), Decimal(0)):
        return None
    if any(part.hedge is Hedge.UNDER or part.money or not 0 < part.value < 100 for part in parts):
        return None
    if not _is_of_one_whole(masked.text, group):
        return None
    values = {
        "parts": " + ".join(f"{written(part.value)}%" for part in parts),
        "sum": written(total),
    }
    spans = [Span(*match.span()) for match in group]
    return Disagreement("percentages", spans[-1], tuple(spans[:-1]), "", values)


def _rounding(part: HiddenNumber) -> Decimal:
    """Half of the last digit that is written; half a point at most."""
    exponent = int(part.value.as_tuple().exponent)
    return Decimal("0.5").scaleb(min(0, exponent))


def _is_of_one_whole(text: str, group: list[regex.Match[str]]) -> bool:
    start, end = _sentence(text, group)
    if _OF_SEVERAL.search(text, start, end):
        return False
    first, last = group[0], group[-1]
    if len(group) == 2:
        one, other = (match.end() for match in group)
        pro, contra = _sides()
        return bool(
            (pro.match(text, one) and contra.match(text, other))
            or (contra.match(text, one) and pro.match(text, other))
        )
    if _votes_after().match(text, first.end()):
        # "Orlov won 45% of the vote, Brandt 38% and Lind 27%": little stands between them.
        return all(b.start() - a.end() <= 45 for a, b in pairwise(group))
    return bool(_last_of_an_answer().match(text, last.end()))


def _sentence(text: str, group: list[regex.Match[str]]) -> tuple[int, int]:
    start = max(0, group[0].start() - 200)
    for match in _SENTENCE_END.finditer(text, start, group[0].start()):
        start = match.end()
    end = min(len(text), group[-1].end() + 100)
    # With what may stand behind a mark that ends one.
    closed = _SENTENCE_END.search(text, group[-1].end(), end + 10)
    return start, min(closed.start(), end) if closed else end
