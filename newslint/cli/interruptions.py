"""What signals do that ask the command to end."""

import contextlib
import signal
from types import FrameType
from typing import Any

_ENDING = ("SIGTERM", "SIGHUP")


class Ended(BaseException):
    """Somebody has asked the command to end: by SIGTERM, or by going away (SIGHUP)."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.after = ""
        """What was done until then, as far as it is known."""
        super().__init__(signal.Signals(number).name)


class Interruptions:
    """While in its context, these signals end the command as an exception does, tidily.

    Ctrl-C is a KeyboardInterrupt, as ever, but for what must not be cut in two: from ``hold`` on it
    waits for ``release``, unless it is pressed again. SIGTERM and SIGHUP are an ``Ended`` at once;
    the second of them is the end. A signal that the command was started to ignore stays ignored.
    """

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}
        self._held = False
        self._came = False
        self.asked: Ended | None = None
        """That the command was asked to end. Python 3.11 makes another exception of one that comes
        while a class is made, and a rule that fails so is only one rule that fails: so whether it
        came is asked here, too."""

    def __enter__(self) -> "Interruptions":
        ways = {"SIGINT": self._interrupt, **dict.fromkeys(_ENDING, self._end)}
        for name, way in ways.items():
            number = getattr(signal, name, None)  # Windows has no SIGHUP
            if number is None or signal.getsignal(number) in (signal.SIG_IGN, None):
                continue
            # Only the main thread may say what signals do.
            with contextlib.suppress(ValueError):
                self._before[number] = signal.signal(number, way)
        return self

    def __exit__(self, *exception: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def hold(self) -> None:
        """Let no Ctrl-C come in between from now on. Raises an Ended that was lost on its way."""
        if self.asked is not None:
            raise self.asked
        self._held = True

    def release(self) -> None:
        """Let Ctrl-C come; one that came meanwhile comes now."""
        self._held = False
        if self._came:
            self._came = False
            raise KeyboardInterrupt

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        if self._held and not self._came:
            self._came = True
            return
        self._held = self._came = False
        raise KeyboardInterrupt

    def _end(self, number: int, frame: FrameType | None) -> None:
        for one in self._before:
            signal.signal(one, signal.SIG_DFL)
        self.asked = Ended(number)
        raise self.asked
