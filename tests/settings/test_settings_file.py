import datetime
from pathlib import Path

import pytest

from newslint.foundation.errors import ConfigError
from newslint.settings.config import FILE_NAME, Config, PathSettings
from newslint.settings.settings_file import load_config

EVERYTHING = """\
select: [default, style/nonny]
ignore: house
levels: {house/zounds: note}
parameters: {house/zounds: {regex: egad}}
rules: [house-rules]
exclude: [drafts/, "*.orig.txt"]
paths:
  - {match: sport/, ignore: [repetition], levels: {units: error}}
encoding: cp1252
fail-on: note
date: 2024-05-16
place: Lima
source-language: es
variety: British
house: The FileLinter
"""
EVERYTHING_TOML = """\
[project]
name = "desk"
[tool.newslint]
select = ["default", "style/nonny"]
ignore = "house"
levels = {"house/zounds" = "note"}
parameters = {"house/zounds" = {regex = "egad"}}
rules = ["house-rules"]
exclude = ["drafts/", "*.orig.txt"]
encoding = "cp1252"
fail-on = "note"
date = 2024-05-16
place = "Lima"
source-language = "es"
variety = "British"
house = "The FileLinter"
[[tool.newslint.paths]]
match = "sport/"
ignore = ["repetition"]
levels = {units = "error"}
"""


@pytest.mark.parametrize(
    ("name", "content"), [(FILE_NAME, EVERYTHING), ("pyproject.toml", EVERYTHING_TOML)]
)
def test_every_setting(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    config = load_config(path)
    assert config == Config(
        select=("default", "style/nonny"),
        ignore=("house",),
        levels={"house/zounds": "note"},
        parameters={"house/zounds": {"regex": "egad"}},
        rules=("house-rules",),
        exclude=("drafts/", "*.orig.txt"),
        paths=(PathSettings(("sport/",), (), ("repetition",), {"units": "error"}),),
        encoding="cp1252",
        fail_on="note",
        date=datetime.date(2024, 5, 16),
        place="Lima",
        source_language="es",
        variety="British",
        house="The FileLinter",
        root=tmp_path,
        origin=str(path),
    )
    assert config.rule_folders == (tmp_path / "house-rules",)
    assert config.metadata.date == datetime.date(2024, 5, 16)
    assert config.metadata.source_language == "es"


@pytest.mark.parametrize("content", ["", "# nothing\n", "---\n"])
def test_an_empty_settings_file_sets_nothing(tmp_path: Path, content: str) -> None:
    path = tmp_path / FILE_NAME
    path.write_text(content)
    assert load_config(path) == Config(root=tmp_path, origin=str(path))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("selct: [x]", "unknown key `selct`; did you mean “select”?"),
        ("fail-onn: note", "unknown key `fail-onn`; did you mean “fail-on”?"),
        ("zzz: 1", "unknown key `zzz`; known are date, encoding"),
        ("root: x", "unknown key `root`"),
        ("origin:", "unknown key `origin`"),
        ("ignore: [1]", "`ignore.0` is 1; it needs to be a text in quotation marks"),
        ("fail-on: loud", "`fail-on` is 'loud'; use one of error, warning, note"),
        ("levels: {units: loud}", "`levels` gives units 'loud'; use one of error, warning, note"),
        ("paths: [{match: x, levels: {units: loud}}]", "`levels` gives units 'loud'"),
        ("paths: [{ignore: [x]}]", "the key `match` is missing"),
        ("variety: Scottish", "`variety` is 'Scottish'; use US or British"),
        (
            "encoding: cp9999",
            "`encoding` is 'cp9999', which is no encoding of text that Python knows; try",
        ),
        (
            "encoding: base64",
            "`encoding` is 'base64', which is no encoding of text that Python knows; try",
        ),
        ("date: soon", "`date` is 'soon'; it needs to be a day such as 2024-05-16"),
        ("- select", "settings are a mapping of keys such as select and ignore"),
        ("select: !!python/name:os.system", "is not valid YAML"),
    ],
)
def test_wrong_settings_are_told_with_their_file(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / FILE_NAME
    path.write_text(content)
    with pytest.raises(ConfigError) as told:
        load_config(path)
    assert str(told.value).startswith((f"{path}: settings", f"{path}:1: ")), told.value
    assert said in str(told.value)
    assert "root, origin" not in str(told.value)


def test_all_wrong_settings_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("ignore: [1]\nselct: x\nexclude: {a: b}\n")
    with pytest.raises(ConfigError) as told:
        load_config(path)
    assert len(str(told.value).splitlines()) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("ignore: [x]\n\nfail_on: loud\n", "3: `fail-on` is 'loud'"),
        ("ignore: [x]\nsource-language: 3\n", "2: `source_language` is 3"),
        ("select:\n  - x\n  - 1\n", "3: `select.1` is 1"),
        ("levels:\n  units: note\n  dates: loud\n", "3: `levels` gives dates 'loud'"),
        ("paths:\n  - match: x\n  - match: y\n    levels: {x: loud}\n", "4: `levels` gives x"),
        ("fail-on: note\nselct: x\n", "2: unknown key `selct`"),
        (
            "fail-on: note\nfail_on: error\n",
            "2: `fail-on` stands twice, as `fail-on` and `fail_on`; keep one",
        ),
        ("select: [x]\nselect: [y]\n", "2: is not valid YAML: the key “select” stands twice"),
        ("ignore: [x]\nselect: [\n", "2: is not valid YAML: did not find expected node content"),
    ],
)
def test_wrong_settings_are_told_with_their_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / FILE_NAME
    path.write_text(content)
    with pytest.raises(ConfigError) as told:
        load_config(path)
    assert str(told.value).startswith(f"{path}:{said}")
    assert "\n" not in str(told.value)


def test_a_setting_in_two_spellings_is_refused_in_toml_too(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[tool.newslint]\nfail-on = "note"\nfail_on = "error"\n')
    with pytest.raises(ConfigError, match="`fail-on` stands twice"):
        load_config(path)


@pytest.mark.parametrize(
    ("content", "said"), [(b"select: \xff", "is not UTF-8"), (b"\x00", "U\\+0000 may not stand")]
)
def test_settings_that_are_no_text(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=said):
        load_config(path)
