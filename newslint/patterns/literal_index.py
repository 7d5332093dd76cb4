"""Many literal strings, looked for in a text all at once.

Letters and digits that stand side by side in a string do so within a word of the text, and the
words of stories are few and come again. So it is found out once for each word which strings it
holds. Whoever has an index asks `found` alone, so that an automaton may take its place.
"""

import re
from collections.abc import Iterable

MOST_WORDS = 20_000
"""So many words are remembered: those of some hundred stories, a few megabytes."""
_RUN = re.compile(r"[^\W_]+")
_HEAD = 3


class LiteralIndex:
    """An index over lower-case strings."""

    def __init__(self, strings: Iterable[str]) -> None:
        # By a run of letters and digits the strings that it is the longest of, by a mark the
        # strings that have no such run.
        self._of_run: dict[str, list[str]] = {}
        self._of_mark: dict[str, list[str]] = {}
        for string in sorted(set(strings)):
            runs = _RUN.findall(string)
            if runs:
                self._of_run.setdefault(max(runs, key=len), []).append(string)
            else:
                self._of_mark.setdefault(min(string, key=_commonness, default=""), []).append(
                    string
                )
        self._by_head: dict[str, list[str]] = {}
        for run in self._of_run:
            self._by_head.setdefault(run[:_HEAD], []).append(run)
        self._words: dict[str, tuple[str, ...]] = {}

    def found(self, text: str) -> frozenset[str]:
        """Those of the strings that occur in a lower-case text."""
        if len(self._words) > MOST_WORDS:
            self._words.clear()
        words, runs = self._words, set[str]()
        for word in set(_RUN.findall(text)):
            held = words.get(word)
            if held is None:
                held = words[word] = tuple(self._runs_in(word))
            if held:
                runs.update(held)
        found = [one for run in runs for one in self._of_run[run] if one == run or one in text]
        for mark in self._of_mark.keys() & {*text, ""}:
            found += [one for one in self._of_mark[mark] if one in text]
        return frozenset(found)

    def _runs_in(self, word: str) -> list[str]:
        found: list[str] = []
        heads = self._by_head
        for at in range(len(word)):
            # At the end of the word the slice of a longer head is one that was seen before.
            for size in range(1, min(_HEAD, len(word) - at) + 1):
                runs = heads.get(word[at : at + size])
                if runs:
                    found += [run for run in runs if word.startswith(run, at)]
        return found


def _commonness(mark: str) -> int:
    return " ,-.\"'()".find(mark)
