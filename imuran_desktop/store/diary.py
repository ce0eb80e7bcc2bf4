"""A diary file: made, opened, migrated, closed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from imuran_desktop.store.backup import back_up
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.files import draft_of, make_private, publish, require_file, system_translated
from imuran_desktop.store.sqlite import (
    Connection,
    application_of,
    connect,
    copy_of,
    immediate,
    in_memory,
    translated,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

    from imuran_desktop.domain.plan import Plan
    from imuran_desktop.domain.stock import UsedUp

SCHEMA = 5
"""How many migrations there are; kept in ``PRAGMA user_version`` so that opening needs no sqlite-utils."""

APPLICATION_ID = 0x494D5552
"""Marks the file as a diary ("IMUR")."""


class Diary:
    """One open diary. Reads and new revisions use the connection; sqlite-utils makes and migrates the file."""

    def __init__(self, path: Path, connection: Connection) -> None:
        self.path = path
        self.connection = connection
        self._is_writing = False
        self.plan: tuple[int, Plan] | None = None
        """The plan as it was last read, and how many revisions it had then."""
        self.used: tuple[int, date, Mapping[str, UsedUp]] | None = None
        """What intakes of that date and later used up, by entry, when the revision of that number was the newest."""
        self.told_before: tuple[int, date] | None = None
        """Nothing before that date was left to tell when the revision of that number was the newest."""

    @classmethod
    def open(cls, path: Path, now: datetime, *, read_only: bool = False) -> Self:
        """Open an existing diary, bringing an older one up to date first (with a backup beside it).

        An older one opened ``read_only`` stays as it is: what is read is a copy in memory, brought up to date there.

        Raises:
            StoreError: when the file is missing, no diary, damaged, from a newer version, or can't be read.
        """
        require_file(path)
        if application_of(path) != APPLICATION_ID:
            raise StoreError(Trouble.NOT_A_DIARY, path)
        if not read_only:
            make_private(path)
        diary = cls(path, connect(path, read_only=read_only))
        try:
            version = diary._version()
            if version < SCHEMA and read_only:
                diary._read_from_memory()
            elif version < SCHEMA:
                back_up(diary.connection, path, version, now)
                diary._migrate()
        except BaseException:
            diary.close()
            raise
        return diary

    @classmethod
    def snapshot(cls, path: Path) -> Self:
        """A copy in memory of an existing diary as it is at this moment, brought up to date there if it is older.

        The file is opened to be read only, and stays byte for byte as it is, with nothing beside it; writers wait no
        longer than the copying takes, and it waits for them no longer than `BUSY_SECONDS`.

        Raises:
            StoreError: when the file is missing, no diary, damaged, from a newer version, left in the middle of a
                write, or can't be read.
        """
        require_file(path)
        if application_of(path) != APPLICATION_ID:
            raise StoreError(Trouble.NOT_A_DIARY, path)
        diary = cls(path, copy_of(path))
        try:
            if diary._version() < SCHEMA:
                diary._migrate()
            diary.connection.execute("PRAGMA query_only = ON")
        except BaseException:
            diary.close()
            raise
        return diary

    @classmethod
    def create(
        cls, path: Path, now: datetime, identity: str = "", fill: Callable[[Self], object] | None = None
    ) -> Self:
        """Make a new diary that only its owner can read, and open it. Its id is random unless ``identity`` is given.

        ``fill`` writes what the new diary is to hold. The file gets its name when all is in it.

        Raises:
            FileExistsError: when there is something at ``path`` already.
            StoreError: when it can't be written.
        """
        from uuid import uuid4  # late: no start needs new ids, and the import takes 2 ms

        about = {"diary": identity or uuid4().hex, "created": now.isoformat()}
        with system_translated(path), draft_of(path) as draft:
            with cls(path, connect(draft, name=path)) as diary:
                diary._migrate()
                with diary.writing():
                    diary.database.table("about").insert_all({"key": key, "value": about[key]} for key in about)
                if fill is not None:
                    fill(diary)
            publish(draft, path)
        return cls(path, connect(path))

    def close(self) -> None:
        """Close the file. Nothing is pending: every write was committed when it was made."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def database(self) -> "Database":
        """The sqlite-utils wrapper, for the schema only: importing it would keep the first tap waiting for 0.1 s."""
        from sqlite_utils import Database

        return Database(self.connection, execute_plugins=False)

    @cached_property
    def id(self) -> str:
        """The diary's own id, the same in every copy of it."""
        with translated(self.path):
            row = self.connection.execute("SELECT value FROM about WHERE key = 'diary'").fetchone()
        if row is None:
            raise StoreError(Trouble.DAMAGED, self.path)
        return str(row[0])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One immediate transaction; committed and flushed when the outermost block ends."""
        if self._is_writing:
            yield
            return
        with immediate(self.connection, self.path), translated(self.path):
            self._is_writing = True
            try:
                yield
            finally:
                self._is_writing = False

    def data_version(self) -> int:
        """A number that changes when another process has written to the file."""
        with translated(self.path):
            return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def _version(self) -> int:
        with translated(self.path):
            version = int(self.connection.execute("PRAGMA user_version").fetchone()[0])
        if version > SCHEMA:
            raise StoreError(Trouble.NEWER, self.path)
        return version

    def _read_from_memory(self) -> None:
        copy = in_memory(self.connection, self.path)
        self.connection.close()
        self.connection = copy
        self._migrate()
        copy.execute("PRAGMA query_only = ON")

    def _migrate(self) -> None:
        """Run the pending migrations in one transaction: all of them, with their record, or none."""
        from imuran_desktop.store.migrations import add_triggers, migrations

        with self.writing():
            migrations.apply(self.database)
            add_triggers(self.database)
            self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self.connection.execute(f"PRAGMA user_version = {SCHEMA}")
