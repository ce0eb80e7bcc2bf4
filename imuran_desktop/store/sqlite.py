"""Connections and transactions, with the durability the design asks for (invariant 6)."""

import os
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

_TROUBLES = (
    ("locked", Trouble.BUSY),
    ("busy", Trouble.BUSY),
    ("full", Trouble.DISK_FULL),
    ("readonly", Trouble.NO_PERMISSION),
    ("unable to open", Trouble.NO_PERMISSION),
    ("not a database", Trouble.NOT_A_DIARY),
    ("malformed", Trouble.DAMAGED),
    ("disk i/o", Trouble.FAILED),
)


def connect(path: Path, *, read_only: bool = False) -> Connection:
    """Open ``path`` with transactions begun by hand only.

    Rollback journal and ``synchronous=EXTRA``: a commit that returned survives a power cut, and the file alone is the
    whole diary whenever nobody is writing.
    """
    mode = "ro" if read_only else "rw"
    with translated(path):
        connection = dbapi2.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_SECONDS
        )
        connection.execute("PRAGMA trusted_schema = OFF")
        if not read_only:
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA fullfsync = ON")
    return connection


def create_private(path: Path) -> None:
    """Make an empty file that only its owner can read, and the folders it needs.

    Raises:
        FileExistsError: when there is something at ``path`` already.
    """
    make_private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` for its owner only. One that exists keeps its permissions: it may be shared on purpose."""
    if not folder.exists():
        make_private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


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
        message = str(error).lower()
        trouble = next((code for word, code in _TROUBLES if word in message), Trouble.FAILED)
        raise StoreError(trouble, path) from error
