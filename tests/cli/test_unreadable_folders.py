"""A folder that may not be read is told, and the rest of the tree is linted."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Ran

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no modes of folders")

# Root may read all, unless it gives that up.
_AS_ANYONE = (
    *("setpriv", "--bounding-set=-dac_override,-dac_read_search"),
    "--inh-caps=-dac_override,-dac_read_search",
)


@pytest.fixture(autouse=True)
def closed(desk: Path) -> Iterator[Path]:
    folder = desk / "stories" / "closed"
    folder.mkdir(parents=True)
    for story in (folder / "a.txt", desk / "stories" / "b.txt"):
        story.write_text("The ferry sailed at noon.\n")
    folder.chmod(0)
    yield folder
    folder.chmod(0o755)


def newslint(*arguments: str) -> Ran:
    prefix: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root reads all, and there is no setpriv")
        prefix = _AS_ANYONE
    command = [*prefix, sys.executable, "-m", "newslint", *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def test_the_rest_is_linted() -> None:
    for options in ((), ("--fix",), ("--force-exclude",), ("--isolated",)):
        ran = newslint(*options, "stories")
        assert ran.status == 2
        told = "newslint: stories/closed: the folder cannot be read: Permission denied\n"
        assert ran.err == told
        assert ran.out.startswith("Nothing found in 1 file, 5 words.")


def test_what_cannot_be_looked_at_is_not_said_to_be_gone() -> None:
    ran = newslint("stories/closed/a.txt")
    assert ran.status == 2
    said = "newslint: stories/closed/a.txt: cannot be looked at: Permission denied\n"
    assert ran.err == said
    assert "Traceback" not in newslint("settings", "stories/closed/a.txt").err


def test_nothing_is_said_of_what_was_accepted_there(desk: Path) -> None:
    (desk / ".newslint-accepted.yaml").write_text(
        "- path: stories/closed/a.txt\n  rule: repetition/doubled-word\n"
        "  text: the the\n  around: the the ferry\n"
    )
    ran = newslint("stories")
    assert "accepted/stale" not in ran.out
