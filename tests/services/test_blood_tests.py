"""Blood tests: planned, and recorded as done."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.results import Result
from imuran_desktop.services.blood_tests import move_blood_test, read_blood_tests, record_blood_test, remove_blood_test
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import done_tests, lab_reports
from tests.services.entering import enter_results
from tests.services.plans import ALEX, SAM, at, plan, revision_count, why_refused

NOW = at("2026-03-10 12:00")
TODAY = date(2026, 3, 10)


def states(diary: Diary, until: date) -> dict[date, BloodTestState]:
    return {test.planned.due: test.state for test in read_blood_tests(diary, plan(), TODAY, until)}


def test_the_planned_tests_with_their_states(diary: Diary) -> None:
    assert states(diary, date(2026, 4, 15)) == {
        date(2026, 3, 8): BloodTestState.OVERDUE,
        date(2026, 3, 15): BloodTestState.COMING_UP,
        date(2026, 3, 22): BloodTestState.PLANNED,
        date(2026, 3, 29): BloodTestState.PLANNED,
        date(2026, 4, 12): BloodTestState.PLANNED,
    }
    assert max(states(diary, date(2027, 12, 31))) > date(2027, 11, 30)


def test_a_test_done_satisfies_the_one_it_is_nearest_to(diary: Diary) -> None:
    changed = record_blood_test(diary, ALEX, NOW, date(2026, 3, 9))
    assert changed.topics == {Topic.BLOOD_TESTS}
    (done,) = done_tests(diary)
    assert (done.id, done.on, done.by) == (changed.entry, date(2026, 3, 9), "Alex")
    assert states(diary, date(2026, 3, 8)) == {date(2026, 3, 8): BloodTestState.DONE}


def test_the_same_date_again_writes_nothing(diary: Diary) -> None:
    first = record_blood_test(diary, SAM, NOW, TODAY)
    count = revision_count(diary)
    again = record_blood_test(diary, ALEX, NOW, TODAY)
    assert (again.topics, again.entry) == (frozenset(), first.entry)
    assert revision_count(diary) == count


def test_a_test_recorded_by_mistake_can_be_taken_back(diary: Diary) -> None:
    changed = record_blood_test(diary, SAM, NOW, TODAY)
    assert remove_blood_test(diary, SAM, NOW, changed.entry).topics == {Topic.BLOOD_TESTS}
    assert done_tests(diary) == []
    assert remove_blood_test(diary, SAM, NOW, changed.entry).topics == frozenset()
    assert remove_blood_test(diary, SAM, NOW, "nothing").topics == frozenset()
    assert record_blood_test(diary, SAM, NOW, TODAY).topics == {Topic.BLOOD_TESTS}


def test_tomorrow_s_test_is_not_done(diary: Diary) -> None:
    with pytest.raises(Refused) as caught:
        record_blood_test(diary, SAM, NOW, TODAY + timedelta(days=1))
    assert caught.value.reason is Reason.IN_FUTURE
    assert done_tests(diary) == []


def test_today_is_the_person_s_and_not_that_of_greenwich(diary: Diary) -> None:
    # Half past eleven at night in UTC is the next day in London's summer.
    record_blood_test(diary, SAM, at("2026-06-01 00:30"), date(2026, 6, 1))
    assert [test.on for test in done_tests(diary)] == [date(2026, 6, 1)]


def test_tests_planned_before_the_start_of_recording_are_left_out(diary: Diary) -> None:
    """Somebody who has taken it for years begins a diary: nobody could have recorded the tests of those years."""
    begun = plan()
    schedule = replace(begun.schedules[0], start=date(2024, 3, 1))

    found = read_blood_tests(diary, replace(begun, schedules=(schedule,)), TODAY)

    assert found[0].planned.due >= begun.person.recording_from
    assert BloodTestState.OVERDUE not in {test.state for test in found}


def test_a_test_is_moved_to_another_day_with_its_results(diary: Diary) -> None:
    entry = enter_results(diary, ALEX, NOW, date(2026, 3, 9), [Result("alt", Decimal(31), "U/L")]).entry
    assert move_blood_test(diary, SAM, NOW, entry, date(2026, 3, 7)).topics == {Topic.BLOOD_TESTS}
    (report,) = lab_reports(diary)
    assert (report.on, len(report.results)) == (date(2026, 3, 7), 1)
    assert done_tests(diary)[0].by == "Alex", "who recorded it stays who recorded it"
    assert lab_reports(diary, date(2026, 3, 9)) == [], "it is filed under its new day"
    assert move_blood_test(diary, SAM, NOW, entry, date(2026, 3, 7)).revision == ""


def test_a_test_is_not_moved_to_a_day_to_come_and_only_one_that_is_there(diary: Diary) -> None:
    entry = record_blood_test(diary, SAM, NOW, TODAY).entry
    assert why_refused(lambda: move_blood_test(diary, SAM, NOW, entry, date(2026, 3, 11))) is Reason.IN_FUTURE
    remove_blood_test(diary, SAM, NOW, entry)
    for gone in (entry, "nothing"):
        refused = why_refused(lambda gone=gone: move_blood_test(diary, SAM, NOW, gone, TODAY))  # type: ignore[misc]
        assert refused is Reason.NOTHING_RECORDED
