"""`newslint PATH...`: find the files, lint them, print the report."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newslint import __version__
from newslint.cli import fixes
from newslint.cli.gates import Gates
from newslint.cli.output import Output, tell
from newslint.cli.progress import ProgressBar
from newslint.cli.status import DEGRADED
from newslint.foundation.errors import NewslintError, UsageError
from newslint.model.document import Metadata
from newslint.model.position import ColumnUnit
from newslint.model.report import STANDARD_INPUT, Presentation, Problem, Report
from newslint.session.accepted_findings import AcceptedFindings
from newslint.session.file_linter import Overrides
from newslint.session.file_linters import FileLinters
from newslint.session.resources import Resources
from newslint.session.runner import Task, lint_tasks
from newslint.settings.config import Config
from newslint.settings.discovery import FoundFile, checkout_or_here, find_files, is_passed_over
from newslint.settings.environment import jobs_of

if TYPE_CHECKING:
    from newslint.session.changed_files import ChangedFiles

STDIN = "-"
STDIN_NAME = Path(STANDARD_INPUT)


def run(arguments: argparse.Namespace) -> int:
    """Lint what the arguments name and print what was found. Returns the exit status."""
    _refuse_senseless(arguments)
    workshop = Resources(
        arguments.config,
        arguments.isolated,
        cached=not arguments.no_cache,
        languagetool=arguments.languagetool,
    )
    outputs = _outputs(arguments, workshop)
    job = _gathered(arguments, workshop)
    workshop.patterns.load()
    tasks, failed = job.desks.asked(job.tasks, quiet=arguments.quiet)
    with ProgressBar(len(tasks), wanted=not arguments.quiet) as bar:
        files = lint_tasks(tasks, job.desks.all, arguments.jobs or processors(), bar)
    workshop.patterns.keep()
    configs = job.configs
    if arguments.changed_since is None:
        # Of what has not changed nothing is reported, so that it cannot be known what is stale.
        for file, config in job.accepted.reports(job.tasks, files, job.desks, arguments.paths):
            files, configs = (*files, file), [*configs, config]
    gates = Gates.of(arguments, workshop.config_of(Path(os.curdir)))
    levels = [arguments.fail_on or config.fail_on for config in configs]
    report = Report(
        version=__version__,
        files=files,
        rules=job.desks.rules,
        problems=(*workshop.problems, *job.lost, *failed),
        root=checkout_or_here(),
    )
    status = fixes.status(arguments, report, gates.status(report, levels))
    report = replace(report, exit_status=status)
    written = _write(outputs, report)
    written = fixes.write_copy(arguments, report, job.tasks) and written
    for problem in report.all_problems:
        tell(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    for reason in (*gates.reasons(report, levels), *fixes.summary(arguments, report)):
        tell(reason)
    return report.exit_status if written else DEGRADED


@dataclass(frozen=True)
class _Job:
    """What is to be done: the tasks, the settings of each, and what they need."""

    tasks: list[Task]
    configs: list[Config]
    desks: FileLinters
    accepted: AcceptedFindings
    lost: list[Problem]
    """What was named and is not there."""


def _gathered(arguments: argparse.Namespace, workshop: Resources) -> _Job:
    desks = FileLinters(workshop, overrides_of(arguments))
    accepted = AcceptedFindings(workshop)
    tasks: list[Task] = []
    found_in: list[Path | None] = []
    configs: list[Config] = []
    lost: list[Problem] = []
    changed = _changed_files(arguments)
    inputs = _inputs(arguments, workshop)
    for item in changed.among(inputs) if changed else inputs:
        if isinstance(item, Problem):
            lost.append(item)
            continue
        found, data = item
        number = desks.number(found.config)
        tasks.append(Task(found.path, number, data, accepted.order(found.path, desks.all[number])))
        found_in.append(found.folder)
        configs.append(found.config)
    if changed:
        tasks = changed.only_what_changed(tasks)
    if not tasks:
        # Nothing to lint; a mistake in the settings or the addresses is told all the same.
        desks.number(workshop.config_of(Path(os.curdir)))
    return _Job(fixes.ordered(tasks, found_in, arguments), configs, desks, accepted, lost)


def _write(outputs: Iterable[Output], report: Report) -> bool:
    """Write every report that can be written, files first; whether that were all."""
    written = True
    for output in sorted(outputs, key=lambda output: output.file is None):
        try:
            output.write(report)
        except NewslintError as problem:
            tell(str(problem))
            written = False
    return written


def _refuse_senseless(arguments: argparse.Namespace) -> None:
    if arguments.changed_since is not None:
        if STDIN in arguments.paths:
            raise UsageError("--changed-since asks git about files; name these, not -")
        arguments.paths = arguments.paths or [os.curdir]
    if not arguments.paths:
        raise UsageError("name a file or a folder, or - for standard input; `newslint --help`")
    if arguments.stdin_filename and STDIN not in arguments.paths:
        raise UsageError("--stdin-filename names what - reads; name - too")
    if "" in arguments.paths:
        raise UsageError("a path is empty; write . for the current folder")
    fixes.refuse_senseless(arguments)


def _inputs(
    arguments: argparse.Namespace, workshop: Resources
) -> Iterator[tuple[FoundFile, bytes | None] | Problem]:
    """What is to be linted; standard input comes first, with its content."""
    if STDIN in arguments.paths:
        path = arguments.stdin_filename or STDIN_NAME
        config = workshop.config_of(path.parent)
        wanted = not arguments.no_gitignore
        if not (arguments.force_exclude and is_passed_over(path, config, gitignore=wanted)):
            yield FoundFile(path, config), sys.stdin.buffer.read()
    here = workshop.config_of(Path(os.curdir))
    suffixes = {s for reader in workshop.offers(here).readers for s in reader.suffixes}
    named = [Path(path) for path in arguments.paths if path != STDIN]
    for item in find_files(
        named,
        suffixes,
        workshop.config_of,
        force_exclude=arguments.force_exclude,
        gitignore=not arguments.no_gitignore,
    ):
        yield item if isinstance(item, Problem) else (item, None)


def _changed_files(arguments: argparse.Namespace) -> "ChangedFiles | None":
    if arguments.changed_since is None:
        return None
    from newslint.session.changed_files import ChangedFiles  # noqa: PLC0415 - most runs ask git nothing

    return ChangedFiles(arguments.changed_since, map(Path, arguments.paths))


def _outputs(arguments: argparse.Namespace, workshop: Resources) -> list[Output]:
    """What is to be written: the report of ``--format``, and those of ``--report``."""
    reporters = workshop.offers(workshop.config_of(Path(os.curdir))).reporters
    shown = Presentation(
        color=_color(arguments),
        quiet=arguments.quiet,
        statistics=arguments.statistics,
        columns=ColumnUnit(arguments.columns),
    )
    outputs = [Output.of(arguments.format, arguments.output, reporters, shown)]
    for wanted in arguments.report:
        name, equals, file = wanted.partition("=")
        if not (name and equals and file):
            raise UsageError(
                f"--report {wanted} is no format and file; write it as --report sarif=out.sarif"
            )
        outputs.append(Output.of(name, Path(file), reporters, replace(shown, color=False)))
    files = [os.path.abspath(o.file) for o in outputs if o.file]  # noqa: PTH100
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice is not None:
        raise UsageError(f"two reports are to be written to {twice}; name a file for each")
    return fixes.in_their_place(arguments, outputs)


def overrides_of(arguments: argparse.Namespace) -> Overrides:
    """What the command line says of selection and of every story."""
    return Overrides(
        select=_split(arguments.select),
        ignore=_split(arguments.ignore),
        metadata=Metadata(date=arguments.date),
    )


def _split(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def processors() -> int:
    """How many processes a run is given unless it says otherwise."""
    wanted = jobs_of(os.environ)
    if wanted is not None:
        return wanted
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
