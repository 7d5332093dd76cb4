"""The resident process: forks a child for each run, which is that run and nothing else.

So output and status are the command's own, a run that crashes harms no other, and nothing of a run
is left. A child waits ready before it is needed, its memory touched: to fork, and to copy each page
that is written to for the first time, costs more than to lint a story. The process itself hands a
connection to the child and keeps a copy, on which it sees that a client went away; then the run is
ended too.
"""

import atexit
import contextlib
import gc
import io
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from newslint.resident import request as said
from newslint.resident.own_code import OwnCode
from newslint.resident.request import Request
from newslint.values import record

_LOOK_EVERY = 30.0
"""So often, in seconds, an idle process looks whether it is of use still."""
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_BACKLOG = 64


@record
class Work:
    """What the process is kept for."""

    run: Callable[[Sequence[str]], int]
    """Makes a run of what follows the program's name; gives the exit status."""
    touches: Sequence[Callable[[], None]]
    """What a child does before it is needed, in short steps, to have its memory at hand."""
    code: OwnCode
    """What the process is made of; once that changes it is replaced."""


@record(eq=False)
class _Child:
    pid: int
    channel: socket.socket
    """Tells of its end, by being closed."""
    connection: socket.socket | None = None
    """Of the client that it works for."""


class Server:
    """One resident process, until nobody has asked it for a while."""

    def __init__(self, path: str, of: bytes, minutes: float, work: Work) -> None:
        self._path = path
        self._of = of
        self._idle = minutes * 60
        self._work = work
        self._began = time.time()
        self._ready: _Child | None = None
        self._running: list[_Child] = []
        self._leaving = False
        self._listener = _listening(path)
        self._own = os.lstat(path).st_ino
        self._asked_at = time.monotonic()
        self._woken, self._waker = socket.socketpair()

    def serve(self) -> None:
        """Answer until nobody asks any more."""
        for number in _ENDING:
            signal.signal(number, self._leave)
        gc.collect()
        gc.freeze()
        self._ready = self._fork()
        while self._is_wanted() or self._running:
            if not self._is_wanted():
                self._retire()
            asked, ended = self._wait()
            for child, gone in ended.items():
                self._over(child, gone=gone)
            if asked:
                self._take()
        self._retire()

    def _leave(self, _number: int, _frame: object) -> None:
        self._leaving = True
        self._waker.send(b"1")

    def _is_wanted(self) -> bool:
        idle = not self._running and time.monotonic() - self._asked_at > self._idle
        if self._leaving or idle:
            return False
        try:
            return os.lstat(self._path).st_ino == self._own
        except OSError:
            return False

    def _retire(self) -> None:
        """Take no more runs; those that are under way go on."""
        self._leaving = True
        with contextlib.suppress(OSError):
            if os.lstat(self._path).st_ino == self._own:
                os.unlink(self._path)  # noqa: PTH108
        self._listener.close()
        if self._ready is not None:
            ready, self._ready = self._ready, None
            ready.channel.close()
            os.waitpid(ready.pid, 0)

    def _wait(self) -> tuple[bool, dict[_Child, bool]]:
        """Whether a client has come, and which children are over, by whether their client is gone.

        By children and not by descriptors, whose numbers are given out again.
        """
        waiting = select.poll()
        waiting.register(self._woken, select.POLLIN)
        if not self._leaving:
            waiting.register(self._listener, select.POLLIN)
        children = [child for child in (*self._running, self._ready) if child is not None]
        for child in children:
            waiting.register(child.channel, select.POLLIN)
            if child.connection is not None:
                # What a client sends is for the child: only that it goes away is looked for.
                waiting.register(child.connection, 0)
        ready = {one for one, _ in waiting.poll(min(_LOOK_EVERY, self._idle) * 1000)}
        if self._woken.fileno() in ready:
            self._woken.recv(64)
        over: dict[_Child, bool] = {}
        for child in children:
            if child.channel.fileno() in ready:
                over[child] = False
            elif child.connection is not None and child.connection.fileno() in ready:
                over[child] = True
        return not self._leaving and self._listener.fileno() in ready, over

    def _take(self) -> None:
        """Hand a client to the child that is ready."""
        self._asked_at = time.monotonic()
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return
        if not said.is_own(connection):
            connection.close()
            return
        child, self._ready = self._ready or self._fork(), None
        try:
            socket.send_fds(child.channel, [b"1"], [connection.fileno()])
        except OSError:
            connection.close()
        else:
            child.connection = connection
        self._running.append(child)

    def _over(self, child: _Child, *, gone: bool) -> None:
        """A child has ended, or its client has ``gone`` and it is to end."""
        if gone:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child.pid, signal.SIGKILL)
        _, how = os.waitpid(child.pid, 0)
        if child.connection is not None:
            if os.WIFSIGNALED(how):
                with contextlib.suppress(OSError):
                    child.connection.send(b"%s %d\n" % (said.ENDED, -os.WTERMSIG(how)))
            child.connection.close()
        child.channel.close()
        if child is self._ready:
            self._ready = None
        else:
            self._running.remove(child)
        # Not before: to get ready takes what the run is in need of.
        if self._ready is None and not self._leaving:
            self._ready = self._fork()
        self._asked_at = time.monotonic()

    def _fork(self) -> _Child:
        ours, its = socket.socketpair()
        pid = os.fork()
        if pid:
            its.close()
            return _Child(pid, ours)
        try:
            self._be_child(ours, its)
        except BaseException:
            pass
        finally:
            os._exit(1)

    def _be_child(self, ours: socket.socket, channel: socket.socket) -> NoReturn:
        for number in _ENDING:
            signal.signal(number, signal.SIG_DFL)
        for one in (ours, self._listener, self._woken, self._waker):
            one.close()
        for child in filter(None, (*self._running, self._ready)):
            child.channel.close()
            if child.connection is not None:
                child.connection.close()
        for touch in self._work.touches:
            if select.select([channel], [], [], 0)[0]:
                break  # somebody waits
            touch()
        message, descriptors, _, _ = socket.recv_fds(channel, 1, 1)
        if not message:
            os._exit(0)  # the process that it is a child of has ended
        self._answer(socket.socket(fileno=descriptors[0]))
        os._exit(0)

    def _answer(self, connection: socket.socket) -> None:
        request, descriptors = said.receive(connection)
        if request.kind in (said.STATUS, said.STOP):
            since = int(self._began)
            told = b"%d %d %d" % (os.getppid(), since, round(self._idle))
            if request.kind == said.STOP:
                os.kill(os.getppid(), signal.SIGTERM)
            connection.sendall(b"%s %s\n" % (said.TAKEN, told))
            return
        is_current = self._work.code.is_current()
        if not is_current:
            os.kill(os.getppid(), signal.SIGTERM)
        if request.of != self._of or not is_current:
            connection.sendall(said.OTHER + b"\n")
            return
        connection.sendall(b"%s %d\n" % (said.TAKEN, os.getpid()))
        if said.line(connection) != said.GO.split() or len(descriptors) != said.DESCRIPTORS:
            return
        status = _run(request, descriptors, self._work.run)
        connection.sendall(b"%s %d\n" % (said.ENDED, status))


def ask(path: str, kind: bytes) -> tuple[int, int, int] | None:
    """Ask the process at a socket what it is, or to end.

    Returns its number, since when it is there (POSIX), and its idle seconds; None if nobody is.
    """
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(10)
        try:
            connection.connect(path)
            if not said.is_own(connection):
                return None
            said.send(connection, Request(kind, b""))
            words = said.line(connection)
        except OSError:
            return None
    if words[:1] != [said.TAKEN] or len(words) != 4:
        return None
    pid, since, idle = map(int, words[1:])
    return pid, since, idle


def _listening(path: str) -> socket.socket:
    """A socket at a path, in the place of whatever was there."""
    listener = socket.socket(socket.AF_UNIX)
    new = f"{path}.{os.getpid()}"
    listener.bind(new)
    os.chmod(new, 0o600)  # noqa: PTH101
    listener.listen(_BACKLOG)
    os.rename(new, path)  # noqa: PTH104
    return listener


def _run(request: Request, descriptors: Sequence[int], run: Callable[[Sequence[str]], int]) -> int:
    """Make the run as the process that was called would have made it. Returns the status."""
    folder, *streams = descriptors
    os.fchdir(folder)
    os.close(folder)
    for number, given in enumerate(streams):
        os.dup2(given, number)
        os.close(given)
    os.environb.clear()
    os.environb.update(request.environment)
    time.tzset()
    os.umask(request.umask)
    for one in _ENDING:
        usual = signal.default_int_handler if one == signal.SIGINT else signal.SIG_DFL
        signal.signal(one, signal.SIG_IGN if one in request.ignored else usual)
    _open_streams()
    gc.enable()
    sys.argv = [os.fsdecode(one) for one in request.arguments]
    try:
        status = run(sys.argv[1:])
    except SystemExit as ended:
        status = _status_of(ended)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    # Before the client knows: who reads what it has written may wait for the end of that.
    for number in range(3):
        with contextlib.suppress(OSError):
            os.close(number)
    return status


def _status_of(ended: SystemExit) -> int:
    """What Python makes of it."""
    if ended.code is None:
        return 0
    if isinstance(ended.code, int):
        return ended.code & 0xFF
    sys.stderr.write(f"{ended.code}\n")
    return 1


def _open_streams() -> None:
    """The standard streams as Python opens them; encodings are those that it chose at its start."""
    sys.stdin = sys.__stdin__ = _stream(0, "r", sys.stdin)  # type: ignore[misc]
    sys.stdout = sys.__stdout__ = _stream(1, "w", sys.stdout)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _stream(2, "w", sys.stderr)  # type: ignore[misc]


def _stream(number: int, mode: str, like: Any) -> io.TextIOWrapper:
    raw: Any = io.FileIO(number, mode, closefd=False)
    is_terminal = raw.isatty()
    buffered = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
    return io.TextIOWrapper(
        buffered,
        encoding=like.encoding,
        errors=like.errors,
        newline=None if mode == "r" else "\n",
        line_buffering=is_terminal or number == 2,
        write_through=like.write_through,
    )
