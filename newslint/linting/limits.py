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
    """Watches the rules of one story, one after the other.

    In the main thread of a process, the system's timer of processor time interrupts a rule whatever
    it is doing. Elsewhere, and where somebody else uses that timer, nobody stops a rule; that it
    took too long is told once it has ended.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._ticks = 0
        self._watching = False
        self._has_timer = False

    def __enter__(self) -> "Watch":
        if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
            free = signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL
            if free and signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0):
                signal.signal(signal.SIGVTALRM, self._tick)
                signal.setitimer(signal.ITIMER_VIRTUAL, _TICK, _TICK)
                self._has_timer = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._has_timer:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, signal.SIG_DFL)

    @contextmanager
    def rule(self) -> Iterator[None]:
        """Raise OverrunError inside, or at its end, if it takes too long."""
        if not self._has_timer:
            began = time.thread_time()
            yield
            if time.thread_time() - began > self._seconds:
                raise self._overrun
            return
        self._ticks = 0
        self._watching = True
        try:
            yield
        finally:
            self._watching = False

    def _tick(self, _signal: int, _frame: FrameType | None) -> None:
        self._ticks += 1
        # Again and again, for a check may take the first for an error of its own.
        if self._watching and self._ticks * _TICK > self._seconds:
            raise self._overrun

    @property
    def _overrun(self) -> OverrunError:
        return OverrunError(f"it was stopped after {self._seconds:.1f} s")
