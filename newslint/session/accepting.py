"""Writing down the findings that somebody has looked at and accepted, and taking them out again."""

import bisect
import datetime
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from newslint.foundation.checkouts import checkout_above
from newslint.linting.acceptance import accept, key_of, key_of_finding
from newslint.linting.accepted_rules import NO_RULE
from newslint.linting.selection import resolved, weight
from newslint.model.acceptance import AcceptedFinding
from newslint.model.diagnostic import Diagnostic
from newslint.model.report import FileReport, Problem
from newslint.session.accepted_findings import AcceptedFindings, Idle
from newslint.session.file_linter import FileLinter
from newslint.session.run import RunOptions
from newslint.session.session import Session
from newslint.settings.accepted_file import (
    FILE_NAME,
    AcceptedEntry,
    AcceptedFile,
    alone_with,
    edited,
    folded,
    renewed,
    write,
)
from newslint.values import frozen, replace

Key = tuple[str, str, str]


@frozen
class Wanted:
    """Which findings of the files are to be accepted."""

    paths: tuple[str, ...]
    line: int | None = None
    column: int | None = None
    rule: str = ""
    """An address; empty for any rule."""


@frozen
class Accepted:
    """What was written down."""

    taken: tuple[Diagnostic, ...]
    """In the order of files and of the text."""
    files: Mapping[Path, int]
    """How many went into each accepted-findings file."""
    already: int
    """How many stood there before and stay as they are."""


@frozen
class Story:
    """A story that was linted, with what was accepted in it before."""

    path: Path
    report: FileReport
    entries: tuple[AcceptedFinding, ...]


class Accepting:
    """The files linted as a run on them would, with the settings and files that go with them."""

    def __init__(self, session: Session, wanted: Wanted, options: RunOptions) -> None:
        """Lint the files, as ``options`` say.

        Raises NewslintError for settings and addresses that are wrong.
        """
        self._session = session
        self._wanted = wanted
        self._linters = session.linters
        self._linters.of(session.resources.config_of(Path(os.curdir)))
        self._accepted = AcceptedFindings(self._linters, wanted.paths)
        self.stories: list[Story] = []
        self._lost: list[Problem] = []
        with session.run(wanted.paths, replace(options, stale=False, allow_empty=True)) as stream:
            for report in stream:
                path = Path(report.path)
                linter = self._linters.for_path(path)
                entries = self._accepted.request(path, linter).accepted
                self.stories.append(Story(path, report, entries))
            self._of_run = stream.problems
            self.notices = stream.notices

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What kept the run from being whole."""
        of_files = (problem for story in self.stories for problem in story.report.problems)
        return (*self._of_run, *self._lost, *of_files)

    @property
    def linted_nothing(self) -> bool:
        """Whether there was no story, and nothing that says why."""
        return not self.stories and not self.problems

    def accept(self, reason: str = "", until: datetime.date | None = None) -> Accepted:
        """Write down what is wanted, in all files or in none of them."""
        wanted: list[tuple[Story, AcceptedFile]] = []
        for story in self.stories:
            if not self._matching(story):
                continue
            try:
                str(story.path).encode()
            except UnicodeEncodeError:
                said = "its name is not UTF-8, so that no entry can give it; rename it"
                self._lost.append(Problem(said, path=str(story.path)))
                continue
            file = self._session.resources.accepted_of(story.path.parent) or self._new_file(story)
            wanted.append((story, file))
        edits: dict[Path, _Edit] = {}
        taken: list[Diagnostic] = []
        already = 0
        with alone_with(file for _, file in wanted) as files:
            for story, file in wanted:
                # While the stories were linted, another run may have accepted something.
                now = files[file.path]
                held = story if now is file else self._held_against(now, story)
                edit = edits.setdefault(now.path, _Edit(now))
                for at, diagnostic in self._matching(held):
                    if edit.take(held, at, reason, until):
                        taken.append(diagnostic)
                    else:
                        already += 1
            changed = [edit for edit in edits.values() if edit.taken]
            # All are made before one is written, so that a faulty one stops everything.
            for before, after in [(edit.file, edit.made()) for edit in changed]:
                write(before, after)
        return Accepted(tuple(taken), {edit.file.path: edit.taken for edit in changed}, already)

    def _held_against(self, file: AcceptedFile, story: Story) -> Story:
        """The story with what is accepted by now."""
        found = (replace(one, acceptance=None) for one in story.report.all_diagnostics)
        report = replace(story.report, diagnostics=tuple(found), accepted=())
        linter = self._linters.for_path(story.path)
        entries = self._accepted.entries(file, story.path, linter)
        return Story(story.path, accept(report, entries, self._accepted.today), entries)

    def prune(self) -> dict[Path, list[Idle]]:
        """Take out the entries that are stale or have expired; gives them by their files."""
        for story in self.stories:
            self._accepted.note(story.path, story.report, story.entries)
        gone: dict[Path, list[Idle]] = {}
        for one in self._accepted.idle():
            # What names no rule may be for a plugin that is not installed here.
            if one.diagnosis != NO_RULE:
                gone.setdefault(one.file.path, []).append(one)
        with alone_with(entries[0].file for entries in gone.values()) as files:
            made = [
                (files[path], edited(files[path], drop=_numbers_in(files[path], entries)))
                for path, entries in gone.items()
            ]
            for before, after in made:
                write(before, after)
        return gone

    def is_off(self, story: Story) -> bool:
        """Whether the rule that is wanted is off for the story."""
        linter = self._linters.for_path(story.path)
        address = self._address(linter)
        return not any(
            weight(address, rule, entry) >= 0 and linter.level_of(rule.address(entry), story.path)
            for rule in linter.active
            for entry in ("", *rule.entries)
        )

    def _matching(self, story: Story) -> list[tuple[int, Diagnostic]]:
        """The findings of a story that are wanted, with their numbers among all of it."""
        wanted, linter = self._wanted, self._linters.for_path(story.path)
        found = list(enumerate(story.report.all_diagnostics))
        if wanted.line is not None:
            found = [(n, d) for n, d in found if d.place.start.line == wanted.line]
        if wanted.column is not None:
            found = [(n, d) for n, d in found if d.place.start.column == wanted.column]
        if wanted.rule:
            address = self._address(linter)
            rules = {rule.id: rule for rule in linter.rules}
            found = [
                (n, d)
                for n, d in found
                for rule_id, _, entry in [d.rule.partition(":")]
                if weight(address, rules[rule_id], entry) >= 0
            ]
        return found

    def _address(self, linter: FileLinter) -> str:
        """The rule that is wanted, by its present address. Raises UsageError if there is none."""
        (address,) = resolved(
            [self._wanted.rule], linter.rules, "newslint accept", linter.left_out, linter.outside
        )
        return address

    def _new_file(self, story: Story) -> AcceptedFile:
        """Where accepted findings of a story go if there is no file for them yet.

        Beside the settings, if these lie above the story; else at the top of the checkout; else in
        the folder that was named, or that of the story.
        """
        folder = _whole(story.path).parent
        config = self._linters.for_path(story.path).config
        settings = _whole(Path(config.origin)).parent if config.origin else None
        if settings is None or not folder.is_relative_to(settings):
            named = [_whole(Path(path)) for path in self._wanted.paths]
            above = [path for path in named if path.is_dir() and folder.is_relative_to(path)]
            settings = checkout_above(folder) or next(iter(above), folder)
        return AcceptedFile(settings / FILE_NAME)


def _numbers_in(file: AcceptedFile, idle: Sequence[Idle]) -> set[int]:
    """The numbers of entries in a file that may have been edited since they were looked at."""
    if idle[0].file is file:
        return {one.number for one in idle}
    out = Counter(one.file.entries[one.number] for one in idle)
    numbers = set()
    for number, entry in enumerate(file.entries):
        if out[entry]:
            out[entry] -= 1
            numbers.add(number)
    return numbers


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
        story: Story,
        at: int,
        reason: str,
        until: datetime.date | None,
    ) -> bool:
        """Write a finding down, by its number; False if it is down already and stays as it is."""
        diagnostic = story.report.all_diagnostics[at]
        name = self.file.name_of(story.path)
        numbers = self.file.by_story.get(name, ())
        key = key_of_finding(diagnostic)
        same = [n for n, one in zip(numbers, story.entries, strict=True) if key_of(one) == key]
        if diagnostic.acceptance and not (reason or until):
            return False
        new = AcceptedEntry(
            name, diagnostic.rule, folded(diagnostic.place.text), diagnostic.around, reason, until
        )
        if same:
            old = self.file.entries[same[-1]]
            if diagnostic.acceptance:
                new = renewed(replace(old, rule=new.rule), reason, until)
                if new == old:
                    return False
            self._put[same[-1]] = new if reason else replace(new, reason=old.reason)
        elif (name, key) not in self._add:
            known = dict(_positions(numbers, story)) if numbers else {}
            self._add[name, key] = (self._before(name, at, known), at, new)
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


def _positions(numbers: Sequence[int], story: Story) -> Iterator[tuple[int, int]]:
    """By the numbers of a story's entries, the first finding that each speaks of."""
    keys = [key_of_finding(diagnostic) for diagnostic in story.report.all_diagnostics]
    for number, one in zip(numbers, story.entries, strict=True):
        if key_of(one) in keys:
            yield number, keys.index(key_of(one))


def _whole(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() follows links
