"""Compiled regular expressions, each once in a process, and what an earlier process left of them.

To compile a pattern takes a hundred times as long as to make it of what the library compiled it to.
That is numbers, no code of Python's; but the library takes them on trust, so they have to come from
where nobody else writes (`PatternCache` sees to it).
"""

import copyreg
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Hashable, Mapping
from typing import Any

import regex

Key = tuple[str, int]
"""Source and flags: what is compiled from them depends on nothing else."""

_compiled: dict[Key, "regex.Pattern[str]"] = {}
_fresh: list[Key] = []
"""Those that this process has compiled."""
_at_hand: dict[str, str] = {}
_given: dict[Hashable, int] = {}


def pattern_of(source: str, flags: int = 0) -> "regex.Pattern[str]":
    """The pattern that ``regex.compile`` gives; a bad expression raises regex.error."""
    key = source, flags
    pattern = _compiled.get(key)
    if pattern is None:
        left = _at_hand.get(_name(key))
        pattern = (left and _made(source, left)) or None
        if pattern is None:
            pattern = regex.compile(source, flags)
            _fresh.append(key)
        _compiled[key] = pattern
    return pattern


def compiled_patterns() -> dict[str, str]:
    """All patterns that this process has compiled or was given, as text that can be given again."""
    written = {
        name: text
        for key in _fresh
        if (name := _name(key)) not in _at_hand and (text := _written(_compiled[key]))
    }
    return _at_hand | written


def give_patterns(patterns: Mapping[str, str], source: Hashable = None) -> None:
    """Patterns that an earlier process has compiled, with the same version of the library.

    ``source`` is what they come from: a file in a certain state.
    """
    _at_hand.update(patterns)
    if source is not None:
        _given[source] = len(patterns)


def given_before(source: Hashable) -> int | None:
    """How many patterns this process was given from a source; None if it was not yet."""
    return _given.get(source)


def forget_patterns() -> None:
    """Begin as a new process does."""
    _compiled.clear()
    _fresh.clear()
    _at_hand.clear()
    _given.clear()


def _name(key: Key) -> str:
    return f"{key[1]} {key[0]}"


def _reduced(pattern: "regex.Pattern[str]") -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """What pickling would make of a pattern: the library's function, and what it is called with."""
    reduced: Any = copyreg.dispatch_table[type(pattern)](pattern)
    return reduced[0], reduced[1]


def _written(pattern: "regex.Pattern[str]") -> str | None:
    """What a pattern was compiled to; None for one that has more than text and numbers."""
    try:
        _, (_, flags, code, groups, names, lists, used_lists, *rest) = _reduced(pattern)
        if lists or used_lists:
            return None
        if isinstance(code, bytes):
            code = b64encode(code).decode()
        return json.dumps([flags, code, groups, list(names.items()), rest])
    except (KeyError, TypeError, ValueError):  # another version of the library
        return None


def _made(source: str, text: str) -> "regex.Pattern[str] | None":
    try:
        flags, code, groups, names, (offset, characters, *rest) = json.loads(text)
        if isinstance(code, str):
            code = b64decode(code)
        make, _ = _reduced(regex.compile(""))
        made: regex.Pattern[str] = make(
            source, flags, code, groups, dict(names), {}, [], offset, tuple(characters), *rest
        )
    except Exception:  # then it is compiled
        return None
    return made
