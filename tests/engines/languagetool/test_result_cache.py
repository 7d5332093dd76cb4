from pathlib import Path

from newslint.engines.languagetool.answers import Answer
from newslint.engines.languagetool.requested import Requested
from newslint.engines.languagetool.result_cache import NAME, ResultCache, key_of
from newslint.foundation.kept_rows import KeptRows, Key

ASKED = Requested("en-US", "")
POX = (Answer(2, 5, "POX", "GRAMMAR", "grammar", "The word", "Not “pox” \U0001f600.", ("plague",)),)
ONE, TWO = key_of("A pox.", ASKED, "6.6"), key_of("All is well.", ASKED, "6.6")


def kept(folder: Path, *keys: Key) -> dict[Key, tuple[Answer, ...]]:
    cache = ResultCache(folder)
    try:
        return cache.answers(keys)
    finally:
        cache.close()


def filled(folder: Path, answers: dict[Key, tuple[Answer, ...]], **bounds: int) -> None:
    cache = ResultCache(folder, **bounds)
    cache.keep(answers)
    cache.close()


def test_answers_are_kept_from_run_to_run(tmp_path: Path) -> None:
    filled(tmp_path / "new", {ONE: POX, TWO: ()})
    assert kept(tmp_path / "new", ONE, TWO, b"x") == {ONE: POX, TWO: ()}


def test_a_key_has_all_that_an_answer_depends_on() -> None:
    keys = {
        key_of("A pox.", ASKED, "6.6"),
        key_of("A pox!", ASKED, "6.6"),
        key_of("A pox.", ASKED, "6.7"),
        key_of("A pox.", Requested("en-GB", ""), "6.6"),
        key_of("A pox.", Requested("en-US", "de"), "6.6"),
        key_of("A pox.", Requested("en-US", "", ("POX",)), "6.6"),
        key_of("A pox\ud83d.", ASKED, "6.6"),
    }
    assert len(keys) == 7


def test_what_are_no_answers_is_as_good_as_none(tmp_path: Path) -> None:
    rows = KeptRows(tmp_path, NAME, rows=9, size=9_000_000)
    rows.put({ONE: b"[[-9, 1e9]]", TWO: b"\xff"})
    rows.close()
    assert kept(tmp_path, ONE, TWO) == {}
