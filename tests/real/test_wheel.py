"""The wheel, which brings newslint's own rules compiled."""

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.plugins.builtin import newslint_checks
from newslint.rulebook.kept_rulebook import SHIPPED, compile_own
from tests.real.conftest import CHECKOUT, Environment, run

pytestmark = pytest.mark.real

COMPILED = {f"newslint/{SHIPPED}/{name}.json" for name in ("heads", "texts")}
STORY = "Ferry stays in port\n\nThey met at the gate gate, as was said on Sunday in the port.\n"


@pytest.fixture
def no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture(scope="module")
def environment(fresh_environment: Callable[[], Environment]) -> Environment:
    return fresh_environment()


@pytest.mark.usefixtures("no_cache")
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["story.txt"], 1),
        (["--format", "sarif", "story.txt"], 1),
        (["explain", "repetition/doubled-word"], 0),
        (["rules"], 0),
    ],
)
def test_its_first_run_reads_no_yaml(
    environment: Environment, tmp_path: Path, arguments: list[str], status: int
) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    python = environment.bin / "python"
    ran = run(python, "-X", "importtime", "-m", "newslint", *arguments, cwd=tmp_path, status=status)
    imported = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
    assert "newslint.rulebook.compiled" in imported
    assert not imported & {"yaml", "newslint.rulebook.reading"}
    assert not list(tmp_path.glob("XDG_CACHE_HOME/newslint/heads-*"))


def test_a_wheel_made_from_the_source_archive_has_the_same(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--outdir", tmp_path, CHECKOUT, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    made = compile_own(CHECKOUT / "rules", newslint_checks())
    with zipfile.ZipFile(wheel) as archive:
        assert set(archive.namelist()) >= COMPILED
        for name, data in made.items():
            assert archive.read(f"newslint/{SHIPPED}/{name}") == data
