"""What is not about the copy but is the copy: diffs, and fixed copy that is no file."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile

from newslint.foundation.shown_text import printable
from newslint.model.report import FileReport, Run, RunEnd
from newslint.patterns.lazy_pattern import lazy_pattern


class DiffReport:
    """What fixes would change, as unified diffs; bytes that are not UTF-8 stand as surrogates."""

    def begin(self, run: Run) -> str:
        return ""

    def file(self, report: FileReport) -> str:
        return report.diff

    def end(self, end: RunEnd) -> str:
        return ""


class ColoredDiff:
    """The same for a terminal: in colors, with the words marked that change, since a paragraph of
    copy is one long line. What could move the cursor is taken out, so that it is for people alone.
    """

    def begin(self, run: Run) -> str:
        return ""

    def file(self, report: FileReport) -> str:
        return "".join(line + "\n" for line in _colored(report.diff.split("\n")[:-1]))

    def end(self, end: RunEnd) -> str:
        return ""


_HEAD, _HUNK, _OLD, _NEW = "1", "36", "31", "32"
_MARK, _NO_MARK = "\x1b[7m", "\x1b[27m"
_WORD = lazy_pattern(r"\w+|\s+|.")
_MOST_WORDS = 2_000
"""In how long a line words are told apart: to do so takes the square of it."""


def _colored(lines: Sequence[str]) -> Iterator[str]:
    at = 0
    for number, line in enumerate(lines):
        if number < at:
            continue
        if line.startswith("-") and number > 1:
            old, new = _run(lines, number, "-"), _run(lines, number, "-", "+")
            at = number + len(old) + len(new)
            yield from _changed(old, new)
        elif line.startswith("+") and number > 1:
            yield _painted(printable(line), _NEW)
        elif number < 2:
            yield _painted(printable(line), _HEAD)
        else:
            yield _painted(printable(line), _HUNK) if line.startswith("@@") else printable(line)


def _run(lines: Sequence[str], start: int, *signs: str) -> list[str]:
    """The lines that begin with the last of the signs, after those with the ones before it."""
    found: list[str] = []
    for sign in signs:
        start += len(found)
        # A line that begins with a backslash says that the one above it has no end.
        found = list(takewhile(partial(_begins, (sign, "\\")), lines[start:]))
    return found


def _begins(signs: tuple[str, ...], line: str) -> bool:
    return line.startswith(signs)


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Lines and what takes their place, each beside its own where there are as many."""
    pairs = zip(old, new, strict=True) if len(old) == len(new) else ()
    marked = [_marked_words(printable(one), printable(other)) for one, other in pairs]
    olds = [one for one, _ in marked] or list(map(printable, old))
    news = [other for _, other in marked] or list(map(printable, new))
    yield from (_painted(line, _OLD) for line in olds)
    yield from (_painted(line, _NEW) for line in news)


def _marked_words(old: str, new: str) -> tuple[str, str]:
    """The two lines with marks around the words in which they differ."""
    one, other = [_WORD.findall(line[1:]) for line in (old, new)]
    if max(len(one), len(other)) > _MOST_WORDS:
        return old, new
    shown = [old[:1]], [new[:1]]
    from difflib import SequenceMatcher  # noqa: PLC0415 - few runs print differences

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        sides = "".join(one[start:end]), "".join(other[other_start:other_end])
        for parts, words in zip(shown, sides, strict=True):
            parts.append(words if what == "equal" or not words else _MARK + words + _NO_MARK)
    return "".join(shown[0]), "".join(shown[1])


def _painted(line: str, code: str) -> str:
    return f"\x1b[{code}m{line}\x1b[0m"


class FixedCopy:
    """The one story from standard input: fixed, or as it came where it could not be.

    Whoever puts newslint into a pipe must not lose copy that it could not read or was not to.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data

    def begin(self, run: Run) -> str:
        return ""

    def file(self, report: FileReport) -> str:
        if report.content is not None:
            self._data = report.content
        return ""

    def end(self, end: RunEnd) -> str:
        return self._data.decode("utf-8", "surrogateescape")
