"""What is going on, on standard error, for long runs on a terminal and for no other."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Timer

DELAY_SECONDS = 1.0
"""What is shorter than this shows nothing."""
INTERVAL_SECONDS = 0.1
_CLEARED = "\r\x1b[K"


class Progress:
    """Says how many files are done when told; gone without a trace at the end.

    How many there are in all is not known before the last is found.
    """

    def __init__(self, wanted: bool) -> None:
        self._on = wanted and sys.stderr.isatty()
        self._next = time.monotonic() + DELAY_SECONDS
        self._drawn = False

    def __enter__(self) -> "Progress":
        return self

    def __call__(self, done: int) -> None:
        if not self._on or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + INTERVAL_SECONDS
        files = f"{done:,} {'file' if done == 1 else 'files'}"
        print(f"\r{files} …", end="", file=sys.stderr, flush=True)
        self._drawn = True

    @contextmanager
    def out_of_the_way(self) -> Iterator[None]:
        """Not seen while something else is written to the terminal."""
        self._clear()
        yield

    def _clear(self) -> None:
        if self._drawn:
            print(_CLEARED, end="", file=sys.stderr, flush=True)
            self._drawn = False

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._clear()


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
