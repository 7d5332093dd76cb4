"""For people: every diagnostic with the line it stands on, the place marked, the evidence below."""

import unicodedata
from collections.abc import Iterator

from newslint.foundation.shown_text import printable, printable_path, shortened
from newslint.linting.tally import Tally
from newslint.model.diagnostic import Diagnostic, Level, Place
from newslint.model.report import FileReport, Presentation, Run, RunEnd, per_thousand_words

WIDTH = 88
"""How much of a line is shown, in terminal cells, where the width of the terminal is not known; a
paragraph of copy is one long line."""
BEFORE = 32
"""How much of that stands before the place, where the line is cut, and its share of others."""
LEAST_WIDTH = 20

_COLORS = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.NOTE: "1;36"}
_BOLD, _DIM = "1", "2"
_FIXED = "1;32"
_MOST_RELATED = 6
_MOST_MARKS = 4
"""How many characters a cell is taken to have at most."""
_LONGEST_FIX = 60
_MOST_STORIES = 10


class TextReport:
    """The report as text for a terminal."""

    def __init__(self, presentation: Presentation) -> None:
        self._presentation = presentation
        self._paint = _Paint(presentation.color)
        self._tally = Tally()
        self._statistics = StatisticsReport(presentation) if presentation.statistics else None
        self._unchecked = UncheckedReport()
        self._between = ""

    def begin(self, run: Run) -> str:
        return ""

    def file(self, report: FileReport) -> str:
        self._tally.add(report)
        self._unchecked.file(report)
        if self._statistics:
            self._statistics.file(report)
        parts = list(_file_blocks(report, self._paint, self._presentation.width))
        if report.fixed and not report.diff and not self._presentation.quiet:
            parts.insert(0, _fixes(report, self._paint))
        return "".join(map(self._parted, parts))

    def end(self, end: RunEnd) -> str:
        parts = []
        if self._statistics:
            parts.append(self._statistics.end(end))
        if not self._presentation.quiet:
            if told := self._unchecked.end(end):
                parts.append(told)
            parts.append(_summary(self._tally, len(end.problems), self._paint))
        return "".join(map(self._parted, parts))

    def _parted(self, part: str) -> str:
        """The part, an empty line before it unless it is the first."""
        parted = self._between + part
        self._between = "\n"
        return parted


class UncheckedReport:
    """A line for each story in which not all could be checked, and what to give."""

    def __init__(self) -> None:
        self._first: list[str] = []
        self.count = 0

    def file(self, report: FileReport) -> None:
        """Take down what could not be checked in a file."""
        if not report.unchecked:
            return
        self.count += 1
        if self.count <= _MOST_STORIES:
            told = "; ".join(map(printable, report.unchecked))
            self._first.append(f"  {printable_path(report.path)}: {told}.\n")

    def end(self, end: RunEnd) -> str:
        """The lines; empty if all was checked."""
        if not self.count:
            return ""
        left = self.count - len(self._first)
        more = f"  and {_many(left, 'more file')}\n" if left else ""
        return "Not checked in full:\n" + "".join(self._first) + more


class UncheckedLine:
    """One line of all that, for beside reports that have no room for it."""

    def __init__(self) -> None:
        self._first = ""
        self._count = 0

    def begin(self, run: Run) -> str:
        return ""

    def file(self, report: FileReport) -> str:
        if report.unchecked:
            self._count += 1
            self._first = self._first or f"{printable_path(report.path)}: {report.unchecked[0]}"
        return ""

    def end(self, end: RunEnd) -> str:
        if not self._count:
            return ""
        more = ""
        if self._count > 1:
            files = _many(self._count, "file")
            more = f" (of {files} that were not checked in full; `--format text` lists them)"
        return f"newslint: {printable(self._first)}{more}\n"


class StatisticsReport:
    """The number of diagnostics of every rule, and the quality figure."""

    def __init__(self, presentation: Presentation) -> None:
        self._paint = _Paint(presentation.color)
        self._tally = Tally()
        self._heaviest = _Heaviest()

    def begin(self, run: Run) -> str:
        return ""

    def file(self, report: FileReport) -> str:
        self._tally.add(report)
        self._heaviest.add(report)
        return ""

    def end(self, end: RunEnd) -> str:
        counts = _statistics(self._tally, self._paint)
        return counts + ("\n" if counts else "") + _penalty(self._tally, self._heaviest)


class _Heaviest:
    """The stories that weigh most; others are counted only."""

    def __init__(self) -> None:
        self.top: list[tuple[float, str]] = []
        self.count = 0

    def add(self, file: FileReport) -> None:
        if file.penalty_points:
            self.count += 1
            figure = per_thousand_words(file.penalty_points, file.words)
            self.top = sorted([*self.top, (-figure, file.path)])[:_MOST_STORIES]


class _Paint:
    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text


def _fixes(file: FileReport, paint: _Paint) -> str:
    """What was fixed in a file, a line each."""
    path = printable_path(file.path)
    return "".join(
        f"{paint(f'{path}:{fix.line}:{fix.column}', _BOLD)} {paint('fixed', _FIXED)} {fix.rule}: "
        f"{_quoted(fix.before)} → {_quoted(fix.after)}\n"
        for fix in file.fixed
    )


def _quoted(text: str) -> str:
    return f"“{shortened(printable(text), _LONGEST_FIX)}”"


def _file_blocks(file: FileReport, paint: _Paint, width: int) -> Iterator[str]:
    lines = dict(file.lines)
    for diagnostic in file.diagnostics:
        yield "\n".join(_block(diagnostic, lines, paint, width)) + "\n"


def _block(
    diagnostic: Diagnostic, lines: dict[int, str], paint: _Paint, width: int
) -> Iterator[str]:
    place = diagnostic.place
    where = paint(f"{printable_path(diagnostic.path)}:{printable(str(place))}", _BOLD)
    level = paint(diagnostic.level.value, _COLORS[diagnostic.level])
    yield f"{where} {level} {diagnostic.rule}"
    yield f"  {printable(diagnostic.message)}"
    gutter = 0
    if place.where:
        room = _room(width, len("   | "))
        yield paint("   | ", _DIM) + shortened(printable(place.text), room)
    else:
        line = place.start.line
        gutter = len(str(line))
        room = _room(width, gutter + len("   | "))
        shown, marks = _marked(lines.get(line, ""), place, room)
        yield paint(f"  {line} | ", _DIM) + shown
        yield paint(f"  {'':{gutter}} | ", _DIM) + paint(marks, _COLORS[diagnostic.level])
    for note in _notes(diagnostic):
        yield paint(f"  {'':{gutter}} = ", _DIM) + note


def _notes(diagnostic: Diagnostic) -> Iterator[str]:
    if diagnostic.evidence:
        yield printable(diagnostic.evidence)
    for related in diagnostic.related[:_MOST_RELATED]:
        file = "" if related.path is None else f"{related.path}:"
        yield printable(f"{file}{related.place} {related.message}")
    left = len(diagnostic.related) - _MOST_RELATED
    if left > 0:
        yield f"and {left} more {'place' if left == 1 else 'places'}"


def _room(width: int, gutter: int) -> int:
    """How many cells of a line there is room for, beside the signs that it is cut."""
    return max(width - gutter - len("……"), LEAST_WIDTH) if width else WIDTH


def _marked(line: str, place: Place, width: int) -> tuple[str, str]:
    """The part of the line around the place, and a line below it with the place marked."""
    start = min(place.start.column - 1, len(line))
    end = place.end.column - 1 if place.end.line == place.start.line else len(line)
    # Of a line of any length only so much is looked at, combining marks and all.
    before = width * BEFORE // WIDTH
    most = _MOST_MARKS * width
    fits = len(line) <= most and _cells(printable(line)) <= width
    first = 0 if fits else max(start - before, 0)
    last = min(len(line), first + before + most)
    is_cut_off = last < len(line)
    line = printable(line[first:last])
    start, end = start - first, min(max(end - first, start - first), len(line))
    # Begin at a word, if one begins nearby.
    left = line.find(" ", 0, start) + 1 if first else 0
    right = left
    room = width
    while right < len(line) and room > 0:
        room -= _cells(line[right])
        right += 1
    head = "…" if first or left else ""
    tail = "…" if is_cut_off or right < len(line) else ""
    end = min(end, right)
    indent = " " * _cells(head + line[left:start])
    return head + line[left:right] + tail, indent + "^" * max(_cells(line[start:end]), 1)


def _cells(text: str) -> int:
    """The width in terminal cells: wide East Asian characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(character)
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def _statistics(tally: Tally, paint: _Paint) -> str:
    rows = sorted(tally.found.items(), key=lambda item: (item[0][0].rank, -item[1], item[0][1]))
    lines = [
        f"{count:6}  {paint(f'{level.value:7}', _COLORS[level])}  {rule}"
        for (level, rule), count in rows
    ]
    return "".join(line + "\n" for line in lines)


def _penalty(tally: Tally, heaviest: _Heaviest) -> str:
    """The quality figure: in all, and of the stories that weigh most."""
    figure = per_thousand_words(tally.penalty_points, tally.words)
    lines = [
        f"Penalty: {figure:.2f} points per 1,000 words ({tally.penalty_points:g} in all); "
        "a pre-check, not a human MQM score."
    ]
    if tally.files > 1:
        lines += (f"{-weight:9.2f}  {printable(path)}" for weight, path in heaviest.top)
        left = heaviest.count - len(heaviest.top)
        if left > 0:
            lines.append(f"           and {_many(left, 'lighter story', 'lighter stories')}")
    return "".join(line + "\n" for line in lines)


def _summary(tally: Tally, problems: int, paint: _Paint) -> str:
    """One sentence or two; ``problems`` is how many there were besides those of files."""
    levels = tally.levels
    read = f"{_many(tally.files, 'file')}, {_many(tally.words, 'word')}"
    fixed = ""
    if tally.fixed_files:
        fixed = f"Fixed {_many(tally.fixed, 'place')} in {_many(tally.fixed_files, 'file')}; "
    if not (levels or tally.files):
        found = "No file was linted."
    elif not levels:
        nothing = "nothing remains" if fixed else "Nothing found"
        found = f"{paint(fixed + nothing, '1;32')} in {read}."
    else:
        parts = ", ".join(_many(levels[level], level.value) for level in Level if levels[level])
        if fixed:
            verb = "remains" if tally.diagnostics == 1 else "remain"
            fixed += f"{_many(tally.diagnostics, 'finding')} {verb}: "
        found = f"{fixed}{paint(parts, _BOLD)} in {tally.files_with_findings} of {read}."
    if tally.accepted:
        found += f" {_many(tally.accepted, 'accepted finding')} left out."
    problems += len(tally.problems)
    if problems:
        found += f" The run was not whole: {_many(problems, 'problem')}, see standard error."
    return found + "\n"


def _many(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
