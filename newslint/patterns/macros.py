r"""Word lists in patterns: ``(?&months)`` is a group of the names of the months.

The notation is that by which ``regex`` calls a group, and a group of that name in the pattern goes
before a list. A list is one atom, so ``(?&months)?`` reads right; inside ``[...]`` there is none.
A capital, ``(?&Cardinals)``, gives each word a capital.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from newslint.foundation.errors import did_you_mean
from newslint.languages.alternation import alternation, phrase_alternation

_OPENING = "(?&"
_MACRO = re.compile(r"\(\?&([A-Za-z_][A-Za-z0-9_]*)\)")


def expanded(source: str) -> str:
    """A regular expression with its lists written out; raises ValueError for an unknown one."""
    return _expanded(source, _group) if _OPENING in source else source


def expanded_phrase(source: str) -> str:
    """The same for a phrase of a lexicon, in which a space stands for any white space."""
    return _expanded(source, _phrase_group) if _OPENING in source else source


def expanded_items(items: Iterable[str]) -> tuple[str, ...]:
    """A list of texts in which one with a macro becomes one for each word of it, none twice."""
    return tuple(
        dict.fromkeys(
            text
            for item in items
            for text in (_expanded_item(item) if _OPENING in item else (item,))
        )
    )


def _expanded(source: str, group: Callable[[str], str]) -> str:
    def written_out(macro: re.Match[str]) -> str:
        name = macro[1]
        own = f"(?P<{name}>" in source or f"(?<{name}>" in source
        return macro[0] if own else group(name)

    return _MACRO.sub(written_out, source)


def _expanded_item(item: str) -> Iterator[str]:
    macro = _MACRO.search(item)
    if macro is None:
        yield item
        return
    for word in _words(macro[1]):
        yield from _expanded_item(item[: macro.start()] + word + item[macro.end() :])


@cache
def _group(name: str) -> str:
    return alternation(_words(name))


@cache
def _phrase_group(name: str) -> str:
    return phrase_alternation(_words(name))


def _words(name: str) -> tuple[str, ...]:
    # Most runs use few of the patterns that call a list, so that the lists are not imported before.
    from newslint.languages.en.macros import macro_names, words_of  # noqa: PLC0415

    try:
        return words_of(name)
    except KeyError:
        hint = did_you_mean(name, macro_names())
        raise ValueError(f"there is no word list “{name}” for “(?&{name})”; {hint}") from None
