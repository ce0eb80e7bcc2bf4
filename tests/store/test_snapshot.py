"""A copy in memory of a diary that is only to be read: the file stays byte for byte as it is."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from imuran_desktop.domain.history import Kind
from imuran_desktop.services.agenda import read_agenda
from imuran_desktop.store import diary as diary_module
from imuran_desktop.store.check import check
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.read import read_plan
from imuran_desktop.store.revisions import current
from imuran_desktop.store.sqlite import connect, connect_to_read, in_memory
from imuran_desktop.words.errors import store_words
from imuran_desktop.words.language import Language
from tests.services.plans import at
from tests.store.making import NOW, contents, left_by_a_crash, new_diary, plain, trouble_of, write

KEPT = Path(__file__).parents[1] / "data" / "diaries"
KEPT_NOW = at("2026-03-31 09:30")


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    """A diary with one symptom in it."""
    with new_diary(tmp_path) as made:
        write(made, "one", "first")
        yield made


def entries(diary: Diary) -> list[str]:
    return [item.entry for item in current(diary, Kind.SYMPTOM)]


def test_it_holds_what_the_diary_held_at_that_moment(diary: Diary) -> None:
    with Diary.snapshot(diary.path) as copy:
        write(diary, "two")
        assert entries(copy) == ["one"]
        assert (copy.id, copy.path) == (diary.id, diary.path)
    assert sorted(entries(diary)) == ["one", "two"]


def test_nothing_beside_the_file_or_in_it_changes(diary: Diary) -> None:
    diary.close()
    folder = diary.path.parent
    before, written = contents(folder), diary.path.stat().st_mtime_ns
    with Diary.snapshot(diary.path) as copy:
        assert contents(folder) == before
        assert entries(copy) == ["one"]
    assert (contents(folder), diary.path.stat().st_mtime_ns) == (before, written)


def test_it_can_not_be_written_to(diary: Diary) -> None:
    with Diary.snapshot(diary.path) as copy, pytest.raises((StoreError, dbapi2.Error)):
        write(copy, "two")
    assert entries(diary) == ["one"]


def test_who_writes_waits_for_nothing_once_it_is_made(diary: Diary) -> None:
    with Diary.snapshot(diary.path):
        diary.connection.execute("PRAGMA busy_timeout = 0")
        write(diary, "two")
        assert sorted(entries(diary)) == ["one", "two"]


def test_it_is_made_while_somebody_begins_to_write(diary: Diary) -> None:
    with diary.writing(), Diary.snapshot(diary.path) as copy:
        assert entries(copy) == ["one"]


@pytest.mark.parametrize("name", sorted(path.name for path in KEPT.glob("*.imuran")))
def test_one_of_an_earlier_release_is_brought_up_to_date_in_the_copy_only(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copy(KEPT / name, path)
    before = contents(tmp_path)
    with Diary.snapshot(path) as copy:
        assert check(copy) == []
        agenda = read_agenda(copy, KEPT_NOW, date(2026, 3, 20), date(2026, 4, 5))
        assert copy.connection.execute("PRAGMA user_version").fetchone()[0] == diary_module.SCHEMA
    with Diary.open(path, KEPT_NOW) as opened:
        assert json.dumps(agenda) == json.dumps(read_agenda(opened, KEPT_NOW, date(2026, 3, 20), date(2026, 4, 5)))
    (kept,) = before.values()
    assert (KEPT / name).read_bytes() == kept


def test_no_copy_of_an_old_file_is_left_beside_it(tmp_path: Path) -> None:
    shutil.copy(KEPT / "v1.imuran", tmp_path)
    before = contents(tmp_path)
    with Diary.snapshot(tmp_path / "v1.imuran") as copy:
        assert read_plan(copy).person.sample
    assert contents(tmp_path) == before


def test_one_that_a_killed_writer_left_half_done_is_told_and_left_as_it_is(diary: Diary) -> None:
    path = diary.path
    journal = path.with_name(f"{path.name}-journal")
    diary.connection.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the commit
    diary.connection.execute("BEGIN IMMEDIATE")
    diary.database.table("about").insert_all({"key": str(number), "value": "x" * 500} for number in range(400))
    half, undo = path.read_bytes(), journal.read_bytes()
    diary.connection.execute("ROLLBACK")
    diary.close()
    path.write_bytes(half)
    journal.write_bytes(undo)
    before = contents(path.parent)

    assert trouble_of(lambda: Diary.snapshot(path)) is Trouble.UNFINISHED
    assert contents(path.parent) == before
    sentence = store_words(Language(), Trouble.UNFINISHED, path.name)
    assert sentence.startswith("diary.imuran was left in the middle of a write. Open it once in Imuran Desktop")

    # As the sentence says: once it was opened to write, it can be read.
    Diary.open(path, NOW).close()
    with Diary.snapshot(path) as copy:
        assert entries(copy) == ["one"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions as POSIX has them")
def test_a_file_in_a_folder_that_nothing_may_be_written_to_is_read(diary: Diary) -> None:
    diary.close()
    folder = diary.path.parent
    diary.path.chmod(0o400)
    folder.chmod(0o500)
    try:
        with Diary.snapshot(diary.path) as copy:
            assert entries(copy) == ["one"]
    finally:
        folder.chmod(0o700)


def test_one_that_another_program_gave_a_write_ahead_log_is_read_and_nothing_is_put_beside_it(diary: Diary) -> None:
    diary.close()
    other = plain(diary.path)
    assert other.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal"
    other.close()
    before = contents(diary.path.parent)
    with Diary.snapshot(diary.path) as copy:
        assert entries(copy) == ["one"]
        assert contents(diary.path.parent) == before
    with Diary(diary.path, connect_to_read(diary.path)) as looked_at:
        assert looked_at.id
    assert contents(diary.path.parent) == before


def test_one_whose_write_ahead_log_still_holds_something_is_told(diary: Diary) -> None:
    diary.close()
    with closing(plain(diary.path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE letters (text TEXT)")
        before = contents(diary.path.parent)
        assert trouble_of(lambda: Diary.snapshot(diary.path)) is Trouble.UNFINISHED
        assert contents(diary.path.parent) == before


def test_looking_at_it_leaves_the_locks_of_this_process_on_it(diary: Diary) -> None:
    with diary.writing():
        Diary.snapshot(diary.path).close()
        script = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
        other = subprocess.run([sys.executable, "-c", script, diary.path], check=False, capture_output=True, text=True)
    assert "database is locked" in other.stderr


def test_nobody_can_lock_it_between_the_look_and_the_copy(diary: Diary) -> None:
    source = connect_to_read(diary.path)
    try:
        diary.connection.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            diary.connection.execute("BEGIN EXCLUSIVE")
        in_memory(source, diary.path).close()
        assert not source.in_transaction
    finally:
        source.close()


def test_one_that_somebody_holds_for_long_is_busy_also_when_it_is_old(diary: Diary) -> None:
    reader = connect(diary.path, read_only=True)
    reader.execute("PRAGMA busy_timeout = 10")
    diary.connection.execute("BEGIN EXCLUSIVE")
    try:
        assert trouble_of(lambda: in_memory(reader, diary.path)) is Trouble.BUSY
    finally:
        diary.connection.execute("ROLLBACK")
        reader.close()


def test_what_is_no_diary_is_told(tmp_path: Path) -> None:
    assert trouble_of(lambda: Diary.snapshot(tmp_path / "none.imuran")) is Trouble.MISSING
    letter = tmp_path / "letter.imuran"
    letter.write_text("Dear Sam", encoding="utf-8")
    assert trouble_of(lambda: Diary.snapshot(letter)) is Trouble.NOT_A_DIARY
    other = left_by_a_crash(tmp_path)
    before = contents(tmp_path)
    assert trouble_of(lambda: Diary.snapshot(other)) is Trouble.NOT_A_DIARY
    assert contents(tmp_path) == before


def test_a_newer_release_s_diary_is_told(diary: Diary) -> None:
    diary.connection.execute(f"PRAGMA user_version = {diary_module.SCHEMA + 1}")
    assert trouble_of(lambda: Diary.snapshot(diary.path)) is Trouble.NEWER


def test_a_damaged_one_is_told(diary: Diary) -> None:
    for number in range(50):
        write(diary, str(number), "x" * 4000)
    diary.close()
    content = diary.path.read_bytes()
    diary.path.write_bytes(content[: len(content) // 2])
    assert trouble_of(lambda: Diary.snapshot(diary.path)) is Trouble.DAMAGED
