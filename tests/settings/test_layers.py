import datetime
from pathlib import Path

import pytest

from newslint.foundation.errors import ConfigError
from newslint.model.document import Metadata
from newslint.settings.config import Config, Kind, Origin, PathSettings, PenaltySettings
from newslint.settings.effective import effective_settings, said_where
from newslint.settings.layers import (
    Layer,
    command_line_layer,
    effective,
    front_matter_layer,
    paths_layer,
)

DAY = datetime.date(2024, 5, 16)


def layer(kind: Kind, **values: object) -> Layer:
    origins = {(name,): Origin(kind, f"{kind.name}.yaml", (name,)) for name in values}
    return Layer(kind, values, origins)


def test_what_is_one_value_is_replaced_by_a_later_layer() -> None:
    config = effective(
        [layer(Kind.USER, place="Lima", variety="US"), layer(Kind.FILE, place="Quito")]
    )
    assert (config.place, config.variety) == ("Quito", "US")
    assert config.origins["place",].kind is Kind.FILE
    assert config.origins["variety",].kind is Kind.USER
    assert ("fail_on",) not in config.origins


def test_lists_that_leave_out_or_add_are_added_up() -> None:
    config = effective(
        [
            layer(Kind.PROFILE, ignore=("a",), exclude=("x",), rules=("r",), select=("p", "q")),
            layer(Kind.FILE, ignore=("b", "c"), exclude=("y",), rules=("s",), select=("t",)),
        ]
    )
    assert (config.ignore, config.exclude, config.rules) == (
        ("a", "b", "c"),
        ("x", "y"),
        ("r", "s"),
    )
    assert config.select == ("t",)
    assert config.origins["ignore", 2] == Origin(Kind.FILE, "FILE.yaml", ("ignore", 1))


def test_mappings_are_merged_by_their_keys() -> None:
    config = effective(
        [
            layer(
                Kind.USER,
                levels={"a": "note", "b": "note"},
                parameters={"r": {"x": {"deep": 1}, "y": 2}},
                engines={"e": {"enabled": True, "size": 1}},
                penalty=PenaltySettings({"minor": 1.0}, {"u": 2.0}),
            ),
            layer(
                Kind.FILE,
                levels={"b": "error"},
                parameters={"r": {"x": {"other": 3}}},
                engines={"e": {"enabled": False}},
                penalty=PenaltySettings({"major": 4.0}),
            ),
        ]
    )
    assert config.levels == {"a": "note", "b": "error"}
    assert config.parameters == {"r": {"x": {"other": 3}, "y": 2}}
    assert config.engines == {"e": {"enabled": False, "size": 1}}
    assert config.penalty == PenaltySettings({"minor": 1.0, "major": 4.0}, {"u": 2.0})
    assert config.origins["engines", "e", "size"].kind is Kind.USER
    assert config.origins["penalty", "severities", "major"].kind is Kind.FILE


def test_what_a_later_file_selects_by_name_is_ignored_no_more() -> None:
    config = effective(
        [
            layer(Kind.PROFILE, ignore=("a", "style/b", "c")),
            layer(Kind.FILE, select=("default", "style/b"), ignore=("d",)),
        ]
    )
    assert config.ignore == ("a", "c", "d")
    assert config.origins["ignore", 1] == Origin(Kind.PROFILE, "PROFILE.yaml", ("ignore", 2))
    assert effective([layer(Kind.FILE, ignore=("a",), select=("a",))]).ignore == ("a",)
    line = command_line_layer({"select": ("a",)})
    assert effective([line], effective([layer(Kind.FILE, ignore=("a",))])).ignore == ("a",)


def test_a_later_kind_stays_whatever_is_merged_after_it() -> None:
    line = command_line_layer({"date": DAY, "select": ("x",)})
    base = effective([layer(Kind.FILE, date=datetime.date(2020, 1, 1), place="Lima"), line])
    said = Metadata(date=datetime.date(2021, 1, 1), place="Quito", language="en-GB")
    whole = effective([front_matter_layer(said, "a.txt")], base)
    assert (whole.date, whole.place) == (DAY, "Quito")
    assert whole.origins["date",] == Origin(Kind.COMMAND_LINE, "--date")
    assert whole.origins["place",] == Origin(Kind.FRONT_MATTER, "a.txt")
    paths = Config(paths=(PathSettings(("*",), ("y",), ("z",), {"u": "note"}),))
    whole = effective([paths_layer(paths, 0)], effective([line], paths))
    assert (whole.select, whole.ignore, whole.levels) == (("x",), ("z",), {"u": "note"})


def test_layers_that_say_nothing_leave_all_as_it_is() -> None:
    base = Config(place="Lima")
    empty = [command_line_layer({"select": (), "date": None}), front_matter_layer(Metadata())]
    assert effective(empty, base) is base


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)


def own_settings(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (folder / "home" / "newslint").mkdir(parents=True)
    (folder / "home" / "newslint" / "settings.yaml").write_text(text)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "home"))


def test_every_layer_of_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_settings(tmp_path, monkeypatch, "place: Home\nhouse: Home\nvariety: US\nencoding: cp1252\n")
    write(tmp_path, house="place: P\nhouse: P\nvariety: British\nrules: [r]\n")
    write(tmp_path, mine="profile: house.yaml\nplace: F\nhouse: F\nfail-on: note\nrules: [s]\n")
    monkeypatch.setenv("NEWSLINT_FAIL_ON", "error")
    monkeypatch.setenv("NEWSLINT_SELECT", "units, names")
    line = command_line_layer({"place": "C"})
    config = effective_settings(tmp_path / "mine.yaml", command_line=line)
    assert (config.place, config.house, config.variety) == ("C", "F", "British")
    assert (config.encoding, config.fail_on, config.select) == (
        "cp1252",
        "error",
        ("units", "names"),
    )
    assert config.rule_folders == (tmp_path / "r", tmp_path / "s")
    kinds = {way[0]: origin.kind for way, origin in config.origins.items()}
    assert kinds["encoding"] is Kind.USER
    assert kinds["variety"] is Kind.PROFILE
    assert kinds["house"] is Kind.FILE
    assert kinds["fail_on"] is Kind.ENVIRONMENT
    assert kinds["place"] is Kind.COMMAND_LINE
    alone = effective_settings(tmp_path / "mine.yaml", isolated=True)
    assert (alone.encoding, alone.fail_on, alone.select) == (None, "note", ("default",))


def test_own_settings_hold_where_there_is_no_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_settings(tmp_path, monkeypatch, "ignore: [style]\nrules: [r]\n")
    config = effective_settings(None)
    assert (config.ignore, config.origin, config.root) == (("style",), "", Path())
    assert config.rule_folders == (tmp_path / "home" / "newslint" / "r",)
    assert effective_settings(None, isolated=True) == Config()


def test_mistakes_in_own_settings_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_settings(tmp_path, monkeypatch, "ignore: []\nplacee: x\n")
    with pytest.raises(ConfigError, match=r"settings\.yaml:2: unknown key `placee`"):
        effective_settings(None)


@pytest.mark.parametrize("folder", ["desk", "house"])
def test_what_a_folder_counts_from(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "p.yaml").write_text("languagetool: {folder: jars}\n")
    (tmp_path / ".newslint.yaml").write_text(f"profile: {folder}/p.yaml\n")
    config = effective_settings(tmp_path / ".newslint.yaml")
    assert config.folder_of("engines", "languagetool", "folder") == tmp_path / folder
    assert config.folder_of("engines", "languagetool", "server") == tmp_path


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (Config(), "settings, select"),
        (Config(origin="x.yaml"), "x.yaml, select"),
        (effective([command_line_layer({"select": ("x",)})]), "--select"),
    ],
)
def test_where_a_setting_was_said(config: Config, said: str) -> None:
    assert said_where(config, ("select", 0)) == said


def test_where_a_setting_of_a_file_was_said(tmp_path: Path) -> None:
    write(tmp_path, p="ignore: [x]\n\nselect:\n  - a\n  - b\n")
    config = effective_settings(tmp_path / "p.yaml")
    assert said_where(config, ("select", 1)) == f"{tmp_path / 'p.yaml'}:3, select"
    assert said_where(config, ("ignore", 0)) == f"{tmp_path / 'p.yaml'}:1, ignore"
