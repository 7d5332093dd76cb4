"""A limit on the time of a whole request; libraries have one for each wait for bytes alone."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, ask: Callable[[], T]) -> T:
    """What ``ask`` gives or raises. Raises TimeoutError if it takes longer.

    It then goes on in a thread that keeps nothing from ending, so give it a limit of its own.
    """
    answer: Future[T] = Future()

    def work() -> None:
        try:
            answer.set_result(ask())
        except BaseException as failure:
            answer.set_exception(failure)

    Thread(target=work, daemon=True).start()
    return answer.result(seconds)
