"""What goes out, and what becomes of it if it cannot."""

import contextlib
import errno
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from newslint.foundation.errors import NewslintError
from newslint.foundation.new_file import NewFile, clear_leftovers
from newslint.foundation.shown_text import printable
from newslint.model.report import FileReport, LeftOut, Run, RunEnd
from newslint.offers import Reporter


class Output:
    """One report, written as the run goes on: to a file, which is replaced once it is whole, or to
    standard output.

    A reporter or a file that fails raises a NewslintError once, and nothing more is written.
    """

    def __init__(
        self,
        name: str,
        reporter: Reporter,
        file: Path | None,
        *,
        aside: bool = False,
        as_it_is: bool = False,
    ) -> None:
        """``aside`` writes to standard error, where standard output has other things to say.

        ``as_it_is`` writes bytes that are no text, as surrogates stand for them, as they are.
        """
        self.name = name
        self.file = file
        self._reporter = reporter
        self._aside = aside
        self._as_it_is = as_it_is
        self._whole = WholeFile(file) if file else None
        self._failed = False

    def begin(self, run: Run) -> None:
        """Write what stands before the first file."""
        self._write(lambda: self._reporter.begin(run))

    def take(self, report: FileReport) -> None:
        """Write what is told of a file."""
        self._write(lambda: self._reporter.file(report))

    def end(self, end: RunEnd) -> None:
        """Write what stands after the last file, and put a file in its place."""
        self._write(lambda: self._reporter.end(end))
        if self._whole and not self._failed:
            try:
                self._whole.put_in_place()
            except OSError as problem:
                raise self._cannot_be_written(problem) from problem

    def drop(self) -> None:
        """Leave nothing of a report that did not become whole."""
        if self._whole:
            self._whole.drop()

    def _write(self, make: Callable[[], str]) -> None:
        if self._failed:
            return
        text = self._made(make)
        if self._whole:
            try:
                self._whole.write(self._encoded(text))
            except OSError as problem:
                raise self._cannot_be_written(problem) from problem
        elif self._as_it_is:
            self._write_as_it_is(text)
        elif text:
            stream = sys.stderr if self._aside else sys.stdout
            stream.write(text)
            stream.flush()

    def _made(self, make: Callable[[], str]) -> str:
        # A reporter of anyone's may fail in any way.
        try:
            with warnings.catch_warnings(record=True) as told:
                warnings.simplefilter("always", LeftOut)
                text = make()
        except Exception as failure:
            self._failed = True
            said = f"{type(failure).__name__}: {failure}"
            raise NewslintError(
                f"the reporter of the format {self.name} crashed: {said}"
            ) from failure
        for warning in told:
            if issubclass(warning.category, LeftOut):
                tell(str(warning.message))
            else:
                warnings.showwarning(
                    warning.message, warning.category, warning.filename, warning.lineno
                )
        return text

    def _encoded(self, text: str) -> bytes:
        # The name of a file need be no text; show it, rather than fail.
        return text.encode("utf-8", "surrogateescape" if self._as_it_is else "backslashreplace")

    def _write_as_it_is(self, text: str) -> None:
        if sys.stdout.isatty():
            # What could move the cursor is for another program to read, not for a terminal.
            text = "\n".join(map(printable, text.split("\n")))
        sys.stdout.flush()
        sys.stdout.buffer.write(self._encoded(text))
        sys.stdout.buffer.flush()

    def _cannot_be_written(self, problem: OSError) -> NewslintError:
        self._failed = True
        return NewslintError(f"{self.file}: cannot be written: {problem.strerror}")


class WholeFile:
    """A file that is put in its place in one step, once it is whole.

    What is no regular file, such as a device or a pipe, is written as it is.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._new: NewFile | None = None

    def write(self, data: bytes) -> None:
        """Write some more; the first call opens the file. Raises OSError."""
        if self._file is None:
            self._file = self._opened()
        self._file.write(data)

    def _opened(self) -> BinaryIO:
        if self._path.exists() and not self._path.is_file():
            return self._path.open("wb")
        # A link stays one: what it leads to is replaced.
        target = self._path.resolve()
        if target.exists() and not os.access(target, os.W_OK):
            return self._path.open("wb")  # which says why not
        clear_leftovers(target.parent)
        self._new = NewFile(target)
        return self._new.file

    def put_in_place(self) -> None:
        """Make it the file. Raises OSError, and then the file is as it was."""
        try:
            self.write(b"")
            if self._new is not None:
                self._new.set_mode(_mode_of(self._path.resolve()))
                self._new.put_in_place()
            elif self._file is not None:
                self._file.close()
        finally:
            self.drop()

    def drop(self) -> None:
        """Leave nothing of what is not in its place."""
        if self._new is not None:
            self._new.drop()
        elif self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()


def _mode_of(target: Path) -> int:
    """The mode of the file that is there, or of one that would be made."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def tell(message: str) -> None:
    """A line on standard error; what could move the cursor of a terminal is taken out.

    Raises NewslintError if nothing can be written there, and from then on nothing is.
    """
    try:
        print(f"newslint: {printable(message)}", file=sys.stderr, flush=True)
    except OSError as problem:
        _drop(sys.stderr)
        raise NewslintError(f"standard error: cannot be written: {_why(problem)}") from problem


def settle_standard_error() -> None:
    """Have what is left for it go out, or nowhere: Python's last flush would change the status."""
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        _drop(sys.stderr)


def last_words(message: str) -> None:
    """A line on standard error if it can be written there without a wait."""
    with contextlib.suppress(NewslintError, OSError, ValueError):
        from select import select  # noqa: PLC0415 - this is the end

        if sys.platform == "win32" or select([], [sys.stderr.fileno()], [], 0)[1]:
            tell(message)


def stand_in_for_closed_streams() -> None:
    """Where a shell has closed a standard stream (``>&-``), open one in its place.

    Otherwise the next file that is opened would be in its place, and get what is written there.
    To write to standard output is then a failure like any other; what goes to standard error
    nobody wants to know.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            with contextlib.suppress(OSError):
                wanted = os.O_WRONLY if name == "stderr" else os.O_RDONLY
                descriptor = os.open(os.devnull, wanted)
                if name != "stdin":  # who reads it is to be told
                    setattr(sys, name, os.fdopen(descriptor, "w", encoding="utf-8"))


@contextmanager
def standard_output() -> Iterator[None]:
    """Turns a failure to write there into a NewslintError, a reader that went away aside."""
    try:
        try:
            yield
        finally:
            # What a print has left in the buffer may fail to go out as well.
            if isinstance(sys.exception(), SystemExit | None):
                sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        if problem.filename is not None:  # a file, not a stream
            raise
        drop_output()
        raise NewslintError(f"standard output: cannot be written: {_why(problem)}") from problem


def drop_output() -> None:
    """Let what is still in the buffer go nowhere, so that Python's last flush is silent."""
    _drop(sys.stdout)


def _drop(stream: TextIO) -> None:
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _why(problem: OSError) -> str:
    return "it is closed" if problem.errno == errno.EBADF else problem.strerror or str(problem)
