"""What the Blood tests page reads from a diary."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.listed_tests import Beside
from imuran_desktop.domain.results import Result
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.services.arrangements import book_test, put_off_test, waive_test
from imuran_desktop.services.blood_tests import record_blood_test, remove_blood_test
from imuran_desktop.services.plan import save_plan
from imuran_desktop.services.test_list import BloodTestList, a_year_before, read_test_list
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from tests.services.entering import enter_results
from tests.services.plans import SAM, at

NOW, TODAY = at("2026-03-20 12:00"), date(2026, 3, 20)
FIRST, SECOND, THIRD = date(2026, 3, 8), date(2026, 3, 15), date(2026, 3, 22)
ALT = Result("alt", Decimal(40), "U/L")


def listed(diary: Diary, since: date = date(2025, 3, 20)) -> BloodTestList:
    return read_test_list(diary, NOW, load_analytes(), since)


def days(tests: BloodTestList) -> list[tuple[date, BloodTestState]]:
    return [(item.day, item.state) for item in tests.past]


def test_the_next_test_comes_with_its_schedule_and_window(diary: Diary) -> None:
    for day in (FIRST, SECOND):
        record_blood_test(diary, SAM, NOW, day)
    found = listed(diary)
    assert found.next is not None
    assert (found.next.day, found.next.state) == (THIRD, BloodTestState.COMING_UP)
    assert found.next.window == (date(2026, 3, 19), date(2026, 3, 25))
    assert found.schedule == read_plan(diary).schedules[0]
    assert found.coming[0] == found.next
    assert found.has_schedule


def test_past_tests_come_the_newest_first_and_what_was_missed_is_among_them(diary: Diary) -> None:
    record_blood_test(diary, SAM, NOW, SECOND)
    assert days(listed(diary)) == [(SECOND, BloodTestState.DONE), (FIRST, BloodTestState.NOT_DONE)]


def test_a_test_that_no_planned_one_asked_for_is_listed_too(diary: Diary) -> None:
    for day in (date(2026, 2, 20), FIRST, date(2026, 3, 9)):
        record_blood_test(diary, SAM, NOW, day)
    found = {item.day: item.beside for item in listed(diary).past}
    assert found[date(2026, 2, 20)] is Beside.BEFORE
    assert found[FIRST] is None
    assert found[date(2026, 3, 9)] is Beside.EXTRA


def test_without_a_schedule_a_test_is_simply_done(diary: Diary) -> None:
    save_plan(diary, SAM, NOW, replace(read_plan(diary), schedules=()), correct_past=True)
    record_blood_test(diary, SAM, NOW, FIRST)
    found = listed(diary)
    assert (found.next, found.schedule, found.has_schedule, found.coming) == (None, None, False, ())
    assert [item.beside for item in found.past] == [None]


def test_what_is_arranged_lies_on_its_own_day(diary: Diary) -> None:
    record_blood_test(diary, SAM, NOW, FIRST)
    book_test(diary, SAM, NOW, SECOND, date(2026, 3, 26))
    put_off_test(diary, SAM, NOW, THIRD, date(2026, 3, 24))
    waive_test(diary, SAM, NOW, date(2026, 3, 29))
    coming = [(item.day, item.state) for item in listed(diary).coming[:3]]
    assert coming == [
        (date(2026, 3, 24), BloodTestState.PUT_OFF),
        (date(2026, 3, 26), BloodTestState.BOOKED),
        (date(2026, 3, 29), BloodTestState.NOT_NEEDED),
    ]


def test_a_test_done_and_taken_out_is_listed_no_more(diary: Diary) -> None:
    entry = record_blood_test(diary, SAM, NOW, FIRST).entry
    remove_blood_test(diary, SAM, NOW, entry)
    assert (FIRST, BloodTestState.OVERDUE) in days(listed(diary))


def test_only_the_days_asked_for_are_read_and_it_says_what_lies_before(diary: Diary) -> None:
    for day in (date(2024, 5, 1), date(2024, 2, 1), FIRST):
        record_blood_test(diary, SAM, NOW, day)
    found = listed(diary)
    assert date(2024, 5, 1) not in {item.day for item in found.past}
    assert found.earlier == date(2024, 5, 1)
    assert listed(diary, date(2024, 2, 1)).earlier is None


def test_results_come_with_their_test_the_newest_first(diary: Diary) -> None:
    enter_results(diary, SAM, NOW, FIRST, [ALT])
    record_blood_test(diary, SAM, NOW, SECOND)
    found = listed(diary)
    assert found.newest is not None
    assert found.newest.report is not None
    assert (found.newest.day, found.newest.report.results) == (FIRST, (ALT,))


@pytest.mark.parametrize(("limit", "past"), [(39, True), (40, False)])
def test_what_is_past_a_value_that_the_clinic_set_is_known(diary: Diary, limit: int, past: bool) -> None:
    enter_results(diary, SAM, NOW, FIRST, [ALT])
    set_alert_values(diary, SAM, NOW, AlertValues((AlertValue("alt", "U/L", above=Decimal(limit)),)))
    assert [bool(item.past) for item in listed(diary).past if item.report] == [past]


@pytest.mark.parametrize(("months", "past"), [(12, True), (6, False)])
def test_a_rise_is_looked_for_in_results_older_than_those_listed(diary: Diary, months: int, past: bool) -> None:
    before = FIRST - timedelta(days=300)
    enter_results(diary, SAM, NOW, before, [replace(ALT, value=Decimal(20))])
    enter_results(diary, SAM, NOW, FIRST, [ALT])
    rise = AlertValue("alt", "U/L", rise_percent=50, over_months=months)
    set_alert_values(diary, SAM, NOW, AlertValues((rise,)))
    assert [bool(item.past) for item in listed(diary, FIRST).past if item.report] == [past]


def test_a_year_before_the_first_day_there_is_no_other() -> None:
    assert a_year_before(date.min) == date.min
    assert a_year_before(date(2026, 3, 20)) == date(2025, 3, 19)
