"""What is going on, on standard error, for long runs on a terminal and for no other."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Timer

DELAY_SECONDS = 1.0
"""What is shorter than this shows nothing."""
INTERVAL_SECONDS = 0.1
WIDTH = 30
_CLEARED = "\r\x1b[K"


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
            print(_CLEARED, end="", file=sys.stderr, flush=True)


class Waiting:
    """Says what is being waited for; gone without a trace at the end."""

    def __init__(self, message: str, wanted: bool) -> None:
        self._message = message
        self._on = wanted and sys.stderr.isatty()
        self._timer: Timer | None = None
        self._drawn = False

    def __enter__(self) -> "Waiting":
        if self._on:
            from threading import Timer  # noqa: PLC0415 - most runs wait for nothing

            self._timer = Timer(DELAY_SECONDS, self._draw)
            self._timer.daemon = True
            self._timer.start()
        return self

    def _draw(self) -> None:
        self._drawn = True
        print(f"\r{self._message}", end="", file=sys.stderr, flush=True)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
        if self._drawn:
            print(_CLEARED, end="", file=sys.stderr, flush=True)
