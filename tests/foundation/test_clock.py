from collections.abc import Iterator

import pytest

from newslint.foundation.clock import OTHER, PHASE, Clock


class Seconds:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


def test_a_part_counts_without_the_parts_in_it() -> None:
    time = Seconds()
    clock = Clock(time)
    for _ in range(2):
        with clock.part("rule", "a"):
            time.pass_by(1)
            with clock.part("finder", "b"):
                time.pass_by(10)
            time.pass_by(2)
    time.pass_by(5)
    spent = clock.so_far()
    assert spent.seconds == {("rule", "a"): 6, ("finder", "b"): 20, OTHER: 5}
    assert spent.times == {("rule", "a"): 2, ("finder", "b"): 2}


def test_what_comes_bit_by_bit() -> None:
    time = Seconds()
    clock = Clock(time)

    def items() -> Iterator[int]:
        for number in range(3):
            time.pass_by(1)
            yield number
        time.pass_by(1)

    for _ in clock.each("rule", "a", items()):
        time.pass_by(100)
    assert clock.so_far().seconds == {("rule", "a"): 4, OTHER: 300}


def test_a_part_that_fails_is_counted_too() -> None:
    time = Seconds()
    clock = Clock(time)
    with pytest.raises(TimeoutError), clock.part("rule", "a"), clock.part("finder", "b"):
        time.pass_by(3)
        raise TimeoutError
    time.pass_by(1)
    assert clock.so_far().seconds == {("rule", "a"): 0, ("finder", "b"): 3, OTHER: 1}


def test_what_a_process_has_spent_before_and_what_others_have() -> None:
    time = Seconds()
    clock, other = Clock(time, before="start"), Clock(time)
    with other.part("rule", "a"):
        time.pass_by(2)
    clock.spent.add(other.taken())
    assert other.taken().seconds == {OTHER: 0}
    seconds = clock.so_far().seconds
    assert seconds[PHASE, "start"] == 100
    assert seconds["rule", "a"] == 2
