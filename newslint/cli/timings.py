"""`--timings` and `--timings-file`: where the time of a run goes. Imported when that is asked."""

import argparse
from collections.abc import Iterator

from newslint.cli.output import Output
from newslint.foundation.clock import Clock
from newslint.reporters.timings_report import TimingsJson, TimingsReport

START = "start-up: Python and imports"


def started_clock() -> Clock:
    """A clock that has counted what this process has spent so far."""
    return Clock(before=START)


def timing_outputs(clock: Clock, arguments: argparse.Namespace) -> Iterator[Output]:
    """What is written about the timings."""
    if arguments.timings:
        yield Output("timings", TimingsReport(clock), None, aside=True)
    if arguments.timings_file is not None:
        yield Output("timings", TimingsJson(clock), arguments.timings_file)
