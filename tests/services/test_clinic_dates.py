"""A date that the clinic gave for a blood test."""

from datetime import date, timedelta
from functools import partial

from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.monitoring import ClinicDate
from imuran_desktop.services.arrangements import book_test, waive_test
from imuran_desktop.services.blood_tests import read_blood_tests, record_blood_test
from imuran_desktop.services.clinic_dates import give_clinic_date, take_back_clinic_date, undo_clinic_date
from imuran_desktop.services.problems import Reason
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from tests.services.plans import SAM, at, why_refused

NOW = at("2026-03-09 12:00")
GIVEN = ClinicDate(date(2026, 3, 17), date(2026, 3, 15), "nurse Kim")


OVERDUE = date(2026, 3, 8)


def planned(diary: Diary) -> list[date]:
    return [test.planned.due for test in read_blood_tests(diary, read_plan(diary), date(2026, 3, 9))][:3]


def test_the_clinic_s_date_goes_before_the_planned_one_and_is_undone(diary: Diary) -> None:
    before = planned(diary)
    edited = give_clinic_date(diary, SAM, NOW, GIVEN)
    assert planned(diary) == [before[0], date(2026, 3, 17), before[2]]
    undo_clinic_date(diary, SAM, NOW, edited)
    assert planned(diary) == before


def test_undo_puts_back_the_date_given_before(diary: Diary) -> None:
    give_clinic_date(diary, SAM, NOW, GIVEN)
    again = give_clinic_date(diary, SAM, NOW, ClinicDate(date(2026, 3, 18), date(2026, 3, 15)))
    undo_clinic_date(diary, SAM, NOW, again)
    assert read_plan(diary).schedules[0].dates == (GIVEN,)


def test_what_was_given_since_is_not_undone(diary: Diary) -> None:
    edited = give_clinic_date(diary, SAM, NOW, GIVEN)
    give_clinic_date(diary, SAM, NOW, ClinicDate(date(2026, 4, 1)))
    assert why_refused(lambda: undo_clinic_date(diary, SAM, NOW, edited)) is Reason.NOTHING_TO_UNDO


def test_a_day_that_is_past_is_refused(diary: Diary) -> None:
    past = ClinicDate(date(2026, 3, 8))
    assert why_refused(lambda: give_clinic_date(diary, SAM, NOW, past)) is Reason.PAST_TESTS


def test_an_overdue_test_moves_to_the_clinic_s_date(diary: Diary) -> None:
    edited = give_clinic_date(diary, SAM, NOW, ClinicDate(date(2026, 3, 12), OVERDUE))
    assert planned(diary) == [date(2026, 3, 12), date(2026, 3, 15), date(2026, 3, 22)]
    undo_clinic_date(diary, SAM, NOW, edited)
    assert planned(diary)[0] == OVERDUE


def test_a_test_that_is_done_stays_where_it_was_planned(diary: Diary) -> None:
    record_blood_test(diary, SAM, NOW, OVERDUE)
    moved = ClinicDate(date(2026, 3, 12), OVERDUE)
    assert why_refused(lambda: give_clinic_date(diary, SAM, NOW, moved)) is Reason.PAST_TESTS


def test_what_was_booked_before_no_longer_holds_until_the_date_is_taken_back(diary: Diary) -> None:
    def first() -> tuple[date, BloodTestState]:
        test = read_blood_tests(diary, read_plan(diary), date(2026, 3, 11))[0]
        return test.day, test.state

    book_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 10))
    assert first() == (date(2026, 3, 10), BloodTestState.OVERDUE)
    later = NOW + timedelta(days=2)
    give_clinic_date(diary, SAM, later, ClinicDate(date(2026, 3, 13), OVERDUE))
    assert first() == (date(2026, 3, 13), BloodTestState.COMING_UP)
    book_test(diary, SAM, later, date(2026, 3, 13), date(2026, 3, 12))
    assert first() == (date(2026, 3, 12), BloodTestState.BOOKED)
    take_back_clinic_date(diary, SAM, later, date(2026, 3, 13))
    assert first() == (date(2026, 3, 10), BloodTestState.OVERDUE)


def test_what_was_booked_for_a_day_to_come_is_not_listed_beside_the_clinic_s_date(diary: Diary) -> None:
    book_test(diary, SAM, NOW, date(2026, 3, 15), date(2026, 3, 16))
    give_clinic_date(diary, SAM, NOW, GIVEN)
    tests = read_blood_tests(diary, read_plan(diary), NOW.date())
    assert [test.day for test in tests][:3] == [OVERDUE, date(2026, 3, 17), date(2026, 3, 22)]


def test_an_extra_date_is_replaced_by_the_next_one(diary: Diary) -> None:
    give_clinic_date(diary, SAM, NOW, ClinicDate(date(2026, 3, 11)))
    give_clinic_date(diary, SAM, NOW + timedelta(days=3), ClinicDate(date(2026, 3, 13)), replaces=date(2026, 3, 11))
    assert read_plan(diary).schedules[0].dates == (ClinicDate(date(2026, 3, 13)),)


def test_the_clinic_s_date_is_taken_back_and_put_back(diary: Diary) -> None:
    before = planned(diary)
    give_clinic_date(diary, SAM, NOW, GIVEN)
    edited = take_back_clinic_date(diary, SAM, NOW, GIVEN.on)
    assert planned(diary) == before
    undo_clinic_date(diary, SAM, NOW, edited)
    assert read_plan(diary).schedules[0].dates == (GIVEN,)


def test_a_date_that_is_past_is_not_taken_back(diary: Diary) -> None:
    give_clinic_date(diary, SAM, NOW, GIVEN)
    later = NOW + timedelta(days=9)
    assert why_refused(lambda: take_back_clinic_date(diary, SAM, later, GIVEN.on)) is Reason.PAST_TESTS


def test_a_date_past_another_open_test_is_refused(diary: Diary) -> None:
    first, second = ClinicDate(date(2026, 3, 23), date(2026, 3, 15)), ClinicDate(date(2026, 3, 14), date(2026, 3, 22))
    for given in (first, second):
        assert why_refused(partial(give_clinic_date, diary, SAM, NOW, given)) is Reason.SKIPS_TEST
    same_day = ClinicDate(date(2026, 3, 22), date(2026, 3, 15))
    assert give_clinic_date(diary, SAM, NOW, same_day).entries


def test_a_test_that_is_not_needed_can_be_passed(diary: Diary) -> None:
    waive_test(diary, SAM, NOW, date(2026, 3, 22))
    assert give_clinic_date(diary, SAM, NOW, ClinicDate(date(2026, 3, 23), date(2026, 3, 15))).entries
