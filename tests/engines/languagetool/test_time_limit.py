import threading
import time

import pytest

from newslint.engines.languagetool.time_limit import within


def test_what_is_in_time_is_given_or_raised() -> None:
    assert within(5, lambda: "an answer") == "an answer"
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 / 0)


def test_what_takes_longer_is_waited_for_no_more() -> None:
    go = threading.Event()
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        within(0.1, lambda: go.wait(20))
    assert time.monotonic() - begun < 5
    go.set()
