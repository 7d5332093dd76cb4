from dataclasses import replace
from pathlib import Path

import pytest

from newslint.engines.languagetool.settings import LanguageToolSettings, languagetool_settings
from newslint.foundation.errors import ConfigError
from newslint.settings.config import FILE_NAME, Kind
from newslint.settings.layers import effective
from newslint.settings.settings_file import read_layers


def read(path: Path) -> LanguageToolSettings:
    # As the user's own: a tree may not say all of this.
    return languagetool_settings(effective(read_layers(path, Kind.USER)))[0]


ON = LanguageToolSettings(enabled=True)
WHOLE = LanguageToolSettings(
    enabled=True,
    optional=True,
    server="http://lt.example:8081",
    stories_leave_the_house=True,
    folder="jars",
    spelling=True,
    timeout=5.0,
    cache=False,
)


@pytest.mark.parametrize(
    ("content", "settings"),
    [
        ("languagetool: true", ON),
        ("languagetool: false", LanguageToolSettings()),
        ("languagetool: optional", replace(ON, optional=True)),
        ("languagetool: {}", ON),
        ("languagetool: {timeout: 90}", replace(ON, timeout=90.0)),
        ("languagetool: {enabled: false, spelling: true}", LanguageToolSettings(spelling=True)),
        (
            "languagetool:\n  server: http://lt.example:8081\n  stories-leave-the-house: true\n"
            "  folder: jars\n  spelling: true\n  timeout: 5\n  optional: true\n  cache: false\n",
            WHOLE,
        ),
        (
            "languagetool: {stories_leave_the_house: true}",
            replace(ON, stories_leave_the_house=True),
        ),
    ],
)
def test_settings_of_languagetool(
    tmp_path: Path, content: str, settings: LanguageToolSettings
) -> None:
    path = tmp_path / FILE_NAME
    path.write_text(content)
    assert read(path) == settings


def test_settings_of_languagetool_in_toml(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(
        '[tool.newslint.languagetool]\nserver = "http://lt.example:8081"\n'
        'stories-leave-the-house = true\nfolder = "jars"\nspelling = true\ntimeout = 5\n'
        "optional = true\ncache = false\n"
    )
    assert read(path) == WHOLE
    path.write_text('[tool.newslint]\nlanguagetool = "optional"\n')
    assert read(path) == replace(ON, optional=True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("languagetool: 3", ":1: `languagetool` is 3; it needs to be true, false, optional or a"),
        ("languagetool: always", ":1: `languagetool` is 'always'; it needs to be true, false"),
        (
            "languagetool:\n  sever: x",
            ":2: unknown key `sever` in `languagetool`; did you mean “server”?",
        ),
        (
            "languagetool:\n  spelling: true\n  stories-leave-the-house: perhaps",
            ":3: `languagetool.stories-leave-the-house` is 'perhaps'; it needs to be true or false",
        ),
        (
            "languagetool:\n  stories-leave-the-house: true\n  stories_leave_the_house: true",
            ":3: `stories-leave-the-house` stands twice, as `stories-leave-the-house` and",
        ),
        (
            "languagetool:\n  server: localhost:8081",
            ":2: `languagetool.server` is 'localhost:8081'; it needs to be the address of a server "
            "such as http://127.0.0.1:8081",
        ),
        ("languagetool: {server: 'ftp://x'}", "`languagetool.server` is 'ftp://x'"),
        ("languagetool: {server: 'http://'}", "`languagetool.server` is 'http://'"),
        ("languagetool: {timeout: 0}", "`languagetool.timeout` is 0.0; it needs to be seconds"),
        ("languagetool: {timeout: .inf}", "`languagetool.timeout` is inf; it needs"),
        ("languagetool: {timeout: .nan}", "`languagetool.timeout` is nan; it needs"),
        ("languagetool: {timeout: soon}", "`languagetool.timeout` is 'soon'; it needs to be a num"),
    ],
)
def test_wrong_settings_of_languagetool(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / FILE_NAME
    path.write_text(content)
    with pytest.raises(ConfigError) as told:
        read(path)
    assert said in str(told.value)
    assert len(str(told.value).splitlines()) == 1
