"""Many strings, looked for in short texts that come again and again."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

_HEAD = 3

Key = TypeVar("Key", bound=Hashable)


class HeldStrings(Generic[Key]):
    """Which of the strings a short text holds, remembered by what the text is made of."""

    def __init__(self, strings: Iterable[str], most: int) -> None:
        self._by_head: dict[str, list[str]] = {}
        for string in strings:
            self._by_head.setdefault(string[:_HEAD], []).append(string)
        self._most = most
        """So many texts are remembered."""
        self._known: dict[Key, tuple[str, ...]] = {}

    def known(self) -> dict[Key, tuple[str, ...]]:
        """What has been found out; a text that is not in it has to be looked at by `look`."""
        if len(self._known) > self._most:
            self._known.clear()
        return self._known

    def look(self, key: Key, text: str) -> tuple[str, ...]:
        """Find out which strings a text holds."""
        held = self._known[key] = tuple(dict.fromkeys(self._held(text)))
        return held

    def _held(self, text: str) -> Iterable[str]:
        found: list[str] = []
        heads = self._by_head
        for at in range(len(text)):
            # At the end of the text the slice of a longer head is one that was seen before.
            for size in range(1, min(_HEAD, len(text) - at) + 1):
                strings = heads.get(text[at : at + size])
                if strings:
                    found += [string for string in strings if text.startswith(string, at)]
        return found
