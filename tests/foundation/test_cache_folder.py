import os
from pathlib import Path

import pytest

from newslint.foundation.cache_folder import KEPT, keep, load_kept, usable


def test_what_is_kept_can_be_loaded(tmp_path: Path) -> None:
    keep(tmp_path / "kind-1.pickle", {"a": 1})
    assert load_kept(tmp_path / "kind-1.pickle") == {"a": 1}
    assert load_kept(tmp_path / "kind-2.pickle") is None


def test_the_oldest_of_a_kind_go_and_other_kinds_stay(tmp_path: Path) -> None:
    keep(tmp_path / "other-1.pickle", 1)
    for number in range(KEPT + 2):
        keep(tmp_path / f"kind-{number}.pickle", number)
    assert len(list(tmp_path.glob("kind-*"))) == KEPT
    assert load_kept(tmp_path / "other-1.pickle") == 1


def test_what_cannot_be_pickled_is_not_kept(tmp_path: Path) -> None:
    keep(tmp_path / "kind-1.pickle", lambda: None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="folders have no owners")
def test_only_a_folder_of_ones_own_is_usable(tmp_path: Path) -> None:
    assert usable(None) is None
    assert usable(tmp_path / "new") == tmp_path / "new"
    (tmp_path / "new").chmod(0o777)
    assert usable(tmp_path / "new") is None
