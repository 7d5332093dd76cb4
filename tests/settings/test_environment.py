from pathlib import Path

import pytest

from newslint.foundation.errors import ConfigError, UsageError
from newslint.settings.environment import (
    environment_values,
    jobs_of,
    named_config_file,
    user_config_file,
)


def test_the_environment_says_what_it_says() -> None:
    said = environment_values(
        {
            "NEWSLINT_SELECT": "units, names,",
            "NEWSLINT_IGNORE": "style",
            "NEWSLINT_FAIL_ON": "never",
        }
    )
    assert said == {
        "select": (("units", "names"), "NEWSLINT_SELECT"),
        "ignore": (("style",), "NEWSLINT_IGNORE"),
        "fail_on": ("never", "NEWSLINT_FAIL_ON"),
    }
    assert environment_values({"NEWSLINT_SELECT": " ", "NEWSLINT_FAIL_ON": ""}) == {}


def test_a_level_that_is_none_is_refused() -> None:
    said = "NEWSLINT_FAIL_ON is 'loud'; set it to one of error, warning, note, never"
    with pytest.raises(ConfigError, match=said):
        environment_values({"NEWSLINT_FAIL_ON": "loud"})


def test_a_settings_file_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("")
    named = str(tmp_path / "x.yaml")
    assert named_config_file({"NEWSLINT_CONFIG": named}) == tmp_path / "x.yaml"
    assert named_config_file({"NEWSLINT_CONFIG": ""}) is None
    with pytest.raises(ConfigError, match=r"NEWSLINT_CONFIG names gone\.yaml, and there is no"):
        named_config_file({"NEWSLINT_CONFIG": "gone.yaml"})


def test_how_many_processes() -> None:
    assert jobs_of({"NEWSLINT_JOBS": "3"}) == 3
    assert jobs_of({}) is None
    for wrong in ("0", "many", "-1"):
        with pytest.raises(UsageError, match=f"NEWSLINT_JOBS is '{wrong}'; set it to a number"):
            jobs_of({"NEWSLINT_JOBS": wrong})


def test_where_own_settings_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert user_config_file() is None
    file = tmp_path / "config" / "newslint" / "settings.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("")
    assert user_config_file() == file
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert user_config_file() is None
    (tmp_path / "config").rename(tmp_path / ".config")
    assert user_config_file() == tmp_path / ".config" / "newslint" / "settings.yaml"
