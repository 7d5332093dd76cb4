"""Many small things kept from run to run in one file, those used last when there is too much.

It is a convenience: whatever is wrong with it, a full disk, another process, a torn file, the run
goes on without it, and nothing is lost but time. Each row has the user's seal (`cache_folder`), and
one without it is as good as none.
"""

import contextlib
import os
import sqlite3
import stat
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from newslint.foundation.cache_folder import Seal, seal_for, usable

_PATIENCE = 2.0
"""How many seconds to wait for another process that writes."""
_DAY = 86_400
_AT_ONCE = 500

_SCHEMA = {
    "kept": "CREATE TABLE kept (key BLOB PRIMARY KEY, used INTEGER NOT NULL, content BLOB)",
    "by_use": "CREATE INDEX by_use ON kept (used)",
}

Key = bytes


def _schema_of(database: sqlite3.Connection) -> dict[str, str]:
    """The statements by which all was made that is in a database, by its name."""
    made = database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return dict(made.fetchall())


def _make_tables(database: sqlite3.Connection) -> None:
    """All in one step: what another process sees half of, it would take for damaged and drop."""
    database.execute("BEGIN IMMEDIATE")
    with database:
        # Another one may have made them meanwhile.
        if not _schema_of(database):
            for statement in _SCHEMA.values():
                database.execute(statement)


def size_of(file: Path) -> tuple[int, int]:
    """How many rows a file has, and its bytes; zeros for none. Changes nothing.

    Raises OSError or sqlite3.Error for one that cannot be read.
    """
    if not file.exists():
        return 0, 0
    with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as db:
        (rows,) = db.execute("SELECT count(*) FROM kept").fetchone()
    return rows, file.stat().st_size


class KeptRows:
    """What is kept in one file; nothing is without a folder, or in one that cannot be used."""

    def __init__(self, folder: Path | None, name: str, *, rows: int, size: int) -> None:
        """``name`` is that of the file; ``rows`` and ``size`` (in bytes) bound what is kept."""
        self._rows, self._size = rows, size
        self._database: sqlite3.Connection | None = None
        self._used: list[Key] = []
        folder = usable(folder)
        self._seal: Seal | None = None
        if folder is not None:
            with contextlib.suppress(OSError):
                self._seal = seal_for(folder, make=True)
        if folder is not None and self._seal is not None:
            self._path = folder / name
            with self._dropped_if_faulty():
                self._database = self._opened()

    @property
    def is_open(self) -> bool:
        """Whether anything can be had or kept."""
        return self._database is not None

    def get(self, keys: Sequence[Key]) -> dict[Key, bytes]:
        """What is kept under the keys."""
        found: dict[Key, bytes] = {}
        with self._dropped_if_faulty():
            long_ago = int(time.time()) - _DAY
            for at in range(0, len(keys), _AT_ONCE):
                if self._database is None:
                    break
                some = keys[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = self._database.execute(
                    f"SELECT key, used, content FROM kept WHERE key IN ({marks})", some
                )
                for key, used, sealed in rows.fetchall():
                    content = self._opened_row(key, sealed)
                    if content is not None:
                        found[key] = content
                        if used < long_ago:
                            self._used.append(key)
        return found

    def put(self, rows: Mapping[Key, bytes]) -> None:
        """Keep what is to be had under these keys."""
        with self._dropped_if_faulty():
            if self._database is not None and self._seal is not None:
                now, seal = int(time.time()), self._seal.sealed
                made = [(key, now, seal(self._named(key), rows[key])) for key in rows]
                with self._database as database:
                    database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", made)

    def clear(self) -> None:
        """Drop all that is kept. What another run has open it may go on using."""
        with self._dropped_if_faulty():
            if self._database is not None:
                with self._database as database:
                    database.execute("DELETE FROM kept")

    def close(self) -> None:
        """Note what was used, drop the oldest of what is too much, and close the file."""
        with self._dropped_if_faulty():
            if self._database is not None:
                self._note_use(self._database)
                self._evict(self._database)
        self._leave()

    def _named(self, key: Key) -> str:
        return f"{self._path.name} {key.hex()}"

    def _opened_row(self, key: object, sealed: object) -> bytes | None:
        """What a row holds; None for one that this user has not written."""
        if self._seal is None or not isinstance(sealed, bytes) or not isinstance(key, bytes):
            return None
        return self._seal.opened(self._named(key), sealed)

    def _opened(self) -> sqlite3.Connection:
        # SQLite would write to whatever a link leads to.
        name = self._path.name
        beside = (self._path.with_name(name + end) for end in ("", "-journal", "-wal", "-shm"))
        if any(map(os.path.islink, beside)):
            raise OSError(f"{self._path} is a link, or has one beside it")
        # Made here, so that nobody else can read what is said of unpublished copy.
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not stat.S_ISREG(os.fstat(file).st_mode):
                raise OSError(f"{self._path} is no regular file")
        finally:
            os.close(file)
        database = sqlite3.connect(self._path, timeout=_PATIENCE)
        try:
            for setting in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
                database.execute(f"PRAGMA {setting}")
            database.execute("PRAGMA synchronous = NORMAL")
            if not _schema_of(database):
                database.execute("PRAGMA auto_vacuum = FULL")
                _make_tables(database)
            # Of views and triggers nothing is run.
            if _schema_of(database) != _SCHEMA:
                raise sqlite3.DatabaseError("it has other tables")
        except BaseException:
            database.close()
            raise
        return database

    def _note_use(self, database: sqlite3.Connection) -> None:
        if self._used:
            now = int(time.time())
            with database:
                database.executemany(
                    "UPDATE kept SET used = ? WHERE key = ?", [(now, key) for key in self._used]
                )

    def _evict(self, database: sqlite3.Connection) -> None:
        (rows,) = database.execute("SELECT count(*) FROM kept").fetchone()
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        (page,) = database.execute("PRAGMA page_size").fetchone()
        over = max(rows - self._rows, 0)
        if pages * page > self._size:
            # By share, since rows are of about one size; a tenth more, not to do so every time.
            over = max(over, rows - int(rows * 0.9 * self._size / (pages * page)))
        if over:
            with database:
                database.execute(
                    "DELETE FROM kept WHERE key IN (SELECT key FROM kept ORDER BY used LIMIT ?)",
                    (over,),
                )

    @contextlib.contextmanager
    def _dropped_if_faulty(self) -> Iterator[None]:
        """Go on without it where anything is wrong with it; make a torn one anew."""
        try:
            yield
        except (sqlite3.Error, OSError, ValueError) as fault:
            self._leave()
            # What is locked, full or out of reach is an OperationalError, and sound.
            torn = isinstance(fault, (sqlite3.DatabaseError, ValueError))
            if torn and not isinstance(fault, sqlite3.OperationalError):
                with contextlib.suppress(OSError):
                    self._path.unlink()

    def _leave(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            with contextlib.suppress(sqlite3.Error):
                database.close()
