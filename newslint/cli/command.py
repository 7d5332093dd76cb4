"""What the command does in this process: arguments in, output and an exit status out."""

import gc
import sys
from collections.abc import Sequence
from contextlib import suppress

from newslint import __version__
from newslint.cli.arguments import command_parser, lint_parser
from newslint.cli.interruptions import Ended, Interruptions
from newslint.cli.output import (
    drop_output,
    last_words,
    settle_standard_error,
    stand_in_for_closed_streams,
    standard_output,
    tell,
)
from newslint.cli.status import CLEAN, DEGRADED, ENDED
from newslint.foundation.errors import NewslintError, UsageError
from newslint.foundation.shown_text import inert_line
from newslint.resident.client import COMMANDS


def main(argv: Sequence[str] | None = None) -> int:
    """Run newslint; ``argv`` is what follows the program's name. Returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    stand_in_for_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # Copy holds characters that a narrow terminal encoding lacks; show, rather than fail.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    with Interruptions() as interruptions:
        try:
            with standard_output():
                return _run(arguments, interruptions)
        except NewslintError as problem:
            with suppress(NewslintError):  # standard error is full, perhaps
                for line in str(problem).splitlines():
                    tell(line)
            return DEGRADED
        except BrokenPipeError:
            # As `| head` does.
            drop_output()
            last_words("standard output: its reader went away, and the run ended there")
            return DEGRADED
        except KeyboardInterrupt:
            last_words("interrupted")
            return DEGRADED
        except Ended as ended:
            return _end(ended)
        except Exception as failure:
            if interruptions.asked is not None:
                return _end(interruptions.asked)
            if isinstance(failure.__cause__, KeyboardInterrupt):
                last_words("interrupted")
                return DEGRADED
            # Python would end with 1, which says that there are findings.
            import traceback  # noqa: PLC0415

            with suppress(NewslintError, OSError):
                for line in traceback.format_exc().splitlines():
                    print(inert_line(line), file=sys.stderr)
                tell("the lines above are a bug of newslint; please report them")
            return DEGRADED
        finally:
            settle_standard_error()


def _end(ended: Ended) -> int:
    # Who asks for that wants to wait for nobody.
    drop_output()
    last_words(f"ended by {ended}{ended.after}")
    return ENDED + ended.number


def _run(arguments: list[str], interruptions: Interruptions) -> int:
    if arguments and arguments[0] in COMMANDS:
        from newslint.cli import commands  # noqa: PLC0415 - a lint run needs none of it

        gc.enable()
        return commands.run(command_parser().parse_args(arguments))
    parsed = lint_parser().parse_args(arguments)
    if parsed.version:
        print(f"newslint {__version__}")
        if parsed.verbose:
            from newslint.cli.versions import print_versions  # noqa: PLC0415

            print_versions(parsed)
        return CLEAN
    if parsed.verbose:
        raise UsageError("--verbose goes with --version")
    from newslint.cli import lint  # noqa: PLC0415

    return lint.run(parsed, interruptions)
