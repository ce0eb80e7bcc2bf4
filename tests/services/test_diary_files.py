"""Which diaries are meant by files and folders."""

import shutil
import sys
from pathlib import Path

import pytest

from imuran_desktop.services.diary_files import diary_id, find_diaries
from imuran_desktop.store.backup import back_up
from imuran_desktop.store.diary import Diary
from tests.rights import bound_folder
from tests.services.troubled_diaries import troubled_diaries
from tests.store.making import NOW, new_diary


def touched(*paths: Path) -> list[Path]:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return list(paths)


def test_a_file_is_taken_whatever_it_is_called_and_also_where_there_is_none(tmp_path: Path) -> None:
    letter, missing = tmp_path / "letter.pdf", tmp_path / "missing.imuran"
    letter.touch()
    assert find_diaries([missing, letter]) == [letter, missing]


def test_of_a_folder_every_diary_at_any_depth_in_order(tmp_path: Path) -> None:
    wanted = touched(tmp_path / "a.imuran", tmp_path / "b" / "c" / "d.IMURAN", tmp_path / "e.imuran")
    touched(tmp_path / "e.imuran-journal", tmp_path / "notes.txt", tmp_path / ".hidden.imuran")
    touched(tmp_path / ".trash" / "old.imuran", tmp_path / ".0123.draft")
    assert find_diaries([tmp_path]) == wanted


def test_each_once_whatever_ways_lead_to_it(tmp_path: Path) -> None:
    (diary,) = touched(tmp_path / "in" / "sam.imuran")
    assert find_diaries([diary, tmp_path, tmp_path / "in", tmp_path / "in" / ".." / "in" / "sam.imuran"]) == [diary]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_lead_to_one_and_the_same_and_never_in_circles(tmp_path: Path) -> None:
    (diary,) = touched(tmp_path / "a" / "sam.imuran")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b.imuran").symlink_to(diary)
    (tmp_path / "circle.imuran").symlink_to(tmp_path / "circle.imuran")
    assert find_diaries([tmp_path]) == [diary, tmp_path / "circle.imuran"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_linked_folder_is_looked_into_too(tmp_path: Path) -> None:
    given, elsewhere = tmp_path / "given", tmp_path / "elsewhere"
    (near, _) = touched(given / "z" / "near.imuran", elsewhere / "room 1" / "far.imuran")
    (given / "a link").symlink_to(given / "z")
    (given / "linked").symlink_to(elsewhere)
    (elsewhere / "back").symlink_to(given)
    (elsewhere / "again").symlink_to(elsewhere / "room 1")
    assert find_diaries([given]) == [given / "linked" / "room 1" / "far.imuran", near]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_of_two_ways_into_a_folder_the_plain_one_is_named(tmp_path: Path) -> None:
    (diary,) = touched(tmp_path / "b" / "c" / "d" / "sam.imuran")
    (tmp_path / "a").symlink_to(tmp_path / "b" / "c" / "d")
    assert find_diaries([tmp_path]) == [diary]


def test_backups_of_the_app_s_own_are_nobody_else_s_diary(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        for _ in range(2):
            back_up(diary.connection, diary.path, 4, NOW)
    assert len(list(tmp_path.iterdir())) == 3
    assert find_diaries([tmp_path]) == [diary.path]


def test_a_backup_that_is_named_is_meant(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        backup = back_up(diary.connection, diary.path, 4, NOW)
    assert find_diaries([backup]) == [backup]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_that_lead_nowhere_are_each_told_also_where_they_lead_to_the_same(tmp_path: Path) -> None:
    wanted = [tmp_path / "one.imuran", tmp_path / "two.imuran"]
    for link in wanted:
        link.symlink_to(tmp_path / "gone" / "sam.imuran")
    for _ in range(3):
        assert find_diaries([tmp_path]) == wanted
    wanted.append(tmp_path / "zoe.imuran")
    wanted[0].unlink()
    wanted[0].symlink_to(wanted[2])
    assert find_diaries([tmp_path, wanted[2], tmp_path / "." / "zoe.imuran"]) == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="rights as POSIX has them")
def test_a_folder_that_cannot_be_looked_into_is_not_passed_over(tmp_path: Path) -> None:
    with bound_folder(tmp_path) as folder:
        closed = folder / "closed"
        closed.mkdir(mode=0)
        try:
            assert find_diaries([folder]) == [closed]
        finally:
            closed.chmod(0o700)


def test_the_id_of_a_diary_is_read_without_changing_it(tmp_path: Path) -> None:
    for old in (Path(__file__).parents[1] / "data" / "diaries").glob("*.imuran"):
        path = Path(shutil.copy2(old, tmp_path))
        before = path.read_bytes(), path.stat().st_mtime_ns
        with Diary.snapshot(path) as diary:
            assert diary_id(path) == diary.id
        assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert sorted(tmp_path.iterdir()) == sorted(tmp_path.glob("*.imuran"))


def test_what_is_no_diary_has_none(tmp_path: Path) -> None:
    with new_diary(tmp_path, "sam.imuran") as diary:
        pass
    paths = troubled_diaries(tmp_path, diary.path)
    found = {name: diary_id(path) for name, path in paths.items()}
    assert {name for name, known in found.items() if known is not None} <= {"newer"}
    assert diary_id(tmp_path / "a\0b") is None


def test_nothing_in_it(tmp_path: Path) -> None:
    assert find_diaries([tmp_path]) == []
    assert find_diaries([]) == []


def test_a_name_that_no_file_can_have_is_left_for_whoever_opens_it() -> None:
    assert find_diaries([Path("a\0b")]) == [Path("a\0b")]
