"""What a desk wants to know of a folder of stories before it publishes them.

Usage: python morning_check.py FOLDER
"""

import sys
from collections import Counter
from pathlib import Path

import newslint


def main(folder: str) -> int:
    """Print a line a story, and what would be fixed in it. Returns 1 if any has an error."""
    levels: Counter[newslint.Level] = Counter()
    # One session for all: settings and rules are loaded once.
    with newslint.Session(folder=folder) as session:
        # Fixes are worked out and no file is written; a story is read once, in its own encoding.
        options = newslint.RunOptions(jobs=1, fix=newslint.Outcome.SHOWN)
        for report in session.run([folder], options):
            levels.update(found.level for found in report.diagnostics)
            print(f"{Path(report.path).name}: {told(report)}")
            for problem in report.problems:
                print(f"  not linted whole: {problem.message}")
            for fix in report.fixed:
                print(f"  line {fix.line}: {fix.before!r} becomes {fix.after!r}")
    print(", ".join(f"{levels[level]} {level.value}s" for level in newslint.Level))
    return 1 if levels[newslint.Level.ERROR] else 0


def told(report: newslint.FileReport) -> str:
    """The gravest finding of a story, and how many there are."""
    if not report.diagnostics:
        return "nothing found"
    worst = min(report.diagnostics, key=lambda found: found.gravity)
    line = worst.place.start.line
    return f"{len(report.diagnostics)} findings, the gravest on line {line}: {worst.message}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
