"""The command: arguments in, output and an exit status out. Nothing imports it.

What comes first imports next to nothing: where a resident process answers, nothing else is needed.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run newslint; ``argv`` is what follows the program's name. Returns the exit status.

    Without ``argv`` this is the program, and where a resident process has answered, it ends here.
    """
    if argv is None:
        from newslint.resident.client import answer  # noqa: PLC0415 - by a program alone

        answer(sys.argv)
        import gc  # noqa: PLC0415 - as above

        # What is made at the start stays to the end, and to look for garbage among it takes a tenth
        # of a run on one story. `lint` has it looked for again once there is a report.
        gc.disable()
    from newslint.cli import command  # noqa: PLC0415 - it brings all the rest

    return command.main(argv)
