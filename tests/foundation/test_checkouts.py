from pathlib import Path

import pytest

from newslint.foundation.checkouts import (
    checkout_above,
    checkout_left,
    leads_out,
    tree_of,
)


@pytest.fixture
def top(tmp_path: Path) -> Path:
    (tmp_path / "work" / ".git").mkdir(parents=True)
    (tmp_path / "work" / "stories").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.txt").touch()
    return tmp_path / "work"


def test_the_tree_of_a_file(top: Path) -> None:
    assert checkout_above(top / "stories") == tree_of(top / "stories" / "a") == top
    assert tree_of(top.parent / "elsewhere" / "a.txt") == top.parent / "elsewhere"


def test_what_leads_out(top: Path) -> None:
    (top / "out").symlink_to("../elsewhere")
    (top / "in").symlink_to("stories")
    (top / "again").symlink_to("out")
    assert checkout_left(top / "out") == checkout_left(top / "again") == top
    assert checkout_left(top / "out" / "a.txt") is None or leads_out(top / "out" / "a.txt", top)
    assert checkout_left(top / "in") is None
    assert checkout_left(top) is None
    assert leads_out(top / "out" / "a.txt", top)
    assert not leads_out(top / "in" / "gone.txt", top)
    assert leads_out(top.parent / "workshop", top), "a name that begins alike"


def test_a_file_behind_a_link_that_leads_out(top: Path) -> None:
    (top / "out").symlink_to("../elsewhere")
    assert checkout_left(top / "out" / "a.txt") == top


def test_a_checkout_may_be_reached_by_a_link(top: Path) -> None:
    (top.parent / "shortcut").symlink_to("work")
    assert checkout_left(top.parent / "shortcut") is None
    assert checkout_left(top.parent / "shortcut" / "stories") is None
