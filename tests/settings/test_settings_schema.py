"""The schema and the loader take and refuse the same."""

import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from newslint.engines.languagetool.settings import LanguageToolSettings, languagetool_settings
from newslint.foundation.errors import ConfigError
from newslint.settings.config import FILE_NAME
from newslint.settings.settings_file import load_config, settings_keys
from newslint.settings.settings_schema import settings_schema

SCHEMA = settings_schema({"languagetool": LanguageToolSettings})
CHECKER = jsonschema.Draft7Validator(SCHEMA)
WHOLE = """\
profile: house.yaml
select: [default, units]
ignore: style
levels: {units: note}
parameters: {units/conversion-wrong: {regex: x}}
rules: [mine]
terms: names.csv
include: [stories/]
exclude: "*.orig.txt"
gitignore: false
paths:
  - {match: sport/, select: units, ignore: [names], levels: {units: error}}
encoding: cp1252
fail-on: never
max-findings: 3
max-penalty: 2.5
max-story-size: 2000000
max-findings-per-rule: 50
penalty: {severities: {minor: 1}, factors: {units: 0.5}}
engines: {languagetool: {server: "http://127.0.0.1:8081", timeout: 5, optional: true}}
date: 2024-05-16
place: Lima
source-language: es
variety: British
house: The House
"""


def for_json(value: Any) -> Any:
    """What an editor sees, to which a day is a text."""
    if isinstance(value, dict):
        return {key: for_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [for_json(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def schema_takes(content: str) -> bool:
    return bool(CHECKER.is_valid(for_json(yaml.safe_load(content))))


def loader_takes(folder: Path, content: str) -> bool:
    (folder / FILE_NAME).write_text(content)
    (folder / "house.yaml").write_text("")
    try:
        languagetool_settings(load_config(folder / FILE_NAME))
    except ConfigError:
        return False
    return True


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_every_setting_stands_in_it() -> None:
    assert set(SCHEMA["properties"]) == set(settings_keys())
    assert all(one["description"] for one in SCHEMA["properties"].values())
    written = set(yaml.safe_load(WHOLE))
    assert written == set(settings_keys()) - {"languagetool"}


@pytest.mark.parametrize(
    "content",
    [
        *(WHOLE, "{}", "languagetool: true", "languagetool: optional", "languagetool: {}"),
        *("engines: {}", "engines: {languagetool: false}", "encoding: null", "variety: US"),
        *("max-penalty: 0", "levels: {}", "paths: []", "paths: {match: x}", "select: []"),
    ],
)
def test_both_take(tmp_path: Path, content: str) -> None:
    assert schema_takes(content)
    assert loader_takes(tmp_path, content)


@pytest.mark.parametrize(
    "content",
    [
        *(
            "selct: [x]",
            "root: x",
            "origins: {}",
            "ignore: [1]",
            "fail-on: loud",
            "exclude: {a: b}",
        ),
        *("levels: {units: loud}", "paths: [{match: x, levels: {units: loud}}]", "date: soon"),
        *("paths: [{ignore: [x]}]", "variety: Scottish", "gitignore: perhaps", "house: 3"),
        *(
            "max-findings: -1",
            "max-findings: 1.5",
            "max-penalty: -1",
            "max-story-size: 0",
            "parameters: {a: 3}",
        ),
        *(
            "penalty: {severities: {dire: 1}}",
            "penalty: {factors: {units: -1}}",
            "penalty: {x: {}}",
        ),
        *("engines: [x]", "engines: {languagetool: {sever: x}}", "languagetool: always"),
        *("languagetool: {timeout: soon}", "- select", "profile: [x]", "encoding: 3"),
    ],
)
def test_both_refuse(tmp_path: Path, content: str) -> None:
    assert not schema_takes(content)
    assert not loader_takes(tmp_path, content)
