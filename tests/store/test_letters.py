"""Files kept inside a diary."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from imuran_desktop.domain.results import LetterFile
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.store.check import check
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import Trouble
from imuran_desktop.store.letters import add_letter, letter_content, letter_ids
from imuran_desktop.store.merge import add_missing
from tests.services.entering import attach_letter
from tests.services.plans import NOW, SAM, START, sam_s_diary
from tests.store.making import new_diary, plain, trouble_of
from tests.store.test_check import tamper

LETTER = b"%PDF-1.7 a made-up letter \x00\xff"
LETTER_ID = sha256(LETTER).hexdigest()


def test_a_file_comes_back_as_it_was(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        assert add_letter(diary, "letter.pdf", LETTER) == LetterFile(LETTER_ID, "letter.pdf", len(LETTER))
    with Diary.open(diary.path, NOW) as again:
        assert letter_content(again, LETTER_ID) == LETTER


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        assert add_letter(diary, "one.pdf", LETTER).id == add_letter(diary, "two.pdf", LETTER).id
        assert letter_ids(diary) == {LETTER_ID}


def test_a_file_that_is_not_there_is_damage(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        assert trouble_of(lambda: letter_content(diary, "ab" * 32)) is Trouble.DAMAGED


@pytest.mark.parametrize("damage", ["DELETE FROM files", "UPDATE files SET content = x'00'"])
def test_a_file_that_is_lost_or_changed_is_found(tmp_path: Path, damage: str) -> None:
    with sam_s_diary(tmp_path / "sam.imuran") as diary:
        test = record_blood_test(diary, SAM, NOW, START).entry
        attach_letter(diary, SAM, NOW, test, "letter.pdf", LETTER)
        assert check(diary) == []
    tamper(diary.path, [damage])
    with Diary.open(diary.path, NOW, read_only=True) as diary:
        assert check(diary) == ["lost_file"]


def test_another_program_can_not_overwrite_one(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        add_letter(diary, "letter.pdf", LETTER)
    other = plain(diary.path)
    for change in ("DELETE FROM files", "REPLACE INTO files VALUES ('" + LETTER_ID + "', x'00')"):
        with pytest.raises(Exception, match="append-only"):
            other.execute(change)
    other.close()


def test_two_copies_share_their_files(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path / "sam.imuran") as diary:
        test = record_blood_test(diary, SAM, NOW, START).entry
    (tmp_path / "copy.imuran").write_bytes(diary.path.read_bytes())
    with Diary.open(diary.path, NOW) as diary, Diary.open(tmp_path / "copy.imuran", NOW) as copy:
        attach_letter(diary, SAM, NOW, test, "letter.pdf", LETTER)
        attach_letter(copy, SAM, NOW, test, "other.pdf", LETTER + b"!")
        for one, other in ((diary, copy), (copy, diary), (diary, copy)):
            with one.writing():
                add_missing(one, other)
        assert letter_ids(diary) == letter_ids(copy)
        assert len(letter_ids(diary)) == 2
        assert (check(diary), check(copy)) == ([], [])


def test_the_day_of_a_test_is_kept_beside_its_file(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path / "sam.imuran") as diary:
        test = record_blood_test(diary, SAM, NOW, date(2026, 3, 1)).entry
        assert attach_letter(diary, SAM, NOW, test, "letter.pdf", LETTER).entry == test
        assert not attach_letter(diary, SAM, NOW, test, "letter.pdf", LETTER).revision, "it is there already"
