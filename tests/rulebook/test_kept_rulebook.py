import datetime
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from newslint.foundation.cache_folder import KEPT
from newslint.foundation.errors import RulebookError
from newslint.model.document import Document
from newslint.model.rule import Rule
from newslint.rulebook import kept_rulebook as rulebook_cache
from newslint.rulebook import reading
from newslint.rulebook.check_to_build import CheckToBuild
from newslint.rulebook.kept_rulebook import SHIPPED, compile_own, load_rulebook_cached
from newslint.rulebook.one_rulebook import FolderOfRules
from newslint.rulebook.reading import load_rulebook
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import Calls, rule_data, write_rule

CHECKS: dict[str, type] = {"pattern": PatternCheck}


class Recorder:
    """Does what a function does, and remembers what it was called with."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, *arguments: Any) -> Any:
        self.calls.append(arguments)
        return self.function(*arguments)


def plain(rules: Iterable[Rule]) -> list[Rule]:
    """The rules with their checks as data, so that built ones compare with those to build."""
    return [replace(rule, check=CheckToBuild.of(rule.check)) for rule in rules]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_rule(tmp_path / "rules", "house/zounds")
    return tmp_path / "rules"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "newslint"


def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Filled with an item for each time that the rules are loaded afresh."""
    fresh: list[int] = []
    real = reading.read_folder

    def read(*arguments: Any, **more: Any) -> FolderOfRules:
        fresh.append(1)
        return real(*arguments, **more)

    monkeypatch.setattr(reading, "read_folder", read)
    return fresh


def test_what_was_loaded_once_is_taken_from_the_cache(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = loads(monkeypatch)
    first = load_rulebook_cached([folder], CHECKS, {}, cache)
    again = load_rulebook_cached([folder], CHECKS, {}, cache)
    assert fresh == [1]
    assert plain(again) == plain(first) == plain(load_rulebook([folder], CHECKS))
    assert [rule.texts for rule in again] == [rule.texts for rule in first]


def test_whatever_changes_is_loaded_afresh(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = loads(monkeypatch)
    load_rulebook_cached([folder], CHECKS, {}, cache)
    write_rule(folder, "house/zounds", rule_data("zounds", level="note"))
    (rule,) = load_rulebook_cached([folder], CHECKS, {}, cache)
    assert rule.level == "note"
    write_rule(folder, "house/egad")
    assert len(load_rulebook_cached([folder], CHECKS, {}, cache)) == 2
    parameters = {"house/egad": {"regex": "crikey"}}
    rules = load_rulebook_cached([folder], CHECKS, parameters, cache)
    assert rules[0].check == PatternCheck(regex="crikey", ignore_case=True)
    (kept, _) = load_rulebook_cached([folder], CHECKS, parameters, cache)
    assert isinstance(kept.check, CheckToBuild)
    assert kept.check.built == PatternCheck(regex="crikey", ignore_case=True)
    (folder / "house" / "egad.yaml").unlink()
    assert len(load_rulebook_cached([folder], CHECKS, {}, cache)) == 1
    assert len(fresh) == 4, "the last is the state of the second run, which the cache still has"


def test_of_a_folder_that_is_at_hand_only_what_the_settings_change_is_read(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_rule(folder, "house/egad")
    load_rulebook_cached([folder], CHECKS, {}, cache)
    monkeypatch.setattr(reading, "_load_rule", only := Recorder(reading._load_rule))
    rules = load_rulebook_cached([folder], CHECKS, {"house/egad": {"regex": "crikey"}}, cache)
    assert [rule.id for rule in rules] == ["house/egad", "house/zounds"]
    assert [call[1] for call in only.calls] == ["house/egad"]


@pytest.mark.parametrize("name", ["patterns/phrases.py", "languages/en/verbs.csv"])
def test_a_change_of_newslint_itself_is_seen(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setattr(rulebook_cache, "_PACKAGE", tmp_path / "package")
    file = tmp_path / "package" / name
    file.parent.mkdir(parents=True)
    file.write_text("hold,held\n")
    fresh = loads(monkeypatch)
    load_rulebook_cached([folder], CHECKS, {}, cache)
    file.write_text("hold,held,held\n")
    load_rulebook_cached([folder], CHECKS, {}, cache)
    assert fresh == [1, 1]


def flipped(content: bytes) -> bytes:
    at = len(content) // 2
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.mark.parametrize("spoil", [lambda _: b"", lambda _: b"torn", flipped])
@pytest.mark.parametrize("kind", ["heads", "texts"])
def test_a_cache_that_is_spoiled_does_no_harm(
    folder: Path, cache: Path, kind: str, spoil: Callable[[bytes], bytes]
) -> None:
    (first,) = load_rulebook_cached([folder], CHECKS, {}, cache)
    (file,) = cache.glob(f"{kind}-*")
    file.write_bytes(spoil(file.read_bytes()))
    (again,) = load_rulebook_cached([folder], CHECKS, {}, cache)
    assert plain([again]) == plain([first])
    assert again.texts == first.texts


def test_texts_that_have_gone_since_are_read_from_the_rule(folder: Path, cache: Path) -> None:
    (first,) = load_rulebook_cached([folder], CHECKS, {}, cache)
    (again,) = load_rulebook_cached([folder], CHECKS, {}, cache)
    (file,) = cache.glob("texts-*")
    file.unlink()
    assert again.texts == first.texts


def test_nothing_that_could_be_executed_is_kept(folder: Path, cache: Path) -> None:
    load_rulebook_cached([folder], CHECKS, {}, cache)
    for file in cache.iterdir():
        json.loads(file.read_bytes()[32:].partition(b"\n")[2])


def test_rules_that_json_cannot_say_are_read_afresh(folder: Path, cache: Path) -> None:
    @dataclass(frozen=True)
    class Dated(Calls):
        function: Callable[[Document], Any] = field(default=lambda _: iter(()), init=False)
        since: datetime.date = datetime.date(2000, 1, 1)

    data = rule_data(check="dated", **{"with": {"since": datetime.date(2024, 5, 16)}})
    write_rule(folder, "house/dated", data)
    for _ in range(2):
        rule, _ = load_rulebook_cached([folder], CHECKS | {"dated": Dated}, {}, cache)
        assert isinstance(rule.check, Dated)
    assert list(cache.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="folders have no owners")
def test_a_folder_that_others_may_write_to_is_not_trusted(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = loads(monkeypatch)
    load_rulebook_cached([folder], CHECKS, {}, cache)
    cache.chmod(0o777)
    load_rulebook_cached([folder], CHECKS, {}, cache)
    assert fresh == [1, 1]


def test_a_cache_that_cannot_be_made_is_done_without(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert len(load_rulebook_cached([folder], CHECKS, {}, tmp_path / "file" / "cache")) == 1
    assert len(load_rulebook_cached([folder], CHECKS, {}, None)) == 1


def test_rules_that_others_may_name_are_part_of_the_key(folder: Path, cache: Path) -> None:
    write_rule(folder, "house/egad", rule_data("egad", yields_to=["house/gone"]))
    absent = frozenset({"house/gone"})
    assert len(load_rulebook_cached([folder], CHECKS, {}, cache, absent=absent)) == 2
    with pytest.raises(RulebookError):
        load_rulebook_cached([folder], CHECKS, {}, cache)


def test_faulty_rules_are_never_cached(folder: Path, cache: Path) -> None:
    write_rule(folder, "house/faulty", "[]")
    for _ in range(2):
        with pytest.raises(RulebookError):
            load_rulebook_cached([folder], CHECKS, {}, cache)
    assert list(cache.iterdir()) == []


def test_only_so_many_rulebooks_are_kept(folder: Path, cache: Path) -> None:
    for number in range(KEPT + 3):
        write_rule(folder, "house/zounds", rule_data(measured=str(number)))
        load_rulebook_cached([folder], CHECKS, {}, cache)
    assert len(list(cache.glob("heads-*"))) == len(list(cache.glob("texts-*"))) == KEPT


@pytest.fixture
def wheel(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package as a wheel leaves it, with the rules of ``folder``, compiled."""
    package = tmp_path / "package"
    (package / "rulebook").mkdir(parents=True)
    (package / "rulebook" / "reading.py").write_text("x = 1\n")
    monkeypatch.setattr(rulebook_cache, "_PACKAGE", package)
    folder.rename(package / "rules")
    (package / SHIPPED).mkdir()
    for name, data in compile_own(package / "rules", CHECKS).items():
        (package / SHIPPED / name).write_bytes(data)
    return package


def test_what_came_compiled_needs_no_yaml_and_no_cache(
    wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = loads(monkeypatch)
    (rule,) = load_rulebook_cached([wheel / "rules"], CHECKS, {}, None)
    assert rule.origin == str(wheel / "rules" / "house" / "zounds.yaml")
    assert rule.texts.explanation == "News copy does not swear."
    assert fresh == []


@pytest.mark.parametrize("spoiled", ["rules/house/zounds.yaml", "rulebook/reading.py",
                                     f"{SHIPPED}/heads.json"])  # fmt: skip
def test_what_came_compiled_is_left_where_anything_has_changed(
    wheel: Path, monkeypatch: pytest.MonkeyPatch, spoiled: str
) -> None:
    fresh = loads(monkeypatch)
    (wheel / spoiled).write_bytes((wheel / spoiled).read_bytes() + b"\n")
    assert len(load_rulebook_cached([wheel / "rules"], CHECKS, {}, None)) == 1
    assert fresh == [1]


def test_what_came_compiled_is_left_where_a_plugin_has_the_check(
    wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = loads(monkeypatch)
    theirs = type("Theirs", (PatternCheck,), {"__module__": "theirs"})
    load_rulebook_cached([wheel / "rules"], {"pattern": theirs}, {}, None)
    assert fresh == [1]


def test_settings_change_what_came_compiled(wheel: Path, cache: Path) -> None:
    parameters = {"house/zounds": {"regex": "crikey"}}
    for _ in range(2):
        (rule,) = load_rulebook_cached([wheel / "rules"], CHECKS, parameters, cache)
        built = rule.check.built if isinstance(rule.check, CheckToBuild) else rule.check
        assert built == PatternCheck(regex="crikey", ignore_case=True)
