"""What reports are called: after whose they are and of which days, and never as that of another diary."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.report_wish import ReportOf
from imuran_desktop.services.report_names import copy_marks, report_stem

ID = "041b7e0e8c1f4f7e9a3c5d6e7f809142"
OF = ReportOf(ID, date(2026, 10, 26), date(2026, 11, 22))
DAYS = "2026-10-26 to 2026-11-22"
MOST_BYTES = 255


def test_it_has_the_person_the_diary_and_the_days() -> None:
    assert report_stem("Sam Example", OF) == f"Sam Example 041b7e0e {DAYS}"
    assert report_stem("Sam Example", OF, "old copy") == f"Sam Example 041b7e0e {DAYS} (old copy)"


@pytest.mark.parametrize(
    ("person", "named"),
    [
        ("  Sam\n/ Example?  ", "Sam Example "),
        ("..\\..\\Sam", "Sam "),
        ("", ""),
        ("\u202e\0\ud800", ""),
        ("Zoe\u0308 Ågren", "Zoë Ågren "),
        ("أليكس", "أليكس "),
        ("S" * 300, "S" * 40 + " "),
        ("\N{GRINNING FACE}" * 60, "\N{GRINNING FACE}" * 25 + " "),
    ],
)
def test_a_person_s_name_becomes_one_that_every_system_can_have(person: str, named: str) -> None:
    assert report_stem(person, OF) == f"{named}041b7e0e {DAYS}"


@given(st.text(), st.text(max_size=60), st.text(max_size=60))
def test_any_name_can_be_that_of_a_file(person: str, diary: str, folder: str) -> None:
    of = ReportOf(diary, OF.first, OF.last)
    paths = [Path("/", folder.replace("\0", " ").replace("/", " ") or "x", name) for name in ("a.imuran", "b.imuran")]
    (mark, _) = copy_marks([(path, diary) for path in paths])
    name = f"{report_stem(person, of, mark)}.json"
    assert len(name.encode()) <= MOST_BYTES
    assert not set(name) & set('<>:"/\\|?*')
    assert not [sign for sign in name if unicodedata.category(sign) in ("Cc", "Cs")]
    assert not name.startswith((".", " "))


def test_a_letter_is_not_torn_from_its_accents() -> None:
    assert report_stem("S" * 39 + "q\u0323\u0307" + "S", OF) == f"{'S' * 39} 041b7e0e {DAYS}"


def marks(*diaries: tuple[str, str | None]) -> list[str]:
    return copy_marks([(Path(path), diary) for path, diary in diaries])


def test_diaries_of_their_own_need_no_mark_whatever_their_files_are_called() -> None:
    assert marks(("/usb/b/diary.imuran", "kim"), ("/usb/c/diary.imuran", "lee"), ("/d.imuran", None)) == ["", "", ""]
    assert marks(("/a.imuran", None), ("/b.imuran", None)) == ["", ""]


def test_copies_of_one_diary_go_by_their_files() -> None:
    assert marks(("/a/old.imuran", "kim"), ("/b/x.imuran", "lee"), ("/a/new.imuran", "kim")) == ["old", "", "new"]


def test_with_their_folders_where_the_files_share_a_name() -> None:
    copies = ("/ward/a/diary.imuran", "kim"), ("/ward/b/Diary.imuran", "kim")
    assert marks(*copies) == ["a diary", "b Diary"]
    assert marks(*reversed(copies)) == ["b Diary", "a diary"], "their order makes no difference"


def test_and_by_numbers_where_all_of_it_is_too_long() -> None:
    deep = "/" + "f" * 50
    copies = (f"{deep}/a/diary.imuran", "kim"), (f"{deep}/b/diary.imuran", "kim")
    assert marks(*copies) == ["a diary", "b diary"]
    longer = (f"/{'f' * 50}b.imuran", "kim"), (f"/{'f' * 50}a.imuran", "kim")
    assert marks(*longer) == ["2", "1"]
