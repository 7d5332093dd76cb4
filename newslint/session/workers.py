"""Processes that lint portions of a run, and end with it.

A worker only reads and computes; whatever is written, this process writes. Each has two pipes: one
that portions come by, one for the reports, a story each. The first is its lifeline as well: a
thread waits on it all the time, and when it closes, because this process has ended in whatever way,
the worker ends at once. Linux sees to that too, so that not even a worker that is stopped is left.

Where a process can be forked safely, workers have all that this one has loaded and compiled, and
share its memory.

A worker that is lost leaves its portions to this process. One that has been stopped for a while is
killed, and so is one that is silent for longer than any story takes.
"""

import contextlib
import gc
import os
import pickle
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from multiprocessing import get_context, get_start_method
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread, active_count, current_thread, main_thread
from typing import TYPE_CHECKING, Any

from newslint.foundation.errors import NewslintError
from newslint.model.report import FileReport, Problem
from newslint.session.file_linter import ToWrite
from newslint.session.file_linters import FileLinters
from newslint.session.tasks import Batch, Linted, Task, lint_batch
from newslint.session.warm_up import warm_up
from newslint.values import field, frozen, record

if TYPE_CHECKING:
    from newslint.foundation.clock import Clock

try:
    import ctypes
except ImportError:  # a Python that was built without it
    ctypes = None  # type: ignore[assignment]

PORTIONS_AT_HAND = 2
"""How many portions a worker has at a time: one that it works on, and the next."""
LONG = 128 * 1024
"""A portion of so much work, which is one story, goes before what waits with it; and nothing is
sent to the worker that has it, since others may be done sooner."""
LOOK_EVERY = 1.0
"""How often workers are looked at, in seconds."""
STOPPED_LOOKS = 10
"""A worker that is stopped so many times in a row is killed."""
SILENT_SECONDS = 900.0
"""How long a worker that is waited for may take for a story; no story should take a tenth of it."""
_PATIENCE = 2.0
"""How many seconds the system may take to end a process."""
_PR_SET_PDEATHSIG = 1
_MOST_NAMES = 5
_CRASHES = ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT")
"""What ends a process by a fault of its own, so that the same story would end this one as well."""
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


@record(eq=False)
class Portion:
    """Stories that a worker is sent together, and what has come back."""

    batch: Batch
    came: deque[FileReport | ToWrite] = field(default_factory=deque)
    """What came and was not taken yet, in the order of the stories."""
    at: int = 0
    """How many stories were taken."""
    sent: bool = False
    lost: bool = False

    @cached_property
    def work(self) -> int:
        """About how long it takes, in bytes of copy."""
        return self.batch.work

    @property
    def is_long(self) -> bool:
        """Whether it is better begun early, and with nothing behind it."""
        return self.work >= LONG

    @property
    def left(self) -> tuple[Task, ...]:
        """The stories of which nothing has come."""
        return self.batch.tasks[self.at + len(self.came) :]

    def taken(self) -> Iterator[Linted]:
        """What has come so far."""
        while self.came:
            task = self.batch.tasks[self.at]
            self.at += 1
            yield task, self.came.popleft()


@frozen
class _Failed:
    """What a worker says when linting itself has failed, rather than a rule or a reader."""

    failure: Exception


@record(eq=False)
class _Worker:
    process: BaseProcess
    portions: Connection
    reports: Connection
    at_hand: deque[Portion] = field(default_factory=deque)
    heard: float = 0.0
    """When it last said something."""
    stopped: int = 0
    """How many times in a row it was seen stopped."""
    silent: bool = False
    """Whether it was killed because it said nothing."""

    @property
    def has_enough(self) -> bool:
        """Whether nothing is to be sent to it for now."""
        at_hand = self.at_hand
        return len(at_hand) >= PORTIONS_AT_HAND or any(portion.is_long for portion in at_hand)


class Workers:
    """So many processes, for as long as the context lasts."""

    def __init__(self, linters: FileLinters, number: int, tell: Callable[[str], None]) -> None:
        """``tell`` is told of a worker that is lost."""
        self._tell = tell
        self._clock = linters.clock
        self._alive: list[_Worker] = []
        self._waiting_since: float | None = None
        self._over = Event()
        try:
            with _signals_held():
                for _ in range(number):
                    self._start(linters)
                # After all of them: to fork with a second thread is asking for trouble.
                Thread(target=self._watch, daemon=True).start()
        except OSError as problem:
            tell(f"only {len(self._alive)} of {number} processes run: {problem.strerror}")
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End them, whatever they are doing."""
        self._over.set()
        for worker in self._alive:
            worker.process.kill()
        for worker in self._alive:
            worker.process.join(_PATIENCE)
            worker.portions.close()
            worker.reports.close()
        self._alive = []

    def _start(self, linters: FileLinters) -> None:
        context = _context()
        its_portions, portions = context.Pipe(duplex=False)
        reports, its_reports = context.Pipe(duplex=False)
        ours = [portions, reports, *(end for w in self._alive for end in (w.portions, w.reports))]
        forked = _is_fork(context)
        # What it has by the fork of our ends would keep the others' lifelines open.
        close = ours if forked else []
        # The thread that starts a worker takes it along when it ends, on Linux.
        parent = os.getpid() if forked and current_thread() is main_thread() else None
        process = context.Process(
            target=_work, args=(linters, its_portions, its_reports, close, parent), daemon=True
        )
        process.start()
        its_portions.close()
        its_reports.close()
        self._alive.append(_Worker(process, portions, reports))

    @property
    def have_room(self) -> bool:
        """Whether one of them has not enough to do."""
        return not all(worker.has_enough for worker in self._alive)

    def send(self, portion: Portion) -> bool:
        """Send a portion to the worker with the least to do; False if all have enough."""
        for worker in sorted(self._alive, key=lambda worker: len(worker.at_hand)):
            if worker.has_enough:
                continue
            try:
                with self._waiting():
                    worker.portions.send(portion.batch)
            except OSError:
                self._lose(worker)
                continue
            if not worker.at_hand:
                worker.heard = time.monotonic()
            portion.sent = True
            worker.at_hand.append(portion)
            return True
        return False

    def receive(self) -> bool:
        """Wait until something has come or a worker is lost; False if there is none any more."""
        if not self._alive:
            return False
        with self._waiting():
            ready = wait([worker.reports for worker in self._alive])
            for worker in [worker for worker in self._alive if worker.reports in ready]:
                try:
                    _take(worker, self._clock)
                except (EOFError, OSError):
                    self._lose(worker)
        return True

    def _lose(self, worker: _Worker) -> None:
        self._alive.remove(worker)
        worker.process.join(_PATIENCE)
        # It may have closed its pipe and go on.
        worker.process.kill()
        worker.process.join(_PATIENCE)
        # What it said before counts, above all why it failed.
        try:
            with contextlib.suppress(EOFError, OSError):
                while worker.reports.poll():
                    _take(worker, self._clock)
        finally:
            worker.portions.close()
            worker.reports.close()
        how = _how_it_ended(worker)
        left = [task for portion in worker.at_hand for task in portion.left]
        for portion in worker.at_hand:
            portion.lost = True
        if not left:
            return
        if worker.silent or _name_of(-(worker.process.exitcode or 0)) in _CRASHES:
            # What it was at would take this process away as well.
            path = str(left[0].path)
            said = f"is not done: the process that linted it was {how}"
            worker.at_hand[0].came.append(FileReport(path, problems=(Problem(said, path=path),)))
            left = left[1:]
        stories = f"{len(left):,} {'story' if len(left) == 1 else 'stories'}"
        names = f": {_names(left)}" if left else ""
        self._tell(f"a process was lost ({how}); {stories} of its are linted in this one{names}")

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """Marks the time in which a worker has no excuse for being silent."""
        self._waiting_since = time.monotonic()
        try:
            yield
        finally:
            self._waiting_since = None

    def _watch(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            for worker in list(self._alive):
                worker.stopped = worker.stopped + 1 if _is_stopped(worker.process.pid) else 0
                since, now = self._waiting_since, time.monotonic()
                awaited = worker.at_hand and since is not None
                if awaited and now - max(since or now, worker.heard) > SILENT_SECONDS:
                    worker.silent = not worker.stopped
                elif worker.stopped < STOPPED_LOOKS:
                    continue
                with contextlib.suppress(ValueError, OSError):
                    worker.process.kill()


def _take(worker: _Worker, clock: "Clock | None") -> None:
    """Take in one thing that a worker has said; raises what it failed with."""
    made = worker.reports.recv()
    if isinstance(made, _Failed):
        raise made.failure
    worker.heard = time.monotonic()
    if clock is not None and not isinstance(made, FileReport | ToWrite):
        clock.spent.add(made)
        return
    portion = worker.at_hand[0]
    portion.came.append(made)
    if not portion.left:
        worker.at_hand.popleft()


def lint_in_workers(
    batches: Iterator[Batch],
    linters: FileLinters,
    jobs: int,
    ahead: int,
    tell: Callable[[str], None],
) -> Generator[Linted, None, None]:
    """Lint the batches in so many processes; what comes has their order.

    ``ahead`` is how much work is under way beside the portion that is due.
    """
    first = next(batches)
    if _is_fork(_context()):
        warm_up(linters, first.tasks[0].path)
    with Workers(linters, jobs, tell) as workers:
        under_way = _UnderWay(chain([first], batches), workers, ahead)
        while (portion := under_way.due()) is not None:
            yield from portion.taken()
            if not portion.left:
                under_way.is_done(portion)
            elif portion.lost or not workers.receive():
                yield from lint_batch(Batch(portion.left, portion.batch.rules), linters)
                under_way.is_done(portion)


@record(eq=False)
class _UnderWay:
    """The portions between those that are reported and those that are not looked for yet."""

    batches: Iterator[Batch]
    workers: Workers
    most: int
    """How much work there may be in it, beside the portion that is due."""
    portions: deque[Portion] = field(default_factory=deque)
    work: int = 0

    def due(self) -> Portion | None:
        """The portion to report next, None in the end; as many are sent as can be."""
        wanted = self.workers.have_room
        while not self.portions or self.work - self.portions[0].work < self.most:
            batch = next(self.batches, None)
            if batch is None:
                break
            portion = Portion(batch)
            self.portions.append(portion)
            self.work += portion.work
            # What is found first is not kept waiting for what is found later.
            wanted = wanted and self._send()
        if wanted:
            self._send()
        return self.portions[0] if self.portions else None

    def _send(self) -> bool:
        """Send what waits, long ones first; False if there was more than the workers take."""
        waiting = [portion for portion in self.portions if not portion.sent]
        waiting.sort(key=lambda portion: not portion.is_long)
        return all(map(self.workers.send, waiting))

    def is_done(self, portion: Portion) -> None:
        """The portion that was due has been reported."""
        self.portions.popleft()
        self.work -= portion.work


def _work(
    linters: FileLinters,
    portions: Connection,
    reports: Connection,
    close: list[Connection],
    parent: int | None,
) -> None:
    """What a worker does: lint what comes, until nobody is there that it could come from."""
    for connection in close:
        connection.close()
    # What came by a fork stays for good: to look through it would only make copies of its memory.
    gc.freeze()
    gc.enable()
    if parent is not None:
        _die_with(parent)
    # The keyboard's signal goes to all processes, and the parent ends its workers. Any other ends
    # a worker at once, whatever the parent does on it.
    for number in _ending():
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ending())
    batches: SimpleQueue[Batch] = SimpleQueue()
    Thread(target=_take_in, args=(portions, batches), daemon=True).start()
    try:
        linters.prepare()
        if linters.clock is not None:
            linters.clock.taken()  # by the fork: what the parent has spent
        while True:
            batch = batches.get()
            for at, (_, made) in enumerate(lint_batch(batch, linters), 1):
                # Before the last report, after which nobody may be there to hear it.
                if linters.clock is not None and at == len(batch.tasks):
                    _send(reports, linters.clock.taken())
                _send(reports, made)
    except Exception as failure:
        _send(reports, _Failed(_sendable(failure)))


def _context() -> Any:
    """How processes start: as the program around has it, else by a fork where that is safe.

    On Linux it is as long as there is one thread. Python 3.14 has given it up as the default, which
    cannot know that.
    """
    if get_start_method(allow_none=True) is None and sys.platform == "linux" and _is_single():
        return get_context("fork")
    return get_context()


def _is_single() -> bool:
    """Whether this process has one thread, those that Python does not know of counted."""
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208
    except OSError:
        return active_count() == 1


def _is_fork(context: Any) -> bool:
    return bool(context.get_start_method() == "fork")


def _take_in(portions: Connection, batches: "SimpleQueue[Batch]") -> None:
    while True:
        try:
            batches.put(portions.recv())
        except (EOFError, OSError):
            os._exit(1)


def _send(reports: Connection, made: Any) -> None:
    try:
        reports.send(made)
    except OSError:
        os._exit(1)  # nobody is there


def _sendable(failure: Exception) -> Exception:
    """The exception, if it comes through a pipe whole; else one that says the same."""
    with contextlib.suppress(Exception):
        if isinstance(pickle.loads(pickle.dumps(failure)), type(failure)):
            return failure
    if isinstance(failure, NewslintError):
        return NewslintError(str(failure))
    return RuntimeError("".join(traceback.format_exception(failure)))


def _die_with(parent: int) -> None:
    """Have Linux kill this process when its parent ends."""
    if ctypes is not None and sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
    if os.getppid() != parent:
        os._exit(1)


def _ending() -> list[signal.Signals]:
    """The signals that ask a process to end, as far as the system has them."""
    return [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]


@contextmanager
def _signals_held() -> Iterator[None]:
    """Lets no signal come in between: one that comes is heard in the end.

    A process or thread that is started inside hears none until it lets them in.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ending())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _is_stopped(pid: int | None) -> bool:
    """Whether a process has been stopped, where the system tells; elsewhere it is just silent."""
    try:
        status = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return False
    return status.rpartition(b")")[2].split()[:1] == [b"T"]


def _how_it_ended(worker: _Worker) -> str:
    if worker.silent:
        return f"silent for {SILENT_SECONDS:g} seconds, and killed"
    if worker.stopped >= STOPPED_LOOKS:
        return "stopped, and killed for that"
    code = worker.process.exitcode or 0
    return f"killed by {_name_of(-code)}" if code < 0 else f"ended with {code}"


def _name_of(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _names(tasks: Sequence[Task]) -> str:
    names = ", ".join(str(task.path) for task in tasks[:_MOST_NAMES])
    more = len(tasks) - _MOST_NAMES
    return f"{names} and {more} more" if more > 0 else names
