"""The lines of a text, and the stretches of running text that they make."""

from typing import NamedTuple

from newslint.patterns.lazy_pattern import lazy_pattern

_LINE = lazy_pattern(r"[^\r\n]+")
_LIST_MARK = lazy_pattern(r"[-–—•●▪◦‣■►*·]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s")
_FIRST_WORD = lazy_pattern(r"\S+")

# Terminals were eighty columns wide; mail and wire copy is wrapped between 60 and 100.
_WIDEST = 110
_NARROWEST = 20
# How far a line may fall short of the width and still count as full, the next word not fitting.
_SLACK = 0.12
_SENTENCE_END = tuple('.!?:…"”’»)')


class Line(NamedTuple):
    """A line, or the lines of one hard-wrapped paragraph, without white space at the edges."""

    start: int
    end: int
    blank_before: bool
    """Whether a blank line, or the edge of the text, stands above."""


def text_lines(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank, each as it stands."""
    found: list[Line] = []
    last_end = -1
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        between = text[last_end : match.start()] if last_end >= 0 else "\n\n"
        found.append(Line(start, start + len(stripped), not _is_one_line_end(between)))
        last_end = match.end()
    return found


def _is_one_line_end(between: str) -> bool:
    return between in {"\n", "\r\n", "\r"}


def joined_lines(text: str, lines: list[Line]) -> list[Line]:
    """The lines with those of hard-wrapped paragraphs joined, if the text is hard-wrapped.

    Copy comes with a paragraph in each line, or with paragraphs wrapped at some width and parted by
    blank lines. The text as a whole decides: it is wrapped if no line is wider than about a hundred
    characters, lines mostly break where the next word would not have fitted, and many of the lines
    below begin in lower case.
    """
    pairs = [at for at in range(1, len(lines)) if not lines[at].blank_before]
    if not pairs:
        return lines
    width = max(line.end - line.start for line in lines)
    if not _NARROWEST <= width <= _WIDEST and not _only_addresses_are_wider(text, lines):
        return lines
    width = min(width, _WIDEST)
    running = {at for at in pairs if _runs_on(text, lines[at - 1], lines[at])}
    full = {at for at in pairs if _is_full(text, lines[at - 1], lines[at], width)}
    running_share = len(running) / len(pairs)
    joining_share = len(running | full) / len(pairs)
    # A short story with many names has few lines that begin in lower case.
    if (running_share >= 0.4 and joining_share >= 0.6) or (running and joining_share >= 0.9):
        return _join(text, lines, running | full)
    return lines


def _only_addresses_are_wider(text: str, lines: list[Line]) -> bool:
    wide = [line for line in lines if line.end - line.start > _WIDEST]
    return bool(wide) and all(" " not in text[line.start : line.end] for line in wide)


def _runs_on(text: str, above: Line, below: Line) -> bool:
    return text[below.start].islower() and not text[above.start : above.end].endswith(_SENTENCE_END)


def _is_full(text: str, above: Line, below: Line, width: int) -> bool:
    word = _FIRST_WORD.match(text, below.start)
    needed = above.end - above.start + 1 + (word.end() - word.start() if word else 0)
    return needed > width * (1 - _SLACK)


def _join(text: str, lines: list[Line], joining: set[int]) -> list[Line]:
    found: list[Line] = []
    for at, line in enumerate(lines):
        joins = at in joining and not _begins_item(text, lines, at)
        if found and joins:
            found[-1] = found[-1]._replace(end=line.end)
        else:
            found.append(line)
    return found


def _begins_item(text: str, lines: list[Line], at: int) -> bool:
    if not _LIST_MARK.match(text, lines[at].start):
        return False
    above = text[lines[at - 1].start : lines[at - 1].end]
    return above.endswith((".", ":", ";", "!", "?")) or bool(_LIST_MARK.match(above))
