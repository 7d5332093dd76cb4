"""The command: arguments in, output and an exit status out. Nothing imports it."""

import sys
from collections.abc import Sequence

from newslint import __version__
from newslint.cli.arguments import COMMANDS, command_parser, lint_parser
from newslint.cli.output import drop_output, standard_output, tell
from newslint.cli.status import CLEAN, DEGRADED
from newslint.foundation.errors import NewslintError, UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run newslint; ``argv`` is what follows the program's name. Returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        # Copy holds characters that a narrow terminal encoding lacks; show, rather than fail.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        with standard_output():
            status = _run(arguments)
            # What a print has left in the buffer may fail to go out as well.
            sys.stdout.flush()
        return status
    except NewslintError as problem:
        for line in str(problem).splitlines():
            tell(line)
        return DEGRADED
    except BrokenPipeError:
        # The reader of our output has gone, as `| head` does.
        drop_output()
        return DEGRADED
    except KeyboardInterrupt:
        print("newslint: interrupted", file=sys.stderr)
        return DEGRADED
    except Exception:
        # Python would end with 1, which says that there are findings.
        import traceback  # noqa: PLC0415

        traceback.print_exc()
        tell("the lines above are a bug of newslint; please report them")
        return DEGRADED


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] in COMMANDS:
        from newslint.cli import commands  # noqa: PLC0415 - a lint run needs none of it

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

    return lint.run(parsed)
