"""What a run found, and what went wrong in it: all that a reporter gets."""

import os
from pathlib import Path, PurePath

from newslint.model.diagnostic import Diagnostic, Level
from newslint.model.fix import AppliedFix
from newslint.model.position import ColumnUnit
from newslint.model.rule import Rule
from newslint.values import frozen

STANDARD_INPUT = "<stdin>"
"""The path of copy that came from standard input under no name."""


class LeftOut(UserWarning):
    """What a reporter warns of where its format has no room for all of a report."""


@frozen
class Problem:
    """Something that kept a run from being whole; each makes the exit status 2.

    ``path`` and ``rule`` are empty where the problem belongs to no file or no rule.
    """

    message: str
    path: str = ""
    rule: str = ""


@frozen
class Artifact:
    """A file as it was read."""

    encoding: str
    """As IANA names it, such as "utf-8"; empty for a file that is no text."""
    length: int
    """In bytes."""
    sha256: str
    """Of its bytes, in hexadecimal."""
    marked: bool = False
    """Whether it begins with a byte order mark, which its text here does not."""


@frozen
class FileReport:
    """One file: its diagnostics in the order of the text, its problems, its number of words."""

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    """Those that count: all but the accepted ones."""
    problems: tuple[Problem, ...] = ()
    words: int = 0
    lines: tuple[tuple[int, str], ...] = ()
    """The content of every line that a diagnostic or a related place touches, by its number."""
    accepted: tuple[Diagnostic, ...] = ()
    """Diagnostics that a person has accepted; each has its ``acceptance``."""
    line_hashes: tuple[tuple[int, str], ...] = ()
    """Of the first line of every diagnostic, its hash as GitHub reckons it."""
    artifact: Artifact | None = None
    """None for what could not be read."""
    penalty_points: float = 0.0
    """What its diagnostics weigh, accepted ones and those beyond the caps of rules left out."""
    fixed: tuple[AppliedFix, ...] = ()
    """What was fixed, and the rest of the report is about the fixed file; or with a ``diff``, what
    would be, and the rest is about the file as it is."""
    diff: str = ""
    """A unified diff of what the fixes change, where one was asked for; bytes that are not UTF-8
    stand in it as surrogates."""
    content: bytes | None = None
    """The fixed file, where it was asked for rather than written."""
    fail_on: Level | None = Level.WARNING
    """The level from which its diagnostics fail the run; None where none does."""

    unchecked: tuple[str, ...] = ()
    """What could not be checked for want of knowledge about the story, and what to give: a phrase
    each. It is no finding."""

    def fails_by(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic of it fails the run; an accepted one does not."""
        if self.fail_on is None or diagnostic.acceptance is not None:
            return False
        return diagnostic.level.rank <= self.fail_on.rank

    @property
    def all_diagnostics(self) -> tuple[Diagnostic, ...]:
        """Accepted ones among the others, in the order of the text."""
        if not self.accepted:
            return self.diagnostics
        both = (*self.diagnostics, *self.accepted)
        return tuple(sorted(both, key=lambda d: (d.place.order, d.rule)))


@frozen
class Run:
    """What is known of a run before its first file."""

    version: str
    root: Path = Path()
    """The folder that paths are given relative to, where a format wants them so: the top of the
    checkout, or the current folder."""

    def path_in_root(self, path: str) -> PurePath:
        """``path`` as seen from ``root``; absolute where it lies outside."""
        return _path_in(self.root, path)


@frozen
class RunEnd:
    """What is known of a run after its last file."""

    rules: tuple[Rule, ...] = ()
    """The rules that were on, in the order of their ids."""
    problems: tuple[Problem, ...] = ()
    """Problems that belong to no file, such as a plugin that could not be loaded."""
    exit_status: int = 0
    limits_passed: tuple[str, ...] = ()
    """The limits of the run that it is above, told in a sentence each."""


@frozen
class Report:
    """A whole run, in memory: for formats and programs that need all of it at once.

    ``files`` stand in the order in which they were named or walked.
    """

    version: str
    files: tuple[FileReport, ...]
    rules: tuple[Rule, ...]
    """The rules that were on, in the order of their ids."""
    problems: tuple[Problem, ...] = ()
    """Problems that belong to no file, such as a plugin that could not be loaded."""
    exit_status: int = 0
    root: Path = Path()
    """The folder that paths are given relative to, where a format wants them so: the top of the
    checkout, or the current folder."""
    limits_passed: tuple[str, ...] = ()
    """The limits of the run that it is above, told in a sentence each."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics that count, file by file; accepted ones left out."""
        return tuple(d for file in self.files for d in file.diagnostics)

    @property
    def accepted(self) -> tuple[Diagnostic, ...]:
        """All accepted diagnostics, file by file."""
        return tuple(d for file in self.files for d in file.accepted)

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """The problems of the run and those of its files."""
        return (*self.problems, *(p for file in self.files for p in file.problems))

    @property
    def fixed(self) -> tuple[tuple[str, AppliedFix], ...]:
        """What was fixed, or would be, with the path of its file."""
        return tuple((file.path, fix) for file in self.files for fix in file.fixed)

    @property
    def words(self) -> int:
        """How many words were read."""
        return sum(file.words for file in self.files)

    @property
    def penalty_points(self) -> float:
        """What all diagnostics weigh, accepted ones left out."""
        return sum(file.penalty_points for file in self.files)

    def path_in_root(self, path: str) -> PurePath:
        """``path`` as seen from ``root``; absolute where it lies outside."""
        return _path_in(self.root, path)


def _path_in(root: Path, path: str) -> PurePath:
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() follows links
    top = Path(os.path.abspath(root))  # noqa: PTH100
    return whole.relative_to(top) if whole.is_relative_to(top) else whole


MEAN = 4.9
"""Penalty points per 1,000 words, in all of 1,279 machine translations from Chinese (7.2) and 400
pieces of edited news (0.6), as the rules of 0.1 find them."""
MEAN_WORDS = 100
"""As if so many words of average copy stood beside what is measured."""


def per_thousand_words(points: float, words: int) -> float:
    """The quality figure: penalty points per 1,000 words, for short copy nearer to the mean.

    One slip in a piece of twenty words would make fifty points in a thousand, of which nothing is
    known. What has no points, or no words, has 0.
    """
    if not (points and words):
        return 0.0
    return 1000 * (points + MEAN * MEAN_WORDS / 1000) / (words + MEAN_WORDS)


@frozen
class Presentation:
    """How a report is to be shown, where the format leaves a choice."""

    color: bool = False
    width: int = 0
    """How many cells a line of the terminal has; 0 where it is none, or of unknown width."""
    quiet: bool = False
    """Only the diagnostics: no summary."""
    statistics: bool = False
    """The number of diagnostics of every rule, and the quality figure, as well."""
    columns: ColumnUnit = ColumnUnit.CHARACTERS
    """What the concise format counts columns in; every other format has its own unit."""
