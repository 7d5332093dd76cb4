"""`newslint accept`: write down the findings that somebody has looked at and accepted."""

import argparse
import bisect
import datetime
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newslint.cli.lint import overrides_of, processors
from newslint.cli.output import tell
from newslint.cli.status import CLEAN, DEGRADED, FINDINGS
from newslint.foundation.errors import UsageError
from newslint.foundation.shown_text import printable
from newslint.linting.acceptance import OutOfUse, key_of, key_of_finding
from newslint.linting.accepted_rules import NO_RULE
from newslint.linting.selection import resolved, weight
from newslint.model.diagnostic import Diagnostic
from newslint.model.report import FileReport, Problem
from newslint.session.accepted_findings import AcceptedFindings, Idle, shown_path
from newslint.session.file_linter import FileLinter
from newslint.session.file_linters import FileLinters
from newslint.session.resources import Resources
from newslint.session.runner import Task, lint_tasks
from newslint.settings.accepted_file import (
    FILE_NAME,
    AcceptedEntry,
    AcceptedFile,
    edited,
    folded,
    renewed,
    write,
)
from newslint.settings.config import Config
from newslint.settings.discovery import checkout_above, find_files

_MOST_LINES = 10
_MOST_TEXT = 80
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Wanted:
    """Which findings of the files are to be accepted."""

    paths: tuple[str, ...]
    line: int | None = None
    column: int | None = None
    rule: str = ""
    """An address; empty for any rule."""


def run(arguments: argparse.Namespace) -> int:
    """Run the command. Returns the exit status."""
    wanted = _wanted(arguments)
    run = _Run(arguments, wanted)
    status = run.prune() if arguments.prune else run.accept()
    for problem in run.problems:
        tell(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    return DEGRADED if run.problems else status


def _wanted(arguments: argparse.Namespace) -> Wanted:
    words: list[str] = arguments.words
    if "" in words:
        raise UsageError("a path is empty; write . for the current folder")
    if arguments.prune:
        if arguments.reason or arguments.until:
            raise UsageError("--prune accepts nothing, so it takes no --reason and no --until")
        return Wanted(tuple(words) or (os.curdir,))
    try:
        arguments.reason.encode()
    except UnicodeEncodeError as problem:
        raise UsageError("--reason is not UTF-8; write it in the encoding of the terminal") from (
            problem
        )
    if not words:
        raise UsageError("name a finding, as story.txt:3; `newslint accept --help`")
    if arguments.all:
        return Wanted(tuple(words))
    wanted = _place(words[0], words[1] if len(words) == 2 else "")
    if len(words) > 2:
        raise UsageError(
            "name one place and, if need be, one rule; --all takes several files and folders"
        )
    if wanted.line is None and not wanted.rule:
        path = words[0]
        where = f"{path}:3" if Path(path).is_file() else f"{path}{os.sep}story.txt:3"
        raise UsageError(
            f"{path}: which findings? Name a line ({where}) or a rule after it, or accept all of "
            "them with --all"
        )
    return wanted


def _place(word: str, rule: str) -> Wanted:
    """A word of the command line taken apart; a file that has the name goes first."""
    if os.path.lexists(word):
        return Wanted((word,), rule=rule)
    # The colon of the line is the last or the one before, as the file is there or not.
    for last in (r":(\d+):?", r":(\d+):(\d+):?"):
        found = re.fullmatch(f"(.+?){last}", word, re.DOTALL)
        if found and os.path.lexists(found[1]):
            line, *column = (int(number) for number in found.groups()[1:])
            if not line or 0 in column:
                raise UsageError(f"{word}: lines and columns count from 1")
            if Path(found[1]).is_dir():
                raise UsageError(f"{found[1]}: is a folder; name a line of a file in it")
            return Wanted((found[1],), line, next(iter(column), None), rule)
    raise UsageError(f"{word}: there is no such file or folder")


class _Run:
    """The files linted as a run on them would, with the settings and files that go with them."""

    def __init__(self, arguments: argparse.Namespace, wanted: Wanted) -> None:
        self._wanted = wanted
        self._reason: str = arguments.reason
        self._until: datetime.date | None = arguments.until
        self._workshop = Resources(
            arguments.config, isolated=False, languagetool=arguments.languagetool
        )
        self._accepted = AcceptedFindings(self._workshop)
        if self._until and self._until < self._accepted.today:
            raise UsageError(f"--until {self._until} is past; name a day from today on")
        self._desks = FileLinters(self._workshop, overrides_of(arguments))
        self._lost: list[Problem] = []
        self._tasks: list[Task] = []
        self._configs: list[Config] = []
        self._find(gitignore=not arguments.no_gitignore)
        self._workshop.patterns.load()
        jobs = arguments.jobs or processors()
        self._tasks, problems = self._desks.asked(self._tasks)
        self._lost += problems
        self._files = lint_tasks(self._tasks, self._desks.all, jobs)
        self._workshop.patterns.keep()

    def _find(self, *, gitignore: bool) -> None:
        here = self._workshop.config_of(Path(os.curdir))
        self._desks.number(here)  # which tells of a mistake in the settings, with no file too
        suffixes = {s for reader in self._workshop.offers(here).readers for s in reader.suffixes}
        paths = map(Path, self._wanted.paths)
        for item in find_files(paths, suffixes, self._workshop.config_of, gitignore=gitignore):
            if isinstance(item, Problem):
                self._lost.append(item)
                continue
            number = self._desks.number(item.config)
            order = self._accepted.order(item.path, self._desks.all[number])
            self._tasks.append(Task(item.path, number, order=order))
            self._configs.append(item.config)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What kept the run from being whole."""
        of_files = (problem for file in self._files for problem in file.problems)
        return (*self._workshop.problems, *self._lost, *of_files)

    # Accepting

    def accept(self) -> int:
        """Write down what is wanted. Returns the exit status."""
        edits: dict[Path, _Edit] = {}
        already = 0
        for task, config, report in zip(self._tasks, self._configs, self._files, strict=True):
            found = self._matching(task, report)
            if not found:
                continue
            try:
                str(task.path).encode()
            except UnicodeEncodeError:
                said = "its name is not UTF-8, so that no entry can give it; rename it"
                self._lost.append(Problem(said, path=str(task.path)))
                continue
            file = self._workshop.accepted_of(task.path.parent) or self._new_file(task.path, config)
            edit = edits.setdefault(file.path, _Edit(file))
            for at, diagnostic in found:
                if edit.take(task, report, at, self._reason, self._until):
                    print(_line(diagnostic))
                else:
                    already += 1
        changed = [edit for edit in edits.values() if edit.taken]
        # All are made before one is written, so that a faulty one stops everything.
        for before, after in [(edit.file, edit.made()) for edit in changed]:
            write(before, after)
        for edit in changed:
            print(f"{_many(edit.taken)} accepted in {shown_path(edit.file.path)}.")
        if already:
            print(f"{_many(already)} accepted already.")
        if changed or already:
            return CLEAN
        return self._nothing()

    def _matching(self, task: Task, report: FileReport) -> list[tuple[int, Diagnostic]]:
        """The findings of a story that are wanted, with their numbers among all of it."""
        wanted, desk = self._wanted, self._desks.all[task.desk]
        found = list(enumerate(report.all_diagnostics))
        if wanted.line is not None:
            found = [(n, d) for n, d in found if d.place.start.line == wanted.line]
        if wanted.column is not None:
            found = [(n, d) for n, d in found if d.place.start.column == wanted.column]
        if wanted.rule:
            address = self._address(desk)
            rules = {rule.id: rule for rule in desk.rules}
            found = [
                (n, d)
                for n, d in found
                for rule_id, _, entry in [d.rule.partition(":")]
                if weight(address, rules[rule_id], entry) >= 0
            ]
        return found

    def _address(self, desk: FileLinter) -> str:
        """The rule that is wanted, by its present address. Raises UsageError if there is none."""
        (address,) = resolved(
            [self._wanted.rule], desk.rules, "newslint accept", desk.left_out, desk.outside
        )
        return address

    def _new_file(self, story: Path, config: Config) -> AcceptedFile:
        """Where accepted findings of a story go if there is no file for them yet.

        Beside the settings, if these lie above the story; else at the top of the checkout; else in
        the folder that was named, or that of the story.
        """
        folder = _whole(story).parent
        settings = _whole(Path(config.origin)).parent if config.origin else None
        if settings is None or not folder.is_relative_to(settings):
            named = [_whole(Path(path)) for path in self._wanted.paths]
            above = [path for path in named if path.is_dir() and folder.is_relative_to(path)]
            settings = checkout_above(folder) or next(iter(above), folder)
        return AcceptedFile(settings / FILE_NAME)

    def _nothing(self) -> int:
        """Say that nothing was found. Returns the exit status."""
        wanted = self._wanted
        if wanted.line is None and not wanted.rule:
            if not self._lost:
                print("There is nothing to accept: nothing was found.")
            return CLEAN
        for task, report in zip(self._tasks, self._files, strict=True):
            if not report.problems:
                tell(self._why_nothing(task, report))
        if not self._tasks and not self._lost:
            tell(f"{wanted.paths[0]}: there are no stories in it")
        return FINDINGS

    def _why_nothing(self, task: Task, report: FileReport) -> str:
        wanted, desk = self._wanted, self._desks.all[task.desk]
        what = f"no finding of {wanted.rule}" if wanted.rule else "no finding"
        where = f"{task.path}" + (f":{wanted.line}" if wanted.line is not None else "")
        where += f":{wanted.column}" if wanted.column is not None else ""
        begins = " begins" if wanted.line is not None else ""
        said = f"{where}: {what}{begins} there"
        if wanted.rule:
            address = self._address(desk)
            if not any(
                weight(address, rule, entry) >= 0 and desk.level_of(rule.address(entry), task.path)
                for rule in desk.active
                for entry in ("", *rule.entries)
            ):
                return f"{said}; the rule is off, --select {wanted.rule} turns it on"
        lines = sorted({d.place.start.line for d in report.all_diagnostics})
        if not lines:
            return f"{said}; nothing is found in the whole story"
        shown = ", ".join(map(str, lines[:_MOST_LINES])) + (" …" if lines[_MOST_LINES:] else "")
        return f"{said}; findings begin on {'line' if len(lines) == 1 else 'lines'} {shown}"

    # Pruning

    def prune(self) -> int:
        """Take out the entries that are stale or have expired. Returns the exit status."""
        paths = self._wanted.paths
        idle = self._accepted.idle(self._tasks, self._files, self._desks.all, paths)
        gone: dict[Path, list[Idle]] = {}
        for one in idle:
            # What names no rule may be for a plugin that is not installed here.
            if one.diagnosis != NO_RULE:
                gone.setdefault(one.file.path, []).append(one)
        made = [
            (entries[0].file, edited(entries[0].file, drop={one.number for one in entries}))
            for entries in gone.values()
        ]
        for before, after in made:
            write(before, after)
        for entries in gone.values():
            for one in entries:
                entry = one.file.entries[one.number]
                why = "expired" if one.reason is OutOfUse.EXPIRED else "stale"
                print(f"{printable(entry.path)}: {entry.rule}: {why}: {_shown_excerpt(entry.text)}")
            count = f"{len(entries):,} {'entry' if len(entries) == 1 else 'entries'}"
            print(f"{count} taken out of {shown_path(entries[0].file.path)}.")
        if not gone:
            print("There is nothing to take out: no entry is stale or has expired.")
        return CLEAN


class _Edit:
    """What becomes of one accepted-findings file."""

    def __init__(self, file: AcceptedFile) -> None:
        self.file = file
        self.taken = 0
        """How many findings were written down."""
        self._paths = [entry.path for entry in file.entries]
        self._put: dict[int, AcceptedEntry] = {}
        self._add: dict[tuple[str, Key], tuple[int, int, AcceptedEntry]] = {}

    def take(
        self,
        task: Task,
        report: FileReport,
        at: int,
        reason: str,
        until: datetime.date | None,
    ) -> bool:
        """Write a finding down, by its number; False if it is down already and stays as it is."""
        diagnostic = report.all_diagnostics[at]
        story = self.file.name_of(task.path)
        numbers = self.file.by_story.get(story, ())
        key = key_of_finding(diagnostic)
        same = [
            n for n, one in zip(numbers, task.order.accepted, strict=True) if key_of(one) == key
        ]
        if diagnostic.acceptance and not (reason or until):
            return False
        new = AcceptedEntry(
            story, diagnostic.rule, folded(diagnostic.place.text), diagnostic.around, reason, until
        )
        if same:
            old = self.file.entries[same[-1]]
            if diagnostic.acceptance:
                new = renewed(replace(old, rule=new.rule), reason, until)
                if new == old:
                    return False
            self._put[same[-1]] = new if reason else replace(new, reason=old.reason)
        elif (story, key) not in self._add:
            known = dict(_positions(numbers, task, report)) if numbers else {}
            self._add[story, key] = (self._before(story, at, known), at, new)
        self.taken += 1
        return True

    def _before(self, story: str, at: int, known: Mapping[int, int]) -> int:
        """The number of the entry before which a new one goes, so that they stay in order.

        ``at`` is its finding among those of the story, ``known`` has those of the story's entries.
        """
        numbers = self.file.by_story.get(story, ())
        if numbers:
            earlier = [n for n in numbers if known.get(n, at) < at]
            later = [n for n in numbers if known.get(n, at) > at]
            return max(earlier) + 1 if earlier else min(later, default=numbers[-1] + 1)
        # In a file that somebody has put in another order there is no one right place.
        return bisect.bisect_left(self._paths, story)

    def made(self) -> AcceptedFile:
        """The file with all that was taken."""
        added = sorted(self._add.values(), key=lambda item: (item[0], item[2].path, item[1]))
        return edited(self.file, put=self._put, add=[(n, entry) for n, _, entry in added])


def _positions(numbers: Sequence[int], task: Task, report: FileReport) -> Iterator[tuple[int, int]]:
    """By the numbers of a story's entries, the first finding that each speaks of."""
    keys = [key_of_finding(diagnostic) for diagnostic in report.all_diagnostics]
    for number, one in zip(numbers, task.order.accepted, strict=True):
        if key_of(one) in keys:
            yield number, keys.index(key_of(one))


def _line(diagnostic: Diagnostic) -> str:
    line, column = diagnostic.place.start
    where = f"{printable(diagnostic.path)}:{line}:{column}"
    return f"{where}: {diagnostic.rule}: {_shown_excerpt(diagnostic.place.text)}"


def _shown_excerpt(text: str) -> str:
    words = printable(folded(text))
    return f"“{words}”" if len(words) <= _MOST_TEXT else f"“{words[: _MOST_TEXT - 1]}…”"


def _many(number: int) -> str:
    return f"{number:,} {'finding' if number == 1 else 'findings'}"


def _whole(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() follows links
