import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from newslint.foundation.cache_folder import keep
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import compile_pattern
from newslint.patterns.pattern_cache import PatternCache
from newslint.patterns.pattern_memory import (
    compiled_patterns,
    forget_patterns,
    give_patterns,
    pattern_of,
)


@pytest.fixture(autouse=True)
def _none_compiled() -> Iterator[None]:
    forget_patterns()
    yield
    forget_patterns()


def test_what_one_run_compiled_the_next_one_has(tmp_path: Path) -> None:
    PatternCache(tmp_path / "cache").keep()
    assert lazy_pattern("zou?nds").search("zounds")
    assert compile_pattern("egad", ignore_case=True).search("Egad")
    PatternCache(tmp_path / "cache").keep()
    forget_patterns()

    PatternCache(tmp_path / "cache").load()

    assert list(compiled_patterns()) == ["0 zou?nds", f"{int(regex.IGNORECASE)} egad"]
    assert lazy_pattern("zou?nds").fullmatch("zonds")


def test_nothing_new_is_not_written_again(tmp_path: Path) -> None:
    cache = PatternCache(tmp_path / "cache")
    assert lazy_pattern("a").match("a")
    cache.keep()
    (file,) = (tmp_path / "cache").iterdir()
    forget_patterns()
    before = file.stat().st_mtime_ns, file.stat().st_ino
    cache.load()
    assert lazy_pattern("a").match("a")
    cache.keep()
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == before


def test_the_same_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lazy_pattern("a").match("a")
    PatternCache(tmp_path / "cache").keep()
    forget_patterns()
    PatternCache(tmp_path / "cache").load()
    with monkeypatch.context() as patch:
        patch.setattr("newslint.patterns.pattern_cache.load_kept", lambda path: 1 / 0)
        PatternCache(tmp_path / "cache").load()
    assert lazy_pattern("b").match("b")
    PatternCache(tmp_path / "cache").keep()
    PatternCache(tmp_path / "cache").load()
    assert list(compiled_patterns()) == ["0 a", "0 b"]


@pytest.mark.parametrize("content", [b"", b"torn", b"\0" * 100])
def test_a_spoiled_cache_does_no_harm(tmp_path: Path, content: bytes) -> None:
    assert lazy_pattern("a").match("a")
    PatternCache(tmp_path / "cache").keep()
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(content)
    forget_patterns()
    PatternCache(tmp_path / "cache").load()
    assert compiled_patterns() == {}


@pytest.mark.parametrize("left", ["", "torn", "[]", json.dumps([0, [1], {}, [], [0, [], 0, 0]])])
def test_what_cannot_be_made_is_compiled(tmp_path: Path, left: str) -> None:
    PatternCache(tmp_path / "cache").keep()
    assert pattern_of("a").match("a")
    PatternCache(tmp_path / "cache").keep()
    (file,) = (tmp_path / "cache").iterdir()
    keep(file, json.dumps({"0 a": left}).encode())
    forget_patterns()
    PatternCache(tmp_path / "cache").load()
    assert pattern_of("a").match("a")


def test_what_is_made_again_is_the_same() -> None:
    sources = (
        r"(?P<year>\d{4})|(?P<year>\d\d)",
        r"(?i)[^\W\d_]+(?<=ß|é)\s*+(x)?(?:y|\1)?",
        "ab(?=c)",
    )
    kept = [pattern_of(source) for source in sources]
    left = compiled_patterns()
    forget_patterns()
    give_patterns(left)
    for before, source in zip(kept, sources, strict=True):
        after = pattern_of(source)
        assert after is not before
        for text in ("1984", "in 84", "Straß abc", "é  é"):
            assert [m.groupdict() for m in after.finditer(text)] == [
                m.groupdict() for m in before.finditer(text)
            ]
        assert (after.pattern, after.flags, dict(after.groupindex)) == (
            before.pattern, before.flags, dict(before.groupindex))  # fmt: skip


def test_without_a_folder_nothing_is_kept() -> None:
    cache = PatternCache(None)
    cache.load()
    cache.keep()
