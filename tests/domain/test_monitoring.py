"""Blood tests: when each published schedule asks for one, and how each one stands on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.monitoring import MonitoringPreset, MonitoringSchedule, planned_tests
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.reference.monitoring import load_presets
from tests.domain.builders import made_of
from tests.domain.schedules import days, dues, presets, starts, too_long

PRESETS = load_presets()
START = date(2026, 3, 1)
FAR = date(2027, 12, 31)
LONGEST = timedelta(days=210)
"""No phase that is drawn has tests further apart: 30 weeks."""


def first(count: int, preset: str, start: date = START, dose_changes: Sequence[date] = ()) -> list[date]:
    return dues(MonitoringSchedule(PRESETS[preset], start), FAR, (), dose_changes)[:count]


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
    schedule = MonitoringSchedule(PRESETS["us_label"], START)

    assert dues(schedule, "2026-03-15") == days("2026-03-08", "2026-03-15")
    assert dues(schedule, "2026-03-14") == days("2026-03-08")
    assert dues(schedule, START) == []


def test_monthly_tests_from_the_31st_fall_on_the_last_day_of_shorter_months() -> None:
    monthly = made_of(Phase(every=Interval(months=1)))

    assert dues(MonitoringSchedule(monthly, date(2026, 1, 31)), "2026-05-31") == days(
        "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"
    )
    assert dues(MonitoringSchedule(monthly, date(2028, 1, 31)), "2028-03-31") == days("2028-02-29", "2028-03-31")


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


@given(
    presets,
    starts,
    st.lists(st.integers(-100, 500)),
    st.lists(st.integers(1, 900), max_size=3),
    st.booleans(),
    st.booleans(),
)
def test_tests_follow_each_other_without_a_gap_longer_than_their_phase_allows(
    preset: MonitoringPreset, start: date, changes: list[int], again: list[int], working_days: bool, counts: bool
) -> None:
    schedule = MonitoringSchedule(
        preset,
        start,
        restarts=tuple(start + timedelta(days=later) for later in again),
        working_days=working_days,
        counts_from_done=counts,
    )
    dose_changes = [start + timedelta(days=change) for change in changes]
    until = start + timedelta(days=1500)
    found = dues(schedule, until, (), dose_changes)
    assert too_long(schedule, found, dose_changes) == []
    assert all(earlier < later for earlier, later in pairwise([start, *found]))
    assert until - found[-1] <= LONGEST, "the schedule goes on"


def test_a_gap_too_long_for_its_phase_is_found() -> None:
    schedule = MonitoringSchedule(PRESETS["us_label"], START)
    found = dues(schedule, "2026-08-24")
    assert too_long(schedule, [day for day in found if day != date(2026, 3, 15)]) == [
        (date(2026, 3, 8), date(2026, 3, 22))
    ]
    assert too_long(replace(schedule, restarts=(date(2026, 5, 30),)), found) != []


@given(starts)
def test_us_label_allows_a_week_in_the_first_month_and_a_fortnight_to_the_third(start: date) -> None:
    dates = dues(MonitoringSchedule(PRESETS["us_label"], start), start + timedelta(days=400))

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
