import os
import stat
from pathlib import Path

import pytest

from newslint.foundation import own_folders
from newslint.foundation.cache_folder import (
    KEPT,
    keep,
    load_kept,
    seal_for,
    usable,
    user_cache_folder,
)

HAS_OWNERS = pytest.mark.skipif(not hasattr(os, "getuid"), reason="folders have no owners")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "newslint"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    folder = usable(tmp_path / "cache")
    assert folder is not None
    return folder


def test_what_is_kept_can_be_loaded(cache: Path) -> None:
    keep(cache / "kind-1.json", b"a")
    assert load_kept(cache / "kind-1.json") == b"a"
    assert load_kept(cache / "kind-2.json") is None


def test_the_oldest_of_a_kind_go_and_other_kinds_stay(cache: Path) -> None:
    keep(cache / "other-1.json", b"1")
    for number in range(KEPT + 2):
        keep(cache / f"kind-{number}.json", b"")
    assert len(list(cache.glob("kind-*"))) == KEPT
    assert load_kept(cache / "other-1.json") == b"1"


@pytest.mark.parametrize("at", [0, 31, 32, -1])
def test_a_flipped_bit_is_seen(cache: Path, at: int) -> None:
    file = cache / "kind-1.json"
    keep(file, b"abc")
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert load_kept(file) is None


def test_what_another_user_made_is_not_loaded(cache: Path, state: Path) -> None:
    keep(cache / "kind-1.json", b"a")
    (state / "cache-key").unlink()
    assert load_kept(cache / "kind-1.json") is None
    keep(cache / "kind-2.json", b"b")
    assert load_kept(cache / "kind-1.json") is None, "there is a key again, and it is another"
    assert load_kept(cache / "kind-2.json") == b"b"


def test_one_file_does_not_pass_for_another(cache: Path) -> None:
    keep(cache / "kind-1.json", b"a")
    (cache / "kind-1.json").rename(cache / "kind-2.json")
    assert load_kept(cache / "kind-2.json") is None


@HAS_OWNERS
def test_the_key_is_for_the_users_eyes_alone(cache: Path, state: Path) -> None:
    keep(cache / "kind-1.json", b"a")
    key = state / "cache-key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    key.chmod(0o644)
    assert load_kept(cache / "kind-1.json") is None
    keep(cache / "kind-2.json", b"a")
    assert not (cache / "kind-2.json").exists()


def test_a_spoiled_key_is_none(cache: Path, state: Path) -> None:
    keep(cache / "kind-1.json", b"a")
    (state / "cache-key").write_bytes(b"short")
    assert load_kept(cache / "kind-1.json") is None


@pytest.mark.parametrize("place", ["cache", "cache/below"])
def test_a_key_in_the_cache_would_be_worth_nothing(
    cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / place))
    keep(cache / "kind-1.json", b"a")
    assert not (cache / "kind-1.json").exists()


def test_a_key_in_a_checkout_would_be_worth_nothing(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "state" / ".git").mkdir(parents=True)
    keep(cache / "kind-1.json", b"a")
    assert list(cache.iterdir()) == []


@HAS_OWNERS
def test_only_a_folder_of_ones_own_is_usable(tmp_path: Path) -> None:
    assert usable(None) is None
    assert usable(tmp_path / "new") == tmp_path / "new"
    (tmp_path / "new").chmod(0o777)
    assert usable(tmp_path / "new") is None


def test_a_cache_in_a_checkout_is_used_if_the_user_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work" / ".git").mkdir(parents=True)
    inside = tmp_path / "work" / ".cache" / "newslint"
    assert usable(inside) is None
    assert not inside.exists()
    monkeypatch.setenv("NEWSLINT_CACHE", f"{inside}/")
    assert user_cache_folder() == inside
    assert usable(inside) == inside


def test_a_home_that_is_a_checkout_has_a_cache_if_it_is_the_accounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.delenv("XDG_STATE_HOME")
    cache = tmp_path / ".cache" / "newslint"
    assert usable(cache) is None, "a system for CI may say so of any checkout"
    assert seal_for(tmp_path.parent / "cache", make=True) is None, "nor is a key trusted there"
    monkeypatch.setattr(own_folders, "account_home", lambda: str(tmp_path))
    assert usable(cache) == cache
    assert seal_for(cache, make=True) is not None


def test_no_byte_may_change(cache: Path) -> None:
    file = cache / "kind-1.json"
    keep(file, b"some content")
    whole = file.read_bytes()
    for at in range(len(whole)):
        for flipped in (1, 128, 255):
            file.write_bytes(whole[:at] + bytes([whole[at] ^ flipped]) + whole[at + 1 :])
            assert load_kept(file) is None
    for part in (b"", whole[:20], whole[:-1], whole + b"x"):
        file.write_bytes(part)
        assert load_kept(file) is None


def test_links_are_seen_through(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work" / ".git").mkdir(parents=True)
    (tmp_path / "work" / "cache").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to("work/cache")
    assert usable(tmp_path / "link") is None
    (tmp_path / "state").symlink_to("work")
    keep(cache / "kind-1.json", b"a")
    assert list(cache.iterdir()) == [], "the key would lie in the checkout"
    (tmp_path / "state").unlink()
    (tmp_path / "state").symlink_to(cache)
    keep(cache / "kind-1.json", b"a")
    assert not (cache / "kind-1.json").exists(), "the key would lie in the cache"


@HAS_OWNERS
def test_pipes_are_not_waited_for(cache: Path, state: Path) -> None:
    os.mkfifo(cache / "kind-1.json")
    keep(cache / "kind-2.json", b"a")
    assert load_kept(cache / "kind-1.json") is None
    (state / "cache-key").unlink()
    os.mkfifo(state / "cache-key", 0o600)
    assert load_kept(cache / "kind-2.json") is None


def test_where_caches_go(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache_folder() == tmp_path / "newslint"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert user_cache_folder() == tmp_path / ".cache" / "newslint"
