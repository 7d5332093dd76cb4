import os
from pathlib import Path

import pytest

from newslint.foundation import own_folders
from newslint.foundation.own_folders import lies_in_checkout


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / "work" / ".git").mkdir(parents=True)
    (tmp_path / "work" / "stories").mkdir()
    return tmp_path / "work"


def test_what_lies_in_a_checkout(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lies_in_checkout(top / ".cache" / "newslint")
    assert not lies_in_checkout(top.parent / ".cache")
    (top.parent / "link").symlink_to(top / "stories")
    assert lies_in_checkout(top.parent / "link" / "cache"), "by what it leads to"
    # What HOME says counts for nothing, what the system knows of the account does.
    monkeypatch.setenv("HOME", str(top))
    assert lies_in_checkout(top / ".cache")
    monkeypatch.setattr(own_folders, "account_home", lambda: os.fspath(top))
    assert not lies_in_checkout(top / ".cache")
    (top / "stories" / ".git").mkdir()
    assert lies_in_checkout(top / "stories" / ".cache"), "a checkout of its own"
