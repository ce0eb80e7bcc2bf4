"""Blood tests: when each published schedule asks for one, and how each one stands on a day."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.monitoring import (
    BloodTest,
    DoneTest,
    Interval,
    MonitoringPreset,
    MonitoringSchedule,
    Phase,
    PlannedTest,
    blood_tests,
    due_dates,
    planned_tests,
)
from imuran_desktop.reference.monitoring import load_presets

PRESETS = load_presets()
START = date(2026, 3, 1)
FAR = date(2100, 1, 1)


def days(*dates: str) -> list[date]:
    return [date.fromisoformat(day) for day in dates]


def first(count: int, preset: str, start: date = START, dose_changes: Sequence[date] = ()) -> list[date]:
    return list(islice(due_dates(PRESETS[preset], start, FAR, dose_changes), count))


def made_of(*phases: Phase) -> MonitoringPreset:
    return MonitoringPreset("made", "Made up", ("blood count",), phases, "", "", restarts=True, checked="")


def test_us_label_is_weekly_for_a_month_then_fortnightly_to_the_third_then_monthly() -> None:
    assert first(11, "us_label") == days(
        *("2026-03-08", "2026-03-15", "2026-03-22", "2026-03-29"),
        *("2026-04-12", "2026-04-26", "2026-05-10", "2026-05-24"),
        *("2026-06-24", "2026-07-24", "2026-08-24"),
    )


def test_uk_rheumatology_is_fortnightly_to_a_stable_dose_then_monthly_for_three_months_then_12_weekly() -> None:
    assert first(8, "uk_rheumatology_2017") == days(
        *("2026-03-15", "2026-03-29", "2026-04-12"),
        *("2026-05-12", "2026-06-12", "2026-07-12"),
        *("2026-10-04", "2026-12-27"),
    )


def test_a_dose_change_keeps_uk_rheumatology_fortnightly_until_six_weeks_after_it() -> None:
    assert first(7, "uk_rheumatology_2017", dose_changes=days("2026-03-29")) == days(
        *("2026-03-15", "2026-03-29", "2026-04-12", "2026-04-26", "2026-05-10"),
        *("2026-06-10", "2026-07-10"),
    )


def test_a_dose_change_after_the_dose_was_stable_does_not_lengthen_the_close_phase() -> None:
    assert first(6, "uk_rheumatology_2017", dose_changes=days("2026-05-01")) == first(6, "uk_rheumatology_2017")


def test_uk_gastroenterology_is_at_2_4_8_and_12_weeks_then_every_three_months() -> None:
    assert first(6, "uk_gastroenterology") == days(
        *("2026-03-15", "2026-03-29", "2026-04-26", "2026-05-24"), "2026-08-24", "2026-11-24"
    )


def test_weekly_then_quarterly_is_weekly_four_times_then_every_three_months() -> None:
    assert first(6, "weekly_then_quarterly") == days(
        *("2026-03-08", "2026-03-15", "2026-03-22", "2026-03-29"), "2026-06-29", "2026-09-29"
    )


def test_the_last_day_asked_for_is_included() -> None:
    preset = PRESETS["us_label"]

    assert list(due_dates(preset, START, date(2026, 3, 15))) == days("2026-03-08", "2026-03-15")
    assert list(due_dates(preset, START, date(2026, 3, 14))) == days("2026-03-08")
    assert list(due_dates(preset, START, START)) == []


def test_monthly_tests_from_the_31st_fall_on_the_last_day_of_shorter_months() -> None:
    monthly = made_of(Phase(every=Interval(months=1)))

    assert list(due_dates(monthly, date(2026, 1, 31), date(2026, 5, 31))) == days(
        "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"
    )
    assert list(due_dates(monthly, date(2028, 1, 31), date(2028, 3, 31))) == days("2028-02-29", "2028-03-31")


@pytest.mark.parametrize(
    ("day", "interval", "times", "then"),
    [
        ("2026-12-31", Interval(months=1), 1, "2027-01-31"),
        ("2028-02-29", Interval(months=12), 1, "2029-02-28"),
        ("2028-02-29", Interval(months=12), 4, "2032-02-29"),
        ("2028-02-22", Interval(days=7), 1, "2028-02-29"),
        ("2026-02-22", Interval(days=7), 1, "2026-03-01"),
        ("2026-01-31", Interval(days=1, months=1), 1, "2026-03-01"),
        ("2026-11-30", Interval(months=3), 1, "2027-02-28"),
    ],
)
def test_intervals_keep_to_the_calendar(day: str, interval: Interval, times: int, then: str) -> None:
    assert interval.after(date.fromisoformat(day), times) == date.fromisoformat(then)


def due(schedules: Sequence[MonitoringSchedule], until: str) -> list[date]:
    return [plan.due for plan in planned_tests(schedules, date.fromisoformat(until))]


def test_a_restart_begins_the_close_phase_again() -> None:
    schedule = MonitoringSchedule(PRESETS["weekly_then_quarterly"], START, restarts=(date(2026, 5, 1),))

    assert due([schedule], "2026-09-01") == days(
        *("2026-03-08", "2026-03-15", "2026-03-22", "2026-03-29"),
        *("2026-05-08", "2026-05-15", "2026-05-22", "2026-05-29"),
        "2026-08-29",
    )


def test_a_later_schedule_takes_over_but_the_test_that_is_due_next_stands() -> None:
    old = MonitoringSchedule(PRESETS["us_label"], START)
    new = MonitoringSchedule(PRESETS["uk_gastroenterology"], date(2026, 3, 20))

    planned = planned_tests([new, old], date(2026, 5, 1))

    assert [(plan.due, plan.preset) for plan in planned] == [
        (date(2026, 3, 8), "us_label"),
        (date(2026, 3, 15), "us_label"),
        (date(2026, 3, 22), "us_label"),
        (date(2026, 4, 3), "uk_gastroenterology"),
        (date(2026, 4, 17), "uk_gastroenterology"),
    ]
    assert planned[3].tests == PRESETS["uk_gastroenterology"].tests
    assert planned[3].gap_days == 12


def test_a_schedule_that_starts_after_the_period_plans_nothing() -> None:
    assert due([MonitoringSchedule(PRESETS["us_label"], START)], "2026-02-01") == []
    assert due([], "2026-02-01") == []


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


intervals = st.builds(Interval, days=st.integers(1, 100)) | st.builds(Interval, months=st.integers(1, 6))
closing_phases = st.one_of(
    st.builds(Phase, every=intervals, until=intervals),
    st.builds(Phase, every=intervals, lasts=intervals),
    st.builds(Phase, every=intervals, stable_weeks=st.integers(1, 12)),
)
week_phases = st.builds(
    Phase, at_weeks=st.lists(st.integers(1, 30), min_size=1, unique=True).map(lambda weeks: tuple(sorted(weeks)))
)
made_presets = st.builds(
    lambda opening, closing, last: made_of(*opening, *closing, Phase(every=last)),
    st.lists(week_phases, max_size=1),
    st.lists(closing_phases, max_size=3),
    intervals,
)
presets = st.sampled_from(list(PRESETS.values())) | made_presets
starts = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def longest_gap(preset: MonitoringPreset) -> timedelta:
    """The longest gap in days that any phase allows; no month is longer than 31 days."""
    every = [phase.every.days + 31 * phase.every.months for phase in preset.phases if phase.every]
    weeks = [7 * (b - a) for phase in preset.phases for a, b in pairwise((0, *phase.at_weeks))]
    return timedelta(days=max(every + weeks))


@given(presets, starts, st.lists(st.integers(-100, 500)))
def test_tests_follow_each_other_without_a_gap_longer_than_the_schedule_allows(
    preset: MonitoringPreset, start: date, changes: list[int]
) -> None:
    until = start + timedelta(days=1500)
    dates = list(due_dates(preset, start, until, [start + timedelta(days=change) for change in changes]))

    gaps = [later - earlier for earlier, later in pairwise([start, *dates])]
    assert all(timedelta(0) < gap <= longest_gap(preset) for gap in gaps)
    assert dates[-1] <= until < dates[-1] + longest_gap(preset), "the schedule goes on"


@given(starts)
def test_us_label_allows_a_week_in_the_first_month_and_a_fortnight_to_the_third(start: date) -> None:
    dates = due_dates(PRESETS["us_label"], start, start + timedelta(days=400))

    for earlier, later in pairwise([start, *dates]):
        gap = (later - earlier).days
        if later <= Interval(months=1).after(start):
            assert gap == 7
        elif later <= Interval(months=3).after(start):
            assert gap == 14
        else:
            assert 28 <= gap <= 31


schedules = st.builds(
    MonitoringSchedule,
    preset=presets,
    start=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    restarts=st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=3).map(tuple),
)


@given(st.lists(schedules, max_size=3))
def test_planned_tests_are_in_order_and_none_is_planned_twice(plan: list[MonitoringSchedule]) -> None:
    dates = [test.due for test in planned_tests(plan, date(2028, 12, 31))]

    assert all(earlier < later for earlier, later in pairwise(dates))


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
