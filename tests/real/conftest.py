"""Tests with real programs: pip and pre-commit in fresh environments, which take minutes.

They run if NEWSLINT_REQUIRE_REAL is 1, and then a program that is missing is a failure.
"""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
REQUIRED = os.environ.get("NEWSLINT_REQUIRE_REAL") == "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if REQUIRED:
        return
    skip = pytest.mark.skip(reason="real programs run with NEWSLINT_REQUIRE_REAL=1")
    for item in items:
        if item.get_closest_marker("real"):
            item.add_marker(skip)


def program(name: str) -> str:
    """The path of a program, looked for beside Python first; a failure if it is missing."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.is_file() else shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is missing; install it, or unset NEWSLINT_REQUIRE_REAL")
    return found


def run(
    *command: str | Path, cwd: Path, status: int | None = 0
) -> subprocess.CompletedProcess[str]:
    """Run a program with no environment of ours; a failure if it ends with another status."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "GIT_"))
    }
    ran = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if status is not None:
        assert ran.returncode == status, f"{command}\n{ran.stdout}\n{ran.stderr}"
    return ran


@dataclass(frozen=True)
class Environment:
    """A fresh virtual environment."""

    folder: Path

    @property
    def bin(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    def pip_install(self, *what: str | Path) -> None:
        python = self.bin / "python"
        run(python, "-m", "pip", "install", "--quiet", *what, cwd=self.folder)

    def newslint(
        self, *arguments: str | Path, cwd: Path, status: int
    ) -> subprocess.CompletedProcess[str]:
        return run(self.bin / "newslint", *arguments, cwd=cwd, status=status)


@pytest.fixture(scope="session")
def fresh_environment(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Environment]:
    """Makes environments with newslint in them: the wheel NEWSLINT_WHEEL, or the checkout."""

    def make() -> Environment:
        folder = tmp_path_factory.mktemp("environment")
        venv.create(folder, with_pip=True)
        made = Environment(folder)
        made.pip_install(os.environ.get("NEWSLINT_WHEEL") or CHECKOUT)
        return made

    return make
