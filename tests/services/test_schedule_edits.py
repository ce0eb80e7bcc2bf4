"""Changing when blood tests are due, and the dates that the clinic gave."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.blood_tests import DoneTest, blood_tests
from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.monitoring import ClinicDate, MonitoringSchedule, own_preset, planned_tests
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.plan_edit import changed_tests
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.plan_edits import restart_tests, save_edit
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.schedule_edits import (
    Choices,
    choose,
    follow,
    remove_clinic_date,
    set_clinic_date,
    with_choices,
)
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from tests.domain.builders import day, plan, prescription, slot, step
from tests.services.plans import SAM, at

US = load_presets()["us_label"]
QUARTERLY = own_preset((Phase(every=Interval(months=3)),), ("blood count",))
START = day("2026-03-01")
TODAY = day("2026-03-10")


def following(*schedules: MonitoringSchedule) -> Plan:
    return replace(plan(prescription(step(slot("morning", amount=50)))), schedules=schedules)


def dues(of: Plan, until: str = "2026-04-30") -> list[date]:
    return [test.due for test in planned_tests(of.schedules, day(until))]


WEEKLY = following(MonitoringSchedule(US, START))


def test_a_date_of_the_clinic_is_in_place_of_a_planned_one() -> None:
    given_date = ClinicDate(day("2026-03-17"), day("2026-03-15"), "the nurse", "rang me")
    changed = set_clinic_date(WEEKLY, TODAY, given_date)
    assert dues(changed, "2026-03-22") == [day("2026-03-08"), day("2026-03-17"), day("2026-03-22")]
    assert changed.schedules[0].dates == (given_date,)
    assert remove_clinic_date(changed, TODAY, day("2026-03-17")) == WEEKLY


def test_another_date_for_the_same_test_replaces_the_first() -> None:
    once = set_clinic_date(WEEKLY, TODAY, ClinicDate(day("2026-03-17"), day("2026-03-15")))
    twice = set_clinic_date(once, TODAY, ClinicDate(day("2026-03-18"), day("2026-03-15")))
    assert [given_date.on for given_date in twice.schedules[0].dates] == [day("2026-03-18")]
    more = set_clinic_date(twice, TODAY, ClinicDate(day("2026-03-19")))
    assert [given_date.on for given_date in more.schedules[0].dates] == [day("2026-03-18"), day("2026-03-19")]


def test_what_was_planned_before_today_is_left_alone() -> None:
    for given_date in (ClinicDate(day("2026-03-09")), ClinicDate(day("2026-03-12"), day("2026-03-08"))):
        with pytest.raises(Refused) as caught:
            set_clinic_date(WEEKLY, TODAY, given_date)
        assert caught.value.reason is Reason.PAST_TESTS
    given_date = ClinicDate(day("2026-03-17"), day("2026-03-15"))
    changed = set_clinic_date(WEEKLY, TODAY, given_date)
    with pytest.raises(Refused):
        remove_clinic_date(changed, day("2026-03-20"), given_date.on)


def test_a_test_that_is_still_to_be_done_is_moved_from_a_day_before_today() -> None:
    given_date, waiting = ClinicDate(day("2026-03-12"), day("2026-03-08")), {day("2026-03-08")}
    changed = set_clinic_date(WEEKLY, TODAY, given_date, waiting=waiting)
    assert dues(changed, "2026-03-22") == [day("2026-03-12"), day("2026-03-15"), day("2026-03-22")]
    again = set_clinic_date(changed, day("2026-03-13"), replace(given_date, on=day("2026-03-14")), waiting=waiting)
    assert dues(again, "2026-03-15") == [day("2026-03-14"), day("2026-03-15")]
    assert remove_clinic_date(again, day("2026-03-13"), day("2026-03-14")) == WEEKLY, "it is overdue again"


def test_an_extra_date_is_replaced_by_another() -> None:
    once = set_clinic_date(WEEKLY, TODAY, ClinicDate(day("2026-03-12")))
    moved = set_clinic_date(once, TODAY, ClinicDate(day("2026-03-13")), replaces=day("2026-03-12"))
    assert moved.schedules[0].dates == (ClinicDate(day("2026-03-13")),)
    tomorrow, given_date, old = day("2026-03-14"), ClinicDate(day("2026-03-18")), day("2026-03-13")
    later = set_clinic_date(moved, tomorrow, given_date, waiting={old}, replaces=old)
    assert later.schedules[0].dates == (given_date,)
    with pytest.raises(Refused):
        set_clinic_date(moved, tomorrow, given_date, replaces=old)


def test_a_date_that_was_not_given_cannot_be_taken_back() -> None:
    with pytest.raises(Refused) as caught:
        remove_clinic_date(WEEKLY, TODAY, day("2026-03-15"))
    assert caught.value.reason is Reason.UNKNOWN_TEST


@given(st.integers(8, 120), st.integers(0, 30), st.booleans(), st.booleans())
def test_moving_an_overdue_test_leaves_every_other_day_before_today_alone(
    later: int, ahead: int, working_days: bool, counts: bool
) -> None:
    today = START + timedelta(days=later)
    schedule = MonitoringSchedule(US, START, working_days=working_days, counts_from_done=counts)
    before = following(schedule)
    overdue = max(due for due in dues(before, str(today)) if due <= today)
    given_date = ClinicDate(today + timedelta(days=ahead), overdue)
    after = set_clinic_date(before, today, given_date, waiting={overdue})
    assert set(changed_tests(before, after, today)) <= {overdue}
    assert given_date.on in dues(after, str(given_date.on))
    chosen = with_choices(after, Choices(working_days=not working_days), today)
    assert changed_tests(after, chosen, today) == []
    assert given_date.on in dues(chosen, str(given_date.on))


def test_without_a_schedule_there_is_nothing_to_put_a_date_into() -> None:
    with pytest.raises(Refused) as caught:
        set_clinic_date(following(), TODAY, ClinicDate(TODAY))
    assert caught.value.reason is Reason.UNKNOWN_TEST


def test_dates_of_the_clinic_stay_when_another_schedule_begins() -> None:
    given_dates = ClinicDate(day("2026-03-17"), day("2026-03-15")), ClinicDate(day("2026-06-08"), day("2026-06-05"))
    before = following(MonitoringSchedule(US, START, dates=given_dates))
    changed = choose(before, MonitoringSchedule(QUARTERLY, TODAY))
    assert changed.schedules[0].dates == ()
    assert changed.schedules[1].dates == (
        ClinicDate(day("2026-03-17"), day("2026-03-15")),
        ClinicDate(day("2026-06-08"), day("2026-06-10")),
    )
    assert dues(changed, "2026-09-30") == [
        day(text) for text in ("2026-03-08", "2026-03-17", "2026-06-08", "2026-09-10")
    ]


def test_other_choices_leave_the_past_as_it_was() -> None:
    changed = with_choices(WEEKLY, Choices(working_days=True), TODAY)
    assert [(each.start, each.counted_from) for each in changed.schedules] == [(START, None), (TODAY, START)]
    assert changed_tests(WEEKLY, changed, TODAY) == []
    again = with_choices(changed, Choices(working_days=True, counts_from_done=True), TODAY)
    assert len(again.schedules) == 2, "chosen on the same day"
    assert with_choices(changed, Choices(working_days=True), day("2026-03-20")) == changed


def test_who_said_so_changes_no_date_and_begins_nothing() -> None:
    changed = with_choices(WEEKLY, Choices("the nurse"), TODAY)
    assert [(each.start, each.said_by) for each in changed.schedules] == [(START, "the nurse")]
    assert with_choices(following(), Choices("the nurse"), TODAY) == following()


@pytest.mark.parametrize("counting", [False, True])
def test_another_window_says_nothing_else_of_the_past(counting: bool) -> None:
    """Done three days late, a test counts for its date; a window of one day that is chosen later changes that not."""
    then = day("2026-04-01")
    before = with_choices(WEEKLY, Choices(counts_from_done=counting), START)
    late = day("2026-03-25")
    after = with_choices(before, Choices(counts_from_done=counting, window_days=1), then)

    def said(of: Plan) -> list[tuple[date, BloodTestState]]:
        planned = planned_tests(of.schedules, then - timedelta(days=1), (), [late])
        return [(test.planned.due, test.state) for test in blood_tests(planned, [DoneTest("one", late)], then)]

    assert said(after) == said(before)
    assert (day("2026-03-22"), BloodTestState.DONE) in said(after)
    assert after.schedules[-1].window_days == 1


def test_a_restart_goes_on_when_the_choices_change() -> None:
    restarted = restart_tests(WEEKLY, [day("2026-04-20"), day("2026-05-20")])
    changed = with_choices(restarted, Choices(counts_from_done=True), day("2026-05-01"))
    assert [(each.start, each.counted_from, each.restarts) for each in changed.schedules] == [
        (START, None, (day("2026-04-20"),)),
        (day("2026-05-01"), day("2026-04-20"), (day("2026-05-20"),)),
    ]
    assert dues(changed, "2026-07-01") == dues(restarted, "2026-07-01")


def test_the_same_schedule_goes_on_and_another_begins() -> None:
    same = follow(WEEKLY, MonitoringSchedule(US, START, said_by="the clinic"), TODAY)
    assert [(each.start, each.said_by) for each in same.schedules] == [(START, "the clinic")]
    other = follow(WEEKLY, MonitoringSchedule(QUARTERLY, TODAY), TODAY)
    assert [each.preset.id for each in other.schedules] == ["us_label", "custom"]
    assert choose(other, MonitoringSchedule(US, START)).schedules == WEEKLY.schedules


@given(st.integers(1, 200), st.booleans(), st.booleans())
def test_no_choice_moves_a_test_before_today(later: int, working_days: bool, counts: bool) -> None:
    today = START + timedelta(days=later)
    changed = with_choices(WEEKLY, Choices("", working_days, counts), today)
    assert changed_tests(WEEKLY, changed, today) == []


def test_a_date_of_the_clinic_is_saved(diary: Diary) -> None:
    now = at("2026-03-10 12:00")
    given_date = ClinicDate(day("2026-03-17"), day("2026-03-15"), "the nurse")
    edited = save_edit(diary, SAM, now, lambda of, moment: set_clinic_date(of, moment.today, given_date))
    assert edited.entries == 1
    assert read_plan(diary).schedules[0].dates == (given_date,)


def test_a_date_given_for_an_earlier_test_stays_with_it_when_another_schedule_begins() -> None:
    """Given for the 15th, a test is on the 20th; on the 16th another schedule begins: the 15th does not come back."""
    given_date = set_clinic_date(WEEKLY, TODAY, ClinicDate(day("2026-03-20"), day("2026-03-15")))
    changed = choose(given_date, MonitoringSchedule(QUARTERLY, day("2026-03-16")))
    assert dues(changed)[:2] == [day("2026-03-08"), day("2026-03-20")]
