"""`--timings` and `--timings-file`."""

import json
from pathlib import Path

import pytest

from tests.conftest import RunNewslint

COPY = "The ferry stays in port\n\nIt was 62 % then, and they met at the the port on Monday.\n"


@pytest.fixture
def stories(desk: Path) -> Path:
    for number in range(6):
        (desk / f"{number}.txt").write_text(COPY * (number + 1))
    return desk


@pytest.mark.usefixtures("every_process")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_table_beside_the_report_that_is_as_it_was(
    newslint_with_all_rules: RunNewslint, stories: Path, jobs: str
) -> None:
    plain = newslint_with_all_rules("--isolated", "--format", "jsonl", "--jobs", jobs, ".")
    timed = newslint_with_all_rules(
        "--isolated", "--format", "jsonl", "--jobs", jobs, "--timings", "."
    )
    assert (timed.status, timed.out) == (plain.status, plain.out)
    assert "seconds of processor time for 6 files" in timed.err
    for said in ("phases", "finding files", "reading", "rules", "finders", " more"):
        assert said in timed.err
    assert "processor time" not in plain.err


@pytest.mark.usefixtures("every_process")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_all_of_it_for_programs(
    newslint_with_all_rules: RunNewslint, stories: Path, jobs: str
) -> None:
    newslint_with_all_rules("--isolated", "--jobs", jobs, "--timings-file", "t.json", ".")
    told = json.loads((stories / "t.json").read_text())
    assert told["files"] == 6
    assert set(told) >= {"version", "elapsed_seconds", "cpu_seconds"}
    kinds = [told["phases"], told["rules"], told["finders"]]
    for rows in kinds:
        seconds = [row["seconds"] for row in rows]
        assert seconds == sorted(seconds, reverse=True)
    # What is spent is counted once, also where rules and finders ask others.
    total = sum(row["seconds"] for rows in kinds for row in rows)
    assert total == pytest.approx(told["cpu_seconds"], abs=0.001)
    times = {row["name"]: row["times"] for rows in kinds for row in rows}
    # A story of newslint's own comes before several processes are forked.
    assert times["repetition/doubled-function-word"] in (6, 7)
    assert times["text.words:word_spans"] in (6, 7)


def test_a_run_without_it_imports_nothing_of_it() -> None:
    import subprocess
    import sys

    asked = (
        "import sys; from newslint.cli import main; main(['--isolated', '-']); "
        "print([name for name in sys.modules if 'timed' in name or 'timings' in name "
        "or name == 'newslint.foundation.clock'])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", asked], input="A day.\n", capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def test_a_file_that_cannot_be_written_is_told(newslint: RunNewslint, stories: Path) -> None:
    ran = newslint("--timings-file", "gone/t.json", "0.txt")
    assert ran.status == 2
    assert "gone/t.json" in ran.err


def test_not_the_file_of_another_report(newslint: RunNewslint, stories: Path) -> None:
    ran = newslint("--timings-file", "t.json", "--report", "json=t.json", "0.txt")
    assert ran.status == 2
    assert "two reports are to be written to" in ran.err
