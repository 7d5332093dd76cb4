"""Two spellings of one person's name, found without a list."""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import combinations, groupby
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.names.lone_names import lone_names
from newslint.subjects.names.person_names import NO_PERSON, WrittenName, written_names
from newslint.subjects.places.places import place_zone
from newslint.text.capitals import capitalised_words
from newslint.text.unwrapped import unwrapped_prose
from newslint.values import frozen

_VERDICTS = ("spelling", "order", "surname")
_FEWEST_LETTERS = 5
_FEWEST_FOR_TWO = 8
_FEWEST_ALONE = 7
_LONGEST = 40
_MOST_LETTERS_MORE = 3
# A story that has more names than these with all words but one in common is a list of people.
_MOST_ALIKE = 6
# Names that stand alone are held against full names so many times in a story, and no more.
_COMPARISONS = 100_000
_COMPARISONS_PER_CHARACTER = 4
_TAILS = ("-style", "-type", "-based", "-led", "-era", "-born", "-like", "-born", "-backed", "-run")
# Names of two people that a letter parts.
_TWO_PEOPLE = frozenset(
    map(
        frozenset,
        (
            ("daniel", "danielle"), ("michael", "michel"), ("michelle", "michele"),
            ("francis", "frances"), ("christian", "christine"), ("martin", "martins"),
            ("marion", "marian"), ("harrison", "harrisson"), ("patrick", "patricia"),
            ("alexander", "alexandra"), ("alexandre", "alexandra"), ("robert", "roberta"),
            ("paulina", "pauline"), ("julian", "juliana"), ("andrea", "andreas"),
            ("gabriel", "gabriela"), ("carlos", "carlo"), ("johannes", "johanna"),
            ("rosen", "risen"), ("jackson", "jacksen"), ("brown", "browne"),
        ),
    )
)  # fmt: skip


@frozen
class NearNamesCheck:
    """A match is a name that another name of the story equals but for one word, or for its order.

    ``spelling``: of two names all words but one are the same, and that one is spelt nearly alike:
    one letter more, less, other or swapped, two in words of eight letters or more, a hyphen (“Per
    Lindkvist”, “Per Lindqvist”), or a consonant at the end (“Wang Guiyin”, “Wang Guiying”). Short
    words and endings tell people apart, as do women's and men's names, and are left alone.
    ``order``: the two words of a name are turned round, unless one of the two is said to be family,
    as where a son has his father's first name for a surname. ``surname``: a surname that stands
    alone, and speaks, has a title or is told of as people are, is spelt nearly like the last word
    of a full name (“Per Lindkvist”, “Lindqvist said”) or, diagnosis ``alone``, nearly like another
    that stands alone and speaks: by one letter, in seven or more.

    The match is the first place of the spelling that is rarer, or comes later; the other is
    related. It has no replacement, for either may be right.
    """

    values: ClassVar[tuple[str, ...]] = ("other", "times")

    verdict: str

    def __post_init__(self) -> None:
        if self.verdict not in _VERDICTS:
            raise ValueError(f"the verdict {self.verdict!r} is none of {', '.join(_VERDICTS)}")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield one match for each pair of names, in the order of the prose."""
        places: _Names = {}
        for name in document.find(written_names):
            low = [word.lower() for word in name.words]
            if not NO_PERSON.intersection(low) and not any(w.endswith(_TAILS) for w in low):
                places.setdefault(name.words, []).append(name)
        if self.verdict == "surname":
            found = [*_alone(document, places), *_both_alone(document)]
            yield from sorted(found, key=lambda match: match.span)
            return
        pairs = _turned(places) if self.verdict == "order" else _misspelt(places)
        found = []
        for one, other in pairs:
            if self.verdict == "spelling" and _are_two(document, places, one, other):
                continue
            if self.verdict == "order" and _is_family(document, (*places[one], *places[other])):
                continue
            # A tie goes to the name that stands first in the story.
            right, wrong = sorted(
                (one, other),
                key=lambda words: (
                    not _is_the_desks(document, places[words][0].span),
                    -len(places[words]),
                    places[words][0].span,
                ),
            )
            first, kept = places[wrong][0], places[right][0]
            found.append(
                Match(
                    first.span,
                    {"other": " ".join(right), "times": str(len(places[right]))},
                    related=(Related(kept.span, " ".join(right)),),
                )
            )
        yield from sorted(found, key=lambda match: match.span)


def _is_the_desks(document: Document, span: Span) -> bool:
    """Whether the desk's own terms have the spelling."""
    if document.terms is None:
        return False
    from newslint.text.house_terms import is_mostly_known  # noqa: PLC0415 - few desks have terms

    return is_mostly_known(document, span)


_Names = dict[tuple[str, ...], list[WrittenName]]
_Words = tuple[str, ...]
_Pair = tuple[_Words, _Words]


def _turned(places: _Names) -> Iterator[_Pair]:
    for words in places:
        # A club may be named before its city or after it.
        if (
            len(words) == 2
            and words < words[::-1]
            and words[::-1] in places
            and not any(map(place_zone, words))
        ):
            yield words, words[::-1]


_FAMILY = lazy_pattern(r"\b(?&kin),?\s\Z")


def _is_family(document: Document, names: Iterable[WrittenName]) -> bool:
    """Whether one of the names follows a word such as "son": "his son, Berg Lund"."""
    prose = document.prose
    return any(
        _FAMILY.search(prose[max(0, name.span.start - 20) : name.span.start]) for name in names
    )


_AND = lazy_pattern(r",?\s(?:and|or|&)\s(?:\p{Ll}+\s){0,2}")


def _are_two(document: Document, places: _Names, one: _Words, other: _Words) -> bool:
    """Whether the copy sets two people side by side: "Hasan Ode and Husan Ode", "Mia and Mira Ode".

    Nobody who spells one name in two ways does.
    """
    prose = document.prose
    for first, second in ((one, other), (other, one)):
        ends = {name.span.end for name in places[first]}
        for name in places[second]:
            before = prose[max(0, name.span.start - 40) : name.span.start]
            if any(
                _AND.fullmatch(prose, end, name.span.start)
                for end in ends
                if 0 < name.span.start - end <= len(before)
            ):
                return True
            # The surname stands once for both.
            if first[1:] == second[1:] and before.endswith(
                tuple(f"{first[0]} {joint} " for joint in ("and", "or", "&"))
            ):
                return True
    return False


def _misspelt(places: _Names) -> Iterator[_Pair]:
    """Pairs that differ in one word only, and there by little."""
    by_rest: dict[tuple[int, str, tuple[str, ...]], list[tuple[str, ...]]] = {}
    for words in places:
        for at in range(len(words)):
            rest = (at, _plain(words[at])[:1], words[:at] + words[at + 1 :])
            group = by_rest.setdefault(rest, [])
            for other in group:
                if _near(words[at], other[at]) or _lost_a_consonant(words[at], other[at]):
                    yield other, words
            if len(group) < _MOST_ALIKE:
                group.append(words)


def _alone(document: Document, places: _Names) -> Iterator[Match]:
    """Surnames that stand alone and are nearly those of full names."""
    others = document.find(_of_no_full_name)
    left = _COMPARISONS + _COMPARISONS_PER_CHARACTER * len(document.prose)
    for words, written in places.items():
        surname = words[-1]
        near = others.get(_plain(surname)[:1], ())
        left -= len(near)
        if left < 0:
            return
        for other in near:
            # Most words are told apart by their lengths or letters, at less cost.
            if (
                abs(len(surname) - len(other)) <= _MOST_LETTERS_MORE
                and len(set(surname) ^ set(other)) <= 2 * _MOST_LETTERS_MORE
                and _near(surname, other)
                and (spans := lone_names(document, other, told=True))
            ):
                yield Match(
                    spans[0],
                    {"other": " ".join(words), "times": str(len(written))},
                    related=(Related(written[0].span, " ".join(words)),),
                )


_JOINED = lazy_pattern(r"(?<![\w'’-])\p{Lu}\p{L}*(?:-\p{L}{3,})+")


def _of_no_full_name(document: Document) -> dict[str, list[str]]:
    """Capitalised words that are part of no full name, by their first letter (a finder)."""
    of_names = {word for name in document.find(written_names) for word in name.words}
    joined = set(_JOINED.findall(document.find(unwrapped_prose)))
    found: dict[str, list[str]] = {}
    # In an order of their own, so that where too many are left out it is always the same ones.
    for word in sorted((document.find(capitalised_words) | joined) - of_names):
        if len(word) >= _FEWEST_LETTERS:
            found.setdefault(word[0].lower(), []).append(word)
    return found


def _both_alone(document: Document) -> Iterator[Match]:
    """Surnames that nobody's full name has, and that are nearly those of each other."""
    for group in document.find(_of_no_full_name).values():
        # Of a plural, who speaks is many: “Germans say”, “traders say”.
        words = [
            word for word in group if _FEWEST_ALONE <= len(word) <= _LONGEST and word[-1] != "s"
        ]
        for one, other in _a_letter_apart(words):
            if (
                _near(one, other)
                and _distance(_plain(one), _plain(other)) <= 1
                and not (place_zone(one) or place_zone(other))
                and (first := _speaking(document, one))
                and (second := _speaking(document, other))
            ):
                # A tie goes to the name that stands first in the story.
                kept, wrong = sorted((first, second), key=lambda spans: (-len(spans), spans[0]))
                right = document.prose[slice(*kept[0])]
                yield Match(
                    wrong[0],
                    {"other": right, "times": str(len(kept))},
                    related=(Related(kept[0], right),),
                    diagnosis="alone",
                )


def _a_letter_apart(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of words that may be a letter apart: without one they are the same."""
    without: dict[str, list[str]] = {}
    for word in words:
        plain = _plain(word)
        for form in {plain, *(plain[:at] + plain[at + 1 :] for at in range(len(plain)))}:
            without.setdefault(form, []).append(word)
    found = (pair for near in without.values() for pair in combinations(near[:_MOST_ALIKE], 2))
    yield from dict.fromkeys(found)


def _speaking(document: Document, word: str) -> list[Span]:
    """Where a word stands alone and is a person, unless it is a word of the language as well."""
    return [] if word.lower() in document.prose else lone_names(document, word)


def _near(one: str, other: str) -> bool:
    """Whether two different words are likely two spellings of one name."""
    a, b = _plain(one), _plain(other)
    if a[:1] != b[:1]:
        return False
    if a == b:
        # A hyphen or an accent more; capitals inside a word are another fault.
        return one.lower() != other.lower()
    if min(len(a), len(b)) < _FEWEST_LETTERS or a.startswith(b) or b.startswith(a):
        return False
    if frozenset((a, b)) in _TWO_PEOPLE or a[-1] + b[-1] in {"ao", "oa", "ae", "ea", "ei", "ie"}:
        return False
    if set(a) == set(b) and _undoubled(a) == _undoubled(b):
        # "Weissmann" and "Weisman": however many letters stand twice.
        return True
    limit = 2 if min(len(a), len(b)) >= _FEWEST_FOR_TWO else 1
    # Most names are told apart by their letters, at less cost.
    return (
        abs(len(a) - len(b)) <= limit
        and len(set(a) ^ set(b)) <= 2 * limit
        and _distance(a, b) <= limit
    )


_ENDINGS = frozenset("aeiousy")


def _lost_a_consonant(one: str, other: str) -> bool:
    """Whether a name of six letters or more has one at its end that the other lacks: “Guiyin”,
    “Guiying”. Vowels there tell men from women, and s a family from one of it.
    """
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return (
        len(short) >= _FEWEST_FOR_AN_END
        and len(long) == len(short) + 1
        and long.startswith(short)
        and long[-1] not in _ENDINGS
        # "Central America", "Central American"
        and not long.endswith("an")
    )


_FEWEST_FOR_AN_END = 6


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _plain(word: str) -> str:
    """Lower case, without hyphens, apostrophes and accents."""
    if word.isascii() and word.isalpha():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in parts if letter.isalpha() and letter not in "-'’")


def _distance(one: str, other: str) -> int:
    """Letters to add, drop, change or swap with the next (optimal string alignment)."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        higher, above, row = above, row, [i]
        for j, second in enumerate(other, start=1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != second))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == second:
                best = min(best, higher[j - 2] + 1)
            row.append(best)
    return row[-1]
