"""A diary file: made, opened, migrated, closed. Every trouble it can be in."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from imuran_desktop.domain.history import Kind
from imuran_desktop.store import diary as diary_module
from imuran_desktop.store import migrations as migrations_module
from imuran_desktop.store.check import check
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.migrations import m001_revisions, m002_dated_directions, m003_reminder_log
from imuran_desktop.store.read import read_plan
from imuran_desktop.store.revisions import append, current, history_of
from tests.rights import NOBODY, bound_folder
from tests.store.making import HERE, NOW, contents, left_by_a_crash, new_diary, plain, symptom, trouble_of, write

needs_posix = pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
PRESENT = diary_module.SCHEMA
"""What a diary of this release is, also while a later one is made up."""

PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of somebody to whom permissions apply: of the superuser's tests, somebody else."""
    new_diary(tmp_path).close()  # imports now what nobody may import later
    with bound_folder(tmp_path) as own:
        yield own


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@needs_posix
def test_a_new_diary_and_its_new_folders_are_their_owner_s_only(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    before = mode(shared)

    new_diary(shared / "a" / "b").close()

    assert mode(shared / "a" / "b" / "diary.imuran") == 0o600
    assert mode(shared / "a" / "b") == mode(shared / "a") == 0o700
    assert mode(shared) == before


def test_a_new_diary_is_one_file_with_an_id_of_its_own(tmp_path: Path) -> None:
    with new_diary(tmp_path) as one, new_diary(tmp_path, "other.imuran") as other:
        assert sorted(path.name for path in tmp_path.iterdir()) == ["diary.imuran", "other.imuran"]
        assert one.id != other.id
        assert Diary.open(one.path, NOW).id == one.id
        assert check(one) == []


def test_a_name_that_is_taken_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "diary.imuran"
    path.write_text("a letter", encoding="utf-8")
    with pytest.raises(FileExistsError):
        Diary.create(path, NOW)
    assert path.read_text(encoding="utf-8") == "a letter"
    assert list(tmp_path.iterdir()) == [path]


def test_a_diary_that_cannot_be_filled_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(diary: Diary) -> None:
        write(diary, "one")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Diary.create(tmp_path / "diary.imuran", NOW, fill=fail)
    assert list(tmp_path.iterdir()) == []


def test_there_is_no_file_of_the_name_before_all_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "diary.imuran"

    def look(diary: Diary) -> None:
        assert not path.exists()
        write(diary, "one")

    with Diary.create(path, NOW, fill=look) as diary:
        assert [item.entry for item in current(diary, Kind.SYMPTOM)] == ["one"]


def test_two_who_create_at_once_get_one_diary(tmp_path: Path) -> None:
    path = tmp_path / "diary.imuran"

    def be_late(_: Diary) -> None:
        Diary.create(path, NOW, "the first").close()

    with pytest.raises(FileExistsError):
        Diary.create(path, NOW, "the second", be_late)
    with Diary.open(path, NOW) as diary:
        assert diary.id == "the first"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_missing(tmp_path: Path) -> None:
    assert trouble_of(lambda: Diary.open(tmp_path / "none.imuran", NOW)) is Trouble.MISSING


@pytest.mark.parametrize(
    "content",
    [b"", b"a letter to the clinic\n" * 300, b"SQLite format 3\0" + b"\xff" * 4000, b"\0" * 4096],
    ids=["empty", "text", "only the name", "zeros"],
)
def test_what_is_no_diary_is_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.imuran"
    path.write_bytes(content)
    assert trouble_of(lambda: Diary.open(path, NOW)) is Trouble.NOT_A_DIARY
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_program_s_database_is_no_diary(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = plain(path)
    other.execute("CREATE TABLE letters (text TEXT)")
    other.close()
    assert trouble_of(lambda: Diary.open(path, NOW)) is Trouble.NOT_A_DIARY


@pytest.mark.parametrize("read_only", [False, True])
def test_another_program_s_database_is_not_touched(tmp_path: Path, read_only: bool) -> None:
    path = left_by_a_crash(tmp_path)
    before = contents(tmp_path)
    assert trouble_of(lambda: Diary.open(path, NOW, read_only=read_only)) is Trouble.NOT_A_DIARY
    assert contents(tmp_path) == before

    other = plain(path)
    other.execute("INSERT INTO letters VALUES ('Dear clinic')")
    before = contents(tmp_path)
    assert trouble_of(lambda: Diary.open(path, NOW, read_only=read_only)) is Trouble.NOT_A_DIARY
    assert contents(tmp_path) == before
    other.close()


def test_a_look_at_a_diary_leaves_its_writer_s_lock_alone(tmp_path: Path) -> None:
    with new_diary(tmp_path) as mine, mine.writing():
        Diary.open(mine.path, NOW, read_only=True).close()
        code = (
            "import sys; from sqlcipher3 import dbapi2;"
            "dbapi2.connect(sys.argv[1], timeout=0, isolation_level=None).execute('BEGIN IMMEDIATE')"
        )
        other = subprocess.run([sys.executable, "-c", code, mine.path], capture_output=True, check=False, timeout=60)
        assert b"database is locked" in other.stderr


def test_a_write_that_was_cut_off_in_the_middle_is_taken_back(tmp_path: Path) -> None:
    cut_off = tmp_path / "cut off"
    cut_off.mkdir()
    with new_diary(tmp_path) as diary:
        write(diary, "one")
        before = diary.path.read_bytes()
        diary.connection.execute("PRAGMA cache_size = 1")  # pages go to the file, and the journal before them
        with diary.writing():
            for number in range(50):
                append(diary, HERE, NOW, kind=Kind.SYMPTOM, entry=f"entry {number}", body=symptom("x" * 4000))
            shutil.copy(tmp_path / "diary.imuran-journal", cut_off)
    first_page_only = diary.path.read_bytes()[:PAGE] + before[PAGE:]
    (cut_off / "diary.imuran").write_bytes(first_page_only)
    with Diary.open(cut_off / "diary.imuran", NOW) as diary:
        assert [item.entry for item in current(diary, Kind.SYMPTOM)] == ["one"]
        assert check(diary) == []


@needs_posix
def test_a_diary_that_others_could_read_is_made_private_by_who_writes(tmp_path: Path) -> None:
    path = new_diary(tmp_path).path
    path.chmod(0o644)
    Diary.open(path, NOW, read_only=True).close()
    assert mode(path) == 0o644
    Diary.open(path, NOW).close()
    assert mode(path) == 0o600
    path.chmod(0o444)
    Diary.open(path, NOW).close()
    assert mode(path) == 0o400


@needs_posix
def test_a_file_of_somebody_else_keeps_its_permissions(folder: Path) -> None:
    path = new_diary(folder).path
    path.chmod(0o666)
    if sys.platform != "win32" and path.stat().st_uid == NOBODY:
        os.seteuid(0)
        os.chown(path, 0, 0)
        os.seteuid(NOBODY)
        Diary.open(path, NOW).close()
        assert mode(path) == 0o666


def test_a_folder_is_no_diary(tmp_path: Path) -> None:
    assert trouble_of(lambda: Diary.open(tmp_path, NOW)) is Trouble.NOT_A_DIARY
    with pytest.raises(FileExistsError):
        Diary.create(tmp_path, NOW)


@pytest.mark.parametrize("name", ["nul\0l.imuran", "x" * 300, "file/diary.imuran"])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    assert trouble_of(lambda: Diary.create(tmp_path / name, NOW)) is Trouble.NO_PERMISSION
    assert trouble_of(lambda: Diary.open(tmp_path / name, NOW)) in (Trouble.NO_PERMISSION, Trouble.MISSING)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_version_s_diary(tmp_path: Path, read_only: bool) -> None:
    path = new_diary(tmp_path).path
    other = plain(path)
    other.execute("PRAGMA user_version = 99")
    other.close()
    assert trouble_of(lambda: Diary.open(path, NOW, read_only=read_only)) is Trouble.NEWER


def test_a_damaged_page(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary, diary.writing():
        for number in range(200):
            append(diary, HERE, NOW, kind=Kind.SYMPTOM, entry=f"entry {number}", body=symptom("x" * 200))
    content = bytearray(diary.path.read_bytes())
    content[4096 * 3 : 4096 * 20] = b"\xa5" * 4096 * 17
    diary.path.write_bytes(content)

    with Diary.open(diary.path, NOW) as damaged:
        assert trouble_of(lambda: current(damaged, Kind.SYMPTOM)) is Trouble.DAMAGED
        assert check(damaged) == ["damaged"]


def test_a_diary_whose_tables_are_gone(tmp_path: Path) -> None:
    path = new_diary(tmp_path).path
    other = plain(path)
    other.execute("DROP TABLE revisions")
    other.close()
    with Diary.open(path, NOW) as diary:
        assert trouble_of(lambda: read_plan(diary)) is Trouble.DAMAGED
        assert check(diary) == ["damaged"]


def test_a_diary_without_its_id(tmp_path: Path) -> None:
    path = new_diary(tmp_path).path
    other = plain(path)
    other.execute("DROP TRIGGER about_no_delete")
    other.execute("DELETE FROM about")
    other.close()
    with Diary.open(path, NOW) as diary:
        assert trouble_of(lambda: diary.id) is Trouble.DAMAGED


def test_a_diary_of_nobody_is_not_read(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        assert trouble_of(lambda: read_plan(diary)) is Trouble.DAMAGED


def test_somebody_else_is_writing(tmp_path: Path) -> None:
    with new_diary(tmp_path) as mine, Diary.open(mine.path, NOW) as theirs:
        mine.connection.execute("PRAGMA busy_timeout = 1")
        with theirs.writing():
            assert trouble_of(lambda: write(mine, "one")) is Trouble.BUSY
        write(mine, "one")
        assert [item.entry for item in current(theirs, Kind.SYMPTOM)] == ["one"]


def test_a_reader_who_holds_up_a_commit(tmp_path: Path) -> None:
    with new_diary(tmp_path) as mine, Diary.open(mine.path, NOW) as theirs:
        write(mine, "one")
        mine.connection.execute("PRAGMA busy_timeout = 1")
        theirs.connection.execute("BEGIN")
        theirs.connection.execute("SELECT * FROM revisions").fetchone()
        assert trouble_of(lambda: write(mine, "two")) is Trouble.BUSY
        theirs.connection.execute("COMMIT")
        assert [item.entry for item in current(mine, Kind.SYMPTOM)] == ["one"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        write(diary, "one")
        pages = diary.connection.execute("PRAGMA page_count").fetchone()[0]
        diary.connection.execute(f"PRAGMA max_page_count = {pages}")
        assert trouble_of(lambda: write(diary, "two", "x" * 100_000)) is Trouble.DISK_FULL
        assert [item.entry for item in current(diary, Kind.SYMPTOM)] == ["one"]
        assert check(diary) == []


@needs_posix
def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    folder.chmod(0o500)
    assert trouble_of(lambda: new_diary(folder)) is Trouble.NO_PERMISSION
    assert trouble_of(lambda: new_diary(folder / "new")) is Trouble.NO_PERMISSION
    folder.chmod(0o700)
    with new_diary(folder) as diary:
        folder.chmod(0o500)
        assert trouble_of(lambda: write(diary, "one")) is Trouble.NO_PERMISSION
        assert check(diary) == []


@needs_posix
def test_a_folder_that_may_not_be_looked_into(folder: Path) -> None:
    path = new_diary(folder / "closed").path
    path.parent.chmod(0)
    assert trouble_of(lambda: Diary.open(path, NOW)) in (Trouble.NO_PERMISSION, Trouble.MISSING)
    path.parent.chmod(0o700)


@needs_posix
def test_a_file_that_may_only_be_read(folder: Path) -> None:
    with new_diary(folder) as diary:
        write(diary, "one")
    diary.path.chmod(0o400)
    with Diary.open(diary.path, NOW, read_only=True) as reading:
        assert len(current(reading, Kind.SYMPTOM)) == 1
        assert check(reading) == []
    with Diary.open(diary.path, NOW) as writing:
        assert trouble_of(lambda: write(writing, "two")) is Trouble.NO_PERMISSION


@needs_posix
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    path = new_diary(folder).path
    path.chmod(0)
    assert trouble_of(lambda: Diary.open(path, NOW)) is Trouble.NO_PERMISSION


def test_who_opens_for_reading_cannot_write(tmp_path: Path) -> None:
    path = new_diary(tmp_path).path
    with Diary.open(path, NOW, read_only=True) as diary:
        assert trouble_of(lambda: write(diary, "one")) is Trouble.NO_PERMISSION


def test_an_error_within_a_write_takes_all_of_it_back(tmp_path: Path) -> None:
    def fail(diary: Diary) -> None:
        with diary.writing():
            diary.database.table("about").insert({"key": "half", "value": "done"})
            raise RuntimeError

    with new_diary(tmp_path) as diary:
        with pytest.raises(RuntimeError):
            fail(diary)
        assert diary.connection.execute("SELECT count(*) FROM about WHERE key = 'half'").fetchone()[0] == 0
        write(diary, "one")


def test_writes_of_others_are_noticed(tmp_path: Path) -> None:
    with new_diary(tmp_path) as mine, Diary.open(mine.path, NOW) as theirs:
        before = mine.data_version()
        write(mine, "one")
        assert mine.data_version() == before
        write(theirs, "two")
        assert mine.data_version() != before


# An older diary, opened by the release that comes after this one.


def next_release(monkeypatch: pytest.MonkeyPatch, *, fails: bool = False) -> None:
    """The schema as a later release may have it: a table rebuilt, then perhaps a mistake."""
    later = Migrations("imuran")
    for known in (m001_revisions, m002_dated_directions, m003_reminder_log):
        later()(known)

    @later()
    def m004_notes(db: Database) -> None:
        db.table("revisions").add_column("checked", str, not_null_default="")
        db.table("revisions").transform(drop={"checked"}, rename={"device": "machine"})
        db.table("revisions").transform(rename={"machine": "device"})
        db.table("about").transform()
        db.table("parents").transform()
        if fails:
            raise RuntimeError("a mistake in the migration")

    monkeypatch.setattr(migrations_module, "migrations", later)
    monkeypatch.setattr(diary_module, "SCHEMA", diary_module.SCHEMA + 1)


def with_history(folder: Path) -> Path:
    with new_diary(folder) as diary:
        write(diary, "one", "first")
        write(diary, "one", "second")
    return diary.path


def test_an_older_diary_is_backed_up_and_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_history(tmp_path)
    old = path.read_bytes()
    next_release(monkeypatch)

    with Diary.open(path, NOW) as diary:
        assert [item.body["note"] for item in history_of(diary, "one")] == ["second", "first"]
        assert diary.connection.execute("PRAGMA user_version").fetchone()[0] == diary_module.SCHEMA
        assert check(diary) == []
        for change in ("UPDATE revisions SET body = ''", "DELETE FROM parents", "DELETE FROM about"):
            with pytest.raises(Exception, match="append-only"):
                diary.connection.execute(change)

    (backup,) = (found for found in tmp_path.iterdir() if found != path)
    assert backup.name == f"diary.schema-{PRESENT}.20260302T093000Z.imuran"
    monkeypatch.undo()
    with Diary.open(backup, NOW) as diary:
        assert [item.body["note"] for item in history_of(diary, "one")] == ["second", "first"]
        assert check(diary) == []
    if os.name == "posix":
        assert mode(backup) == 0o600
    assert len(old) == len(backup.read_bytes())


def test_a_migration_that_fails_leaves_the_diary_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_history(tmp_path)
    old = path.read_bytes()
    next_release(monkeypatch, fails=True)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            Diary.open(path, NOW)
    assert path.read_bytes() == old
    backups = sorted(found.name for found in tmp_path.iterdir() if found != path)
    assert backups == [f"diary.schema-{PRESENT}.20260302T093000Z{end}.imuran" for end in ("-2", "")]


def test_an_older_diary_can_be_read_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_history(tmp_path)
    old = path.read_bytes()
    next_release(monkeypatch)
    with Diary.open(path, NOW, read_only=True) as diary:
        assert [item.body["note"] for item in history_of(diary, "one")] == ["second", "first"]
        assert trouble_of(lambda: write(diary, "two")) is Trouble.NO_PERMISSION
    assert path.read_bytes() == old
    assert list(tmp_path.iterdir()) == [path]


def test_the_schema_number_counts_the_migrations() -> None:
    assert len(migrations_module.migrations._migrations) == diary_module.SCHEMA


def test_a_trouble_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "file" / "diary.imuran"
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as caught:
        Diary.create(path, NOW)
    assert caught.value.path == path


def test_a_write_within_a_write_is_part_of_it(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        with diary.writing():
            write(diary, "one")
            write(diary, "two")
        assert [item.entry for item in current(diary, Kind.SYMPTOM)] == ["one", "two"]

        def fail_after_a_write() -> None:
            with diary.writing():
                write(diary, "three")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail_after_a_write()
        assert [item.entry for item in current(diary, Kind.SYMPTOM)] == ["one", "two"]
