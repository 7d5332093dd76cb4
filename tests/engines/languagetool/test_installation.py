import os
import shutil
import zipfile
from pathlib import Path

import pytest

from newslint.engines.languagetool.installation import fault_of, find_installation, installation_in
from newslint.engines.languagetool.settings import LanguageToolSettings
from newslint.foundation.errors import EngineError
from tests.engines.languagetool.fake_java import make_jars


@pytest.fixture(autouse=True)
def _nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "ltp"))
    monkeypatch.delenv("NEWSLINT_LANGUAGETOOL", raising=False)


def found(root: Path, **settings: str) -> str:
    return find_installation(LanguageToolSettings(**settings), root).version  # type: ignore[arg-type]


def unzipped(folder: Path, version: str, *, told: bool = True) -> Path:
    """As the archive of LanguageTool is laid out."""
    make_jars(folder, version)
    for jar in (folder / "libs").iterdir():
        jar.rename(jar.with_name(jar.name.replace(f"-{version}", "")))
    server = folder / "languagetool-server.jar"
    (folder / "libs" / server.name).rename(server)
    if not told:
        with zipfile.ZipFile(server, "w") as jar:
            jar.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n")
    rules = folder / "org" / "languagetool" / "rules" / "en"
    rules.mkdir(parents=True)
    (rules / "grammar.xml").write_text("<rules/>")
    return folder


def test_the_first_place_that_has_one_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EngineError, match="is not installed; run `newslint languagetool install`"):
        found(tmp_path)
    unzipped(tmp_path / "ltp" / "LanguageTool-6.9", "6.9")
    unzipped(tmp_path / "ltp" / "LanguageTool-6.10", "6.10")
    assert found(tmp_path) == "6.10"
    make_jars(tmp_path / "data" / "newslint" / "languagetool", "6.5")
    assert found(tmp_path) == "6.5"
    monkeypatch.setenv("NEWSLINT_LANGUAGETOOL", str(make_jars(tmp_path / "variable", "6.4")))
    assert found(tmp_path) == "6.4"
    make_jars(tmp_path / "desk" / "jars", "6.3")
    assert found(tmp_path / "desk", folder="jars") == "6.3"
    assert found(tmp_path / "desk", folder="jars/libs") == "6.3"


def test_a_named_folder_without_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_jars(tmp_path / "data" / "newslint" / "languagetool")
    with pytest.raises(EngineError, match=r"`languagetool: \{folder: …\}` names .*nowhere, which"):
        found(tmp_path, folder="nowhere")
    monkeypatch.setenv("NEWSLINT_LANGUAGETOOL", str(tmp_path))
    with pytest.raises(EngineError, match="variable NEWSLINT_LANGUAGETOOL names"):
        found(tmp_path)


@pytest.mark.parametrize("version", ["5.9", "4.9.1", "3.0"])
def test_an_old_one_is_told(tmp_path: Path, version: str) -> None:
    make_jars(tmp_path / "jars", version)
    with pytest.raises(EngineError, match=rf"has LanguageTool {version}, and newslint needs 6.0"):
        found(tmp_path, folder="jars")


def test_the_version_may_stand_in_names_alone(tmp_path: Path) -> None:
    unzipped(tmp_path / "LanguageTool-6.7-SNAPSHOT", "6.7", told=False)
    assert found(tmp_path, folder="LanguageTool-6.7-SNAPSHOT") == "6.7-SNAPSHOT"
    unzipped(tmp_path / "it", "6.7", told=False)
    with pytest.raises(EngineError, match="LanguageTool of no known version"):
        found(tmp_path, folder="it")


def test_both_layouts_have_a_class_path(tmp_path: Path) -> None:
    archive = installation_in(unzipped(tmp_path / "zip", "6.6"))
    maven = installation_in(make_jars(tmp_path / "maven"))
    assert archive is not None
    assert maven is not None
    zipped = tmp_path / "zip"
    assert archive.class_path.split(os.pathsep) == [
        str(zipped),
        str(zipped / "*"),
        str(zipped / "libs" / "*"),
    ]
    assert (fault_of(archive), fault_of(maven)) == ("", "")
    assert len(archive.jars) == len(maven.jars) == 3


def test_the_identity_tells_what_findings_depend_on(tmp_path: Path) -> None:
    def identity() -> str:
        there = installation_in(tmp_path / "zip")
        assert there is not None
        return there.identity

    folder = unzipped(tmp_path / "zip", "6.6")
    first = identity()
    assert first.startswith("6.6-")
    assert identity() == first
    (folder / "org/languagetool/rules/en/grammar.xml").write_text("<rules></rules>")
    second = identity()
    shutil.copy(folder / "languagetool-server.jar", folder / "libs" / "house.jar")
    assert len({first, second, identity()}) == 3


def test_what_is_no_jar_is_damaged(tmp_path: Path) -> None:
    make_jars(tmp_path / "jars")
    server = tmp_path / "jars" / "libs" / "languagetool-server-6.6.jar"
    data = server.read_bytes()
    for torn in (b"", data[: len(data) // 2], b"<html>404</html>"):
        server.write_bytes(torn)
        with pytest.raises(EngineError, match=r"server-6\.6\.jar is damaged.*install it again"):
            found(tmp_path, folder="jars")


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    make_jars(tmp_path / "jars")
    for name in ("core", "server"):
        there = installation_in(tmp_path / "jars")
        assert there is not None
        if name == "server":
            assert fault_of(there) == f"{tmp_path / 'jars'} lacks languagetool-core*.jar"
        (tmp_path / "jars" / "libs" / f"languagetool-{name}-6.6.jar").unlink()
    assert installation_in(tmp_path / "jars") is None


def test_what_cannot_be_looked_at_or_named_is_told(tmp_path: Path) -> None:
    there = installation_in(make_jars(tmp_path / "jars"))
    assert there is not None
    (tmp_path / "jars" / "gone.jar").symlink_to(tmp_path / "nowhere")
    with pytest.raises(EngineError, match=r"gone\.jar cannot be read: No such file"):
        assert there.identity
    make_jars(tmp_path / f"two{os.pathsep}folders")
    with pytest.raises(EngineError, match="takes it for two folders; move or rename it"):
        installation_in(tmp_path / f"two{os.pathsep}folders")
