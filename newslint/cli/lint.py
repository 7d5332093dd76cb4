"""`newslint PATH...`: find the files, lint them, print the report."""

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.cli import fixes
from newslint.cli.gates import Gates
from newslint.cli.interruptions import Ended, Interruptions
from newslint.cli.output import Output, tell
from newslint.cli.progress import Progress, Waiting
from newslint.cli.status import DEGRADED
from newslint.foundation.checkouts import checkout_left
from newslint.foundation.errors import NewslintError, UsageError
from newslint.model.position import ColumnUnit
from newslint.model.report import STANDARD_INPUT, FileReport, Presentation, RunEnd
from newslint.offers import ReporterOffer
from newslint.plugins.offered_reporters import reporter_of
from newslint.reporters.text_report import StatisticsReport, UncheckedLine
from newslint.session.run import Copy, RunOptions, RunStream
from newslint.session.session import Session
from newslint.values import record, replace

if TYPE_CHECKING:
    from newslint.foundation.clock import Clock

STDIN = "-"
TEXT = "text"
STDIN_NAME = Path(STANDARD_INPUT)


def run(arguments: argparse.Namespace, interruptions: Interruptions) -> int:
    """Lint what the arguments name and print what was found. Returns the exit status."""
    _refuse_senseless(arguments)
    clock = _clock(arguments)
    with clock.part("phase", "settings and rules") if clock else nullcontext():
        session = session_of(arguments)
        config = session.resources.config_of(Path(os.curdir))
        reporters = session.resources.offers(config).reporters
    gates = Gates.of(arguments, config)
    copy = None
    if STDIN in arguments.paths:
        name = arguments.stdin_filename or STDIN_NAME
        copy = Copy(_standard_input(), name)
    progress = Progress(wanted=not arguments.quiet)

    def about_to_write(report: FileReport) -> None:
        # From here on until its report is out, so that the report is whole.
        interruptions.hold()
        with progress.out_of_the_way():
            fixes.announce(report, arguments)

    outputs = _outputs(arguments, reporters, copy, clock)
    options = RunOptions(
        jobs=arguments.jobs,
        fix=fixes.wanted(arguments),
        unsafe_fixes=arguments.unsafe_fixes,
        changed_since=arguments.changed_since,
        force_exclude=arguments.force_exclude,
        gitignore=not arguments.no_gitignore,
        allow_empty=arguments.allow_empty,
        fail_on=arguments.fail_on,
        copy=copy,
        clock=clock,
        waiting=lambda message: Waiting(message, wanted=not arguments.quiet),
        writing=about_to_write,
    )
    named = [path for path in arguments.paths if path != STDIN]
    try:
        with session.run(named, options) as stream:
            writing = _TimedWriting(outputs, clock) if clock else _Writing(outputs)
            run = _Run(stream, writing, gates, arguments)
            with progress:
                whole = run.go_through(progress, interruptions)
            return run.finish(whole=whole)
    finally:
        for output in outputs:
            output.drop()


@record
class _Run:
    """A run that is written as it goes."""

    stream: RunStream
    writing: "_Writing"
    gates: Gates
    arguments: argparse.Namespace
    done: int = 0
    """How many files have been written about."""

    def go_through(self, progress: Progress, interruptions: Interruptions) -> bool:
        """Write what comes; False if Ctrl-C came before the end."""
        try:
            self.writing.begin(self.stream)
            while (report := next(self.stream, None)) is not None:
                interruptions.hold()
                with progress.out_of_the_way():
                    self.writing.take(report)
                self.done += 1
                if not gc.isenabled():
                    gc.freeze()
                    gc.enable()
                progress(self.done)
                interruptions.release()
        except KeyboardInterrupt:
            self.stream.cut_short(f"interrupted: the run was cut short{self._after}")
            return False
        except Ended as ended:
            ended.after = self._after
            raise
        return True

    def finish(self, *, whole: bool) -> int:
        """Write what is to be said in the end. Returns the exit status."""
        stream, arguments = self.stream, self.arguments
        problems = [*stream.problems, *stream.tally.problems]
        status = self.gates.status(stream, whole=not problems)
        status = fixes.status(arguments, stream.tally, status)
        limits = tuple(self.gates.reasons(stream)) if whole else ()
        self.writing.end(stream.end(status, limits), whole=whole)
        for message in (*stream.notices, *self.writing.failures):
            tell(message)
        for problem in problems:
            tell(f"{problem.path}: {problem.message}" if problem.path else problem.message)
        for reason in (*limits, *fixes.summary(arguments, stream.tally)):
            tell(reason)
        return DEGRADED if self.writing.failures else status

    @property
    def _after(self) -> str:
        files = f" after {self.done:,} {'file' if self.done == 1 else 'files'}"
        left = self.writing.files
        if not left:
            return files
        return f"{files}; {', '.join(map(str, left))} {'is' if len(left) == 1 else 'are'} as before"


class _Writing:
    """All outputs of a run; one that fails is told in the end, and the others go on."""

    def __init__(self, outputs: Sequence[Output]) -> None:
        # Files come first, so that they are there should standard output go away.
        self._outputs = sorted(outputs, key=lambda output: output.file is None)
        self.failures: list[str] = []

    def begin(self, stream: RunStream) -> None:
        for output in self._outputs:
            with self._failing():
                output.begin(stream.begin)

    def take(self, report: FileReport) -> None:
        for output in self._outputs:
            with self._failing():
                output.take(report)

    def end(self, end: RunEnd, *, whole: bool) -> None:
        for output in self._outputs:
            # A program that is given a file takes it to be about all stories.
            if whole or output.file is None:
                with self._failing():
                    output.end(end)

    @property
    def files(self) -> list[Path]:
        """The files that are written to."""
        return [output.file for output in self._outputs if output.file]

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except NewslintError as problem:
            self.failures.append(str(problem))


class _TimedWriting(_Writing):
    """The same, counted by a clock."""

    def __init__(self, outputs: Sequence[Output], clock: "Clock") -> None:
        super().__init__(outputs)
        self._clock = clock

    def take(self, report: FileReport) -> None:
        with self._clock.part("phase", "reports"):
            super().take(report)


def _clock(arguments: argparse.Namespace) -> "Clock | None":
    """What counts where the time goes; None unless that is asked."""
    if not arguments.timings and arguments.timings_file is None:
        return None
    from newslint.cli.timings import started_clock  # noqa: PLC0415 - few ask

    return started_clock()


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageError("standard input is closed; - reads the copy from there")
    try:
        return sys.stdin.buffer.read()
    except OSError as problem:
        raise NewslintError(f"standard input: cannot be read: {problem.strerror}") from problem


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


def _outputs(
    arguments: argparse.Namespace,
    reporters: Mapping[str, ReporterOffer],
    copy: Copy | None,
    clock: "Clock | None",
) -> list[Output]:
    """What is to be written: the report of ``--format``, and those of ``--report``."""
    shown = Presentation(
        color=_color(arguments),
        width=_width(arguments),
        quiet=arguments.quiet,
        statistics=arguments.statistics,
        columns=ColumnUnit(arguments.columns),
    )
    outputs = fixes.first_outputs(arguments, reporters, shown, copy)
    for_people = arguments.format == TEXT and not arguments.diff
    if not (for_people or arguments.quiet):
        outputs.append(Output("unchecked", UncheckedLine(), None, aside=True))
    if arguments.statistics and not for_people:
        # Of other formats some have no room for it, and all are read by programs.
        color = shown.color and sys.stderr.isatty()
        figures = StatisticsReport(replace(shown, color=color))
        outputs.append(Output("statistics", figures, None, aside=True))
    for wanted in arguments.report:
        name, equals, file = wanted.partition("=")
        if not (name and equals and file):
            raise UsageError(
                f"--report {wanted} is no format and file; write it as --report sarif=out.sarif"
            )
        reporter = reporter_of(name, reporters, replace(shown, color=False, width=0))
        outputs.append(Output(name, reporter, Path(file)))
    if clock is not None:
        from newslint.cli.timings import timing_outputs  # noqa: PLC0415

        outputs += timing_outputs(clock, arguments)
    for file in filter(None, (output.file for output in outputs)):
        left = checkout_left(file)
        if left is not None:
            said = (
                f"leads out of the checkout {left}, to {file.resolve()}; name that if it is meant"
            )
            raise UsageError(f"{file}: {said}")
    files = [os.path.abspath(o.file) for o in outputs if o.file]  # noqa: PTH100
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice is not None:
        raise UsageError(f"two reports are to be written to {twice}; name a file for each")
    return outputs


def session_of(arguments: argparse.Namespace) -> Session:
    """The session that the command line asks for."""
    return Session(
        arguments.config,
        isolated=getattr(arguments, "isolated", False),
        select=_split(arguments.select),
        ignore=_split(arguments.ignore),
        date=arguments.date,
        languagetool=arguments.languagetool,
        format_in=getattr(arguments, "format_in", ""),
        cached=not getattr(arguments, "no_cache", False),
    )


def _split(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _width(arguments: argparse.Namespace) -> int:
    """How wide the terminal is that is written to; 0 for none."""
    if arguments.output or not sys.stdout.isatty():
        return 0
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal():
        return int(said)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return 0


def _color(arguments: argparse.Namespace) -> bool:
    if arguments.color != "auto":
        return bool(arguments.color == "always")
    # https://no-color.org: set and not empty means no color.
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or arguments.output:
        return False
    return sys.stdout.isatty()
