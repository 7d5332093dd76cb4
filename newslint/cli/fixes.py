"""`--fix` and `--diff`: what they ask of each file, and what they print."""

import argparse
import sys
from collections.abc import Iterator, Mapping

from newslint.cli.output import Output, tell
from newslint.cli.status import CLEAN, FINDINGS
from newslint.foundation.errors import UsageError
from newslint.linting.tally import Tally
from newslint.model.report import FileReport, Presentation
from newslint.offers import ReporterOffer
from newslint.plugins.offered_reporters import reporter_of
from newslint.session.file_linter import Outcome
from newslint.session.run import Copy
from newslint.values import replace

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


def wanted(arguments: argparse.Namespace) -> Outcome | None:
    """What becomes of fixed files; None where none is to be fixed."""
    if arguments.diff:
        return Outcome.SHOWN
    return Outcome.WRITTEN if arguments.fix else None


def first_outputs(
    arguments: argparse.Namespace,
    reporters: Mapping[str, ReporterOffer],
    shown: Presentation,
    copy: Copy | None,
) -> list[Output]:
    """The report of ``--format``; in its place the diff, or beside it the fixed copy."""
    if arguments.diff:
        from newslint.reporters.copy_reports import (  # noqa: PLC0415 - few runs print differences
            ColoredDiff,
            DiffReport,
        )

        if shown.color:
            return [Output("diff", ColoredDiff(), arguments.output)]
        return [Output("diff", DiffReport(), arguments.output, as_it_is=True)]
    aside = arguments.fix and copy is not None
    if aside and arguments.color == "auto":
        shown = replace(shown, color=shown.color and sys.stderr.isatty())
    reporter = reporter_of(arguments.format, reporters, shown)
    outputs = [Output(arguments.format, reporter, arguments.output, aside=aside)]
    if arguments.fix and copy is not None:
        from newslint.reporters.copy_reports import FixedCopy  # noqa: PLC0415 - as above

        outputs.append(Output("copy", FixedCopy(copy.data), None, as_it_is=True))
    return outputs


def announce(report: FileReport, arguments: argparse.Namespace) -> None:
    """Say that a file is about to be written, so that the list of files outlives the run."""
    if not arguments.quiet:
        places = f"{len(report.fixed):,} {'place' if len(report.fixed) == 1 else 'places'}"
        tell(f"fixing {report.path}: {places}")


def status(arguments: argparse.Namespace, tally: Tally, otherwise: int) -> int:
    """The exit status: with --diff, something to fix is a finding."""
    return FINDINGS if arguments.diff and otherwise == CLEAN and tally.to_fix else otherwise


def summary(arguments: argparse.Namespace, tally: Tally) -> Iterator[str]:
    """One line about a diff, which says nothing of itself."""
    if not arguments.diff or arguments.quiet:
        return
    files = f"{tally.files:,} {'file' if tally.files == 1 else 'files'}"
    findings = tally.diagnostics
    found = f"{findings:,} {'finding' if findings == 1 else 'findings'} in all"
    if tally.to_fix:
        places = f"{tally.to_fix:,} {'place' if tally.to_fix == 1 else 'places'}"
        yield f"{places} to fix in {tally.files_to_fix:,} of {files}; {found}"
    else:
        yield f"nothing to fix in {files}; {found}"
