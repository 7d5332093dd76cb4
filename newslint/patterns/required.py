r"""The strings that a text cannot do without if a pattern is to match in it.

A pattern such as ``(?P<n>\d{1,3}),\d{4}(?!\d)`` has no letters to look for. But in the *shape* of a
text, in which every digit is a 0, every small letter an a and every capital an A, it needs
“0,0000”, and to look for a string in a story takes a thousandth of the time that the pattern takes
to try all of its places. So of each pattern there are two answers: what it needs of the text in
lower case (``joined``), and what it needs of the text's ``shape``.

The walk goes along the sequence and keeps the strings one of which ends at the place that it has
come to. Where that is lost, because what follows may be anything, they are one need; all needs hold
of every match. Russ Cox's trigram index does it so (https://swtch.com/~rsc/regexp/regexp4.html).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from heapq import nsmallest
from itertools import pairwise

from newslint.patterns.parsed_pattern import (
    Anything,
    Chars,
    Choice,
    Look,
    Node,
    Repeat,
    UnreadableError,
    parsed,
)
from newslint.patterns.shape import LONGEST_RUN, SHAPES_OF_CLASSES, shape_of

Need = frozenset[str]
"""Strings of which one has to be there."""
Needs = tuple[tuple[str, ...], ...]
"""Needs that all hold, each in the order of its strings."""

MOST_STRINGS = 64
"""A need of more strings is cut short: to look for many is no gain. Of single characters there may
be many, those of a script."""
MOST_WORDS = 800
"""Words are looked for all at once, so that of them there may be more."""
MOST_CHARACTERS = 12
_MOST_COPIES = 4
_LONGEST_RANGE = 600
_MOST_NEEDS = 2

_NOTHING_KNOWN: Need = frozenset([""])


@cache
def needs_of_letters(source: str, *, ignore_case: bool = False) -> Needs:
    """What a match needs of the text in lower case; empty if that is nothing rare."""
    return _best(_needs(source, ignore_case, letters=True), letters=True)


@cache
def needs_of_shape(source: str, *, ignore_case: bool = False) -> Needs:
    """What a match needs of the text's shape; empty if that is nothing rare."""
    return _best(_needs(source, ignore_case, letters=False), letters=False)


def _needs(source: str, ignore_case: bool, *, letters: bool) -> list[Need]:
    try:
        tree = parsed(source, ignore_case=ignore_case)
    except UnreadableError:
        return []
    walk = _Walk(letters=letters)
    walk.end(walk.choice(tree, _NOTHING_KNOWN))
    return walk.needs


def _and(string: str, symbol: str) -> str:
    """A string and what follows it, in the form that the text has."""
    if symbol == " " and string.endswith(" "):
        return string
    return string + symbol


def _and_of_shape(string: str, symbol: str) -> str:
    if symbol == "a" and string.endswith("a" * LONGEST_RUN):
        return string
    return _and(string, symbol)


# What share of the characters of English copy is of a shape, and what share of those that follow it
# is of another, roughly and where it is not small. It only tells which needs are worth looking for.
_SHARES = {"a": 0.77, " ": 0.17, "A": 0.03, ",": 0.008, ".": 0.008, "0": 0.005, '"': 0.003}
_FOLLOWING = {
    "a": {"a": 0.79, " ": 0.19, ",": 0.01, ".": 0.01},
    " ": {"a": 0.8, "A": 0.14, "0": 0.02, '"': 0.01},
    "A": {"a": 0.81, "A": 0.09, " ": 0.06, ".": 0.02},
    ",": {" ": 0.88, '"': 0.07, "”": 0.03, "0": 0.02},
    ".": {" ": 0.85, '"': 0.05, "”": 0.03, "A": 0.03, "0": 0.02, ".": 0.01},
    "0": {"0": 0.57, " ": 0.22, ",": 0.07, ".": 0.05, "%": 0.03, "a": 0.03, "-": 0.02},
}
_SMALL_SHARE = 0.0001
_SMALL_SHARE_FOLLOWING = 0.005
_SHARE_OF_A_FOREIGN_LETTER = 0.00001
_SHARE_FOLLOWING_A_MARK = 0.4
_SHARE_OF_A_LETTER = 0.07
_PLACES = 6000
_RARE = 0.002
"""Of needs that are as rare as that, the one of the fewest strings serves best."""
_FEW = 6
_MOST_LIKELY = 8
_MOST_WEIGHED = 6
_LETTERS_OF_A_COMMON_WORD = 4
_RARE_ENOUGH = 20.0
"""So often a story of so many places may hold a need by that reckoning, for it to be of use."""


def _best(needs: Iterable[Need], *, letters: bool) -> Needs:
    """Of needs those that fewest texts have, each without what holds another of its strings."""
    most = MOST_WORDS if letters else MOST_STRINGS
    likely = sorted(needs, key=lambda need: _roughly_expected(need, letters=letters))
    ranked = sorted(
        (max(_RARE, _expected(need, letters=letters)), len(need), tuple(sorted(need)))
        for need in {_shortest_of(need) for need in likely[:_MOST_LIKELY]}
        if len(need) <= most or _longest(need) == 1
    )
    if ranked and ranked[0][0] == _RARE:
        # Another one costs more than it tells, unless it is short.
        ranked = ranked[:1] + [one for one in ranked[1:] if one[1] <= _FEW]
    return tuple(need for times, _, need in ranked[:_MOST_NEEDS] if times < _RARE_ENOUGH)


def _shortest_of(need: Need) -> Need:
    sizes = sorted(set(map(len, need)))
    return frozenset(one for one in need if need.isdisjoint(_parts(one, sizes)))


def _parts(string: str, sizes: Sequence[int]) -> Iterator[str]:
    """What stands in a string, of these sizes and without the string itself."""
    for size in sizes[: bisect_left(sizes, len(string))]:
        for start in range(len(string) - size + 1):
            yield string[start : start + size]


def _expected(need: Need, *, letters: bool) -> float:
    """How often a story holds one of the strings, roughly."""
    return sum(_times(one, letters) for one in need)


def _roughly_expected(need: Need, *, letters: bool) -> tuple[float, int, str]:
    """The same, of a need of many strings by its shortest ones, to compare many needs."""
    shortest = nsmallest(_MOST_WEIGHED, need, key=lambda one: (len(one), one))
    times = sum(_times(one, letters) for one in shortest)
    return times * len(need) / len(shortest), len(need), shortest[0]


@cache
def _times(string: str, letters: bool) -> float:
    if letters and not string.isascii() and any(map(str.isalpha, string)):
        return _PLACES * _SHARE_OF_A_FOREIGN_LETTER
    if letters and string.strip().isalpha() and len(string.strip()) <= _LETTERS_OF_A_COMMON_WORD:
        return _RARE_ENOUGH
    shapes = "".join(map(shape_of, string)) if letters else string
    times = _PLACES * _SHARES.get(shapes[0], _SMALL_SHARE)
    for one, following in pairwise(shapes):
        shares = _FOLLOWING.get(one)
        if shares is None:
            times *= _SHARE_FOLLOWING_A_MARK
        else:
            share = 3 * _SHARES.get(following, _SMALL_SHARE)
            times *= shares.get(following) or min(_SMALL_SHARE_FOLLOWING, share)
    return times * _SHARE_OF_A_LETTER ** shapes.count("a") if letters else times


class _Walk:
    def __init__(self, *, letters: bool) -> None:
        self.letters = letters
        self.needs: list[Need] = []

    def end(self, ends: Need) -> None:
        """These strings, one of which stands there, go on no further."""
        most = MOST_WORDS if self.letters else MOST_STRINGS
        if len(ends) > most and _longest(ends) > 1:
            return
        if all(ends) and ends not in self.needs:
            self.needs.append(ends)

    def sequence(self, nodes: Sequence[Node], ends: Need) -> Need:
        """``ends`` are the strings of which one stands before; returns those at the end."""
        for node in nodes:
            ends = self.node(node, ends)
        return ends

    def choice(self, choice: Choice, ends: Need) -> Need:
        if len(choice.branches) == 1:
            return self.sequence(choice.branches[0], ends)
        walks = [_Walk(letters=self.letters) for _ in choice.branches]
        found = [
            walk.sequence(nodes, ends) for walk, nodes in zip(walks, choice.branches, strict=True)
        ]
        for walk, one in zip(walks, found, strict=True):
            walk.end(one)
        if all(walk.needs for walk in walks):
            # Of each branch the best that it needs, together, are a need.
            self.end(frozenset().union(*map(_Walk.best, walks)))
        return self.bounded(frozenset().union(*found))

    def node(self, node: Node, ends: Need) -> Need:
        if isinstance(node, Chars):
            return self.chars(node, ends)
        if isinstance(node, Anything):
            self.end(ends)
            return _NOTHING_KNOWN
        if isinstance(node, Choice):
            return self.choice(node, ends)
        if isinstance(node, Repeat):
            return self.repeat(node, ends)
        return self.look(node, ends)

    def chars(self, node: Chars, ends: Need) -> Need:
        symbols = _letters(node) if self.letters else _shapes(node)
        if symbols is None:
            self.end(ends)
            return _NOTHING_KNOWN
        along = _and if self.letters else _and_of_shape
        return self.bounded(frozenset(along(one, symbol) for one in ends for symbol in symbols))

    def repeat(self, repeat: Repeat, ends: Need) -> Need:
        copies = min(repeat.least, _MOST_COPIES)
        for _ in range(copies):
            ends = self.node(repeat.node, ends)
        if repeat.most == copies:
            return ends
        unsure = _Walk(letters=self.letters)  # what may be left out is no need
        if repeat.least and unsure.node(repeat.node, ends) == ends:
            return ends  # more of it is nothing more: white space, a run of letters
        self.end(ends)
        if repeat.most is not None and repeat.most <= _MOST_COPIES:
            ways = {ends}
            longer = ends
            for _ in range(repeat.most - copies):
                longer = unsure.node(repeat.node, longer)
                ways.add(longer)
            return self.bounded(frozenset().union(*ways))
        last = unsure.node(repeat.node, _NOTHING_KNOWN)
        return last if repeat.least else self.bounded(ends | last)

    def look(self, look: Look, ends: Need) -> Need:
        if look.ahead:
            self.end(self.choice(look.inside, ends))
            return ends
        before = self.choice(look.inside, _NOTHING_KNOWN)
        self.end(before)
        # Both stand before this place; the longer says more.
        return max(ends, before, key=_shortest)

    def best(self) -> Need:
        """The need that fewest texts have."""
        return min(self.needs, key=lambda need: _roughly_expected(need, letters=self.letters))

    def bounded(self, ends: Need) -> Need:
        """The same with fewer or shorter strings, if they are too many or long."""
        most = MOST_WORDS if self.letters else MOST_STRINGS
        if len(ends) > most and _longest(ends) > 1:
            self.end(ends)
            for size in (4, 2, 1):
                shorter = frozenset(one[-size:] for one in ends)
                if len(shorter) <= most:
                    return shorter
            return _NOTHING_KNOWN
        if _longest(ends) > MOST_CHARACTERS:
            self.end(ends)
            return frozenset(one[-MOST_CHARACTERS:] for one in ends)
        return ends


def _shortest(strings: Iterable[str]) -> int:
    return min(map(len, strings))


def _longest(strings: Iterable[str]) -> int:
    return max(map(len, strings))


def _letters(node: Chars) -> frozenset[str] | None:
    """What a character of a set is in lower case; None if that may be anything."""
    if set(node.classes) - {"s"} or any(map(_is_long, node.ranges)):
        return None
    found = {" "} if node.classes else set()
    for char in node.single + "".join(map(_all_between, node.ranges)):
        low = char.lower()
        # Beyond these letters others may be the same whatever the case.
        if len(low) != 1 or (node.ignore_case and low.isalpha() and not _has_one_capital(low)):
            return None
        found.add(" " if low.isspace() else low)
    return frozenset(found)


def _has_one_capital(low: str) -> bool:
    return low.isascii() or ("à" <= low <= "þ" and low != "÷")


def _is_long(ends: tuple[str, str]) -> bool:
    return ord(ends[1]) - ord(ends[0]) > _LONGEST_RANGE


def _all_between(ends: tuple[str, str]) -> str:
    return "".join(map(chr, range(ord(ends[0]), ord(ends[1]) + 1)))


def _shapes(node: Chars) -> frozenset[str] | None:
    found = set[str]()
    for name in node.classes:
        shapes = SHAPES_OF_CLASSES.get(name)
        if shapes is None:
            return None
        found.update(shapes)
    for first, last in node.ranges:
        if _is_long((first, last)):
            return None
        found.update(map(shape_of, _all_between((first, last))))
    found.update(map(shape_of, node.single))
    if node.ignore_case and found & {"a", "A"}:
        found |= {"a", "A"}
    if node.ignore_case and {"Lu", "Ll"} & set(node.classes):
        found.add("x")
    return frozenset(found)
