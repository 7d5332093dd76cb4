import resource
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from newslint.foundation import kept_rows
from newslint.foundation.kept_rows import KeptRows, Key, size_of

NAME = "things.sqlite"
ONE, TWO = b"one", b"two"
POX = b"a pox"


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's key is the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path.parent / f"{tmp_path.name}-state"))


def kept(folder: Path, *keys: Key) -> dict[Key, bytes]:
    rows = KeptRows(folder, NAME, rows=1_000_000, size=1_000_000_000)
    try:
        return rows.get(keys)
    finally:
        rows.close()


def filled(
    folder: Path | None, things: dict[Key, bytes], rows: int = 10_000, size: int = 10_000_000
) -> None:
    store = KeptRows(folder, NAME, rows=rows, size=size)
    store.put(things)
    store.close()


def test_what_is_kept_is_there_for_the_next_run(tmp_path: Path) -> None:
    filled(tmp_path / "new", {ONE: POX, TWO: b""})
    assert kept(tmp_path / "new", ONE, TWO, b"x") == {ONE: POX, TWO: b""}


def test_many_at_once(tmp_path: Path) -> None:
    many = {str(number).encode(): POX for number in range(1200)}
    filled(tmp_path, many)
    assert kept(tmp_path, *many) == many


def test_its_size(tmp_path: Path) -> None:
    file = tmp_path / "new" / NAME
    assert size_of(file) == (0, 0)
    assert not file.parent.exists()
    filled(tmp_path / "new", {ONE: POX, TWO: b""})
    assert size_of(file) == (2, file.stat().st_size)
    file.write_text("torn, and of some length")
    with pytest.raises(sqlite3.Error):
        size_of(file)


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    none = KeptRows(None, NAME, rows=1, size=1_000_000)
    none.put({ONE: POX})
    assert (none.get([ONE]), none.is_open) == ({}, False)
    none.close()
    tmp_path.chmod(0o777)
    filled(tmp_path, {ONE: POX})
    assert list(tmp_path.iterdir()) == []


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    filled(tmp_path, {ONE: POX})
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


def test_what_was_used_last_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [1_000_000.0]
    monkeypatch.setattr(kept_rows.time, "time", lambda: clock[0])
    keys = [str(number).encode() for number in range(10)]
    for key in keys:
        filled(tmp_path, {key: POX})
        clock[0] += 100_000
    assert set(kept(tmp_path, keys[0])) == {keys[0]}
    filled(tmp_path, {ONE: POX}, rows=3)
    assert set(kept(tmp_path, *keys, ONE)) == {keys[0], keys[9], ONE}


def test_its_size_is_bounded(tmp_path: Path) -> None:
    for number in range(20):
        many = {f"{number} {n}".encode(): POX * 10 for n in range(100)}
        filled(tmp_path, many, size=300_000)
    assert (tmp_path / NAME).stat().st_size < 450_000
    assert kept(tmp_path, *many) == many


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0torn"])
def test_a_torn_one_is_dropped_and_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert kept(tmp_path, ONE) == {}
    filled(tmp_path, {ONE: POX})
    assert kept(tmp_path, ONE) == {ONE: POX}


def test_one_with_strange_content_is_dropped_and_made_anew(tmp_path: Path) -> None:
    filled(tmp_path, {ONE: POX, TWO: b""})
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("UPDATE kept SET content = 'x' WHERE key = ?", [ONE])
    database.close()
    assert ONE not in kept(tmp_path, ONE)
    filled(tmp_path, {ONE: POX})
    assert kept(tmp_path, ONE) == {ONE: POX}


def test_one_that_another_process_holds_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_rows, "_PATIENCE", 0.05)
    filled(tmp_path, {ONE: POX})
    other = sqlite3.connect(tmp_path / NAME)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert kept(tmp_path, ONE) == {}
        filled(tmp_path, {TWO: b""})
    finally:
        other.rollback()
        other.close()
    assert kept(tmp_path, ONE, TWO) == {ONE: POX}


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    filled(tmp_path / "file", {ONE: POX})
    assert kept(tmp_path / "file", ONE) == {}


def test_a_full_disk_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    filled(tmp_path, {ONE: POX})
    size = (tmp_path / NAME).stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        filled(tmp_path, {str(n).encode(): POX for n in range(2000)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert kept(tmp_path, ONE) == {ONE: POX}


def test_two_runs_at_once(tmp_path: Path) -> None:
    def run(name: str) -> None:
        for number in range(30):
            filled(tmp_path, {f"{name} {number}".encode(): POX})

    threads = [threading.Thread(target=run, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    keys = [f"{name} {number}".encode() for name in "ab" for number in range(30)]
    assert len(kept(tmp_path, *keys)) == 60


# What somebody else may have written


def test_of_those_who_make_it_at_once_nobody_drops_what_another_keeps(tmp_path: Path) -> None:
    for number in range(25):
        folder = tmp_path / str(number)
        folder.mkdir(mode=0o700)
        begin = threading.Barrier(4)

        def keep(key: Key, folder: Path = folder, begin: threading.Barrier = begin) -> None:
            begin.wait()
            rows = KeptRows(folder, "rows.sqlite", rows=100, size=1_000_000)
            rows.put({key: b"a report"})
            rows.close()

        keys = [bytes([at]) * 8 for at in range(4)]
        threads = [threading.Thread(target=keep, args=(key,)) for key in keys]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        rows = KeptRows(folder, "rows.sqlite", rows=100, size=1_000_000)
        assert rows.get(keys).keys() == set(keys)
        rows.close()


def rows_of(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, isolation_level=None)


def test_no_byte_of_a_row_may_change(tmp_path: Path) -> None:
    filled(tmp_path, {ONE: POX})
    database = rows_of(tmp_path / NAME)
    ((sealed,),) = database.execute("SELECT content FROM kept").fetchall()
    for at in range(len(sealed)):
        other = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        database.execute("UPDATE kept SET content = ?", (other,))
        assert kept(tmp_path, ONE) == {}
    database.execute("UPDATE kept SET content = ?", (sealed,))
    assert kept(tmp_path, ONE) == {ONE: POX}


@pytest.mark.parametrize("other", ["a pox", POX, b"", None, 3, b"\0" * 2_000_000])
def test_a_row_of_anyone_elses_is_none(tmp_path: Path, other: object) -> None:
    filled(tmp_path, {ONE: POX})
    rows_of(tmp_path / NAME).execute("UPDATE kept SET content = ?", (other,))
    assert kept(tmp_path, ONE) == {}
    filled(tmp_path, {ONE: POX})
    assert kept(tmp_path, ONE) == {ONE: POX}


def test_a_row_does_not_pass_for_another(tmp_path: Path) -> None:
    filled(tmp_path, {ONE: POX})
    rows_of(tmp_path / NAME).execute("UPDATE kept SET key = ?", (TWO,))
    assert kept(tmp_path, ONE, TWO) == {}


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON kept BEGIN DELETE FROM kept; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE more (x)",
        "DROP TABLE kept; CREATE VIEW kept AS SELECT x'00' key, 0 used, x'00' content",
    ],
)
def test_a_file_with_more_in_it_is_made_anew(tmp_path: Path, statement: str) -> None:
    filled(tmp_path, {ONE: POX})
    rows_of(tmp_path / NAME).executescript(statement)
    assert kept(tmp_path, ONE) == {}
    filled(tmp_path, {ONE: POX})
    assert kept(tmp_path, ONE) == {ONE: POX}


@pytest.mark.parametrize("end", ["", "-journal", "-wal"])
def test_a_link_is_not_written_through(tmp_path: Path, end: str) -> None:
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o700)
    (tmp_path / "precious").write_bytes(b"")
    (cache / f"{NAME}{end}").symlink_to(tmp_path / "precious")
    filled(cache, {ONE: POX})
    assert kept(cache, ONE) == {}
    assert (tmp_path / "precious").read_bytes() == b""


def test_flipped_bytes_of_the_file_are_nothing_kept(tmp_path: Path) -> None:
    filled(tmp_path, {ONE: POX, TWO: b""})
    file = tmp_path / NAME
    whole = file.read_bytes()
    for at in range(0, len(whole), 41):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        found = kept(tmp_path, ONE, TWO)
        assert found.items() <= {ONE: POX, TWO: b""}.items(), at


def test_in_a_checkout_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    inside = tmp_path / ".cache"
    filled(inside, {ONE: POX})
    assert not inside.exists()
    monkeypatch.setenv("NEWSLINT_CACHE", str(inside))
    filled(inside, {ONE: POX})
    assert kept(inside, ONE) == {ONE: POX}


def test_clearing_leaves_nothing(tmp_path: Path) -> None:
    filled(tmp_path, {str(number).encode(): POX * 100 for number in range(1000)})
    rows = KeptRows(tmp_path, NAME, rows=10_000, size=10_000_000)
    rows.clear()
    rows.close()
    assert size_of(tmp_path / NAME)[0] == 0
    assert (tmp_path / NAME).stat().st_size < 50_000
    filled(tmp_path, {ONE: POX})
    assert kept(tmp_path, ONE) == {ONE: POX}


def test_a_row_of_another_file_is_none(tmp_path: Path) -> None:
    filled(tmp_path, {ONE: POX})
    (tmp_path / NAME).rename(tmp_path / "others.sqlite")
    others = KeptRows(tmp_path, "others.sqlite", rows=9, size=9_000_000)
    assert others.get([ONE]) == {}
    others.close()


def test_what_somebody_else_has_sealed_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, {ONE: POX})
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path.parent / f"{tmp_path.name}-other"))
    assert kept(tmp_path, ONE) == {}
