"""History is append-only, whoever holds the pen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from imuran_desktop.domain.history import Kind
from imuran_desktop.store.check import check
from imuran_desktop.store.letters import add_letter
from imuran_desktop.store.migrations import add_triggers, triggers
from imuran_desktop.store.revisions import current
from imuran_desktop.store.sqlite import Connection
from tests.store.making import new_diary, plain, write

TABLES = ("revisions", "parents", "about", "files")


@pytest.fixture(params=["this program", "another program"])
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connection]:
    """A connection to a diary with two revisions: ours, and one that knows nothing of diaries."""
    with new_diary(tmp_path) as diary:
        write(diary, "one", "first")
        write(diary, "one", "second")
        add_letter(diary, "letter.pdf", b"made up")
        if request.param == "this program":
            yield diary.connection
            return
    other = plain(diary.path)
    yield other
    other.close()


def everything(connection: Connection) -> list[object]:
    return [connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid").fetchall() for table in TABLES]


def refuses(connection: Connection, sql: str) -> None:
    before = everything(connection)
    with pytest.raises(dbapi2.DatabaseError, match="append-only"):
        connection.execute(sql)
    assert everything(connection) == before


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "change", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid + 100", "UPDATE OR REPLACE {} SET rowid = 1"]
)
def test_no_row_is_changed_or_deleted(connection: Connection, table: str, change: str) -> None:
    refuses(connection, change.format(table))


@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE"])
@pytest.mark.parametrize(
    "values",
    [
        "INTO revisions SELECT id, entry, kind, day, 9, recorded_at, device, 'x', deleted, '{}' FROM revisions LIMIT 1",
        """INTO revisions (rowid, id, entry, kind, day, generation, recorded_at, device, "by", deleted, body)
           VALUES (1, 'new', 'one', 'symptom', '', 9, '', '', '', 0, '{}')""",
        "INTO parents SELECT revision, parent FROM parents",
        "INTO parents (rowid, revision, parent) VALUES (1, 'a', 'b')",
        "INTO about VALUES ('diary', 'another')",
        "INTO files SELECT id, x'00' FROM files",
        "INTO files (rowid, id, content) VALUES (1, 'a', x'00')",
        "INTO about (rowid, key, value) VALUES (1, 'a', 'b')",
    ],
)
def test_no_row_is_written_over(connection: Connection, verb: str, values: str) -> None:
    refuses(connection, f"{verb} {values}")


def test_new_rows_are_welcome(connection: Connection) -> None:
    connection.execute("INSERT INTO about VALUES ('a new key', 'a')")
    connection.execute("INSERT OR REPLACE INTO about VALUES ('another', 'b')")


def test_triggers_come_back_after_a_table_was_rebuilt(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        write(diary, "one")
        names = {name for name, _ in triggers()}
        with diary.writing():
            for table in TABLES:
                diary.database.table(table).transform()
        assert check(diary) == ["not_guarded"]
        with diary.writing():
            add_triggers(diary.database)
        found = diary.connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        assert {name for (name,) in found} == names
        refuses(diary.connection, "DELETE FROM revisions")
        assert check(diary) == []
        assert len(current(diary, Kind.SYMPTOM)) == 1
