import pickle
from pathlib import Path

import pytest

from newslint.patterns import lazy_pattern as patterns
from newslint.patterns.lazy_pattern import compiled_patterns, lazy_pattern
from newslint.patterns.pattern_cache import PatternCache


@pytest.fixture(autouse=True)
def _none_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_compiled", {})


def test_what_one_run_compiled_the_next_one_has(tmp_path: Path) -> None:
    PatternCache(tmp_path / "cache").keep()
    assert lazy_pattern("zou?nds").search("zounds")
    PatternCache(tmp_path / "cache").keep()
    patterns._compiled.clear()

    PatternCache(tmp_path / "cache").load()

    assert list(compiled_patterns()) == [("zou?nds", 0)]
    assert lazy_pattern("zou?nds").fullmatch("zonds")


def test_nothing_new_is_not_written_again(tmp_path: Path) -> None:
    cache = PatternCache(tmp_path / "cache")
    assert lazy_pattern("a").match("a")
    cache.keep()
    (file,) = (tmp_path / "cache").iterdir()
    patterns._compiled.clear()
    before = file.stat().st_mtime_ns, file.stat().st_ino
    cache.load()
    cache.keep()
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before


@pytest.mark.parametrize("content", [b"", b"torn", pickle.dumps(["no", "mapping"])])
def test_a_spoiled_cache_does_no_harm(tmp_path: Path, content: bytes) -> None:
    assert lazy_pattern("a").match("a")
    PatternCache(tmp_path / "cache").keep()
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(content)
    patterns._compiled.clear()
    PatternCache(tmp_path / "cache").load()
    assert compiled_patterns() == {}


def test_without_a_folder_nothing_is_kept() -> None:
    cache = PatternCache(None)
    cache.load()
    cache.keep()
