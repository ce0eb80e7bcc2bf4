"""A date that the clinic gave for a blood test."""

from datetime import date

from imuran_desktop.domain.monitoring import ClinicDate
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.services.clinic_dates import give_clinic_date, undo_clinic_date
from imuran_desktop.services.problems import Reason
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from tests.services.plans import SAM, at, why_refused

NOW = at("2026-03-09 12:00")
GIVEN = ClinicDate(date(2026, 3, 17), date(2026, 3, 15), "nurse Kim")


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
