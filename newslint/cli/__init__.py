"""The command: arguments in, output and an exit status out. Nothing imports it."""

import os
import sys
from collections.abc import Sequence

from newslint.cli.arguments import COMMANDS, command_parser, lint_parser
from newslint.cli.status import DEGRADED, FAILED_WRITE
from newslint.errors import NewslintError


def main(argv: Sequence[str] | None = None) -> int:
    """Run newslint; ``argv`` is what follows the program's name. Returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        # Copy holds characters that a narrow terminal encoding lacks; show, rather than fail.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        if arguments and arguments[0] in COMMANDS:
            from newslint.cli import commands  # noqa: PLC0415 - a lint run needs none of it

            return commands.run(command_parser().parse_args(arguments))
        from newslint.cli import lint  # noqa: PLC0415

        return lint.run(lint_parser().parse_args(arguments))
    except NewslintError as problem:
        for line in str(problem).splitlines():
            print(f"newslint: {line}", file=sys.stderr)
        return DEGRADED
    except BrokenPipeError:
        # The reader of our output has gone, as `| head` does; keep Python's last flush silent.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED_WRITE
    except KeyboardInterrupt:
        print("newslint: interrupted", file=sys.stderr)
        return DEGRADED
