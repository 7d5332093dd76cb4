"""The prose with every number hidden, so that a template can say "a number" in one character.

The masked text is as long as the prose and its offsets are the same, so a template that fits tells
where its numbers stand, and the numbers themselves have been read once, by the finder of numbers.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.subjects.numbers.numbers import Hedge, NumberEnd, numbers
from newslint.text.folded import folded

HEAD = "\ue0f0"
"""Stands for the first character of a number that is no year; private use, in no story."""
YEAR_HEAD = "\ue0f1"
"""Stands for the first digit of what may be a year: four bare digits from 1000 to 2199."""
TAIL = "\ue0f2"
"""Stands for each further character of either."""

NUMBER = f"{HEAD}{TAIL}*+"
"""A regular expression for a hidden number that is no year."""
YEAR = f"{YEAR_HEAD}{TAIL}{{3}}"
"""A regular expression for a hidden year."""
PER_CENT = r" ?(?:%|per ?cent(?!age|ile)\b|pct\b)"
"""A regular expression for a percent sign or its words, with the space before it."""

_HIDDEN = f"{HEAD}{YEAR_HEAD}{TAIL}"
STOPS = f"{_HIDDEN}.;:!?\\n"
"""For a character class: what no gap of a template runs over, numbers and ends of clauses."""

_FIRST_YEAR = 1000
_LAST_YEAR = 2199
# All of these are one character long on both sides.
_PLAIN = (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\t", " "), ("’", "'"))


class HiddenNumber(NamedTuple):
    """A number behind the mask: one end of a range, or a number that is none."""

    end: NumberEnd
    hedge: Hedge
    money: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.end.span

    @property
    def value(self) -> Decimal:
        """What it is worth, its scale word included."""
        return self.end.value

    def figure(self, prose: str) -> str:
        """As it stands, but a small number in words as digits, for arithmetic."""
        if self.end.in_words and abs(self.value) < 1000 and self.value % 1 == 0:
            return f"{self.value:f}"
        return prose[slice(*self.span)]


class MaskedProse(NamedTuple):
    """The prose in lower case, spaces and apostrophes plain, numbers hidden.

    A line end stands only between segments: one within a paragraph has become a space.
    """

    text: str
    numbers: Mapping[int, HiddenNumber]
    """The hidden numbers by the offset where they begin."""

    def year(self, start: int) -> int:
        """The year that begins at ``start``."""
        return int(self.numbers[start].value)


class NumberedLine(NamedTuple):
    """A line of the masked text that holds numbers.

    No template runs over a line end, so one that needs two numbers and the word "from" need only
    be tried on lines that hold them: few do.
    """

    span: Span
    """With the line end."""
    text: str
    numbers: int
    """How many hidden numbers it has that are no years."""
    years: int

    def names(self, *words: str) -> bool:
        """Whether one of the words, or pieces of words, stands in it."""
        # A loop takes half the time of any() with a generator, and this is asked of every line.
        for word in words:  # noqa: SIM110
            if word in self.text:
                return True
        return False


def masked_prose(document: Document) -> MaskedProse:
    """The prose with its numbers hidden (a finder).

    Both ends of a range are hidden one by one, so that "from 3 to 5 million" reads "from N to N".
    """
    prose = document.prose
    hidden = tuple(_hidden(document))
    # Before the numbers are hidden, for then Python keeps each letter in twice the bytes.
    plain = folded(prose)
    for fancy, simple in _PLAIN:
        plain = plain.replace(fancy, simple)
    pieces = []
    at = 0
    for number in hidden:
        start, end = number.span
        head = YEAR_HEAD if _is_year(prose, number) else HEAD
        pieces += [plain[at:start], head, TAIL * (end - start - 1)]
        at = end
    pieces.append(plain[at:])
    text = _unwrapped(document, "".join(pieces))
    return MaskedProse(text, {number.span.start: number for number in hidden})


def numbered_lines(document: Document) -> tuple[NumberedLine, ...]:
    """The lines of the masked text that hold a number or a year (a finder)."""
    return tuple(_lines(document.find(masked_prose)))


def _lines(masked: MaskedProse) -> Iterator[NumberedLine]:
    text, end = masked.text, 0
    for at in masked.numbers:
        if at >= end:
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at) + 1 or len(text)
            line = text[start:end]
            yield NumberedLine(Span(start, end), line, line.count(HEAD), line.count(YEAR_HEAD))


def matches(
    pattern: regex.Pattern[str], masked: MaskedProse, lines: Iterable[NumberedLine]
) -> Iterator[regex.Match[str]]:
    """Where a template fits within these lines, with offsets of the whole text."""
    for line in lines:
        yield from pattern.finditer(masked.text, *line.span)


def _hidden(document: Document) -> Iterator[HiddenNumber]:
    last = 0
    for number in document.find(numbers):
        for end in number.ends:
            if end.span.start >= last:
                last = end.span.end
                yield HiddenNumber(end, number.hedge, number.money)


def _is_year(prose: str, number: HiddenNumber) -> bool:
    start, end = number.span
    return (
        end - start == 4
        and not number.money
        and prose[start:end].isdigit()
        and _FIRST_YEAR <= number.value <= _LAST_YEAR
    )


def _unwrapped(document: Document, text: str) -> str:
    """Line ends within a segment as spaces."""
    pieces = []
    at = 0
    for segment in document.segments:
        start, end = segment.span
        if "\n" in text[start:end]:
            pieces += [text[at:start], text[start:end].replace("\r", " ").replace("\n", " ")]
            at = end
    pieces.append(text[at:])
    return "".join(pieces)
