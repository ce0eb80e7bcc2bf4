"""Connections and transactions, with the durability the design asks for (invariant 6)."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3
from sqlcipher3 import dbapi2

from imuran_desktop.store.errors import StoreError, Trouble

# sqlite-utils looks for these names before sqlite3, and must meet the exceptions of the library we use.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

Connection = dbapi2.Connection
DatabaseError = dbapi2.DatabaseError

BUSY_SECONDS = 5.0

_CACHE_KIB = 500
"""Pages kept in memory: a quarter of what SQLite keeps by itself, a sixteenth of what SQLCipher would. The system has
the whole file in its own cache, so more gains no time, and an app that runs for months would hold it all that while."""

_PRIMARY = 0xFF
"""SQLite's extended result codes keep the primary one in their lowest byte."""

_READONLY, _CANTOPEN = 8, 14
_TROUBLES = {
    3: Trouble.NO_PERMISSION,  # PERM
    5: Trouble.BUSY,
    6: Trouble.BUSY,  # LOCKED
    _READONLY: Trouble.NO_PERMISSION,
    11: Trouble.DAMAGED,  # CORRUPT
    13: Trouble.DISK_FULL,
    _CANTOPEN: Trouble.NO_PERMISSION,
    26: Trouble.NOT_A_DIARY,  # NOTADB
}


def application_of(path: Path) -> int:
    """The number by which a database says whose it is: a look that changes nothing, not even what a crash left.

    It takes SQLite to look: closing a file in any other way would drop the locks that this process holds on it.
    """
    with translated(path):
        connection = dbapi2.connect(f"{_address(path)}&immutable=1", uri=True)
        try:
            connection.execute("PRAGMA writable_schema = ON")  # else a write cut off in the middle counts as damage
            return int(connection.execute("PRAGMA application_id").fetchone()[0])
        finally:
            connection.close()


def connect(path: Path, *, read_only: bool = False, name: Path | None = None) -> Connection:
    """Open ``path`` with transactions begun by hand only. A failure speaks of ``name``, if that is another.

    Rollback journal and ``synchronous=EXTRA``: a commit that returned survives a power cut, and the file alone is the
    whole diary whenever nobody is writing. A reader too may roll back what a killed writer left half done, so
    ``query_only`` keeps it from writing, and not the way in which the file is opened.
    """
    with translated(name or path):
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=BUSY_SECONDS
        )
    try:
        with translated(name or path):
            for pragma in _pragmas(read_only=read_only):
                connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> Connection:
    """Open ``path`` so that nothing changes it or puts files beside it, not even after a killed writer.

    Nobody writes to it until `in_memory` has copied it, or it is closed; but see `copy_of`.
    """
    address = f"{_address(path)}&immutable=1" if _has_write_ahead_log(path) else _address(path)
    with translated(path):
        connection = dbapi2.connect(address, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        _hold(connection)
    except dbapi2.Error as error:
        connection.close()
        # Reading is refused so only where a write that was cut off would have to be rolled back first.
        unfinished = getattr(error, "sqlite_errorcode", 0) & _PRIMARY == _READONLY
        raise StoreError(Trouble.UNFINISHED if unfinished else _trouble(error), path) from error
    return connection


def in_memory(connection: Connection, path: Path) -> Connection:
    """A copy of what ``connection`` holds, which no file has."""
    with translated(path):
        if not connection.in_transaction:
            _hold(connection)
        copy = dbapi2.connect(":memory:", isolation_level=None)
        try:
            connection.backup(copy)
            connection.execute("ROLLBACK")
        except BaseException:
            copy.close()
            raise
    return copy


def copy_of(path: Path) -> Connection:
    """A copy in memory of the file at ``path``, as `connect_to_read` reads it.

    A file with a write-ahead log can't be kept from changing so, and must not have changed meanwhile.
    """
    source = connect_to_read(path)
    try:
        before = _stamp(path)
        copy = in_memory(source, path)
    finally:
        source.close()
    if _stamp(path) != before:
        copy.close()
        raise StoreError(Trouble.BUSY, path)
    return copy


def _hold(connection: Connection) -> None:
    """Wait for whoever writes, no longer than `BUSY_SECONDS`, and let nobody write until the transaction ends.

    Copying would not tell what is wrong, and would wait for a lock for ever.
    """
    connection.execute("BEGIN")
    connection.execute("PRAGMA user_version").fetchone()  # one read: a second one could have to wait as long again


def _has_write_ahead_log(path: Path) -> bool:
    """Whether another program gave the file at ``path`` a write-ahead log, in which nothing must be left.

    Without locks SQLite can't open such a file, whose header nothing else may read: see `application_of`.
    """
    with translated(path):
        connection = dbapi2.connect(f"{_address(path)}&nolock=1", uri=True)
    try:
        connection.execute("PRAGMA user_version").fetchone()
    except dbapi2.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY != _CANTOPEN:
            return False  # whoever opens it with locks is told
    else:
        return False
    finally:
        connection.close()
    log = _stamp(path.resolve().with_name(f"{path.resolve().name}-wal"))
    if log is not None and log[1]:
        raise StoreError(Trouble.UNFINISHED, path)
    return True


def _address(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells a file from itself before a change: which it is, its size, and when it was written to."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


@contextmanager
def immediate(connection: Connection, path: Path) -> Iterator[None]:
    """One transaction that holds the write lock from its beginning; all of it is committed, or none."""
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        with translated(path):
            connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into `StoreError`."""
    try:
        yield
    except dbapi2.Error as error:
        raise StoreError(_trouble(error), path) from error


def _pragmas(*, read_only: bool) -> Iterator[str]:
    yield "PRAGMA trusted_schema = OFF"
    yield f"PRAGMA cache_size = -{_CACHE_KIB}"
    if read_only:
        yield "PRAGMA query_only = ON"
    else:
        yield "PRAGMA journal_mode = DELETE"
        yield "PRAGMA synchronous = EXTRA"
        yield "PRAGMA fullfsync = ON"


def _trouble(error: dbapi2.Error) -> Trouble:
    if any(words in str(error) for words in ("no such table", "no such column", "malformed JSON")):
        return Trouble.DAMAGED
    return _TROUBLES.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY, Trouble.FAILED)
