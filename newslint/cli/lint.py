"""`newslint PATH...`: find the files, lint them, print the report."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from newslint import __version__
from newslint.cli.output import tell, write
from newslint.cli.progress import ProgressBar
from newslint.cli.status import CLEAN, DEGRADED, FINDINGS
from newslint.cli.workshop import Workshop
from newslint.config import Config
from newslint.discovery import FoundFile, find_files, is_excluded
from newslint.errors import NewslintError, UsageError, did_you_mean
from newslint.hookspecs import Reporter
from newslint.model.diagnostic import Level
from newslint.model.document import Metadata
from newslint.model.report import Presentation, Problem, Report
from newslint.model.rule import Rule
from newslint.runner import Desk, Overrides, Task, lint_tasks

STDIN = "-"
STDIN_NAME = Path("<stdin>")


def run(arguments: argparse.Namespace) -> int:
    """Lint what the arguments name and print what was found. Returns the exit status."""
    if not arguments.paths:
        raise UsageError("name a file or a folder, or - for standard input; `newslint --help`")
    if arguments.stdin_filename and STDIN not in arguments.paths:
        raise UsageError("--stdin-filename names what - reads; name - too")
    if "" in arguments.paths:
        raise UsageError("a path is empty; write . for the current folder")
    workshop = Workshop(arguments.config, arguments.isolated, cached=not arguments.no_cache)
    reporter = _reporter(arguments.format, workshop)
    desks = _Desks(workshop, _overrides(arguments))
    tasks: list[Task] = []
    configs: list[Config] = []
    lost: list[Problem] = []
    for item in _inputs(arguments, workshop):
        if isinstance(item, Problem):
            lost.append(item)
            continue
        found, data = item
        tasks.append(Task(found.path, desks.number(found.config), data))
        configs.append(found.config)
    if not tasks:
        # Nothing to lint; a mistake in the settings or the addresses is told all the same.
        desks.number(workshop.config_of(Path(os.curdir)))
    workshop.patterns.load()
    with ProgressBar(len(tasks), wanted=not arguments.quiet) as bar:
        files = lint_tasks(tasks, desks.all, arguments.jobs or _processors(), bar)
    workshop.patterns.keep()
    report = Report(__version__, files, desks.rules, (*workshop.problems, *lost))
    presentation = Presentation(_color(arguments), arguments.quiet, arguments.statistics)
    write(_reported(report, presentation, reporter, arguments.format), arguments.output)
    for problem in report.all_problems:
        tell(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    if report.all_problems:
        return DEGRADED
    failed = any(
        diagnostic.level.rank <= Level(arguments.fail_on or config.fail_on).rank
        for file, config in zip(files, configs, strict=True)
        for diagnostic in file.diagnostics
    )
    return FINDINGS if failed else CLEAN


class _Desks:
    """One desk per settings file, made when its first file is found."""

    def __init__(self, workshop: Workshop, overrides: Overrides) -> None:
        self._workshop = workshop
        self._overrides = overrides
        self._numbers: dict[str, int] = {}
        self.all: list[Desk] = []

    def number(self, config: Config) -> int:
        if config.origin not in self._numbers:
            rulebook, offers = self._workshop.rulebook(config), self._workshop.offers(config)
            self._numbers[config.origin] = len(self.all)
            self.all.append(
                Desk.of(config, rulebook.rules, offers.readers, self._overrides, rulebook.left_out)
            )
        return self._numbers[config.origin]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are on in any of the desks."""
        active = {rule.id: rule for desk in self.all for rule in desk.active}
        return tuple(active[rule_id] for rule_id in sorted(active))


def _inputs(
    arguments: argparse.Namespace, workshop: Workshop
) -> Iterator[tuple[FoundFile, bytes | None] | Problem]:
    """What is to be linted; standard input comes first, with its content."""
    if STDIN in arguments.paths:
        path = arguments.stdin_filename or STDIN_NAME
        config = workshop.config_of(path.parent)
        if not (arguments.force_exclude and is_excluded(path, config)):
            yield FoundFile(path, config), sys.stdin.buffer.read()
    here = workshop.config_of(Path(os.curdir))
    suffixes = {s for reader in workshop.offers(here).readers for s in reader.suffixes}
    named = [Path(path) for path in arguments.paths if path != STDIN]
    for item in find_files(
        named, suffixes, workshop.config_of, force_exclude=arguments.force_exclude
    ):
        yield item if isinstance(item, Problem) else (item, None)


def _reporter(name: str, workshop: Workshop) -> Reporter:
    reporters = workshop.offers(workshop.config_of(Path(os.curdir))).reporters
    if name not in reporters:
        raise UsageError(f"there is no format {name}; {did_you_mean(name, reporters)}")
    return reporters[name]


def _reported(report: Report, presentation: Presentation, reporter: Reporter, name: str) -> str:
    # A reporter of anyone's may fail in any way.
    try:
        return reporter(report, presentation)
    except Exception as failure:
        message = f"the reporter of the format {name} crashed: {type(failure).__name__}: {failure}"
        raise NewslintError(message) from failure


def _overrides(arguments: argparse.Namespace) -> Overrides:
    return Overrides(
        select=_split(arguments.select),
        ignore=_split(arguments.ignore),
        metadata=Metadata(date=arguments.date),
    )


def _split(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _color(arguments: argparse.Namespace) -> bool:
    if arguments.color != "auto":
        return bool(arguments.color == "always")
    # https://no-color.org: set and not empty means no color.
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or arguments.output:
        return False
    return sys.stdout.isatty()
