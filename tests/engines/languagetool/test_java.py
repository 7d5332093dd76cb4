import os
from pathlib import Path

import pytest

from newslint.engines.languagetool.java import find_java
from newslint.foundation.errors import EngineError
from tests.engines.languagetool.fake_java import FakeJava


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeJava:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return FakeJava(tmp_path / "java")


def test_java_home_goes_first(java: FakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    other = FakeJava(java.folder.parent / "other")
    monkeypatch.setenv("PATH", str(other.program.parent))
    monkeypatch.setenv("JAVA_HOME", str(java.folder))
    assert find_java() == str(java.program)
    monkeypatch.setenv("JAVA_HOME", str(java.jars))
    assert find_java() == str(other.program)


@pytest.mark.parametrize("home", ["java", os.path.join(os.curdir, "java")])  # noqa: PTH118
def test_a_java_home_in_the_current_folder_is_not_run(
    java: FakeJava, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    # The current folder may be a checkout of anyone's.
    monkeypatch.setenv("JAVA_HOME", home)
    assert (Path(home) / "bin" / "java").is_file()
    with pytest.raises(EngineError, match="there is no Java on PATH or in JAVA_HOME"):
        find_java()
