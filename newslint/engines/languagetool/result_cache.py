"""Answers of LanguageTool kept from run to run, so that an unchanged paragraph costs nothing.

It is a convenience: whatever is wrong with it, a full disk, another process, a torn file, the run
goes on without it, and no answer is lost. Of the copy it holds hashes, and what LanguageTool said
of it.
"""

import contextlib
import hashlib
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from newslint.engines.languagetool.answers import Answer, read_written, written
from newslint.engines.languagetool.requested import Requested
from newslint.foundation.cache_folder import usable

NAME = "languagetool.sqlite"
FORMAT = 1
"""Changes when what is kept of an answer does."""
MOST_ROWS = 200_000
MOST_BYTES = 200_000_000
_PATIENCE = 2.0
"""How many seconds to wait for another process that writes."""
_DAY = 86_400
_AT_ONCE = 500

_TABLE = """\
PRAGMA auto_vacuum = FULL;
CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, used INTEGER NOT NULL, answers TEXT);
CREATE INDEX IF NOT EXISTS by_use ON answers (used);
"""

Key = bytes


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
        if folder is not None:
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
                for key, used, text in rows:
                    found[key] = read_written(text)
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
            if self._database is not None:
                now = int(time.time())
                rows = [(key, now, written(of_key)) for key, of_key in answers.items()]
                with self._database as database:
                    database.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Drop the oldest of what is too much, and close the file."""
        with self._dropped_if_faulty():
            if self._database is not None:
                self._evict(self._database)
        self._leave()

    def _opened(self) -> sqlite3.Connection:
        # Made here, so that nobody else can read what is said of unpublished copy.
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
        database = sqlite3.connect(self._path, timeout=_PATIENCE)
        try:
            database.execute("PRAGMA synchronous = NORMAL")
            database.executescript(_TABLE)
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
