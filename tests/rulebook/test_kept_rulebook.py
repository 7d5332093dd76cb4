import os
from pathlib import Path

import pytest

from newslint.foundation.cache_folder import KEPT, user_cache_folder
from newslint.foundation.errors import RulebookError
from newslint.rulebook import kept_rulebook as rulebook_cache
from newslint.rulebook.kept_rulebook import load_rulebook_cached
from newslint.rulebook.reading import load_rulebook
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import rule_data, write_rule

CHECKS = {"pattern": PatternCheck}


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
    real = rulebook_cache._load

    def load(*arguments: object) -> object:
        fresh.append(1)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(rulebook_cache, "_load", load)
    return fresh


def test_what_was_loaded_once_is_taken_from_the_cache(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = loads(monkeypatch)
    first = load_rulebook_cached([folder], CHECKS, {}, cache)
    assert load_rulebook_cached([folder], CHECKS, {}, cache) == first
    assert first == load_rulebook([folder], CHECKS)
    assert fresh == [1]


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
    (folder / "house" / "egad.yaml").unlink()
    assert len(load_rulebook_cached([folder], CHECKS, {}, cache)) == 1
    assert len(fresh) == 4, "the last is the state of the second run, which the cache still has"


@pytest.mark.parametrize("name", ["patterns/phrases.py", "languages/en/verbs.csv"])
def test_a_change_of_newslint_itself_is_seen(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setattr(rulebook_cache, "__file__", str(tmp_path / "package" / "rulebook" / "x.py"))
    file = tmp_path / "package" / name
    file.parent.mkdir(parents=True)
    file.write_text("hold,held\n")
    fresh = loads(monkeypatch)
    load_rulebook_cached([folder], CHECKS, {}, cache)
    file.write_text("hold,held,held\n")
    load_rulebook_cached([folder], CHECKS, {}, cache)
    assert fresh == [1, 1]


@pytest.mark.parametrize("content", [b"", b"torn"])
def test_a_cache_that_is_spoiled_does_no_harm(folder: Path, cache: Path, content: bytes) -> None:
    first = load_rulebook_cached([folder], CHECKS, {}, cache)
    (file,) = cache.iterdir()
    file.write_bytes(content)
    assert load_rulebook_cached([folder], CHECKS, {}, cache) == first


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
    assert len(list(cache.iterdir())) == KEPT


def test_where_caches_go(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache_folder() == tmp_path / "newslint"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert user_cache_folder() == tmp_path / ".cache" / "newslint"
