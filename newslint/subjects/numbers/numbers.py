"""The numbers that a story states, in digits and in words."""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

import regex

from newslint.languages.alternation import alternation, either_case
from newslint.languages.en.hedges import ABOUT, ABOUT_PAIRS, OVER, OVER_PAIRS, UNDER, UNDER_PAIRS
from newslint.languages.en.numerals import (
    CARDINAL_VALUES,
    NUMERATORS,
    PARTS,
    SCALE_SHORT_VALUES,
    SCALE_VALUES,
    SMALL,
    TEENS,
    TENS,
)
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.numbers.number_words import word_starts
from newslint.text.capitals import occurrences
from newslint.text.digits import digit_runs


class Hedge(StrEnum):
    """How a writer says that a number is not exact."""

    NONE = ""
    ABOUT = "about"
    OVER = "over"
    """The true value is at least the number."""
    UNDER = "under"
    """The true value is at most the number."""


class NumberEnd(NamedTuple):
    """One number as written: "1,200", "two and a half", the "3" of "3-5 million"."""

    span: Span
    value: Decimal
    granularity: Decimal
    """The step that the number seems rounded to: 100 for 1,200, 5 for 35, 0.1 for 2.4."""
    in_words: bool = False
    scale: Decimal = Decimal(1)
    """The worth of a scale word in it: 1,000,000 for "3 million"."""


class Number(NamedTuple):
    """A number, or a range of two. The span holds sign and scale words, but no hedge."""

    span: Span
    ends: tuple[NumberEnd, ...]
    """One, or the lower and the higher end of a range."""
    hedge: Hedge = Hedge.NONE
    money: bool = False
    """A sign of a currency stands before it."""

    @property
    def value(self) -> Decimal:
        """The number; of a range, the lower end."""
        return self.ends[0].value

    @property
    def high(self) -> Decimal:
        """The higher end of a range; of a single number, the number."""
        return self.ends[-1].value

    @property
    def granularity(self) -> Decimal:
        """The step that the last end seems rounded to."""
        return self.ends[-1].granularity


SPACE = r"\s"
"""Any space or line end. A class that lists some beyond Latin-1 takes ``re`` 0.2 ms to compile."""

_ONE = Decimal(1)
SCALES = {word: Decimal(value) for word, value in (SCALE_VALUES | SCALE_SHORT_VALUES).items()}
_WORDS = {word: Decimal(value) for word, value in CARDINAL_VALUES.items()} | {"a": _ONE, "an": _ONE}
_VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
_VULGAR_CLASS = "".join(_VULGAR)

# One run of digits with whatever separators it has, swallowed whole, so that the tail of a number
# with broken grouping is never taken for a number of its own. It begins with a plain character
# class on purpose: that is what lets the search skip text at full speed.
_DIGITS = lazy_pattern(
    rf"[\d.{_VULGAR_CLASS}](?<!\.(?!\d))(?:[\d,.]*\d)?"
    r"(?:(?<=\d)[\u00a0\u202f\u2009 ]\d{3}(?![\d,.]*\d))*"
    rf"(?:(?<=\d){SPACE}?[{_VULGAR_CLASS}]"
    rf"|(?<=\d)[ -]\d{{1,2}}(?:/| ?\u2044 ?)\d{{1,2}}(?![\d/])"
    rf"|(?<=\d)(?:/| ?\u2044 ?)\d{{1,2}}(?![\d/]))?",
    hot=True,
)
_PLAIN = lazy_pattern(r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:(?<=\d)\.\d+|\.\d+)?")
_SPACED = lazy_pattern(r"(\d{1,3})((?:[\u00a0\u202f\u2009 ]\d{3})+)")
_FRACTION = lazy_pattern(
    rf"(?P<whole>[\d,]+)??(?:{SPACE}|-)?(?:(?P<vulgar>[{_VULGAR_CLASS}])"
    r"|(?P<above>\d{1,2})(?:/| ?\u2044 ?)(?P<below>\d{1,2}))"
)
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 16, 32, 64))

_GAP = r"[\s-]"
_AFTER_DIGITS = lazy_pattern(
    rf"(?:{_GAP}?(?P<short>(?&scale_shorts))(?!\w)"
    rf"|{_GAP}?(?P<long>(?:(?&scales)|(?&Scales))(?:{SPACE}(?:(?&thousands)|crore))*)(?!\w)"
    rf"|(?P<money>[kmbKMB])(?!\w))",
)
_SCALE_LETTERS = frozenset(letter for word in SCALES for letter in (word[0], word[0].upper()))
"""All first letters of what it can be."""


_BELOW_100 = (
    rf"(?:{alternation(either_case(TENS))}(?:{_GAP}{alternation(SMALL[1:])}(?!\w))?"
    rf"|{alternation(either_case((*TEENS, *SMALL)))})(?!\w)"
)
_GROUP = (
    rf"(?:{_BELOW_100}|[Aa]n?(?={_GAP}(?&western_scales)(?!\w)))"
    rf"(?:{_GAP}hundred(?!\w)(?:{_GAP}(?:and{_GAP})?{_BELOW_100})?)?"
)
_SCALE_WORDS = rf"(?:{_GAP}{alternation(word for word in SCALE_VALUES if word != 'hundred')}(?!\w))"
_IN_WORDS = lazy_pattern(
    rf"(?P<half>(?:[Hh]alf|[Aa]{_GAP}(?:quarter|third){SPACE}of){_GAP}an?"
    rf"(?P<halfscale>{_GAP}(?&western_scales)(?!\w))?(?!\w)"
    r"|[Hh]alf(?P<halfscale2>-(?:million|billion|trillion|dozen)(?!\w)))"
    rf"|(?P<above>{alternation(either_case(NUMERATORS))}){_GAP}"
    rf"(?P<below>(?&parts))(?!\w)(?P<of>{_GAP}of{_GAP}an?(?!\w)(?P<ofscale>{_SCALE_WORDS})?)?"
    rf"|(?P<group>{_GROUP})"
    rf"(?P<part>{_GAP}and{_GAP}(?:a|one|three|two){_GAP}(?&parts)(?!\w))?"
    rf"(?P<scale>{_SCALE_WORDS}+(?P<more>{_GAP}(?:and{_GAP})?{_GROUP}{_SCALE_WORDS}*)*)?"
)
# Longer runs are codes, and would outgrow the 28 digits that decimal arithmetic keeps.
_MOST_DIGITS = 18
_LARGEST = Decimal(10) ** 24

_MONEY_BEFORE = frozenset("$£€¥₩₹₽₫฿₺₴₦₱¢")
_MINUS = frozenset("-−–")

_HEDGE_WORDS = {
    **dict.fromkeys(ABOUT, Hedge.ABOUT),
    **dict.fromkeys(OVER, Hedge.OVER),
    **dict.fromkeys(UNDER, Hedge.UNDER),
}
_HEDGE_SIGNS = frozenset("~≈<>")
_HEDGE_PAIRS = {
    **dict.fromkeys(OVER_PAIRS, Hedge.OVER),
    **dict.fromkeys(UNDER_PAIRS, Hedge.UNDER),
    **dict.fromkeys(ABOUT_PAIRS, Hedge.ABOUT),
}


_STEPS = {step: Decimal(step) for step in (1, 5, 25)}

_HEDGE_ENDS = frozenset(pair.split()[1] for pair in _HEDGE_PAIRS)


def granularity_of(value: Decimal) -> Decimal:
    """The step that a number seems rounded to, from its last digits.

    2.40 → 0.01 and 1,200 → 100: what the last digit that is written counts. A 5 after other digits
    is taken for a step of five (35, 350, 2.5), a 25 or 75 for one of twenty-five (125, 1,750).
    """
    _, digits, exponent = value.as_tuple()
    place = int(exponent)
    shown = len(digits)
    while place >= 0 and shown and not digits[shown - 1]:
        shown -= 1
        place += 1
    if not shown:
        return _ONE
    step = 1
    if digits[shown - 1] == 5 and shown > 1 and not (place < 0 and shown + place > 3):
        step = 25 if shown > 2 and digits[shown - 2] in (2, 7) else 5
    return _STEPS[step].scaleb(place) if place else _STEPS[step]


def hedge_before(prose: str, start: int) -> Hedge:
    """The hedge that stands right before ``start``: "about", "more than", "up to" …."""
    last_character = prose[start - 1 : start]
    if last_character in _HEDGE_SIGNS:
        return _HEDGE_WORDS[last_character]
    if not last_character.isspace():
        return Hedge.NONE
    words = prose[max(0, start - 24) : start].rsplit(None, 2)
    if not words:
        return Hedge.NONE
    last = words[-1].lower().lstrip("(\"“'‘[—–-")
    if last in _HEDGE_WORDS:
        return _HEDGE_WORDS[last]
    if last in _HEDGE_ENDS and len(words) > 1:
        return _HEDGE_PAIRS.get(f"{words[-2].lower().lstrip('(“[—–')} {last}", Hedge.NONE)
    return Hedge.NONE


def numbers(document: Document) -> tuple[Number, ...]:
    """All numbers of the story, in the order of the text (a finder).

    Read are digits with strict groups of three (comma, or a space of any kind), decimals, number
    words up to trillions, fractions ("½", "2 1/2", "two-thirds", "a quarter of a"), scale words,
    signs, and ranges ("3-5", "3 to 5", "between 3 and 5"). A run of digits with broken grouping
    ("4,2000") is no number.
    """
    prose = document.prose
    found = sorted((*_in_digits(document), *_in_words(document)), key=lambda number: number.span)
    return tuple(_with_ranges(prose, found))


def _runs(document: Document) -> Iterator[tuple[int, int, str]]:
    """All runs of digits with their separators: start, end and text."""
    prose = document.prose
    starts = [run.start for run in document.find(digit_runs)]
    vulgar = [at for sign in _VULGAR for at in occurrences(prose, sign)]
    if vulgar:
        starts = sorted((*starts, *vulgar))
    last = 0
    for start in starts:
        if start < last:
            continue
        stop_before = start > last and prose[start - 1] == "." and prose[start].isdecimal()
        match = _DIGITS.match(prose, start - stop_before)
        if match:
            last = match.end()
            yield match.start(), last, match.group()


def _in_digits(document: Document) -> Iterator[Number]:
    prose = document.prose
    for run in _runs(document):
        start, end, text = run
        before = prose[start - 1] if start else " "
        # Part of a name (A320), of a clock time or of a date with slashes.
        if (before.isalnum() and not _money_letters(prose, start, end)) or (
            before in "_,.:/" and start > 1 and prose[start - 2].isdecimal()
        ):
            continue
        if text[0] == "." and before.isalpha():
            # "Rs.500"
            start, text = start + 1, text[1:]
        elif text[0] == "." and not (before.isspace() or before in "([-–−"):
            continue
        read = _value(text)
        if read is None:
            shorter = _shorter(text)
            if shorter is None:
                continue
            text, read = shorter
            end = start + len(text)
        value, step = read
        money = before in _MONEY_BEFORE or (
            before == " " and start > 1 and prose[start - 2] in _MONEY_BEFORE
        )
        scale, end = _scale_after(prose, end, money=money)
        if scale is not _ONE:
            if max(value, _ONE) * scale > _LARGEST:
                continue
            value, step = value * scale, step * scale
        if before in _MINUS and (start == 1 or prose[start - 2] in " \n\t(["):
            value, start = -1 * value, start - 1
        elif _is_after_minus(prose, start):
            value, start = -1 * value, start - len("minus ")
        one = NumberEnd(Span(start, end), value, step, False, scale)
        yield Number(one.span, (one,), hedge_before(prose, start), money)


def _scale_after(prose: str, end: int, *, money: bool) -> tuple[Decimal, int]:
    """The worth of the scale words after digits, and where they end; 1 and ``end`` without any."""
    following = prose[end : end + 1]
    if following == "-" or following.isspace():
        following = prose[end + 1 : end + 2]
    if following not in _SCALE_LETTERS:
        return _ONE, end
    match = _AFTER_DIGITS.match(prose, end)
    if not match or (match["money"] and not money):
        return _ONE, end
    return _scale_of(match.group()), match.end()


def _is_after_minus(prose: str, start: int) -> bool:
    return start > 5 and prose[start - 2] in "sS" and prose[start - 6 : start].lower() == "minus "


# Codes of currencies that touch their number; a lone R is one only before a scale word, for R2 and
# R100 are mostly names.
_MONEY_CODES = frozenset(
    """
    Rs RM Rp Tk Dh Dhs Sh Ksh KSh Tsh TSh Ush USh DM SFr NRs SLRs Php RMB USD EUR GBP CNY JPY CHF
    AUD CAD NZD SGD HKD TWD NTD INR PKR KRW SEK NOK DKK ISK CZK PLN HUF RUB TRY THB IDR MYR PHP VND
    AED SAR ZAR NGN KES EGP ILS BRL MXN
    """.split()
)
_LETTERS_BEFORE = lazy_pattern(r"(?<![^\W_])[A-Z][A-Za-z]{0,3}\Z")


def _money_letters(prose: str, start: int, end: int) -> bool:
    if not start or not prose[start - 1].isalpha():
        return False
    letters = _LETTERS_BEFORE.search(prose, max(0, start - 5), start)
    if not letters:
        return False
    if letters.group() == "R":
        scale = _AFTER_DIGITS.match(prose, end)
        return bool(scale and (scale["short"] or scale["long"]))
    return letters.group() in _MONEY_CODES


def _value(text: str) -> tuple[Decimal, Decimal] | None:
    """Value and granularity of a run of digits; None where the grouping is broken."""
    if len(text) > _MOST_DIGITS and sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return None
    if text.isdecimal() or _PLAIN.fullmatch(text):
        value = Decimal(text.replace(",", ""))
        return value, granularity_of(value)
    if _SPACED.fullmatch(text):
        value = Decimal(re.sub(r"\D", "", text))
        return value, granularity_of(value)
    fraction = _FRACTION.fullmatch(text)
    if not fraction:
        return None
    if fraction["vulgar"]:
        above, below = _VULGAR[fraction["vulgar"]]
    else:
        above, below = int(fraction["above"]), int(fraction["below"])
        if below not in _DENOMINATORS or not 0 < above < below:
            return None
    whole = (fraction["whole"] or "0").replace(",", "")
    return Decimal(whole) + Decimal(above) / below, Decimal(1) / below


def _shorter(text: str) -> tuple[str, tuple[Decimal, Decimal]] | None:
    """The first number of a run that is several: "2019 300", "15, 300"."""
    head = re.split(rf"[{_VULGAR_CLASS}\u00a0\u202f\u2009 /-]", text, maxsplit=1)[0]
    if not head or head == text or "/" in text[len(head) : len(head) + 1]:
        return None
    value = _value(head)
    return (head, value) if value else None


def _in_words(document: Document) -> Iterator[Number]:
    prose = document.prose
    last = 0
    for start in document.find(word_starts):
        if start < last or (start and prose[start - 1] in "'’"):
            continue
        match = _IN_WORDS.match(prose, start)
        if not match:
            continue
        end = last = match.end()
        read = _word_value(match)
        if read is None:
            continue
        value, step, scale = read
        if max(value, scale) > _LARGEST:
            continue
        begin = start
        if _is_after_minus(prose, start):
            begin, value = start - len("minus "), -value
        one = NumberEnd(Span(begin, end), value, step, True, scale)
        yield Number(one.span, (one,), hedge_before(prose, begin))


def _scale_of(text: str | None) -> Decimal:
    scale = _ONE
    for word in re.split(r"[^a-z]+", text.lower()) if text else ():
        if word in SCALES:
            scale *= SCALES[word]
    return scale


def _word_value(match: regex.Match[str]) -> tuple[Decimal, Decimal, Decimal] | None:
    """Value, granularity and scale of a number in words."""
    if value := _WORDS.get(match.group().lower()):
        # "two": most are a single word.
        return value, granularity_of(value), _ONE
    if match["half"]:
        lower = match["half"].lower()
        below = 4 if "quarter" in lower else 3 if "third" in lower else 2
        scale = _scale_of(match["halfscale"] or match["halfscale2"])
        part = scale / below
        return part, part, scale
    if match["above"]:
        parts = PARTS[match["below"]]
        above = _WORDS[match["above"].lower()]
        if above >= parts or (parts in (4, 5) and above == 1 and not match["of"]):
            return None
        scale = _scale_of(match["ofscale"])
        return above / parts * scale, scale / parts, scale
    total = _group_value(match["group"])
    step = granularity_of(total)
    if match["part"]:
        count, name = [word for word in re.split(r"[^a-z]+", match["part"].lower()) if word][1:]
        total += _WORDS[count] / PARTS[name]
        step = Decimal(1) / PARTS[name]
    if match["more"]:
        whole = _sum_of_groups(match["group"] + match["scale"])
        return None if whole is None else (whole, granularity_of(whole), Decimal(1))
    scale = _scale_of(match["scale"])
    return total * scale, step * scale, scale


def _group_value(text: str) -> Decimal:
    """A number below a thousand in words; "hundred" may stand in it."""
    total = Decimal(0)
    for word in re.split(r"[^a-z]+", text.lower()):
        if word == "hundred":
            total *= 100
        elif word in _WORDS:
            total += _WORDS[word]
    return total


def _sum_of_groups(text: str) -> Decimal | None:
    """Groups with falling scales, added: "two thousand five hundred"."""
    total, group, smallest = Decimal(0), Decimal(0), Decimal(10) ** 15
    for word in re.split(r"[^a-z]+", text.lower()):
        if word == "hundred":
            group = (group or Decimal(1)) * 100
        elif word in _WORDS:
            group += _WORDS[word]
        elif word in SCALES:
            if SCALES[word] >= smallest:
                return None
            smallest = SCALES[word]
            total += group * smallest
            group = Decimal(0)
    return total + group


_RANGE_GAP = lazy_pattern(rf"{SPACE}?[-–—−]{SPACE}?|{SPACE}to{SPACE}|{SPACE}or{SPACE}|-to-|-or-")
_BETWEEN = lazy_pattern(r"[Bb]etween\s+(?:\w+\s+)?$")


def _with_ranges(prose: str, found: list[Number]) -> Iterator[Number]:
    """Joins the two ends of a range; "2-1" and "1914 to 38" are no ranges."""
    at = 0
    while at < len(found):
        first = found[at]
        at += 1
        if at < len(found) and 0 < found[at].span.start - first.span.end <= 6:
            joined = _range(prose, first, found[at])
            if joined:
                at += 1
                yield joined
                continue
        yield first


def _range(prose: str, first: Number, second: Number) -> Number | None:
    gap = prose[first.span.end : second.span.start]
    low, high = first.ends[0], second.ends[0]
    if low.in_words != high.in_words and "to" not in gap and "or" not in gap:
        return None
    if not _RANGE_GAP.fullmatch(gap):
        is_between = gap.strip() == "and" and _BETWEEN.search(
            prose, max(0, first.span.start - 24), first.span.start
        )
        if not is_between:
            return None
    value, step, scale = low.value, low.granularity, low.scale
    if high.scale > 1 and scale == 1 and value < high.value / high.scale:
        # "3 to 5 million": the scale word stands once.
        value, step, scale = value * high.scale, step * high.scale, high.scale
    if not value < high.value and not high.value < 0:
        return None
    low = NumberEnd(low.span, value, step, low.in_words, scale)
    span = Span(first.span.start, second.span.end)
    return Number(span, (low, high), first.hedge or second.hedge, first.money)
