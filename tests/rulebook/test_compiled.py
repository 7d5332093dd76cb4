import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from newslint.foundation.deferred import kind_of
from newslint.model.rule import Rule
from newslint.plugins.builtin import newslint_checks, rulebook_folder
from newslint.rulebook.check_to_build import CheckToBuild
from newslint.rulebook.compiled import compiled, opened
from newslint.rulebook.reading import load_rulebook

FOLDER = rulebook_folder()
RULES = load_rulebook([FOLDER], newslint_checks())


class Files:
    """Fetches what was compiled, and remembers for what it was asked."""

    def __init__(self, *rules: Rule, of: str = "") -> None:
        heads, texts = compiled(rules, of)
        self.files: dict[str, bytes | None] = {"heads": heads, "texts": texts}
        self.asked: list[str] = []

    def __call__(self, name: str) -> bytes | None:
        self.asked.append(name)
        return self.files[name]


def test_the_whole_rulebook_is_the_same_again() -> None:
    files = Files(*RULES)
    again = opened(files, FOLDER, newslint_checks())
    assert again is not None
    assert list(again) == [rule.id for rule in RULES]
    for rule in RULES:
        told = CheckToBuild.of(rule.check)
        deferred = newslint_checks()[rule.check_name]
        assert kind_of(deferred) is told.kind
        assert again[rule.id] == replace(rule, check=replace(told, kind=deferred))
    assert files.asked == ["heads"]
    for rule in RULES:
        assert again[rule.id].texts == rule.texts
    assert files.asked == ["heads", "texts"]


def test_what_is_not_of_the_expected_is_left() -> None:
    files = Files(RULES[0], of="this")
    assert opened(files, FOLDER, newslint_checks(), "that") is None
    assert opened(files, FOLDER, newslint_checks(), "this") is not None


def test_rules_whose_check_is_gone_are_left() -> None:
    assert opened(Files(RULES[0]), FOLDER, {}) is None


@pytest.mark.parametrize("data", [None, b"", b"\n", b"torn", b"torn\n{}"])
def test_damaged_heads_are_none(data: bytes | None) -> None:
    files = Files(RULES[0])
    files.files["heads"] = data
    assert opened(files, FOLDER, newslint_checks()) is None


def test_a_flipped_bit_is_seen() -> None:
    files = Files(RULES[0])
    heads = bytearray(files.files["heads"] or b"")
    heads[-3] ^= 1
    files.files["heads"] = bytes(heads)
    assert opened(files, FOLDER, newslint_checks()) is None


def test_texts_of_other_rules_are_not_taken_for_these() -> None:
    files = Files(RULES[0])
    files.files["texts"] = compiled(RULES[1:2])[1]
    again = opened(files, FOLDER, newslint_checks())
    assert again is not None
    assert again[RULES[0].id].texts == RULES[0].texts, "they come from the rule's own file"


def test_a_file_that_is_gone_too_leaves_a_rule_without_texts(tmp_path: Path) -> None:
    files = Files(RULES[0])
    files.files["texts"] = None
    again = opened(files, tmp_path, newslint_checks())
    assert again is not None
    assert again[RULES[0].id].texts.bad == ()


def test_rules_go_to_another_process(tmp_path: Path) -> None:
    from newslint.rulebook.kept_rulebook import _ShippedFiles

    heads, texts = compiled(RULES[:1])
    (tmp_path / "heads.json").write_bytes(heads)
    (tmp_path / "texts.json").write_bytes(texts)
    again = opened(_ShippedFiles(tmp_path), FOLDER, newslint_checks())
    assert again is not None
    sent = pickle.loads(pickle.dumps(again[RULES[0].id]))
    assert (sent, sent.texts) == (again[RULES[0].id], RULES[0].texts)
