"""The stories of examples/ and the reports that newslint prints for them, end to end.

After a change that is meant to change a report, write it anew:

    newslint --isolated --no-cache examples/ferry.txt > examples/ferry.report
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.cli import main

ROOT = Path(__file__).parents[1]
STORIES = sorted((ROOT / "examples").glob("*.txt"))
WORKFLOWS = sorted((ROOT / "examples" / "ci").glob("github-*.yml"))


def test_there_are_stories() -> None:
    assert len(STORIES) >= 2


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_report(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    status = main(["--isolated", "--no-cache", "--color", "never", f"examples/{story.name}"])
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out == story.with_suffix(".report").read_text(encoding="utf-8")
    assert status == 1


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_named_by_commit(workflow: Path) -> None:
    # A tag of somebody else's can be moved to other code; the version behind it is for people.
    used = re.findall(r"\buses: *(.+)", workflow.read_text(encoding="utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"[\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_readme_names_the_example() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert ".venv/bin/newslint examples/ferry.txt" in readme


def test_the_library_script_tells_of_every_story() -> None:
    script = ROOT / "examples" / "library" / "morning_check.py"
    done = subprocess.run(
        [sys.executable, script, "examples"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "")
    for story in STORIES:
        findings = sum(" = " not in line and ".txt:" in line for line in told(story))
        assert f"{story.name}: {findings} findings, the gravest on line " in done.stdout
    assert "line 13: '62 %' becomes '62%'" in done.stdout


def test_the_library_script_goes_on_after_a_story_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("The café is open.\n".encode("cp1252"))
    (tmp_path / "b.txt").write_text("Turnout reached 62 % on Sunday.\n")
    script = ROOT / "examples" / "library" / "morning_check.py"
    done = subprocess.run(
        [sys.executable, script, tmp_path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "not linted whole: is not UTF-8: byte 0xe9 at offset 7" in done.stdout
    assert "line 1: '62 %' becomes '62%'" in done.stdout


def told(story: Path) -> list[str]:
    return story.with_suffix(".report").read_text(encoding="utf-8").splitlines()
