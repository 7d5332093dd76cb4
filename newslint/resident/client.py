"""Asks a resident process to make a run, where one is wanted; the next run is quicker for it.

It imports next to nothing, for what it saves is what imports cost. Whatever keeps a resident
process from answering, the run is made without it, unless it may have begun.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

VARIABLE = "NEWSLINT_RESIDENT"
OPTION, NO_OPTION = "--resident", "--no-resident"
COMMANDS = (
    *("accept", "explain", "rules", "check-rules", "init", "languagetool"),
    *("data", "schema", "settings", "cache", "terms", "resident"),
)
"""What is no run when it is the first word."""
_SECONDS = 2.0
"""So long a resident process may take to take a run; then it is made without it."""
_USAGE = 2


def answer(command_line: "list[str]") -> None:
    """End this process with the exit status of a run that a resident process has made.

    Returns where none is wanted or there is none; then one is started for the next run.
    """
    arguments = command_line[1:]
    # The quickest way out of it for most people.
    if VARIABLE not in os.environ and OPTION not in arguments:
        return
    asked = _asked(arguments)
    if not asked:
        return
    from newslint.resident import place  # noqa: PLC0415 - only now

    if not place.is_supported():
        _tell("there is no resident process on this system; the run is made without it")
        return
    try:
        folder = place.folder_of_sockets()
    except place.NoPlaceError as problem:
        _tell(f"no resident process: {problem}")
        if asked == OPTION:
            sys.exit(_USAGE)
        return
    if not all(map(os.path.isabs, sys.path)):
        return  # what is imported depends on the current folder
    of = place.identity()
    path = os.path.join(folder, place.socket_name(of))  # noqa: PTH118
    if not _answered(path, of, command_line):
        from newslint.resident.starting import start  # noqa: PLC0415 - once in a while

        try:
            start(folder, path, of)
        except (OSError, ValueError) as problem:
            _tell(f"no resident process could be started: {problem}")


def _asked(arguments: "list[str]") -> str:
    """What asks for a resident process, option or variable; empty if nothing does."""
    if arguments and arguments[0] in COMMANDS:
        return ""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    said = [one for one in options if one in (OPTION, NO_OPTION)]
    if said:
        return OPTION if said[-1] == OPTION else ""
    value = os.environ.get(VARIABLE, "")
    if value not in ("", "0", "1"):
        _tell(f"{VARIABLE}={value} is neither 0 nor 1; write 1 for a resident process")
        sys.exit(_USAGE)
    return VARIABLE if value == "1" else ""


def _answered(path: str, of: bytes, command_line: "list[str]") -> bool:
    """Have a run made at a socket, and end with it; False where nothing has been done."""
    import _socket  # noqa: PLC0415 - `socket` brings a lot that is not needed

    from newslint.resident import request as said  # noqa: PLC0415

    ignored, numbers = _signals()
    umask = os.umask(0)
    os.umask(umask)
    arguments = [os.fsencode(one) for one in command_line]
    request = said.Request(said.RUN, of, arguments, os.environb, umask=umask, ignored=ignored)
    connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    folder, passing_on = -1, None
    try:
        connection.settimeout(_SECONDS)
        connection.connect(path)
        if not said.is_own(connection):
            return False
        folder = os.open(".", os.O_RDONLY)
        said.send(connection, request, (folder, 0, 1, 2))
        taken = said.line(connection)
        if taken[:1] != [said.TAKEN]:
            return False
        passing_on = _PassingOn(int(taken[1]), numbers)
        connection.settimeout(None)
        connection.sendall(said.GO)
    except OSError:
        # Nobody is there, or not in time, or a stream is closed.
        if passing_on is not None:
            passing_on.stop()
        return False
    finally:
        if folder >= 0:
            os.close(folder)
    return _end(connection, passing_on)


def _end(connection: "Any", passing_on: "_PassingOn") -> "NoReturn":
    from newslint.resident import request as said  # noqa: PLC0415

    try:
        ended = said.line(connection)
    except OSError:
        ended = []
    if ended[:1] == [said.ENDED]:
        status = int(ended[1])
        if status >= 0:
            # Nothing is left to do for Python, whose own end would take as long as all of this.
            os._exit(status)
        passing_on.end_by(-status)
    if passing_on.last:
        passing_on.end_by(passing_on.last)
    _tell("the resident process went away in the middle of the run; run it again")
    os._exit(_USAGE)


class _PassingOn:
    """Hands the signals that ask this process to end to the one that makes the run."""

    def __init__(self, to: int, numbers: "list[int]") -> None:
        import _signal  # type: ignore[import-not-found]  # noqa: PLC0415 - `signal` brings a lot

        self._signal = _signal
        self._to = to
        self.last = 0
        self._before = {one: _signal.signal(one, self._hand_on) for one in numbers}

    def stop(self) -> None:
        """Hand on nothing any more."""
        for number, before in self._before.items():
            self._signal.signal(number, before)

    def _hand_on(self, number: int, _frame: object) -> None:
        self.last = number
        try:
            os.kill(self._to, number)
        except OSError:
            self.end_by(number)

    def end_by(self, number: int) -> None:
        """End as the run did."""
        if number in self._before:
            self._signal.signal(number, self._signal.SIG_DFL)
        os.kill(os.getpid(), number)


def _signals() -> "tuple[list[int], list[int]]":
    """Those that this process was started to ignore, and those that it hands on."""
    import _signal  # noqa: PLC0415 - as above

    ending = (_signal.SIGINT, _signal.SIGTERM, _signal.SIGHUP)
    ignored = [one for one in ending if _signal.getsignal(one) == _signal.SIG_IGN]
    return ignored, [one for one in ending if one not in ignored]


def _tell(message: str) -> None:
    from newslint.foundation.shown_text import printable  # noqa: PLC0415 - once in a while

    if sys.stderr is not None:
        try:
            sys.stderr.write(f"newslint: {printable(message)}\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            pass
