"""A time that no clock shows."""

from collections.abc import Iterator

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.subjects.times.clock_times import impossible_times
from newslint.values import frozen

_FAULTS = ("hour", "minute", "half")


@frozen
class ImpossibleTimeCheck:
    """Finds times with one of ``faults``: ``hour``, ``minute``, ``half``.

    "26:10 GMT" has an impossible hour, "9:75 a.m." an impossible minute. ``half`` is a time of the
    24-hour clock with a.m. or p.m., "14:40 p.m."; its replacement is the time of the 12-hour clock.
    The fault is the diagnosis, ``half-unclear`` where "15 a.m." may be either half of the day.
    """

    faults: tuple[str, ...] = _FAULTS

    def __post_init__(self) -> None:
        if not self.faults or not set(self.faults) <= set(_FAULTS):
            raise ValueError(f"faults is {list(self.faults)}; write one or more of {_FAULTS}")

    def __call__(self, document: Document) -> Iterator[Match]:
        for found in document.find(impossible_times):
            if found.fault in self.faults:
                unclear = found.fault == "half" and not found.right
                diagnosis = "half-unclear" if unclear else found.fault
                yield Match(found.span, {}, found.right or None, diagnosis=diagnosis)
