"""The table of docs/trust.md, held against the keys of the settings and against what is done."""

import re
from pathlib import Path
from typing import Any

import pytest

from newslint.engines.languagetool.settings import CATEGORY, LanguageToolSettings
from newslint.foundation.errors import ConfigError
from newslint.settings.config import FILE_NAME, Kind
from newslint.settings.engine_settings import held_to_trust
from newslint.settings.layers import effective
from newslint.settings.settings_file import read_layers
from newslint.settings.settings_schema import settings_schema

PAGE = Path(__file__).parents[1] / "docs" / "trust.md"
KINDS: dict[str, type] = {CATEGORY: LanguageToolSettings}
WORDS = {"may say it", "inside the tree", "this machine", "may not say it"}
VALUES: dict[str, Any] = {
    "enabled": "true",
    "optional": "true",
    "spelling": "true",
    "timeout": "5",
    "cache": "false",
    "server": "http://lt.newsroom.example:8081",
    "folder": "jars",
    "allowed-servers": "[http://lt.newsroom.example:8081]",
    "stories-leave-the-house": "true",
}


def rows() -> dict[str, str]:
    """What the table says of every key."""
    found: dict[str, str] = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            keys, word, _ = line.strip("| ").split(" | ", 2)
            for key in re.findall(r"`([^`]+)`", keys):
                assert key not in found, f"{key} has two rows"
                found[key] = word
    return found


def keys_in(schema: dict[str, Any], above: str = "") -> set[str]:
    """The keys that a schema names, with those that lead to them."""
    found: set[str] = set()
    for one in (schema, *schema.get("anyOf", ()), schema.get("items", {})):
        for key, inner in one.get("properties", {}).items():
            found |= {f"{above}{key}"} | keys_in(inner, f"{above}{key}.")
    for one in schema.get("anyOf", ()):
        found |= keys_in(one, above)
    return found


def test_every_key_has_a_row_and_every_row_a_key() -> None:
    keys = keys_in(settings_schema(KINDS))
    keys = {key for key in keys if not key.startswith("languagetool.")} - {"engines.languagetool"}
    assert set(rows()) == keys
    assert set(rows().values()) == WORDS


ENGINE_KEYS = sorted(key for key in rows() if key.startswith("engines."))


@pytest.mark.parametrize("kind", [Kind.FILE, Kind.USER])
@pytest.mark.parametrize("key", ENGINE_KEYS)
def test_what_is_said_of_engines_is_what_is_done(tmp_path: Path, key: str, kind: Kind) -> None:
    name = key.rpartition(".")[2]
    file = tmp_path / FILE_NAME
    file.write_text(f"languagetool:\n  {name}: {VALUES[name]}\n")
    config = effective(read_layers(file, kind))
    held, lines = held_to_trust(config, KINDS)
    may = kind is Kind.USER or rows()[key] == "may say it"
    assert (held == config, not lines) == (may, may)
    if lines:
        assert lines[0].startswith(f"{file}:2: `languagetool.{name}` ")
        assert name.replace("-", "_") not in held.engines[CATEGORY]


@pytest.mark.parametrize("key", [key for key, word in rows().items() if word == "inside the tree"])
def test_what_stays_inside_the_tree_does(tmp_path: Path, key: str) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    (tmp_path / "house.yaml").write_text("ignore: [names]\n")
    (tree / "in.yaml").write_text("ignore: [names]\n")
    file = tree / FILE_NAME
    file.write_text(f"{key}: in.yaml\n")
    read_layers(file)
    file.write_text(f"{key}: ../house.yaml\n")
    with pytest.raises(ConfigError, match=f":1: `{key}` names ../house.yaml, which lies outside"):
        read_layers(file)
    if key == "rules":
        read_layers(file, Kind.USER)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8081", "http://[::1]:1/v2/", "http://localhost"]
)
def test_a_tree_may_name_this_machine(tmp_path: Path, address: str) -> None:
    file = tmp_path / FILE_NAME
    file.write_text(f"languagetool: {{server: '{address}'}}\n")
    assert held_to_trust(effective(read_layers(file)), KINDS)[1] == ()
