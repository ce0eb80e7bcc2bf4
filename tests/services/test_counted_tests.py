"""For which planned test a done one counts, where something else was arranged for that one."""

from datetime import date

import pytest

from imuran_desktop.services.arrangements import book_test, put_off_test, waive_test
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.counted_tests import read_counted
from imuran_desktop.store.diary import Diary
from tests.services.plans import SAM, at

NOW = at("2026-03-13 12:00")
DUE, TODAY, BOOKED = date(2026, 3, 15), date(2026, 3, 13), date(2026, 3, 16)


def counted(diary: Diary, on: date = TODAY) -> date | None:
    entry = record_blood_test(diary, SAM, NOW, on).entry
    test = read_counted(diary, NOW, entry)
    return test.planned.due if test is not None else None


def test_a_test_done_before_its_booking_is_said_to_count_for_it(diary: Diary) -> None:
    book_test(diary, SAM, NOW, DUE, BOOKED)
    assert counted(diary) == DUE


def test_so_is_one_done_before_the_day_until_which_it_is_put_off(diary: Diary) -> None:
    put_off_test(diary, SAM, NOW, DUE, BOOKED)
    assert counted(diary) == DUE


@pytest.mark.parametrize("booked_for", [None, TODAY])
def test_nothing_is_said_where_nothing_was_arranged_or_for_that_very_day(diary: Diary, booked_for: date | None) -> None:
    if booked_for is not None:
        book_test(diary, SAM, NOW, DUE, booked_for)
    assert counted(diary) is None


def test_nor_of_what_is_not_needed_or_past(diary: Diary) -> None:
    waive_test(diary, SAM, NOW, DUE)
    assert counted(diary) is None
    book_test(diary, SAM, at("2026-03-07 12:00"), date(2026, 3, 8), date(2026, 3, 10))
    assert counted(diary, date(2026, 3, 9)) is None
