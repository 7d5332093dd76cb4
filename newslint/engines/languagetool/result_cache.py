"""Answers of LanguageTool kept from run to run, so that an unchanged paragraph costs nothing.

It is a convenience: whatever is wrong with it, a full disk, another process, a torn file, the run
goes on without it, and no answer is lost. Of the copy it holds hashes, and what LanguageTool said
of it. Each row has the user's seal (`cache_folder`), and one without it is as good as none.
"""

import contextlib
import hashlib
import os
import sqlite3
import stat
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from newslint.engines.languagetool.answers import Answer, read_written, written
from newslint.engines.languagetool.requested import Requested
from newslint.foundation.cache_folder import Seal, seal_for, usable

NAME = "languagetool.sqlite"
FORMAT = 2
"""Changes when what is kept of an answer does."""
MOST_ROWS = 200_000
MOST_BYTES = 200_000_000
_PATIENCE = 2.0
"""How many seconds to wait for another process that writes."""
_DAY = 86_400
_AT_ONCE = 500

_SCHEMA = {
    "answers": "CREATE TABLE answers (key BLOB PRIMARY KEY, used INTEGER NOT NULL, answers BLOB)",
    "by_use": "CREATE INDEX by_use ON answers (used)",
}

Key = bytes


def _schema_of(database: sqlite3.Connection) -> dict[str, str]:
    """The statements by which all was made that is in a database, by its name."""
    made = database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return dict(made.fetchall())


def key_of(paragraph: str, requested: Requested, server: str) -> Key:
    """What an answer is kept by: all that it depends on. ``server`` is the server's identity."""
    told = repr((FORMAT, server, requested, paragraph))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()[:20]


def size_of(file: Path) -> tuple[int, int]:
    """Of how many paragraphs a file keeps answers, and its bytes; zeros for none. Changes nothing.

    Raises OSError or sqlite3.Error for one that cannot be read.
    """
    if not file.exists():
        return 0, 0
    with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as db:
        (paragraphs,) = db.execute("SELECT count(*) FROM answers").fetchone()
    return paragraphs, file.stat().st_size


class ResultCache:
    """The kept answers; nothing is kept without a folder, or in one that cannot be used."""

    def __init__(
        self, folder: Path | None, *, rows: int = MOST_ROWS, size: int = MOST_BYTES
    ) -> None:
        """``rows`` and ``size`` (in bytes) bound what is kept; what was used last stays."""
        self._rows, self._size = rows, size
        self._database: sqlite3.Connection | None = None
        folder = usable(folder)
        self._seal: Seal | None = None
        if folder is not None:
            with contextlib.suppress(OSError):
                self._seal = seal_for(folder, make=True)
        if folder is not None and self._seal is not None:
            self._path = folder / NAME
            with self._dropped_if_faulty():
                self._database = self._opened()

    def answers(self, keys: Sequence[Key]) -> dict[Key, tuple[Answer, ...]]:
        """What is kept under the keys."""
        found: dict[Key, tuple[Answer, ...]] = {}
        with self._dropped_if_faulty():
            long_ago, old = int(time.time()) - _DAY, []
            for at in range(0, len(keys), _AT_ONCE):
                if self._database is None:
                    break
                some = keys[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = self._database.execute(
                    f"SELECT key, used, answers FROM answers WHERE key IN ({marks})", some
                )
                for key, used, sealed in rows:
                    answers = self._read(key, sealed)
                    if answers is not None:
                        found[key] = answers
                        if used < long_ago:
                            old.append(key)
            if old and self._database is not None:
                now = int(time.time())
                with self._database as database:
                    database.executemany(
                        "UPDATE answers SET used = ? WHERE key = ?", [(now, key) for key in old]
                    )
        return found

    def keep(self, answers: Mapping[Key, Sequence[Answer]]) -> None:
        """Keep answers."""
        with self._dropped_if_faulty():
            if self._database is not None and self._seal is not None:
                now, seal = int(time.time()), self._seal.sealed
                rows = [
                    (key, now, seal(key.hex(), written(of_key).encode()))
                    for key, of_key in answers.items()
                ]
                with self._database as database:
                    database.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Drop the oldest of what is too much, and close the file."""
        with self._dropped_if_faulty():
            if self._database is not None:
                self._evict(self._database)
        self._leave()

    def _read(self, key: Key, sealed: object) -> tuple[Answer, ...] | None:
        """What a row says; None for one that this user has not written."""
        if self._seal is None or not isinstance(sealed, bytes):
            return None
        content = self._seal.opened(key.hex(), sealed)
        return read_written(content.decode()) if content is not None else None

    def _opened(self) -> sqlite3.Connection:
        # SQLite would write to whatever a link leads to.
        beside = (self._path.with_name(NAME + end) for end in ("", "-journal", "-wal", "-shm"))
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
                for statement in _SCHEMA.values():
                    # Another process may have made it meanwhile.
                    kind, _, rest = statement.removeprefix("CREATE ").partition(" ")
                    database.execute(f"CREATE {kind} IF NOT EXISTS {rest}")
            # Of views and triggers nothing is run.
            if _schema_of(database) != _SCHEMA:
                raise sqlite3.DatabaseError("it has other tables")
        except BaseException:
            database.close()
            raise
        return database

    def _evict(self, database: sqlite3.Connection) -> None:
        (rows,) = database.execute("SELECT count(*) FROM answers").fetchone()
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        (page,) = database.execute("PRAGMA page_size").fetchone()
        over = max(rows - self._rows, 0)
        if pages * page > self._size:
            # By share, since rows are of about one size; a tenth more, not to do so every time.
            over = max(over, rows - int(rows * 0.9 * self._size / (pages * page)))
        if over:
            with database:
                database.execute(
                    "DELETE FROM answers WHERE key IN "
                    "(SELECT key FROM answers ORDER BY used LIMIT ?)",
                    (over,),
                )

    @contextlib.contextmanager
    def _dropped_if_faulty(self) -> Iterator[None]:
        """Go on without the cache where anything is wrong with it; make a torn one anew."""
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
