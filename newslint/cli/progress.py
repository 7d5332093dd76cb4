"""A progress bar on standard error, for long runs on a terminal and for no other."""

import sys
import time
from types import TracebackType

DELAY_SECONDS = 1.0
"""A run shorter than this shows none."""
INTERVAL_SECONDS = 0.1
WIDTH = 30


class ProgressBar:
    """Draws itself when told of files done; gone without a trace at the end."""

    def __init__(self, total: int, wanted: bool) -> None:
        self._total = total
        self._on = wanted and total > 1 and sys.stderr.isatty()
        self._next = time.monotonic() + DELAY_SECONDS
        self._drawn = False

    def __enter__(self) -> "ProgressBar":
        return self

    def __call__(self, done: int) -> None:
        if not self._on or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + INTERVAL_SECONDS
        full = WIDTH * done // self._total
        bar = "█" * full + "░" * (WIDTH - full)
        print(f"\r{bar} {done:,} of {self._total:,} files", end="", file=sys.stderr, flush=True)
        self._drawn = True

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
