import json
from pathlib import Path

import pytest
import yaml

from newslint.settings.config import FILE_NAME
from newslint.settings.settings_file import load_config
from tests.conftest import RunNewslint

SETTINGS = """\
profile: house/p.yaml
ignore: [style]
levels: {house/zounds: note}
date: 2024-05-16
engines:
  languagetool: {timeout: 30}
paths:
  - match: sport/
    select: [house]
    ignore: [house/gadzooks]
"""


@pytest.fixture
def layered(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (desk / "house").mkdir()
    (desk / "sport").mkdir()
    (desk / FILE_NAME).write_text(SETTINGS)
    (desk / "house" / "p.yaml").write_text('variety: US\nignore: [terms]\nplace: "yes"\n')
    (desk / "sport" / "a.txt").write_text("---\ndate: 2023-01-02\n---\nCopy.\n")
    own = desk.parent / "config" / "newslint"
    own.mkdir(parents=True)
    (own / "settings.yaml").write_text("encoding: cp1252\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(own.parent))
    monkeypatch.setenv("NEWSLINT_FAIL_ON", "error")
    return desk


def origins(out: str) -> dict[str, str]:
    """By the setting, or the item of a list, what stands behind it."""
    lines = [line.partition("  # ") for line in out.splitlines() if "  # " in line]
    return {setting.strip(): origin for setting, _, origin in lines}


def test_the_settings_of_a_story_and_where_each_was_said(
    newslint: RunNewslint, layered: Path
) -> None:
    ran = newslint("settings", "sport/a.txt", "--ignore", "spacing", "--no-languagetool")
    assert (ran.status, ran.err) == (0, "")
    said = origins(ran.out)
    assert said["select: [house]"] == ".newslint.yaml:9 (paths)"
    assert said["- terms"] == "house/p.yaml:2 (profile)"
    assert said["- style"] == ".newslint.yaml:2"
    assert said["- house/gadzooks"] == ".newslint.yaml:10 (paths)"
    assert said["- spacing"] == "--ignore"
    assert said["house/zounds: note"] == ".newslint.yaml:3"
    assert said["fail-on: error"] == "NEWSLINT_FAIL_ON"
    assert said["date: 2023-01-02"] == "sport/a.txt (front matter)"
    assert said['place: "yes"'] == "house/p.yaml:3 (profile)"
    assert said["timeout: 30.0"] == ".newslint.yaml:6"
    assert said["enabled: false"] == "--no-languagetool"
    assert said["spelling: false"] == "default"
    assert said["encoding: cp1252"].endswith("settings.yaml:1 (your own settings)")
    assert "paths:" not in ran.out
    assert "# Not set: max-penalty, source-language, house." in ran.out


def test_what_is_printed_is_settings_again(newslint: RunNewslint, layered: Path) -> None:
    out = newslint("settings", "sport/a.txt").out
    (layered / "again.yaml").write_text(out)
    config = load_config(layered / "again.yaml")
    assert config.ignore == ("terms", "style", "house/gadzooks")
    assert (config.place, config.variety, config.fail_on) == ("yes", "US", "error")
    assert yaml.safe_load(out)["levels"] == {"house/zounds": "note"}


def test_the_settings_of_a_folder_have_its_paths(newslint: RunNewslint, layered: Path) -> None:
    said = origins(newslint("settings").out)
    assert said["select: [default]"] == "default"
    assert said["date: 2024-05-16"] == ".newslint.yaml:4"
    (line,) = (line for line in said if line.startswith("- {match"))
    assert said[line] == ".newslint.yaml:8"


def test_isolated_settings_are_the_defaults(newslint: RunNewslint, layered: Path) -> None:
    said = origins(newslint("settings", "--isolated", "sport/a.txt").out)
    assert set(said.values()) == {"default", "sport/a.txt (front matter)"}


def test_as_json(newslint: RunNewslint, layered: Path) -> None:
    made = json.loads(newslint("settings", "sport/a.txt", "--format", "json").out)
    assert made["path"] == str(Path("sport/a.txt"))
    assert made["settings"]["date"] == "2023-01-02"
    assert made["settings"]["encoding"] == "cp1252"
    assert made["settings"]["engines"]["languagetool"]["timeout"] == 30
    assert {
        "setting": ["ignore", 0],
        "layer": "profile",
        "place": "house/p.yaml:2",
    } in made["origins"]
    assert {
        "setting": ["fail-on"],
        "layer": "environment",
        "place": "NEWSLINT_FAIL_ON",
    } in made["origins"]


def test_settings_in_a_pyproject_have_lines_too(newslint: RunNewslint, desk: Path) -> None:
    (desk / "pyproject.toml").write_text('[tool.newslint]\nignore = ["style"]\n')
    assert origins(newslint("settings").out)["- style"] == "pyproject.toml:2"


def test_a_path_that_is_not_there(newslint: RunNewslint, desk: Path) -> None:
    ran = newslint("settings", "gone.txt")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "newslint: gone.txt: there is no such file or folder\n"
