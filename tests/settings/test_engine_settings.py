from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newslint.foundation.errors import ConfigError
from newslint.settings.config import FILE_NAME, Config
from newslint.settings.engine_settings import (
    engine_settings,
    for_anyone,
    refuse_unknown_engines,
    with_engine_settings,
)
from newslint.settings.settings_file import load_config


@dataclass(frozen=True)
class Desk:
    enabled: bool = False
    some_size: int = for_anyone(1)
    name: str = for_anyone("desk")

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("it has no name; give it one")

    def wrong(self) -> Iterator[tuple[str, str]]:
        if self.some_size < 0:
            yield "some_size", "0 or more"


def config_of(folder: Path, content: str) -> Config:
    (folder / FILE_NAME).write_text(content)
    return load_config(folder / FILE_NAME)


def test_what_is_said_becomes_the_engines_own_type(tmp_path: Path) -> None:
    config = config_of(tmp_path, "engines: {desk: {some-size: 3}}")
    made = Desk(True, 3)
    assert engine_settings(config, "desk", Desk) == made
    typed = with_engine_settings(config, {"desk": Desk})
    assert typed.engines["desk"] == made
    assert engine_settings(typed, "desk", Desk) is made or typed.engines["desk"] == made
    assert engine_settings(Config(), "desk", Desk) == Desk()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "engines:\n  desk:\n    some-sise: 3",
            ":3: unknown key `some-sise` in `engines.desk`; did you mean “some-size”?",
        ),
        (
            "engines:\n  desk:\n    some_size: x",
            ":3: `engines.desk.some-size` is 'x'; it needs to be a whole number",
        ),
        (
            "engines:\n  desk:\n    some-size: -1",
            ":3: `engines.desk.some-size` is -1; it needs to be 0 or more",
        ),
        ("engines:\n  desk: {name: ''}", ":2: it has no name; give it one"),
        ("engines:\n  desk: optional", ":2: unknown key `optional` in `engines.desk`; known are"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(ConfigError) as told:
        engine_settings(config_of(tmp_path, content), "desk", Desk)
    assert str(told.value).startswith(f"{tmp_path / FILE_NAME}{said}")


def test_a_mistake_is_told_with_the_file_that_it_stands_in(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text("\nengines: {desk: {some-size: -1}}")
    config = config_of(tmp_path, "profile: house.yaml\nengines: {desk: {name: x}}")
    with pytest.raises(ConfigError, match=r"house\.yaml:2: `engines\.desk\.some-size` is -1"):
        engine_settings(config, "desk", Desk)


@pytest.mark.parametrize(
    ("category", "said"),
    [
        ("desc", ":2: there is no outside engine desc; did you mean “desk”?"),
        ("zzz", ":2: there is no outside engine zzz; known are desk"),
        ("mute", ":2: the outside engine mute takes no settings; delete them"),
    ],
)
def test_an_engine_that_is_not_there_is_told(tmp_path: Path, category: str, said: str) -> None:
    config = config_of(tmp_path, f"engines:\n  {category}: true")
    with pytest.raises(ConfigError) as told:
        refuse_unknown_engines(config, {"desk": Desk}, {"mute", "desk"})
    assert str(told.value).startswith(f"{tmp_path / FILE_NAME}{said}")
