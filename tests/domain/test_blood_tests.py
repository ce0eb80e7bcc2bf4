"""How each planned blood test stands on a day, by what was done and arranged."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from imuran_desktop.domain.blood_tests import (
    Arrangement,
    BloodTest,
    DoneTest,
    blood_tests,
    next_blood_test,
    window,
)
from imuran_desktop.domain.codes import Arranged, BloodTestState
from imuran_desktop.domain.monitoring import MonitoringSchedule, PlannedTest, planned_tests
from imuran_desktop.domain.phases import Interval, Phase
from tests.domain.builders import made_of
from tests.domain.schedules import schedules

START = date(2026, 3, 1)
END = date(2026, 8, 1)
WEEKLY = planned_tests([MonitoringSchedule(made_of(Phase(every=Interval(days=7))), START)], date(2026, 4, 5))
"""Tests due on 8, 15, 22 and 29 March and 5 April 2026."""


def on(*dates: str) -> list[DoneTest]:
    return [DoneTest(id=day, on=date.fromisoformat(day)) for day in dates]


def states(done: Sequence[DoneTest], today: str, planned: Sequence[PlannedTest] = WEEKLY) -> list[str]:
    return [test.state.value for test in blood_tests(planned, done, date.fromisoformat(today))]


def test_untouched_tests_are_overdue_due_coming_up_or_planned() -> None:
    assert states([], "2026-03-15") == ["overdue", "due", "coming_up", "planned", "planned"]
    assert states([], "2026-03-01")[:2] == ["coming_up", "planned"]
    assert states([], "2026-02-28")[0] == "planned"


def test_a_done_test_satisfies_the_nearest_planned_one() -> None:
    tests = blood_tests(WEEKLY, on("2026-03-10", "2026-03-14"), date(2026, 3, 16))

    assert tests[0] == BloodTest(WEEKLY[0], BloodTestState.DONE, on("2026-03-10")[0])
    assert tests[1] == BloodTest(WEEKLY[1], BloodTestState.DONE, on("2026-03-14")[0])
    assert tests[2] == BloodTest(WEEKLY[2], BloodTestState.COMING_UP)


def test_of_two_equally_near_the_earlier_is_satisfied() -> None:
    fortnightly = planned_tests([MonitoringSchedule(made_of(Phase(every=Interval(days=14))), START)], date(2026, 4, 12))

    assert states(on("2026-03-22"), "2026-03-22", fortnightly) == ["done", "coming_up", "planned"]


def test_of_two_tests_nearest_to_one_date_the_first_satisfies_it() -> None:
    (satisfied, *_) = blood_tests(WEEKLY, on("2026-03-09", "2026-03-07"), date(2026, 3, 10))

    assert satisfied.done == on("2026-03-07")[0]


def test_a_baseline_test_satisfies_none() -> None:
    assert states(on("2026-03-01", "2026-02-01"), "2026-03-08")[0] == "due"
    assert states(on("2026-03-05"), "2026-03-08")[0] == "done"


def test_a_test_left_behind_by_a_later_one_is_not_done_rather_than_overdue() -> None:
    assert states(on("2026-03-22"), "2026-03-30") == ["not_done", "not_done", "done", "overdue", "coming_up"]


def test_a_test_done_with_nothing_planned_is_no_error() -> None:
    assert blood_tests([], on("2026-03-22"), date(2026, 3, 30)) == []


def within(days: int | None, planned: Sequence[PlannedTest] = WEEKLY) -> list[PlannedTest]:
    return [replace(plan, window_days=days) for plan in planned]


def test_a_done_test_with_results_says_so() -> None:
    (done,) = on("2026-03-08")
    tests = blood_tests(WEEKLY, [replace(done, has_results=True)], date(2026, 3, 9))
    assert tests[0].state is BloodTestState.RESULTS_IN
    assert tests[0].state.is_done
    assert not tests[0].state.is_open


@pytest.mark.parametrize(
    ("how", "day", "today", "state"),
    [
        (Arranged.BOOKED, "2026-03-10", "2026-03-07", BloodTestState.BOOKED),
        (Arranged.BOOKED, "2026-03-10", "2026-03-10", BloodTestState.BOOKED),
        (Arranged.BOOKED, "2026-03-10", "2026-03-11", BloodTestState.OVERDUE),
        (Arranged.PUT_OFF, "2026-03-12", "2026-03-09", BloodTestState.PUT_OFF),
        (Arranged.PUT_OFF, "2026-03-12", "2026-03-12", BloodTestState.DUE),
        (Arranged.PUT_OFF, "2026-03-12", "2026-03-13", BloodTestState.OVERDUE),
        (Arranged.NOT_NEEDED, "2026-03-08", "2026-03-01", BloodTestState.NOT_NEEDED),
        (Arranged.NOT_NEEDED, "2026-03-08", "2026-03-30", BloodTestState.NOT_NEEDED),
    ],
)
def test_what_was_arranged_decides_how_it_stands(how: Arranged, day: str, today: str, state: BloodTestState) -> None:
    due = WEEKLY[0].due
    arranged = {due: Arrangement(due, date.fromisoformat(day), START, how)}
    assert blood_tests(WEEKLY, [], date.fromisoformat(today), arranged)[0].state is state
    assert blood_tests(WEEKLY, on("2026-03-08"), date.fromisoformat(today), arranged)[0].state is BloodTestState.DONE


def test_a_done_test_counts_within_the_window_only() -> None:
    assert states(on("2026-03-10"), "2026-03-10", within(2)) == ["done", "coming_up", "planned", "planned", "planned"]
    late = blood_tests(within(1), on("2026-03-10"), date(2026, 3, 10))
    assert late[0].state is BloodTestState.NOT_DONE, "the clinic has newer figures than it asked for"
    early = blood_tests(within(1), on("2026-03-06"), date(2026, 3, 8))
    assert early[0].state is BloodTestState.DUE


def test_the_window_is_told() -> None:
    assert window(WEEKLY[0], WEEKLY[1]) == (date(2026, 3, 5), date(2026, 3, 11))
    assert window(within(1)[0], WEEKLY[1]) == (date(2026, 3, 7), date(2026, 3, 9))
    assert window(within(90)[0], WEEKLY[1]) == (date(2026, 3, 5), date(2026, 3, 11)), "nearer to another one"


def test_one_done_midway_between_the_start_and_the_first_planned_one_is_a_baseline_test() -> None:
    fortnightly = planned_tests([MonitoringSchedule(made_of(Phase(every=Interval(days=14))), START)], date(2026, 4, 12))
    assert states(on("2026-03-08"), "2026-03-10", fortnightly)[0] == "coming_up"
    assert states(on("2026-03-09"), "2026-03-10", fortnightly)[0] == "done"
    assert window(*fortnightly[:2])[0] == date(2026, 3, 9)


@given(schedules, st.lists(st.integers(0, 400), max_size=6), st.integers(-10, 500))
def test_what_is_done_counts_for_a_test_exactly_within_its_told_window(
    schedule: MonitoringSchedule, taken: list[int], ahead: int
) -> None:
    before = [schedule.start + timedelta(days=offset) for offset in taken]
    planned = planned_tests([schedule], schedule.start + timedelta(days=900), (), before)
    done = DoneTest("done", schedule.start + timedelta(days=ahead))
    assume(done.on < planned[-1].due)
    found = {test.planned.due for test in blood_tests(planned, [done], done.on) if test.done}
    windows = {plan.due: window(plan, following) for plan, following in pairwise(planned)}
    assert found - {planned[-1].due} == {due for due, (first, last) in windows.items() if first <= done.on <= last}
    assert not found or min(abs((plan.due - done.on).days) for plan in planned) == abs((min(found) - done.on).days)


def test_the_one_to_show_is_today_s_else_the_last_overdue_else_the_next() -> None:
    def shown(today: str, *done: str) -> date | None:
        day = date.fromisoformat(today)
        found = next_blood_test(blood_tests(WEEKLY, on(*done), day), day)
        return found.planned.due if found else None

    assert shown("2026-03-15") == date(2026, 3, 15)
    assert shown("2026-03-17") == date(2026, 3, 15)
    assert shown("2026-03-17", "2026-03-15") == date(2026, 3, 22)
    assert shown("2026-04-06", "2026-04-05") is None


def test_a_booked_day_is_shown_before_a_planned_one_that_is_later() -> None:
    due = WEEKLY[3].due
    arranged = {due: Arrangement(due, date(2026, 3, 20), START, Arranged.BOOKED)}
    tests = blood_tests(WEEKLY, on("2026-03-15"), date(2026, 3, 16), arranged)
    found = next_blood_test(tests, date(2026, 3, 16))
    assert found is not None
    assert found.day == date(2026, 3, 20)


@given(st.lists(st.integers(-30, 60), unique=True), st.integers(-10, 60))
def test_every_recorded_test_satisfies_at_most_one_and_only_passed_dates_are_overdue(
    done: list[int], today: int
) -> None:
    recorded = [DoneTest(str(offset), START + timedelta(days=offset)) for offset in done]
    day = START + timedelta(days=today)
    tests = blood_tests(WEEKLY, recorded, day)

    satisfied_by = [test.done for test in tests if test.done]
    assert len(satisfied_by) == len(set(satisfied_by))
    for test in tests:
        assert (test.state is BloodTestState.DONE) == (test.done is not None)
        assert test.state is not BloodTestState.OVERDUE or test.planned.due < day


def test_one_done_on_the_day_it_was_booked_for_counts_for_that_one() -> None:
    """Planned monthly on the 26th, put off to 16 June: what is done on that day is not the test of 26 June."""
    monthly = planned_tests([MonitoringSchedule(made_of(Phase(every=Interval(months=1))), date(2026, 4, 26))], END)
    may = date(2026, 5, 26)
    arranged = {may: Arrangement(may, date(2026, 6, 16), may, Arranged.BOOKED)}
    first, second, *_ = blood_tests(monthly, on("2026-06-16"), date(2026, 6, 17), arranged)
    assert (first.planned.due, first.state) == (may, BloodTestState.DONE)
    assert (second.planned.due, second.state) == (date(2026, 6, 26), BloodTestState.PLANNED)


def test_of_two_expected_on_one_day_the_one_planned_first_is_satisfied() -> None:
    first = WEEKLY[0].due
    arranged = {first: Arrangement(first, WEEKLY[1].due, START, Arranged.PUT_OFF)}
    found = blood_tests(WEEKLY, on("2026-03-15"), date(2026, 3, 15), arranged)
    assert [test.state for test in found[:2]] == [BloodTestState.DONE, BloodTestState.DUE]


def test_what_is_arranged_later_takes_no_test_away_that_was_done_before() -> None:
    """Done on the 10th for the 8th; on the 11th the test of the 15th is booked for the 12th."""
    second = WEEKLY[1].due
    arranged = {second: Arrangement(second, date(2026, 3, 12), date(2026, 3, 11), Arranged.BOOKED)}
    found = blood_tests(WEEKLY, on("2026-03-10"), date(2026, 3, 11), arranged)
    assert [test.state for test in found[:2]] == [BloodTestState.DONE, BloodTestState.BOOKED]


def test_of_several_for_one_date_that_with_results_counts_whatever_its_id() -> None:
    plain, full = DoneTest("a", date(2026, 3, 7)), DoneTest("b", date(2026, 3, 9), has_results=True)
    for done in ([plain, full], [full, plain], [replace(plain, id="c"), full]):
        (test, *_) = blood_tests(WEEKLY, done, date(2026, 3, 9))
        assert (test.state, test.done) == (BloodTestState.RESULTS_IN, full)


def test_a_booked_test_stays_booked_though_another_was_done_since() -> None:
    """Planned for the 8th and booked for the 18th; that of the 15th is done before."""
    first = WEEKLY[0].due
    arranged = {first: Arrangement(first, date(2026, 3, 18), first, Arranged.BOOKED)}

    def state(today: str) -> BloodTestState:
        return blood_tests(WEEKLY, on("2026-03-15"), date.fromisoformat(today), arranged)[0].state

    assert state("2026-03-16") is BloodTestState.BOOKED
    assert state("2026-03-19") is BloodTestState.NOT_DONE


def test_what_is_arranged_belongs_to_the_nearest_date_where_its_own_has_moved() -> None:
    moved = [replace(plan, due=plan.due + timedelta(days=2)) for plan in WEEKLY]
    first = WEEKLY[0].due
    arranged = {first: Arrangement(first, date(2026, 3, 12), START, Arranged.BOOKED, where="Ward 7")}
    tests = blood_tests(moved, [], START, arranged)
    assert [test.arranged is not None for test in tests] == [True, False, False, False, False]
    far = [replace(plan, due=plan.due + timedelta(days=100)) for plan in WEEKLY]
    assert not any(test.arranged for test in blood_tests(far, [], START, arranged))
