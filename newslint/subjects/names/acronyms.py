"""Acronyms in brackets after the name that they stand for: “World Health Organization (WHO)”."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.names.person_names import without_openers
from newslint.text.capitals import occurrences
from newslint.text.unwrapped import unwrapped_prose

_TABLE = Path(__file__).parent / "acronyms.csv"
# A plural has its s: “(NGOs)”.
_IN_BRACKETS = lazy_pattern(
    r"\([\"'“‘]?(?P<acronym>\p{Lu}(?:[\p{L}&-]{0,8}\p{Lu}|&\p{Lu}))(?:['’]?s)?[\"'”’]?\)"
)
_WORD = lazy_pattern(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}.’'&-]*|&")
_PART = lazy_pattern(r"[^-/]+")
_CONTENT = lazy_pattern(r"[^\s/-]+")
_SMALL = frozenset(
    "of for and the in on to at by an a with against from under de du des la le les et y e und & or"
    .split()
)  # fmt: skip
_MOST_WORDS = 14
_LONGEST_NAME = 140
# Words that stand after a name and before its acronym: “Task Force on Floods (TF)”.
_MOST_AFTER = 3
# What a body of people is; a name without any may be a person's, “Jan Holub (ODS)”.
_BODIES = frozenset(
    """
    administration agency alliance assembly association authority bank board bureau center centre
    chamber club coalition commission committee community confederation confederacy conference
    congress consortium convention cooperation corporation corps council court department
    directorate federation force forces forum foundation front fund group guild institute
    institution league ministry mission movement network office organisation organization
    partnership party police programme program secretariat service services society staff system
    treaty tribunal union university
    """.split()
)
# What stands before a person's name may be the first word of a body's.
_BEGIN_NAMES = frozenset("General Foreign Finance Interior Defense Defence Justice Police".split())
_SPELLINGS = (
    ("isation", "ization"), ("centre", "center"), ("programme", "program"), ("defence", "defense"),
    ("labour", "labor"),
)  # fmt: skip
_NOT_READ = frozenset({SegmentKind.HEADLINE, SegmentKind.FURNITURE, SegmentKind.BYLINE})


class Introduction(NamedTuple):
    """A name with an acronym in brackets after it."""

    acronym: str
    """Without the s of a plural."""
    span: Span
    """Of the acronym, without the brackets."""
    name: Span
    """Of the name; where the letters do not fit, of the capitalised words before the brackets."""
    words: tuple[str, ...]
    """Those of the name."""
    fits: bool
    """Whether the words begin with the letters; if not, they name a body all the same."""

    @property
    def is_abbreviated(self) -> bool:
        """Whether the acronym is made of the first letters of several words."""
        return self.fits and len(self.words) > 1

    def names_the_same(self, other: "Introduction") -> bool:
        """Whether one of two names has all the words of the other, small words aside."""
        mine, theirs = _content(self.words), _content(other.words)
        return mine <= theirs or theirs <= mine

    @property
    def known_name(self) -> str:
        """The name that the acronym is known to stand for, where another stands before it.

        Empty where the letters fit, whatever the name, and for an acronym that the table lacks.
        """
        known = () if self.fits else _known_names().get(self.acronym.upper(), ())
        mine = _content(self.words)
        if not known or any(_content(name.split()) <= mine for name in known):
            return ""
        return known[0]


@cache
def _known_names() -> Mapping[str, tuple[str, ...]]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return MappingProxyType(
            {
                row["acronym"]: (row["name"], *filter(None, row["also"].split("|")))
                for row in csv.DictReader(lines)
            }
        )


def acronym_introductions(document: Document) -> tuple[Introduction, ...]:
    """All names with their acronyms, outside headlines, in the order of the prose (a finder).

    Where the letters do not fit, only names of bodies are found: not “Jan Holub (ODS)”.
    """
    return tuple(_introductions(document))


def _introductions(document: Document) -> Iterator[Introduction]:
    prose = document.find(unwrapped_prose)
    for at in occurrences(prose, "("):
        match = _IN_BRACKETS.match(prose, at)
        if not match:
            continue
        segment = document.segment_around(Span(at, at + 1))
        if segment is None or segment.kind in _NOT_READ:
            continue
        words = _words_before(prose, segment, at)
        name = _name(prose, words, match["acronym"])
        if name:
            first, last, does_fit = name
            yield Introduction(
                match["acronym"],
                Span(*match.span("acronym")),
                Span(words[first].start, words[last - 1].end),
                tuple(prose[slice(*word)] for word in words[first:last]),
                does_fit,
            )


def _words_before(prose: str, segment: Segment, at: int) -> list[Span]:
    """The words that run up to a bracket, with nothing but spaces and commas between them."""
    start = max(segment.span.start, at - _LONGEST_NAME)
    run: list[Span] = []
    end = at
    for word in reversed([Span(*match.span()) for match in _WORD.finditer(prose, start, at)]):
        gap = prose[word.end : end].strip()
        # A hyphen with spaces is a slip inside a name, “Asia - Pacific”.
        if gap not in ("", ",", "-") and (run or gap not in ("”", '"', "’", "'")):
            break
        run.append(word)
        end = word.start
        if len(run) == _MOST_WORDS:
            break
    return run[::-1]


def _name(prose: str, spans: list[Span], acronym: str) -> tuple[int, int, bool] | None:
    """Which of the words are the name: from, to, and whether the letters fit."""
    words = [prose[slice(*span)] for span in spans]
    for last in range(len(words), max(0, len(words) - 1 - _MOST_AFTER), -1):
        if last < len(words) and words[last].lower() not in _SMALL:
            continue
        for first in range(last - 1, -1, -1):
            if letters_fit(words[first:last], acronym):
                return first, last, True
    first = len(words)
    while first and (words[first - 1][0].isupper() or words[first - 1].lower() in _SMALL):
        first -= 1
    while first < len(words) and _is_before_a_name(words[first]):
        first += 1
    if not names_a_body(words[first:]) or len(acronym) <= 2:
        return None
    return _last_body(words, first, acronym), len(words), False


def _last_body(words: Sequence[str], first: int, acronym: str) -> int:
    """Where the body that the acronym stands beside begins: after the last “of the”.

    In “Flood Office of the Federal River Agency (FRB)” that is the agency, unless the letters are
    those of the first body, or are known to be.
    """
    low = [word.lower() for word in words]
    cuts = (at + 2 for at in range(len(low) - 3, first, -1) if low[at : at + 2] == ["of", "the"])
    start = next((at for at in cuts if names_a_body(words[at:])), first)
    if start == first:
        return first
    outer = words[first : start - 2]
    known = _known_names().get(acronym.upper(), ())
    is_outer = letters_fit(outer, acronym) or any(
        _content(name.split()) <= _content(words[first:]) for name in known
    )
    return first if is_outer else start


def _is_before_a_name(word: str) -> bool:
    if word.lower() in _SMALL:
        return True
    return word not in _BEGIN_NAMES and not without_openers((word,))


def names_a_body(words: Sequence[str]) -> bool:
    """Whether words are the name of a body: “Ministry of Trade”, “Trade Union”."""
    low = [word.lower().removesuffix("'s").removesuffix("’s") for word in words]
    return len(low) > 1 and any(
        word in _BODIES and (at + 1 == len(low) or low[at + 1] in _SMALL)
        for at, word in enumerate(low)
    )


def letters_fit(words: Sequence[str], acronym: str) -> bool:
    """Whether the letters of ``acronym`` are the first ones of the words, in their order.

    Small words may be left out, and a word may give more letters than its first: “Interpol”. Parts
    of hyphenated words after the first may be left out, too. An accent and case do not count.
    """
    fits = list(fitting(words, acronym))
    return bool(fits) and len(fits) == len(words) and fits[-1]


def fitting(words: Sequence[str], acronym: str) -> Iterator[bool]:
    """The same of the first word, of the first two, and so on; it ends where no more can fit."""
    letters = "".join(letter for letter in acronym.casefold() if letter.isalpha())
    # How many letters the words so far may have given.
    given = {0}
    count = 0
    for word in words:
        for at, part in enumerate(_PART.findall(word.casefold())):
            may_be_left_out = at > 0 or part in _SMALL
            count += 1
            # The first word is not left out.
            if count == 1 and (may_be_left_out or part[0] != letters[0]):
                return
            given = _given(part, letters, given) | (given if may_be_left_out else set())
        if not given:
            return
        yield count > 0 and len(letters) in given and len(letters) <= 4 * count


def _given(part: str, letters: str, given: Iterable[int]) -> set[int]:
    """How many letters may have been given once this part of a word has given some."""
    now = set()
    for before in given:
        at = 0
        for taken in range(before, len(letters)):
            at = part.find(letters[taken], at) + 1
            # The first letter of a word is among those that it gives.
            if not at or (taken == before and at != 1):
                break
            now.add(taken + 1)
    return now


def _content(words: Sequence[str]) -> frozenset[str]:
    """The words by which names are told apart."""
    low = " ".join(words).lower().replace("’", "'")
    for british, american in _SPELLINGS:
        low = low.replace(british, american)
    bare = (
        word.rstrip(".,'").removesuffix("'s").removesuffix("s") for word in _CONTENT.findall(low)
    )
    return frozenset(bare) - _SMALL
