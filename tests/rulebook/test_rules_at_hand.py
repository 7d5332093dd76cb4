from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.rulebook import rules_at_hand as at_hand
from newslint.rulebook.one_rulebook import FolderOfRules
from newslint.rulebook.rules_at_hand import keep_at_hand, rules_at_hand


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    at_hand._at_hand = None


def test_rules_are_kept_until_a_file_changes(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    loads: list[int] = []

    def load() -> FolderOfRules:
        loads.append(1)
        faults = ("wrong",) if (tmp_path / "house" / "faulty.yaml").exists() else ()
        return FolderOfRules(tmp_path, {}, faults)

    def loaded(checks: dict[str, type] | None = None) -> int:
        loads.clear()
        rules_at_hand(tmp_path, checks or {}, load)
        return len(loads)

    assert (loaded(), loaded()) == (1, 1), "most processes make one run"
    keep_at_hand()
    assert (loaded(), loaded()) == (1, 0)
    (tmp_path / "house" / "new.yaml").write_text("a rule")
    assert (loaded(), loaded()) == (1, 0)
    (tmp_path / "house" / "new.yaml").write_text("another rule")
    assert (loaded(), loaded()) == (1, 0)
    assert (loaded({"pattern": int}), loaded({"pattern": int})) == (1, 0), "other checks"
    (tmp_path / "house" / "faulty.yaml").write_text("a faulty one")
    assert (loaded(), loaded()) == (1, 1), "faults are told again"
