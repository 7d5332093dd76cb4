"""How much one rule may do with one story, and what stops a rule that does more."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType

from newslint.values import frozen

_TICK = 0.25


@frozen
class Limits:
    """Generous: a rule that reaches one has met a text that its author did not think of."""

    findings: int = 1_000
    """Of one rule in one story."""
    seconds: float = 2.0
    """Of the processor's time, for a rule and the facts that it is the first to ask for …"""
    seconds_per_character: float = 2e-5
    """… and so much more for each character of the prose."""
    overruns: int = 3
    """In so many stories a rule may take too long; then it is left out."""

    def seconds_for(self, length: int) -> float:
        """The seconds that a rule has for a prose of so many characters."""
        return self.seconds + self.seconds_per_character * length


class OverrunError(TimeoutError):
    """A rule took longer than it may."""


DEFAULT_LIMITS = Limits()


class Watch:
    """Entered for one rule of a story after the other; a rule that takes too long is stopped.

    In the main thread of a process, the system's timer of processor time interrupts a rule whatever
    it is doing. Elsewhere, and where somebody else uses that timer, nobody stops a rule; that it
    took too long is told once it has ended.
    """

    def __init__(self, seconds: float, *, has_timer: bool) -> None:
        self._seconds = seconds
        self._has_timer = has_timer
        self._ticks = 0
        self._began = 0.0
        self._watching = False

    def __enter__(self) -> None:
        if not self._has_timer:
            self._began = time.thread_time()
        self._ticks = 0
        self._watching = True

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._watching = False
        took_too_long = not self._has_timer and time.thread_time() - self._began > self._seconds
        if took_too_long and problem is None:
            raise self._overrun

    def tick(self, _signal: int, _frame: FrameType | None) -> None:
        """What the timer calls; raises OverrunError in a rule that takes too long."""
        self._ticks += 1
        # Again and again, for a check may take the first for an error of its own.
        if self._watching and self._ticks * _TICK > self._seconds:
            raise self._overrun

    @property
    def _overrun(self) -> OverrunError:
        return OverrunError(f"it was stopped after {self._seconds:.1f} s")


@contextmanager
def watched(seconds: float) -> Iterator[Watch]:
    """A watch for the rules of one story, each of which has so many seconds."""
    has_timer = (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL
        and signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    )
    watch = Watch(seconds, has_timer=has_timer)
    if not has_timer:
        yield watch
        return
    signal.signal(signal.SIGVTALRM, watch.tick)
    signal.setitimer(signal.ITIMER_VIRTUAL, _TICK, _TICK)
    try:
        yield watch
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
