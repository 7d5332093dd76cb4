"""The scaling search: what takes more than twice as long for twice the text.

Run by hand: ``python -m tests.fuzz.scaling`` (``--help`` tells the rest). Every finder and every
rule is timed by itself, in CPU seconds, without what it asks of other finders.
"""

import argparse
import gc
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from math import log2
from pathlib import Path
from types import FrameType

from newslint.foundation.clock import PHASE, Clock
from newslint.linting.linter import Linter
from newslint.linting.timed_linter import as_another, timed_document, timed_linter
from newslint.model.document import Metadata
from newslint.readers import plain_text
from tests.fuzz.families import Family, families
from tests.fuzz.linters import linter

MOST_TIMES = 2.2
"""What twice the text may take as many times as long."""
LEAST_SECONDS = 0.05
"""Less than this at the longer text is not held against anything: it comes out at random."""


class TooLong(BaseException):
    """A text took longer than may be waited for; no rule may catch it."""


@contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    """Stop what is inside after so many CPU seconds, and say what it was at."""

    def stop(_signal: int, frame: FrameType | None) -> None:
        at = []
        while frame is not None:
            if "newslint" in frame.f_code.co_filename and "fuzz" not in frame.f_code.co_filename:
                at.append(f"{Path(frame.f_code.co_filename).stem}:{frame.f_code.co_name}")
            frame = frame.f_back
        raise TooLong(" < ".join(at[:4]))

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def spent(
    rules: Linter, text: str, most_seconds: float = 600
) -> tuple[Counter[str], tuple[str, ...]]:
    """CPU seconds by part for one text, and what went wrong."""
    clock = Clock()
    # What it would do in the midst of one part or another is nobody's.
    gc.collect()
    gc.disable()
    try:
        with no_longer_than(most_seconds):
            with clock.part(PHASE, "the reader"):
                read = plain_text.read_text(text, "story.txt", Metadata(language="en"))
            document = as_another(read, timed_document(clock))
            report = timed(rules, clock).lint(document)
    except TooLong as stopped:
        return seconds_of(clock), (f"too long: {stopped}",)
    finally:
        gc.enable()
    return seconds_of(clock), tuple(problem.message for problem in report.problems)


def timed(rules: Linter, clock: Clock) -> Linter:
    """The same linter, with what it has made so far, and a clock."""
    made: Linter = as_another(rules, timed_linter(clock))
    vars(made).update(_triggers=rules._triggers, _overruns=rules._overruns)
    return made


def seconds_of(clock: Clock) -> Counter[str]:
    """CPU seconds by part."""
    return Counter({name: seconds for (_, name), seconds in clock.spent.seconds.items()})


@dataclass(frozen=True)
class Offence:
    """A part that grows faster than the text, or gives up."""

    unit: str
    part: str
    size: int
    before: float
    after: float

    def __str__(self) -> str:
        times = self.after / self.before if self.before else 0
        return (
            f"{self.unit!r:34.34} {self.size // 1000:5} KB {times:6.1f} times "
            f"{self.before:7.2f} s {self.after:8.2f} s  {self.part}"
        )


def offences(
    rules: Linter,
    family: Family,
    sizes: Sequence[int],
    most_seconds: float = 60,
    most_times: float = MOST_TIMES,
) -> Iterator[Offence]:
    """What grows too fast in one family, size by size; a family that has become slow stops."""
    before: Counter[str] | None = None
    previous = 0
    told: set[str] = set()
    for size in sizes:
        after, problems = spent(rules, family.text(size), most_seconds)
        for problem in problems:
            if "findings here" in problem:
                # A cap that was told.
                continue
            yield Offence(family.unit, problem[:110], size, 0, after.total())
        if before is not None:
            allowed = most_times ** log2(size / previous)
            slow = {
                part
                for part, seconds in after.items()
                if seconds > LEAST_SECONDS and seconds > allowed * before[part] and part not in told
            }
            if slow:
                # A busy machine is slow at random: the least of several counts.
                for _ in range(2):
                    again, _ = spent(rules, family.text(size))
                    earlier, _ = spent(rules, family.text(previous))
                    after = Counter({p: min(after[p], again[p]) for p in after})
                    before = Counter({p: max(before[p], earlier[p]) for p in after})
            for part in slow:
                # A new part has nothing to be held against; a little is noise.
                base = max(before[part], LEAST_SECONDS / 10)
                if after[part] > LEAST_SECONDS and after[part] > allowed * base:
                    told.add(part)
                    yield Offence(family.unit, part, size, base, after[part])
        if any(problem.startswith("too long") for problem in problems):
            return
        before, previous = after, size


@dataclass(frozen=True)
class _Task:
    units: tuple[str, ...]
    sizes: tuple[int, ...]
    most_seconds: float
    most_times: float


def _search(task: _Task) -> int:
    told = 0
    rules = linter()
    for number, unit in enumerate(task.units):
        if number % 20 == 0:
            print(f"{number} of {len(task.units)} families", file=sys.stderr, flush=True)
        for offence in offences(
            rules, Family(unit), task.sizes, task.most_seconds, task.most_times
        ):
            print(offence, flush=True)
            told += 1
    return told


def main() -> None:
    """Search all families, and say what was found."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--sizes", default="20000,40000,80000,160000,320000,640000")
    parser.add_argument("--most-seconds", type=float, default=60)
    parser.add_argument("--most-times", type=float, default=MOST_TIMES)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--part", help="every n-th family: 1/4")
    parser.add_argument("units", nargs="*")
    options = parser.parse_args()
    sizes = tuple(int(size) for size in options.sizes.split(","))
    units = options.units or [family.unit for family in families()]
    if options.part:
        which, of = map(int, options.part.split("/"))
        units = units[which - 1 :: of]
    began = time.time()
    tasks = [
        _Task(tuple(units[job :: options.jobs]), sizes, options.most_seconds, options.most_times)
        for job in range(options.jobs)
    ]
    # What the processes are forked from has compiled nearly all patterns.
    spent(
        linter(), Family("The mayor came at 5 p.m. on May 5, paid $5m (£4m) for 5 km. ").text(5000)
    )
    with ProcessPoolExecutor(options.jobs) as processes:
        told = sum(processes.map(_search, tasks))
    print(f"{len(units)} families, {sizes}: {told} offences in {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
