"""`--fix` and `--diff`: what they ask of each file, and what they print."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from newslint.cli.output import Output, tell
from newslint.cli.status import CLEAN, FINDINGS
from newslint.foundation.errors import UsageError
from newslint.foundation.shown_text import printable
from newslint.model.report import Report
from newslint.session.file_linter import Fixing, Outcome
from newslint.session.runner import Task

_STDIN = "-"


def refuse_senseless(arguments: argparse.Namespace) -> None:
    """Raises UsageError for options that do not go together."""
    fixing = arguments.fix or arguments.diff
    if arguments.unsafe_fixes and not fixing:
        raise UsageError("--unsafe-fixes says which fixes; name --fix or --diff too")
    if arguments.diff and arguments.format != "text":
        raise UsageError(
            "--diff takes the place of the report; write "
            f"--report {arguments.format}=FILE to have one as well"
        )
    if fixing and _STDIN in arguments.paths and len(arguments.paths) > 1:
        raise UsageError(
            "with --fix and --diff name - alone: its copy goes to standard output, and files are "
            "written where they are"
        )


def ordered(
    tasks: Sequence[Task], folders: Sequence[Path | None], arguments: argparse.Namespace
) -> list[Task]:
    """The tasks with the order to fix, where there is one.

    ``folders`` gives for each task the folder that was walked when its file was found.
    """
    if not (arguments.fix or arguments.diff):
        return list(tasks)
    # A file that is named as well may be written, wherever a link was met that leads to it.
    # This asks without an exception for a name that is too long or a link in a circle.
    files = (path for path in arguments.paths if not os.path.isdir(path))  # noqa: PTH112
    named = {os.path.realpath(path) for path in files}
    made = []
    for task, folder in zip(tasks, folders, strict=True):
        outcome = Outcome.WRITTEN if task.data is None else Outcome.RETURNED
        inside = None if os.path.realpath(task.path) in named else folder
        fixing = Fixing(
            Outcome.SHOWN if arguments.diff else outcome, arguments.unsafe_fixes, inside
        )
        made.append(replace(task, order=replace(task.order, fixing=fixing)))
    return made


def in_their_place(arguments: argparse.Namespace, outputs: list[Output]) -> list[Output]:
    """The reports to write: a diff takes the place of the first, fixed copy that on stdout."""
    if arguments.diff:
        return outputs[1:]
    if arguments.fix and _STDIN in arguments.paths:
        first, *others = outputs
        shown = first.presentation
        if arguments.color == "auto":
            shown = replace(shown, color=shown.color and sys.stderr.isatty())
        return [replace(first, presentation=shown, aside=True), *others]
    return outputs


def status(arguments: argparse.Namespace, report: Report, otherwise: int) -> int:
    """The exit status: with --diff, something to fix is a finding."""
    return FINDINGS if arguments.diff and otherwise == CLEAN and report.fixed else otherwise


def write_copy(arguments: argparse.Namespace, report: Report, tasks: Sequence[Task]) -> bool:
    """Print what --diff shows, or what became of the copy from standard input.

    Returns whether it could be written.
    """
    if arguments.diff:
        return _write_diff("".join(file.diff for file in report.files), arguments.output)
    if arguments.fix and _STDIN in arguments.paths:
        # Whoever puts newslint into a pipe must not lose copy that it could not read or was not to.
        for task, file in zip(tasks, report.files, strict=False):
            sys.stdout.buffer.write(file.content if file.content is not None else task.data or b"")
        if not tasks:
            sys.stdout.buffer.write(sys.stdin.buffer.read())
        sys.stdout.buffer.flush()
    return True


def _write_diff(diff: str, file: Path | None) -> bool:
    if file is None and sys.stdout.isatty():
        # What could move the cursor is for patch to read, not for a terminal.
        diff = "\n".join(map(printable, diff.split("\n")))
    data = diff.encode("utf-8", "surrogateescape")
    if file is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return True
    try:
        file.write_bytes(data)
    except OSError as problem:
        tell(f"{file}: cannot be written: {problem.strerror}")
        return False
    return True


def summary(arguments: argparse.Namespace, report: Report) -> Iterator[str]:
    """One line about a diff, which says nothing of itself."""
    if not arguments.diff or arguments.quiet:
        return
    fixes, findings = report.fixed, len(report.diagnostics)
    files = f"{len(report.files):,} {'file' if len(report.files) == 1 else 'files'}"
    found = f"{findings:,} {'finding' if findings == 1 else 'findings'} in all"
    if fixes:
        touched = len({path for path, _ in fixes})
        places = f"{len(fixes):,} {'place' if len(fixes) == 1 else 'places'}"
        yield f"{places} to fix in {touched:,} of {files}; {found}"
    else:
        yield f"nothing to fix in {files}; {found}"
