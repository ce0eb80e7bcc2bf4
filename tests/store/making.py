"""Diaries for the tests of the store: real files, one author, one moment."""

import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from imuran_desktop.domain.codes import Severity
from imuran_desktop.domain.history import Author, Kind, Revision
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.store import symptom_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.revisions import append
from imuran_desktop.store.sqlite import Connection

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HERE, THERE = Author("device-a"), Author("device-b", "Alex")


def new_diary(folder: Path, name: str = "diary.imuran") -> Diary:
    """A new, empty diary."""
    return Diary.create(folder / name, NOW)


def another_diary(whole: Path, path: Path, diary: str) -> Path:
    """The diary of somebody else with this id, in which all else is as in the ``whole`` one."""
    shutil.copy2(whole, path)
    other = plain(path)
    guards = other.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'about'"
    ).fetchall()
    for name, _ in guards:
        other.execute(f'DROP TRIGGER "{name}"')
    other.execute("UPDATE about SET value = ? WHERE key = 'diary'", (diary,))
    for _, guard in guards:
        other.execute(guard)
    other.close()
    return path


def symptom(note: str = "", severity: str = "mild") -> Mapping[str, Any]:
    """The body of a symptom entry, the plainest there is."""
    return symptom_codec.symptom_body(SymptomEntry("", "nausea", Severity(severity), NOW, 0, "Europe/London", note))


def write(
    diary: Diary,
    entry: str,
    note: str = "",
    *,
    day: str = "2026-03-02",
    deleted: bool = False,
    author: Author = HERE,
    now: datetime = NOW,
) -> Revision:
    """One revision of a symptom entry, in a transaction of its own."""
    with diary.writing():
        return append(diary, author, now, kind=Kind.SYMPTOM, entry=entry, body=symptom(note), day=day, deleted=deleted)


def plain(path: Path) -> Connection:
    """A connection of another program, which knows nothing of diaries."""
    return dbapi2.connect(path, isolation_level=None)


def left_by_a_crash(folder: Path) -> Path:
    """Another program's database, with the write-ahead log that it left behind when it was killed."""
    alive = folder / "alive"
    alive.mkdir()
    other = plain(alive / "other.db")
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE letters (text TEXT)")
    for name in ("other.db", "other.db-wal"):
        shutil.copy(alive / name, folder / name)
    other.close()
    shutil.rmtree(alive)
    return folder / "other.db"


def contents(folder: Path) -> Mapping[str, bytes]:
    """Every file of ``folder`` and what is in it."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def trouble_of(action: Callable[[], object]) -> Trouble:
    """Why ``action`` fails."""
    with pytest.raises(StoreError) as caught:
        action()
    return caught.value.trouble


def just_before(diary: Diary, statement: str, action: Callable[[], object]) -> None:
    """Let ``action`` happen once, when ``diary`` is about to run the first SQL that holds ``statement``."""

    def look(sql: str) -> None:
        if statement in sql:
            diary.connection.set_trace_callback(None)
            action()

    diary.connection.set_trace_callback(look)
