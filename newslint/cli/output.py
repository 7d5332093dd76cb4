"""What goes out, and what becomes of it if it cannot."""

import os
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newslint.foundation.errors import NewslintError, UsageError, did_you_mean
from newslint.foundation.shown_text import printable
from newslint.hookspecs import Reporter, ReporterOffer
from newslint.model.report import LeftOut, Presentation, Report, Run, RunEnd


@dataclass(frozen=True)
class Output:
    """One report to be written: its format, and a file or standard output."""

    format: str
    offer: ReporterOffer
    presentation: Presentation
    file: Path | None
    aside: bool = False
    """Whether standard error takes the place of standard output, which has other things to say."""

    @classmethod
    def of(
        cls,
        name: str,
        file: Path | None,
        reporters: Mapping[str, ReporterOffer],
        presentation: Presentation,
    ) -> "Output":
        """Raises UsageError for a format that nobody offers."""
        if name not in reporters:
            raise UsageError(f"there is no format {name}; {did_you_mean(name, reporters)}")
        return cls(name, reporters[name], presentation, file)

    def write(self, report: Report) -> None:
        """Write the report, and tell what the format has no room for.

        Raises NewslintError if it cannot be made or the file cannot be written; for standard output
        see ``standard_output``.
        """
        # A reporter of anyone's may fail in any way.
        try:
            with warnings.catch_warnings(record=True) as told:
                warnings.simplefilter("always", LeftOut)
                text = _written(self.offer(self.presentation), report)
        except Exception as failure:
            said = f"{type(failure).__name__}: {failure}"
            raise NewslintError(
                f"the reporter of the format {self.format} crashed: {said}"
            ) from failure
        for warning in told:
            if issubclass(warning.category, LeftOut):
                tell(str(warning.message))
            else:
                warnings.showwarning(
                    warning.message, warning.category, warning.filename, warning.lineno
                )
        if self.file is None:
            stream = sys.stderr if self.aside else sys.stdout
            stream.write(text)
            stream.flush()
            return
        try:
            # The name of a file need be no text; show it, rather than fail.
            self.file.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
        except OSError as problem:
            raise NewslintError(f"{self.file}: cannot be written: {problem.strerror}") from problem


def _written(reporter: Reporter, report: Report) -> str:
    pieces = [reporter.begin(Run(report.version, report.root))]
    pieces += map(reporter.file, report.files)
    pieces.append(reporter.end(RunEnd(report.rules, report.problems, report.exit_status)))
    return "".join(pieces)


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
