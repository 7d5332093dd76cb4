import time
from pathlib import Path

import pytest

from newslint.resident.own_code import OwnCode


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "one.py").write_text("1")
    return tmp_path


def own_code(package: Path) -> OwnCode:
    return OwnCode.of(map(str, package.rglob("*.py")), map(str, (package, package / "inner")))


def test_what_python_and_others_write_beside_code_leaves_it_current(package: Path) -> None:
    code = own_code(package)
    (package / "inner" / "__pycache__").mkdir()
    (package / ".pytest_cache").mkdir()
    (package / "story.txt").write_text("The ferry left.\n")
    assert code.is_current()


@pytest.mark.parametrize("name", ["two.py", "inner/two.py", "two", "two-1.0.dist-info", "two.pth"])
def test_code_that_comes_or_goes_does_not(package: Path, name: str) -> None:
    code = own_code(package)
    (package / name).mkdir()
    assert not code.is_current()
    (package / name).rmdir()
    assert code.is_current()
    (package / "inner" / "one.py").unlink()
    assert not code.is_current()


def test_code_that_is_written_to_does_not(package: Path) -> None:
    code = own_code(package)
    (package / "inner" / "one.py").write_text("12")
    assert not code.is_current()


def test_a_folder_that_is_gone_or_was_never_there(package: Path) -> None:
    code = OwnCode.of((), (str(package / "later"),))
    assert code.is_current()
    (package / "later").mkdir()
    assert code.is_current(), "with nothing in it"
    (package / "later" / "one.py").write_text("1")
    assert not code.is_current()


def test_code_that_was_written_while_it_was_imported(package: Path) -> None:
    assert own_code(package).was_written_since(time.time_ns() - 10**12)
    assert not own_code(package).was_written_since(time.time_ns())
