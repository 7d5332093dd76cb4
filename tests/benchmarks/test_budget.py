"""What a run on one clean story may do. Counts, since seconds are no ground to fail.

`budget.json` holds what was counted and how much more is let pass. After a change that is meant:

    python -m tests.benchmarks.test_budget
"""

import json
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

BUDGET = Path(__file__).with_name("budget.json")
ROOT = Path(__file__).parents[2]
SAID = {
    "modules": "modules of newslint are imported",
    "classes": "classes are made by code that is written and compiled at each start",
    "patterns": "patterns are run",
    "passes": "passes of a pattern go over the whole prose",
}
SLACK = {"modules": 2, "classes": 0, "patterns": 3, "passes": 2}


@cache
def counted() -> dict[str, list[str]]:
    """What is counted in a process of its own, after one that leaves a compiled rulebook."""
    for module, text in (("newslint", "A day.\n"), ("tests.benchmarks.counting", "")):
        ran = subprocess.run(
            [sys.executable, "-m", module, *(["--isolated", "-"] if text else [])],
            input=text,
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
    told: dict[str, list[str]] = json.loads(ran.stdout)
    return told


@pytest.mark.parametrize("what", SAID)
def test_a_clean_story_takes_no_more_than_it_did(what: str) -> None:
    budget = json.loads(BUDGET.read_text(encoding="utf-8"))
    known, now = budget["counted"][what], counted()[what]
    most = budget["at_most"][what]
    new = sorted((Counter(now) - Counter(known)).elements())
    assert len(now) <= most, (
        f"{len(now)} {SAID[what]} for a clean story, and {most} are let pass. New are:\n  "
        + "\n  ".join(new)
        + "\nDo without, or say why not and run `python -m tests.benchmarks.test_budget`."
    )


def renew() -> None:
    """Take what is counted now for what is known."""
    found = counted()
    budget = {
        "at_most": {what: len(found[what]) + SLACK[what] for what in SAID},
        "counted": found,
    }
    text = json.dumps(budget, indent=1)
    BUDGET.write_text(text + "\n", encoding="utf-8")
    print(budget["at_most"])


if __name__ == "__main__":
    renew()
