"""A regular expression as a tree, as far as it tells what any match must hold.

`required.py` reads from the tree which strings a text needs for a pattern to match. So the parser
is strict: what it does not know for certain it refuses, and that pattern is tried on every text.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple


class UnreadableError(ValueError):
    """The pattern has something that the parser does not know."""


class Chars(NamedTuple):
    """One character: of these, of these ranges, or of these classes such as ``d`` and ``Lu``."""

    single: str = ""
    ranges: tuple[tuple[str, str], ...] = ()
    classes: tuple[str, ...] = ()
    ignore_case: bool = False


class Anything(NamedTuple):
    """Text of which nothing is known, perhaps none."""


class Choice(NamedTuple):
    """One of these sequences."""

    branches: tuple[tuple["Node", ...], ...]


class Repeat(NamedTuple):
    """A node at least so often, and at most; None for any number."""

    node: "Node"
    least: int
    most: int | None


class Look(NamedTuple):
    """What has to stand before or behind a place."""

    ahead: bool
    inside: Choice


Node = Chars | Anything | Choice | Repeat | Look


def parsed(source: str, *, ignore_case: bool = False) -> Choice:
    """The tree of a pattern of ``regex``; raises UnreadableError for what is not known."""
    reader = _Reader(source, ignore_case=ignore_case)
    try:
        tree = reader.choice()
    except (IndexError, ValueError) as problem:
        raise UnreadableError(f"{problem} at {reader.at}") from problem
    if reader.at < len(source):
        raise UnreadableError(f"“{source[reader.at]}” at {reader.at}")
    return tree


_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_CLASSES = {"L", "Lu", "Ll", "M", "N"}
_NOWHERE = "bBAZ"
"""The letters of escapes that match at a place and take no character."""
_MARKS_OF_LOOKS = {"?=": (True, True), "?!": (True, False), "?<=": (False, True)} | {
    "?<!": (False, False)
}


class _Reader:
    def __init__(self, source: str, *, ignore_case: bool) -> None:
        self.source = source
        self.at = 0
        self.ignore_case = ignore_case
        self.spaced = False

    def choice(self) -> Choice:
        branches = [self.sequence()]
        while self.taken("|"):
            branches.append(self.sequence())
        return Choice(tuple(branches))

    def sequence(self) -> tuple[Node, ...]:
        nodes: list[Node] = []
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            if self.spaced and self.blank():
                continue
            node = self.atom()
            # What repeats may stand apart from it in a pattern that is written over many lines.
            while self.spaced and self.blank():
                pass
            times = self.times()
            if node is not None:
                nodes.append(node if times == (1, 1) else Repeat(node, *times))
        return tuple(nodes)

    def blank(self) -> bool:
        if self.at < len(self.source) and self.source[self.at].isspace():
            self.at += 1
            return True
        if self.taken("#"):
            end = self.source.find("\n", self.at)
            self.at = len(self.source) if end < 0 else end + 1
            return True
        return False

    def atom(self) -> Node | None:
        """The next atom; None for what takes no character and asks for none."""
        char = self.next()
        if char == "(":
            return self.group()
        if char == "[":
            return self.set()
        if char == "\\":
            return self.escape()
        if char == ".":
            return Anything()
        if char in "^$":
            return None
        if char in "*+?{}":
            raise UnreadableError(f"“{char}” at {self.at - 1}")
        return Chars(char, ignore_case=self.ignore_case)

    def group(self) -> Node | None:
        for mark, (ahead, positive) in _MARKS_OF_LOOKS.items():
            if self.taken(mark):
                with self.inner():
                    inside = self.choice()
                return Look(ahead, inside) if positive else None
        if self.taken("?P="):
            self.name(")")
            return Anything()
        if self.taken("?P<") or self.taken("?<"):
            self.name(">")
        elif not (self.taken("?>") or self.taken("?|")) and self.taken("?"):
            return self.flagged()
        with self.inner():
            return self.choice()

    def flagged(self) -> Node | None:
        """A group with flags, or flags for all that follows in this one."""
        on, _, off = self.upto(":)").partition("-")
        if not set(on + off) <= set("ix"):
            raise UnreadableError(f"the flags “{on}”, “{off}”")
        if self.source[self.at - 1] == ")":
            if not self.source.startswith(f"(?{on})"):
                raise UnreadableError("flags in the midst hold for what stands before them, too")
            self.flags(on, off)
            return None
        with self.inner():
            self.flags(on, off)
            return self.choice()

    def flags(self, on: str, off: str) -> None:
        self.ignore_case = "i" in on or (self.ignore_case and "i" not in off)
        self.spaced = "x" in on or (self.spaced and "x" not in off)

    @contextmanager
    def inner(self) -> Iterator[None]:
        """Read up to the bracket that closes a group, whose flags end with it."""
        before = self.ignore_case, self.spaced
        yield
        if not self.taken(")"):
            raise UnreadableError("a bracket that is not closed")
        self.ignore_case, self.spaced = before

    def escape(self) -> Node | None:
        char = self.next()
        if char in _NOWHERE:
            return None
        if char.isdecimal():
            return Anything()
        if char in "pPDSW":
            return self.property(char)
        if char in "dsw":
            return Chars(classes=(char,), ignore_case=self.ignore_case)
        return Chars(self.character(char), ignore_case=self.ignore_case)

    def property(self, char: str) -> Node:
        """A class by its name; of those that are not in the list nothing is known."""
        name = ""
        if char in "pP":
            if not self.taken("{"):
                raise UnreadableError("a class without a name")
            name = self.upto("}")
        if char == "p" and name in _CLASSES:
            return Chars(classes=(name,), ignore_case=self.ignore_case)
        # A character all the same, but any.
        return Chars(classes=("",))

    def character(self, char: str) -> str:
        """The character that an escape stands for."""
        digits = {"x": 2, "u": 4, "U": 8}.get(char)
        if digits:
            code = self.source[self.at : self.at + digits]
            self.at += digits
            return chr(int(code, 16))
        if char in _ESCAPED:
            return _ESCAPED[char]
        if char.isalnum():
            raise UnreadableError(f"\\{char}")
        return char

    def set(self) -> Node:
        """Characters in square brackets."""
        negated = self.taken("^")
        single, named = "", ""
        ranges: list[tuple[str, str]] = []
        classes: list[str] = []
        first = True
        while first or self.source[self.at] != "]":
            first = False
            char = self.next()
            if char == "[" and self.source[self.at] in ":.=":
                raise UnreadableError("a class in POSIX's notation")
            if char == "\\":
                char = self.next()
                if char in "pPDSWdsw":
                    named += char
                    node = self.property(char) if char in "pPDSW" else Chars(classes=(char,))
                    classes += node.classes if isinstance(node, Chars) else ()
                    continue
                char = self.character(char)
            if self.source[self.at] == "-" and self.source[self.at + 1] != "]":
                self.at += 1
                last = self.next()
                ranges.append((char, self.character(self.next()) if last == "\\" else last))
            else:
                single += char
        self.at += 1
        if negated:
            # What is no “no character of a word” is one.
            return Chars(classes=("w",) if "W" in named else ("",))
        return Chars(single, tuple(ranges), tuple(classes), self.ignore_case)

    def times(self) -> tuple[int, int | None]:
        """How often the atom before has to come."""
        if self.taken("*"):
            times: tuple[int, int | None] = (0, None)
        elif self.taken("+"):
            times = (1, None)
        elif self.taken("?"):
            times = (0, 1)
        elif self.taken("{"):
            least, comma, most = self.upto("}").partition(",")
            times = (int(least or 0), int(most) if most else None if comma else int(least))
        else:
            return (1, 1)
        # Greedy, lazy or possessive, it is the same text.
        _ = self.taken("+") or self.taken("?")
        return times

    def next(self) -> str:
        if self.at == len(self.source):
            raise UnreadableError("the end")
        self.at += 1
        return self.source[self.at - 1]

    def taken(self, mark: str) -> bool:
        if self.source.startswith(mark, self.at):
            self.at += len(mark)
            return True
        return False

    def name(self, end: str) -> str:
        name = self.upto(end)
        if not name.isidentifier():
            raise UnreadableError(f"the name “{name}”")
        return name

    def upto(self, ends: str) -> str:
        start = self.at
        while self.next() not in ends:
            pass
        return self.source[start : self.at - 1]
