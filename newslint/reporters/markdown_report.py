"""Markdown for a comment on a pull request and for the summary of a job, as GitHub renders it.

A table for each story, the gravest findings first. A comment on GitHub holds 65,536 characters:
what does not fit is left out, the lightest first, and the cut is told.

Nothing that stands in the copy may do anything but stand there: no link, image, mention, reference,
emoji, formula or HTML of the copy is one in the output. ``escaped`` says how.
"""

import re
from collections import Counter
from collections.abc import Iterator

from newslint.foundation.shown_text import printable, shortened
from newslint.model.diagnostic import Diagnostic, Level
from newslint.model.report import Presentation, Report, per_thousand_words

LIMIT = 65_000
"""In UTF-16 code units, of which there are never fewer than characters."""
_FOOT = 500
"""What is kept free for the line that tells of the cut."""
_LONGEST = 400
_MOST_RELATED = 6
_MOST_PROBLEMS = 20
_TABLE = "\n| Level | Place | Finding | Rule |\n|---|---|---|---|\n"

_BREAK = "&#8203;"
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL = re.compile(
    r"""
      (?P<html> [&<>] )
    | (?P<backslashed> [\\`*_\[\]~|] )
    | (?P<dollar> \$ )
    | (?P<mark> [@#] )
    | : (?: (?=//) | (?= [\w+-]+ : ) )
    | www (?= \. )
    | (?<= \bgh ) -
    | (?P<commit> (?<! \w ) [0-9a-f]{7,} (?! \w ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def report(report: Report, presentation: Presentation) -> str:
    """The report; only the tables if no summary is wanted."""
    head = "" if presentation.quiet else _head(report)
    problems = "".join(_problems(report))
    shown = _Shown(report, LIMIT - _FOOT - _units(head) - _units(problems))
    for diagnostic in sorted(report.diagnostics, key=lambda d: d.gravity):
        shown.add(diagnostic)
    return "\n".join(filter(None, [head, problems, shown.tables(), shown.cut()]))


def escaped(text: str) -> str:
    """The text as Markdown that GitHub shows as just that text, in a line of other Markdown.

    What Markdown or HTML would take for its own is escaped. But GitHub looks for mentions,
    references, commits and emoji when all escapes are resolved, and for addresses before: a zero
    width space breaks these, as the bots of Renovate and Dependabot do it. A dollar is kept
    from opening a formula as GitHub's documentation says, by a span.
    """
    return _SPECIAL.sub(_escape, printable(text))


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    match found.lastgroup:
        case "html":
            return _HTML[character]
        case "backslashed":
            return f"\\{character}"
        case "dollar":
            return "<span>$</span>"
        case "commit":
            # Six digits are too few for a commit.
            return _BREAK.join(re.findall(".{1,6}", character))
    return character + _BREAK


class _Shown:
    """The findings that there is room for, in tables by story."""

    def __init__(self, report: Report, room: int) -> None:
        self._report = report
        self._room = room
        self._tables: dict[str, list[str]] = {}
        self._cut: Counter[Level] = Counter()

    def add(self, diagnostic: Diagnostic) -> None:
        path = _path(diagnostic.path, self._report)
        # Where one did not fit, no lighter one takes its room.
        if self._cut or not self._fits(path, _row(diagnostic, self._report)):
            self._cut[diagnostic.level] += 1

    def _fits(self, path: str, row: str) -> bool:
        needed = _units(row)
        if path not in self._tables:
            needed += _units(_title(path)) + 1
        if needed > self._room:
            return False
        self._room -= needed
        self._tables.setdefault(path, []).append(row)
        return True

    def tables(self) -> str:
        return "\n".join(_title(path) + "".join(rows) for path, rows in self._tables.items())

    def cut(self) -> str:
        if not self._cut:
            return ""
        left = ", ".join(_many(n, level.value) for level, n in sorted(self._cut.items(), key=_rank))
        return f"**There was no room for all findings:** {left} left out, the lightest of all.\n"


def _rank(item: tuple[Level, int]) -> int:
    return item[0].rank


def _title(path: str) -> str:
    return f"### {path}\n{_TABLE}"


def _row(diagnostic: Diagnostic, report: Report) -> str:
    place = escaped(str(diagnostic.place))
    said = "<br>".join(_said(diagnostic, report))
    rule = f"<code>{escaped(diagnostic.rule)}</code>"
    return f"| {diagnostic.level.value} | {place} | {said} | {rule} |\n"


def _said(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    yield escaped(shortened(diagnostic.message, _LONGEST))
    if diagnostic.evidence:
        yield escaped(shortened(diagnostic.evidence, _LONGEST))
    for related in diagnostic.related[:_MOST_RELATED]:
        file = "" if related.path is None else f"{_path(related.path, report)} "
        place = escaped(str(related.place))
        yield f"{file}{place} {escaped(shortened(related.message, _LONGEST))}"
    left = len(diagnostic.related) - _MOST_RELATED
    if left > 0:
        yield f"and {_many(left, 'more place')}"


def _path(path: str, report: Report) -> str:
    return escaped(report.path_in_root(path).as_posix())


def _head(report: Report) -> str:
    levels = Counter(d.level for d in report.diagnostics)
    found = ", ".join(_many(levels[level], level.value) for level in Level if levels[level])
    figure = per_thousand_words(report.penalty_points, report.words)
    read = f"{_many(len(report.files), 'file')}, {_many(report.words, 'word')}"
    with_findings = sum(1 for file in report.files if file.diagnostics)
    told = f"{found} in {with_findings} of {read}." if found else f"Nothing found in {read}."
    if report.accepted:
        told += f" {_many(len(report.accepted), 'accepted finding')} left out."
    limits = "".join(f"\n**Above a limit:** {escaped(one)}.\n" for one in report.limits_passed)
    return (
        f"## newslint: {found or 'nothing found'}\n\n{told} Penalty: {figure:.2f} points per 1,000 "
        f"words ({report.penalty_points:g} in all); a pre-check, not a human MQM score.\n"
        f"{limits}"
    )


def _problems(report: Report) -> Iterator[str]:
    problems = report.all_problems
    if not problems:
        return
    yield f"**The run was not whole:** {_many(len(problems), 'problem')}.\n\n"
    for problem in problems[:_MOST_PROBLEMS]:
        path = f"{report.path_in_root(problem.path).as_posix()}: " if problem.path else ""
        yield f"- {escaped(shortened(path + problem.message, _LONGEST))}\n"
    left = len(problems) - _MOST_PROBLEMS
    if left > 0:
        yield f"- and {left:,} more\n"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"
