"""What goes out, and what becomes of it if it cannot."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newslint.errors import NewslintError
from newslint.reporters.text_report import printable


def write(text: str, output: Path | None) -> None:
    """Write the report to a file or to standard output.

    Raises NewslintError if the file cannot be written; for the other, see ``standard_output``.
    """
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        # The name of a file need be no text; show it, rather than fail.
        output.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as problem:
        raise NewslintError(f"{output}: cannot be written: {problem.strerror}") from problem


def tell(message: str) -> None:
    """A line on standard error; what could move the cursor of a terminal is taken out."""
    print(f"newslint: {printable(message)}", file=sys.stderr)


@contextmanager
def standard_output() -> Iterator[None]:
    """Turns a failure to write there into a NewslintError, a reader that went away aside."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as problem:
        if problem.filename is not None:  # a file, not a stream
            raise
        drop_output()
        raise NewslintError(f"standard output: cannot be written: {problem.strerror}") from problem


def drop_output() -> None:
    """Let what is still in the buffer go nowhere, so that Python's last flush is silent."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
