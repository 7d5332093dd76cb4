"""One run: the files that paths name, linted one after the other, as a stream of reports."""

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import nullcontext
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from newslint import __version__
from newslint.foundation.checkouts import checkout_or_here
from newslint.foundation.new_file import clear_leftovers
from newslint.linting.tally import Tally
from newslint.model.diagnostic import Level
from newslint.model.report import FileReport, Problem, Report, Run, RunEnd
from newslint.model.rule import Rule
from newslint.offers import Reader
from newslint.session.accepted_findings import AcceptedFindings
from newslint.session.file_linter import Fixing, Outcome, ToWrite
from newslint.session.file_linters import FileLinters
from newslint.session.outside_engines import OutsideEngines, Waiting
from newslint.session.runner import lint_batches
from newslint.session.tasks import Batch, Lint, Linted, Task
from newslint.settings.config import NEVER, Config
from newslint.settings.discovery import (
    FoundFile,
    LedNowhere,
    LedOut,
    Looks,
    PassedOver,
    find_files,
    passed_over,
)
from newslint.settings.environment import jobs_of
from newslint.settings.no_copy import CODE
from newslint.values import frozen, replace

if TYPE_CHECKING:
    from newslint.foundation.clock import Clock
    from newslint.session.changed_files import ChangedFiles

READ_AHEAD = 32
"""How many stories are looked for at a time."""
ASKED_AT_ONCE = 200
"""About how many stories outside engines are asked at a time."""
WORTH_KEEPING = 32_000
"""How many bytes a run has to lint for kept reports to pay: a tenth of a second's work. Below that
to look for them takes longer than it saves, most of all where the stories have changed."""

Input = tuple[FoundFile, bytes | None] | Problem


@frozen
class Copy:
    """Copy that is no file: its content, and the name that it goes by."""

    data: bytes
    name: Path


@frozen
class RunOptions:
    """What is asked of a run besides linting what its paths name."""

    jobs: int = 0
    """How many processes at the most; 0 for one per processor."""
    fix: Outcome | None = None
    """Whether the stories are fixed: WRITTEN to their files, or SHOWN as diffs."""
    unsafe_fixes: bool = False
    """Whether fixes that a person should read are made too."""
    changed_since: str | None = None
    """Only files that git knows to have changed since this revision, and only findings in changed
    paragraphs."""
    force_exclude: bool = False
    """Whether excludes hold for files that are named, too."""
    gitignore: bool = True
    """Whether walks pass over what git ignores, unless the settings say otherwise."""
    allow_empty: bool = False
    """Whether a run that lints nothing is whole."""
    fail_on: str | None = None
    """The level from which findings fail a run, or "never"; None for that of the settings."""
    copy: Copy | None = None
    """Copy to lint before the files; a fix returns it as the ``content`` of its report."""
    stale: bool = True
    """Whether entries of accepted-findings files that silence nothing are reported in the end."""
    clock: "Clock | None" = None
    """Counts where the time goes, in all processes; what it has counted is whole in the end."""
    waiting: Waiting = lambda message: nullcontext()
    """Told what is waited for where it may take long; entered and left around the wait."""
    writing: Callable[[FileReport], None] = lambda report: None
    """Told of each file that is fixed just before it is written: so the list of them is whole,
    however the run ends."""


def processors() -> int:
    """How many processes a run is given unless it says otherwise.

    Raises UsageError for what the environment says, if that is no number.
    """
    wanted = jobs_of(os.environ)
    if wanted is not None:
        return wanted
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class RunStream:
    """The reports of a run, one a file, in the order in which files were named or walked.

    They can be gone through once. What is said about the run as a whole, such as ``end``, holds
    for what has come so far. Close it, or leave it as a context manager, to stop before its end.
    """

    def __init__(self, linters: FileLinters, paths: Sequence[str], options: RunOptions) -> None:
        """Raises NewslintError for what is wrong before any file is read."""
        self._linters = linters if options.clock is None else linters.timed_by(options.clock)
        self._paths = paths
        self._options = options
        self._lost: list[Problem] = []
        self._told: list[str] = []
        self._cleared: set[Path] = set()
        self._led_out: list[LedOut] = []
        self._led_nowhere: list[LedNowhere] = []
        self._passed_over: Counter[str] = Counter()
        self._code: list[Path] = []
        self._linted_nothing = False
        self._accepted = AcceptedFindings(self._linters, paths)
        self._changed = self._changed_files()
        self._engines = OutsideEngines(self._linters, options.waiting)
        self._reports = self._linted()
        self.tally = Tally()
        self.failing = 0
        """How many findings are at or above the level from which they fail their file."""
        self.begin = Run(__version__, checkout_or_here())

    def __iter__(self) -> Iterator[FileReport]:
        return self

    def __next__(self) -> FileReport:
        made, config = next(self._reports)
        said = self._options.fail_on or config.fail_on
        fail_on = None if said == NEVER else Level(said)
        report = made if made.fail_on is fail_on else replace(made, fail_on=fail_on)
        self.tally.add(report)
        self.failing += sum(map(report.fails_by, report.diagnostics))
        return report

    def __enter__(self) -> "RunStream":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End the run: no file is linted from now on, and no process is left."""
        self._reports.close()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that were on for any file so far."""
        return self._linters.rules

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the run, which belong to no file that was linted."""
        of_run = (*self._linters.resources.problems, *self._lost, *self._engines.problems)
        # What could not be found is reason enough.
        nothing = self._linted_nothing and not of_run and self._nothing_is_wrong
        return (*of_run, Problem(self._nothing_linted)) if nothing else of_run

    @property
    def notices(self) -> tuple[str, ...]:
        """What went wrong and leaves the run whole."""
        links = (*links_told(self._led_out), *links_to_nothing_told(self._led_nowhere))
        told = (*self._engines.notices, *links, *code_told(self._code), *self._told)
        usual = self._chosen_for_it and not self._options.allow_empty
        nothing = self._linted_nothing and usual and not self._lost
        return (*told, self._nothing_linted) if nothing else told

    @property
    def _nothing_is_wrong(self) -> bool:
        """Whether to lint nothing is a mistake."""
        return not (self._options.allow_empty or self._chosen_for_it)

    @property
    def _chosen_for_it(self) -> bool:
        """Whether stories are chosen for the run, as by a hook, and it is usual that none is."""
        return self._options.force_exclude or self._options.changed_since is not None

    @property
    def _nothing_linted(self) -> str:
        """One line on why there was nothing to lint."""
        said = "nothing was linted"
        if self._options.changed_since is not None:
            return f"{said}: no story has changed since {self._options.changed_since}"
        reasons = [f"{count:,} {why}" for why, count in sorted(self._passed_over.items())]
        if links := len(self._led_out) + len(self._led_nowhere):
            reasons.append(f"{links:,} {'link' if links == 1 else 'links'} to elsewhere")
        if reasons:
            said += f": of the files and folders, {', '.join(reasons)}"
        else:
            included = self._linters.resources.config_of(Path(os.curdir)).include
            *most, last = sorted(self._suffixes)
            ends = f"ends with {', '.join(most)} or {last}"
            said += f": no file {'fits `include` of the settings' if included else ends}"
        if not self._nothing_is_wrong:
            return said
        return f"{said}; name a file to have it linted, or say --allow-empty"

    def cut_short(self, why: str) -> None:
        """End the run before its end, which is then a problem of it."""
        self.close()
        self._lost.append(Problem(why))

    def end(self, exit_status: int = 0, limits_passed: tuple[str, ...] = ()) -> RunEnd:
        """What reporters are told in the end."""
        return RunEnd(self.rules, self.problems, exit_status, limits_passed)

    def whole(self) -> Report:
        """All that is left of the run, in memory."""
        files = tuple(self)
        return Report(self.begin.version, files, self.rules, self.problems, root=self.begin.root)

    def _linted(self) -> Generator[tuple[FileReport, Config], None, None]:
        linters = self._linters
        tasks = self._tasks()
        first = next(tasks, None)
        if first is None:
            self._linted_nothing = True
            # A mistake in the settings or the addresses is told all the same.
            linters.of(linters.resources.config_of(Path(os.curdir)))
        jobs = self._options.jobs or processors()

        def lint(some: Iterator[Batch]) -> Generator[Linted, None, None]:
            linters.prepare()
            return lint_batches(some, linters, jobs, self._told.append)

        with self._engines:
            batches = self._batches(chain([first] if first else [], tasks))
            made_of_tasks = self._unless_kept(batches, lint)
            try:
                for task, made in made_of_tasks:
                    report = self._written(made) if isinstance(made, ToWrite) else made
                    if self._options.changed_since is None and self._options.stale:
                        self._accepted.note(
                            task.path,
                            report,
                            task.request.accepted,
                            draft=task.data is not None,
                        )
                    yield report, linters.for_path(task.path).config
            finally:
                made_of_tasks.close()
        linters.keep_patterns()
        # Of what has not changed nothing is reported, so that it cannot be known what is stale.
        if self._options.changed_since is None and self._options.stale:
            yield from self._accepted.reports()

    def _unless_kept(self, batches: Iterator[Batch], lint: Lint) -> Generator[Linted, None, None]:
        """The reports on all stories, those on unchanged ones as an earlier run has kept them."""
        cache = self._linters.resources.cache
        if cache is None or self._options.changed_since is not None:
            return lint(batches)
        first: list[Batch] = []
        size = 0
        while size < WORTH_KEEPING and (batch := next(batches, None)) is not None:
            first.append(batch)
            size += sum(task.size for task in batch.tasks)
        every = chain(first, batches)
        if size < WORTH_KEEPING:
            return lint(every)
        from newslint.session.kept_results import KeptResults  # noqa: PLC0415 - few stories need it

        return KeptResults(self._linters, cache).lint(every, lint)

    def _written(self, made: ToWrite) -> FileReport:
        """Write a fixed story, in this process, so that with its end all writing ends."""
        folder = Path(made.report.path).parent
        if folder not in self._cleared:
            self._cleared.add(folder)
            clear_leftovers(folder)
        return made.written(self._options.writing)

    def _batches(self, tasks: Iterator[Task]) -> Iterator[Batch]:
        """The tasks with what is found out for many of them at once."""
        while some := list(islice(tasks, READ_AHEAD)):
            # Git and engines answer for many files nearly as quickly as for one.
            if self._changed or any(map(self._engines.wants, some)):
                some += islice(tasks, ASKED_AT_ONCE - len(some))
            changed = self._changed.only_what_changed(some) if self._changed else some
            yield self._engines.asked(changed)

    def _tasks(self) -> Iterator[Task]:
        inputs, clock = self._inputs(), self._options.clock
        if clock is not None:
            inputs = clock.each("phase", "finding files", inputs)
        for item in self._changed.among(inputs) if self._changed else inputs:
            if isinstance(item, Problem):
                self._lost.append(item)
                continue
            found, data = item
            request = self._accepted.request(found.path, self._linters.of(found.config))
            fixing = self._fixing(found, data)
            if fixing:
                request = replace(request, fixing=fixing)
            yield Task(found.path, data, request, _size_of(found.path) if data is None else 0)

    def _inputs(self) -> Iterator[Input]:
        """What is to be linted; copy that is no file comes first."""
        resources, options = self._linters.resources, self._options
        if options.copy is not None:
            path = options.copy.name
            config = resources.config_of(path.parent)
            gitignore = options.gitignore
            why = passed_over(path, config, gitignore=gitignore) if options.force_exclude else ""
            if why:
                self._passed_over[why] += 1
            else:
                yield FoundFile(path, config), options.copy.data
        for item in find_files(
            map(Path, self._paths),
            self._suffixes,
            resources.config_of,
            looks=self._looks,
            force_exclude=options.force_exclude,
            gitignore=options.gitignore,
        ):
            if isinstance(item, LedOut):
                self._led_out.append(item)
            elif isinstance(item, LedNowhere):
                self._led_nowhere.append(item)
            elif isinstance(item, PassedOver):
                self._passed_over[item.why] += 1
                if item.why == CODE:
                    self._code.append(item.path)
            else:
                yield item if isinstance(item, Problem) else (item, None)

    @cached_property
    def _suffixes(self) -> frozenset[str]:
        """What stories' names end with: as the readers say."""
        return frozenset(
            suffix
            for reader in self._readers
            if not reader.shares_suffixes
            for suffix in reader.suffixes
        )

    @cached_property
    def _looks(self) -> Looks:
        """For other endings, what tells whether a file is a story."""
        found: dict[str, list[Callable[[bytes], bool]]] = {}
        for reader in self._readers:
            if reader.shares_suffixes and reader.looks_so is not None:
                for suffix in reader.suffixes:
                    found.setdefault(suffix, []).append(reader.looks_so)
        return found

    @property
    def _readers(self) -> tuple[Reader, ...]:
        resources = self._linters.resources
        return resources.offers(resources.config_of(Path(os.curdir))).readers

    def _fixing(self, found: FoundFile, data: bytes | None) -> Fixing | None:
        if self._options.fix is None:
            return None
        outcome = Outcome.RETURNED if data is not None else Outcome.WRITTEN
        inside = None if os.path.realpath(found.path) in self._named else found.folder
        return Fixing(
            Outcome.SHOWN if self._options.fix is Outcome.SHOWN else outcome,
            self._options.unsafe_fixes,
            inside,
        )

    @cached_property
    def _named(self) -> frozenset[str]:
        # A file that is named may be written, wherever a link was met that leads to it.
        # This asks without an exception for a name that is too long or a link in a circle.
        files = (path for path in self._paths if not os.path.isdir(path))  # noqa: PTH112
        return frozenset(map(os.path.realpath, files))

    def _changed_files(self) -> "ChangedFiles | None":
        if self._options.changed_since is None:
            return None
        from newslint.session.changed_files import ChangedFiles  # noqa: PLC0415 - few ask git

        return ChangedFiles(self._options.changed_since, map(Path, self._paths))


def _size_of(path: Path) -> int:
    """How many bytes a file has; 0 for what cannot be looked at, as its report will say."""
    try:
        return os.stat(path).st_size  # noqa: PTH116 - of every file of a run
    except (OSError, ValueError):
        return 0


def links_told(links: Sequence[LedOut]) -> Iterator[str]:
    """One line for each folder that was walked, about the links that lead out of it."""
    for folder in dict.fromkeys(link.folder for link in links):
        first, *others = (link.path for link in links if link.folder == folder)
        more = f" and {len(others):,} more {'link' if len(others) == 1 else 'links'}"
        said = f"{first}{more} lead" if others else f"{first} leads"
        passed = (
            "are passed over; name what they lead to"
            if others
            else ("is passed over; name what it leads to")
        )
        yield f"{said} out of {folder} and {passed} if it is copy"


def links_to_nothing_told(links: Sequence[LedNowhere]) -> Iterator[str]:
    """One line about the links in folders that lead to nothing."""
    if links:
        others = len(links) - 1
        more = f" and {others:,} more {'link' if others == 1 else 'links'}" if others else ""
        yield f"{links[0].path}{more} {'lead' if others else 'leads'} nowhere"


def code_told(paths: Sequence[Path]) -> Iterator[str]:
    """One line about files that were taken for code, since that may be wrong."""
    if paths:
        others = len(paths) - 1
        more = f" and {others:,} more {'file' if others == 1 else 'files'}" if others else ""
        are = "read like code and are" if others else "reads like code and is"
        yield f"{paths[0]}{more} {are} passed over; have `include` fit what is copy"
