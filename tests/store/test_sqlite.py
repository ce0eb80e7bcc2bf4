"""Connections: what the design asks of durability is really in force."""

from pathlib import Path

import pytest

from imuran_desktop.store.diary import Diary
from imuran_desktop.store.sqlite import connect
from tests.store.making import NOW, new_diary, plain

EXTRA = 3


def pragma(diary: Diary, name: str) -> object:
    return diary.connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_commit_survives_a_power_cut(tmp_path: Path) -> None:
    with new_diary(tmp_path) as new, Diary.open(new.path, NOW) as opened:
        for diary in (new, opened):
            assert pragma(diary, "journal_mode") == "delete"
            assert pragma(diary, "synchronous") == EXTRA
            assert pragma(diary, "fullfsync") == 1
            assert pragma(diary, "trusted_schema") == 0


def test_the_importing_of_sqlite_utils_changes_none_of_it(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        assert diary.database is not None
        assert (pragma(diary, "journal_mode"), pragma(diary, "synchronous")) == ("delete", EXTRA)


def test_a_journal_mode_set_by_another_program_is_set_right(tmp_path: Path) -> None:
    path = new_diary(tmp_path).path
    other = plain(path)
    assert other.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal"
    other.close()
    with Diary.open(path, NOW) as diary:
        assert pragma(diary, "journal_mode") == "delete"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["a?mode=memory.imuran", "100% sure #1.imuran", "Zoë 💊 עברית.imuran"])
def test_names_with_signs_that_mean_something_in_an_address(tmp_path: Path, name: str) -> None:
    with new_diary(tmp_path, name) as diary:
        assert diary.path.name == name
    assert [path.name for path in tmp_path.iterdir()] == [name]
    connect(tmp_path / name, read_only=True).close()
