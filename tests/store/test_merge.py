"""Two copies of one diary become one."""

import shutil
from pathlib import Path

from imuran_desktop.domain.history import Kind, heads
from imuran_desktop.store.check import check
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.merge import add_missing
from imuran_desktop.store.revisions import current_of, disputed, every_parent, history_of
from tests.store.making import NOW, THERE, new_diary, write


def copied(diary: Diary, folder: Path) -> Diary:
    shutil.copy(diary.path, folder / "copy.imuran")
    return Diary.open(folder / "copy.imuran", NOW)


def merged(diary: Diary, copy: Diary) -> int:
    with diary.writing():
        return add_missing(diary, copy)


def test_what_only_one_copy_knows_is_added_with_what_it_replaces(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary, copied(diary, tmp_path) as copy:
        write(diary, "here", "first")
        write(copy, "there", "first", author=THERE)
        write(copy, "there", "second", author=THERE)

        assert (merged(diary, copy), merged(copy, diary)) == (2, 1)
        assert [item.body["note"] for item in history_of(diary, "there")] == ["second", "first"]
        assert every_parent(diary) == every_parent(copy)
        assert (check(diary), check(copy)) == ([], [])


def test_twice_is_the_same_as_once(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary, copied(diary, tmp_path) as copy:
        write(copy, "there")
        assert (merged(diary, copy), merged(diary, copy)) == (1, 0)


def test_an_entry_changed_in_both_has_two_heads_until_somebody_writes_it_again(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        write(diary, "one", "first")
        with copied(diary, tmp_path) as copy:
            write(diary, "one", "here")
            write(copy, "one", "there", author=THERE)
            merged(diary, copy)
            merged(copy, diary)

            assert {head.body["note"] for head in heads(history_of(diary, "one"))} == {"here", "there"}
            assert [head.entry for head in disputed(diary, Kind.SYMPTOM, Kind.INTAKE)] == ["one"]
            assert current_of(diary, "one") == current_of(copy, "one")
        write(diary, "one", "settled")
        assert [head.body["note"] for head in heads(history_of(diary, "one"))] == ["settled"]
        assert disputed(diary, *Kind) == []
