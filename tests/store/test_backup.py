"""A copy of the whole diary."""

import os
from contextlib import closing
from pathlib import Path

from imuran_desktop.store.backup import back_up
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import Trouble
from imuran_desktop.store.revisions import history_of
from imuran_desktop.store.sqlite import connect
from tests.store.making import NOW, new_diary, trouble_of, write


def test_a_copy_holds_all_and_replaces_nothing(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        write(diary, "one", "first")
        copies = [back_up(diary.connection, diary.path, 1, NOW) for _ in range(3)]
        write(diary, "one", "second")
        identity = diary.id
    assert [copy.name for copy in copies] == [
        "diary.schema-1.20260302T093000Z.imuran",
        "diary.schema-1.20260302T093000Z-2.imuran",
        "diary.schema-1.20260302T093000Z-3.imuran",
    ]
    for path in copies:
        with Diary.open(path, NOW) as copy:
            assert len(history_of(copy, "one")) == 1
            assert copy.id == identity
        if os.name == "posix":
            assert path.stat().st_mode & 0o777 == 0o600


def test_a_copy_that_fails_leaves_no_part_of_it(tmp_path: Path) -> None:
    new_diary(tmp_path).close()
    (path,) = tmp_path.iterdir()
    with closing(connect(path, read_only=True)) as connection:
        path.write_text("no diary\n" * 10000, encoding="utf-8")
        assert trouble_of(lambda: back_up(connection, path, 1, NOW)) is Trouble.FAILED
    assert list(tmp_path.iterdir()) == [path]


def test_nowhere_to_put_it(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with new_diary(tmp_path) as diary:
        away = tmp_path / "file" / "diary.imuran"
        assert trouble_of(lambda: back_up(diary.connection, away, 1, NOW)) is Trouble.NO_PERMISSION
