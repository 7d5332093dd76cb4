import os
import sqlite3
from pathlib import Path

import pytest

from newslint.engines.languagetool import result_cache
from newslint.foundation import kept_rows
from newslint.session import kept_results, run
from tests.conftest import RunNewslint

ZOUNDS = "The mayor said zounds.\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(run, "WORTH_KEEPING", 1)
    return tmp_path / "cache" / "newslint"


@pytest.fixture
def filled(newslint: RunNewslint, desk: Path, cache: Path) -> RunNewslint:
    for name in "abc":
        (desk / f"{name}.txt").write_text(ZOUNDS)
    newslint("--jobs", "1", ".")
    return newslint


def test_shows_where_caches_lie_and_what_is_in_them(filled: RunNewslint, cache: Path) -> None:
    ran = filled("cache", "show")
    assert (ran.status, ran.err) == (0, "")
    folder, *lines = ran.out.splitlines()
    assert folder == str(cache)
    told = {name.strip(): said.strip() for name, _, said in (one.partition(":") for one in lines)}
    assert told.keys() == {
        "compiled rules",
        "compiled patterns",
        "reports",
        "LanguageTool's answers",
    }
    assert told["compiled rules"].startswith("2 files, ")
    assert told["reports"].startswith("3 stories, ")
    assert told["LanguageTool's answers"] == "0 paragraphs, 0.0 MB"


def test_shows_nothing_where_nothing_is_kept_and_makes_no_folder(
    newslint: RunNewslint, cache: Path
) -> None:
    for what in ("show", "clear"):
        ran = newslint("cache", what)
        assert (ran.status, ran.out) == (0, f"Nothing is kept yet; it would be in {cache}.\n")
    assert not cache.exists()


def test_clears_what_is_newslints_own_and_nothing_else(filled: RunNewslint, cache: Path) -> None:
    others = ("languagetool-server.json", "heads-mine.txt", "notes.json", "other.sqlite")
    for name in others:
        (cache / name).write_text("mine")
    (cache / "texts-folder.json").mkdir()
    (cache / "heads-link.json").symlink_to(cache / "notes.json")
    with sqlite3.connect(cache / result_cache.NAME) as database:
        database.execute("CREATE TABLE another (x)")
    ran = filled("cache", "clear")
    assert (ran.status, ran.out) == (0, f"Nothing is kept in {cache} any more.\n")
    left = {file.name for file in cache.iterdir()}
    assert left - {kept_results.NAME, result_cache.NAME} == {*others, "texts-folder.json"}
    assert all((cache / name).read_text() == "mine" for name in others)
    assert kept_rows.size_of(cache / kept_results.NAME)[0] == 0
    assert "reports:                0 stories" in filled("cache", "show").out
    assert filled("--jobs", "1", ".").status == 1
    assert "reports:                3 stories" in filled("cache", "show").out


def test_a_link_in_the_place_of_reports_is_not_followed(
    filled: RunNewslint, cache: Path, tmp_path: Path
) -> None:
    (cache / kept_results.NAME).rename(tmp_path / "precious")
    before = (tmp_path / "precious").read_bytes()
    (cache / kept_results.NAME).symlink_to(tmp_path / "precious")
    assert filled("cache", "clear").status == 0
    assert (tmp_path / "precious").read_bytes() == before
    assert not os.path.lexists(cache / kept_results.NAME)


def test_torn_reports_are_told_and_cleared(filled: RunNewslint, cache: Path) -> None:
    (cache / kept_results.NAME).write_bytes(b"torn" * 1000)
    assert f"{kept_results.NAME} cannot be read: " in (filled("cache", "show").out)
    assert filled("cache", "clear").status == 0
    assert "reports:                0 stories" in filled("cache", "show").out


def test_reports_that_another_run_is_writing_are_left(
    filled: RunNewslint, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_rows, "_PATIENCE", 0.05)
    other = sqlite3.connect(cache / kept_results.NAME)
    other.execute("BEGIN IMMEDIATE")
    try:
        ran = filled("cache", "clear")
    finally:
        other.rollback()
        other.close()
    assert ran.status == 2
    assert f"{cache / kept_results.NAME} could not be emptied; another run may be" in ran.err


def test_a_folder_that_is_not_used_is_neither_shown_nor_cleared(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / ".git").mkdir()
    folder = desk / ".cache" / "newslint"
    folder.mkdir(parents=True)
    (folder / "heads-0.json").write_text("theirs")
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / ".cache"))
    for what in ("show", "clear"):
        ran = newslint("cache", what)
        assert ran.status == 2
        assert f"{folder} is not used: it lies in a checkout" in ran.err
    assert (folder / "heads-0.json").exists()
    monkeypatch.setenv("NEWSLINT_CACHE", str(folder))
    assert newslint("cache", "clear").status == 0
    assert not (folder / "heads-0.json").exists()


def test_without_caches_a_run_neither_takes_nor_keeps_reports(
    filled: RunNewslint, desk: Path, cache: Path
) -> None:
    before = (cache / kept_results.NAME).read_bytes()
    (desk / "d.txt").write_text(ZOUNDS)
    ran = filled("--no-cache", "--format", "json", ".")
    assert (cache / kept_results.NAME).read_bytes() == before
    assert filled("--format", "json", ".").out == ran.out


@pytest.mark.parametrize(
    "form",
    [
        *("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit"),
        *("checkstyle", "rdjson", "rdjsonl", "markdown"),
    ],
)
def test_every_format_is_byte_for_byte_as_without(filled: RunNewslint, form: str) -> None:
    said = ("--format", form, "--statistics")
    without, kept = filled("--no-cache", *said, "."), filled(*said, ".")
    assert (kept.out, kept.err, kept.status) == (without.out, without.err, without.status)
    assert without.out
