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


def test_wrong_settings_in_toml_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nname = "x"\n[tool.newslint]\nselect = ["x"]\nfail-on = "loud"\n')
    with pytest.raises(ConfigError) as told:
        load_config(path)
    assert str(told.value).startswith(f"{path}:5: `fail-on` is 'loud'")


# Profiles


def profiled(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / f"{name.replace('_', '/')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return folder / "mine.yaml"


def test_a_profile_holds_where_the_file_says_nothing(tmp_path: Path) -> None:
    path = profiled(
        tmp_path,
        mine="profile: house/sport.yaml\nignore: [a]\nvariety: US\n",
        house_sport="profile: all.yaml\nignore: [b]\nvariety: British\nplace: Lima\n",
        house_all="ignore: [c]\nplace: Quito\nhouse: The House\n",
    )
    config = load_config(path)
    assert config.ignore == ("c", "b", "a")
    assert (config.variety, config.place, config.house) == ("US", "Lima", "The House")
    assert config.origins["place",].name == str(tmp_path / "house" / "sport.yaml")


def test_a_profile_may_be_a_pyproject(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text('[tool.newslint]\nplace = "Lima"\n')
    assert load_config(profiled(tmp_path, mine="profile: house.toml\n")).place == "Lima"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("profile: ap", ":1: `profile` is 'ap'; it needs to be a settings file, such as house"),
        ("\nprofile: gone.yaml", ":2: `profile` names gone.yaml, and there is no such file"),
        ("profile: mine.yaml", ":1: `profile` names mine.yaml, which has this file as a profile;"),
        ("profile: ../out.yaml", ":1: `profile` names ../out.yaml, which lies outside of"),
        ("profile: [x]", ":1: `profile` is ['x']; it needs to be a text"),
    ],
)
def test_a_profile_that_will_not_do(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "out.yaml").write_text("")
    (tmp_path / "desk").mkdir()
    path = profiled(tmp_path / "desk", mine=content)
    with pytest.raises(ConfigError) as told:
        load_config(path)
    assert str(told.value).startswith(f"{path}{said}")


def test_profiles_in_a_circle_are_told(tmp_path: Path) -> None:
    path = profiled(
        tmp_path, mine="profile: a.yaml\n", a="profile: b.yaml\n", b="profile: a.yaml\n"
    )
    with pytest.raises(ConfigError, match=r"b\.yaml:1: `profile` names a\.yaml, which has this"):
        load_config(path)


def test_a_profile_may_lie_anywhere_in_the_checkout(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sport").mkdir()
    (tmp_path / "house.yaml").write_text("place: Lima\n")
    assert load_config(profiled(tmp_path / "sport", mine="profile: ../house.yaml")).place == "Lima"


def test_mistakes_in_a_profile_are_told_with_its_name(tmp_path: Path) -> None:
    path = profiled(tmp_path, mine="profile: house.yaml\n", house="\nplacee: x\n")
    with pytest.raises(ConfigError, match=r"house\.yaml:2: unknown key `placee`"):
        load_config(path)


# Outside engines


@pytest.mark.parametrize(
    ("content", "engines"),
    [
        ("engines: {a: true, b: false}", {"a": {"enabled": True}, "b": {"enabled": False}}),
        ("engines: {a: optional}", {"a": {"enabled": True, "optional": True}}),
        ("engines: {a: {some-size: 3}}", {"a": {"enabled": True, "some_size": 3}}),
        ("engines: {a: {enabled: false}}", {"a": {"enabled": False}}),
        ("languagetool: true", {"languagetool": {"enabled": True}}),
        (
            "engines: {a: true}\nlanguagetool: {}",
            {"a": {"enabled": True}, "languagetool": {"enabled": True}},
        ),
    ],
)
def test_what_is_said_to_engines(tmp_path: Path, content: str, engines: dict[str, object]) -> None:
    assert load_config(profiled(tmp_path, mine=content)).engines == engines


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("engines: [x]", ":1: `engines` is ['x']; it needs to be a mapping of engines, each with"),
        ("engines:\n  a: 3", ":2: `engines.a` is 3; it needs to be true, false, optional or a map"),
        (
            "engines:\n  languagetool: true\nlanguagetool: {}",
            ":3: `languagetool` stands twice, here and under `engines`; keep the latter",
        ),
        (
            "engines:\n  a:\n    some-size: 1\n    some_size: 2",
            ":4: `some-size` stands twice, as `some-size` and `some_size`; keep one",
        ),
    ],
)
def test_wrong_things_said_to_engines(tmp_path: Path, content: str, said: str) -> None:
    path = profiled(tmp_path, mine=content)
    with pytest.raises(ConfigError) as told:
        load_config(path)
    assert str(told.value).startswith(f"{path}{said}")
