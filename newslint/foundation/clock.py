"""Where processor time goes, by part, without the parts that a part calls."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from newslint.values import field, record

Item = TypeVar("Item")
Part = tuple[str, str]
"""A kind, such as a phase, and a name."""

PHASE = "phase"
FINDER = "finder"
RULE = "rule"
OTHER: Part = (PHASE, "other")
"""What belongs to no part."""


@record
class Spent:
    """Seconds by part, and how many times each was gone into; can be sent and added up."""

    seconds: dict[Part, float] = field(default_factory=partial(defaultdict, float))
    times: Counter[Part] = field(default_factory=Counter)

    def add(self, other: "Spent") -> None:
        """Count what another process has spent, too."""
        for part, seconds in other.seconds.items():
            self.seconds[part] += seconds
        self.times.update(other.times)


class Clock:
    """Counts for one process; inside of one part another may be counted."""

    def __init__(
        self, now: Callable[[], float] = time.process_time, before: str | None = None
    ) -> None:
        """``before`` is the phase that all was in which this process has spent until now."""
        self.spent = Spent()
        self._now = now
        self._inside = [0.0]
        self._since = now()
        if before is not None:
            self.spent.seconds[PHASE, before] = self._since
            self.spent.times[PHASE, before] = 1

    @contextmanager
    def part(self, kind: str, name: str, times: int = 1) -> Generator[None, None, None]:
        """Count what is spent inside for this part, which has been gone into so many times."""
        inside = self._inside
        depth = len(inside)
        inside.append(0.0)
        began = self._now()
        try:
            yield
        finally:
            whole = self._now() - began
            self.spent.seconds[kind, name] += whole - inside[depth]
            self.spent.times[kind, name] += times
            # More than one is left where an interrupt came in between.
            del inside[depth:]
            inside[-1] += whole

    def each(self, kind: str, name: str, items: Iterable[Item]) -> Iterator[Item]:
        """Count what it takes to come by the items for this part, and not how many they are."""
        waiting = iter(items)
        while True:
            with self.part(kind, name, times=0):
                try:
                    item = next(waiting)
                except StopIteration:
                    return
            yield item

    def so_far(self) -> Spent:
        """What has been spent up to now, all of it."""
        spent = Spent()
        spent.add(self.spent)
        spent.seconds[OTHER] += self._now() - self._since - self._inside[0]
        return spent

    def taken(self) -> Spent:
        """What has been spent since this was last asked, all of it; to be asked in no part."""
        taken = self.so_far()
        self.spent = Spent()
        self._inside = [0.0]
        self._since = self._now()
        return taken
