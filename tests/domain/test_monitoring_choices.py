"""Schedules as a person's clinic follows them: on working days, counted from the last test, with dates of its own."""

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from imuran_desktop.domain.blood_tests import DoneTest, blood_tests
from imuran_desktop.domain.monitoring import (
    CUSTOM,
    ClinicDate,
    MonitoringPreset,
    MonitoringSchedule,
    own_preset,
    planned_tests,
)
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.reference.monitoring import load_presets
from tests.domain.builders import made_of
from tests.domain.schedules import allowed_gap, days, dues, intervals, presets, starts, too_long

SUNDAY = date(2026, 3, 1)
WEEKLY = own_preset((Phase(every=Interval(days=7)),), ("blood count",))
MONTHLY = own_preset((Phase(every=Interval(months=1)),), ("blood count",))
SATURDAY = 6


def test_the_clinics_own_schedule_has_no_source() -> None:
    assert (WEEKLY.id, WEEKLY.name, WEEKLY.source, WEEKLY.caveat) == (CUSTOM, "My clinic's schedule", "", "")


def test_a_weekend_is_brought_forward_and_the_next_date_counts_from_there() -> None:
    schedule = MonitoringSchedule(WEEKLY, SUNDAY, working_days=True)
    assert dues(schedule, "2026-03-27") == days("2026-03-06", "2026-03-13", "2026-03-20", "2026-03-27")

    monthly = MonitoringSchedule(MONTHLY, date(2026, 1, 31), working_days=True)
    assert dues(monthly, "2026-04-30") == days("2026-02-27", "2026-03-27", "2026-04-27")


def test_tests_closer_than_a_weekend_is_long_go_on_after_it() -> None:
    daily = own_preset((Phase(every=Interval(days=1)),), ("blood count",))
    schedule = MonitoringSchedule(daily, date(2026, 3, 4), working_days=True)
    assert dues(schedule, "2026-03-10") == days("2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10")


def test_a_late_test_moves_the_next_one_only_where_the_schedule_counts_from_it() -> None:
    late = days("2026-03-10")
    planned = MonitoringSchedule(WEEKLY, SUNDAY)
    assert dues(planned, "2026-03-25", late) == days("2026-03-08", "2026-03-15", "2026-03-22")

    counted = replace(planned, counts_from_done=True)
    assert dues(counted, "2026-03-25", late) == days("2026-03-08", "2026-03-17", "2026-03-24")


def test_an_early_test_counts_for_the_one_planned_and_the_next_counts_from_it() -> None:
    schedule = MonitoringSchedule(WEEKLY, SUNDAY, counts_from_done=True)
    assert dues(schedule, "2026-03-23", days("2026-03-06")) == days("2026-03-08", "2026-03-13", "2026-03-20")


def test_a_test_not_done_leaves_the_planned_dates_running() -> None:
    schedule = MonitoringSchedule(WEEKLY, SUNDAY, counts_from_done=True)
    assert dues(schedule, "2026-03-31", days("2026-03-08", "2026-03-24")) == days(
        "2026-03-08", "2026-03-15", "2026-03-22", "2026-03-31"
    )


def test_a_test_outside_the_window_takes_the_place_of_the_one_planned() -> None:
    fortnightly = own_preset((Phase(every=Interval(days=14)),), ("blood count",))
    schedule = MonitoringSchedule(fortnightly, SUNDAY, counts_from_done=True)
    early = days("2026-03-10")
    assert dues(schedule, "2026-03-30", early) == days("2026-03-15", "2026-03-24")
    assert dues(replace(schedule, window_days=3), "2026-03-30", early) == days("2026-03-24")


def test_weeks_after_the_start_are_counted_on_from_the_test_done() -> None:
    preset = load_presets()["uk_gastroenterology"]
    schedule = MonitoringSchedule(preset, SUNDAY, counts_from_done=True)
    assert dues(schedule, "2026-07-01", days("2026-03-17")) == days(
        "2026-03-15", "2026-03-31", "2026-04-28", "2026-05-26"
    )


def test_a_week_that_an_early_test_leaves_out_makes_no_longer_gap() -> None:
    """Done after two weeks, for the test of week 4: that of week 5 would be before it, and is left out."""
    preset = own_preset((Phase(at_weeks=(4, 5, 9)), Phase(every=Interval(days=28))), ("blood count",))
    schedule = MonitoringSchedule(preset, SUNDAY, counts_from_done=True)
    early = SUNDAY + timedelta(days=15)
    following = dues(schedule, "2026-06-01", [early])[1]
    assert following - early == timedelta(weeks=4)


def test_a_phase_ends_where_it_would_whatever_was_done() -> None:
    preset = load_presets()["weekly_then_quarterly"]
    schedule = MonitoringSchedule(preset, SUNDAY, counts_from_done=True)
    assert dues(schedule, "2026-08-01", days("2026-03-10")) == days(
        "2026-03-08", "2026-03-17", "2026-03-24", "2026-06-24"
    )


def test_a_date_of_the_clinic_goes_before_the_computed_one_and_moves_no_other() -> None:
    given_date = ClinicDate(date(2026, 3, 17), date(2026, 3, 15), "the nurse")
    schedule = MonitoringSchedule(WEEKLY, SUNDAY, dates=(given_date, ClinicDate(date(2026, 3, 19))))
    tests = planned_tests([schedule], date(2026, 3, 22))
    assert [(test.due, test.clinic, test.gap_days) for test in tests] == [
        (date(2026, 3, 8), None, 7),
        (date(2026, 3, 17), given_date, 9),
        (date(2026, 3, 19), ClinicDate(date(2026, 3, 19)), 2),
        (date(2026, 3, 22), None, 3),
    ]


def test_two_tests_on_one_day_are_one_occasion() -> None:
    schedule = MonitoringSchedule(WEEKLY, SUNDAY, dates=(ClinicDate(date(2026, 3, 15), date(2026, 3, 8)),))
    assert dues(schedule, "2026-03-22") == days("2026-03-15", "2026-03-22")


def test_counted_from_the_last_test_the_clinics_date_moves_the_next() -> None:
    given_date = ClinicDate(date(2026, 3, 17), date(2026, 3, 15))
    schedule = MonitoringSchedule(WEEKLY, SUNDAY, counts_from_done=True, dates=(given_date,))
    assert dues(schedule, "2026-03-24") == days("2026-03-08", "2026-03-17", "2026-03-24")
    done = days("2026-03-10", "2026-03-17")
    assert dues(schedule, "2026-03-24", done) == days("2026-03-08", "2026-03-17", "2026-03-24")


def test_a_date_given_for_one_that_is_no_longer_planned_stays() -> None:
    schedule = MonitoringSchedule(WEEKLY, SUNDAY, dates=(ClinicDate(date(2026, 3, 12), date(2026, 3, 11)),))
    assert dues(schedule, "2026-03-15") == days("2026-03-08", "2026-03-12", "2026-03-15")


def test_other_choices_carry_a_schedule_on_without_beginning_it_again() -> None:
    us = load_presets()["us_label"]
    before = MonitoringSchedule(us, SUNDAY)
    after = MonitoringSchedule(us, date(2026, 3, 25), working_days=True, counted_from=SUNDAY)
    planned = [test.due for test in planned_tests([before, after], date(2026, 4, 30))]
    assert planned == days("2026-03-08", "2026-03-15", "2026-03-22", "2026-03-27", "2026-04-10", "2026-04-24")

    counted = replace(after, working_days=False, counts_from_done=True)
    done = days("2026-03-23")
    planned = [test.due for test in planned_tests([before, counted], date(2026, 4, 30), (), done)]
    assert planned == days("2026-03-08", "2026-03-15", "2026-03-22", "2026-03-30", "2026-04-13", "2026-04-27")


def test_weeks_that_have_passed_are_not_asked_for_again_where_a_schedule_is_carried_on() -> None:
    preset = load_presets()["uk_gastroenterology"]
    before = MonitoringSchedule(preset, SUNDAY)
    after = MonitoringSchedule(preset, date(2026, 4, 1), counts_from_done=True, counted_from=SUNDAY)
    planned = [test.due for test in planned_tests([before, after], date(2026, 9, 1))]
    assert planned == days("2026-03-15", "2026-03-29", "2026-04-26", "2026-05-24", "2026-08-24")


def test_carried_on_with_nothing_before_it_still_counts_from_the_same_day() -> None:
    schedule = MonitoringSchedule(WEEKLY, date(2026, 3, 10), counted_from=SUNDAY)
    assert dues(schedule, "2026-03-22") == days("2026-03-15", "2026-03-22")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (date(2026, 1, 31), ["2026-02-28", "2026-03-31", "2026-04-30"]),
        (date(2028, 1, 31), ["2028-02-29", "2028-03-31", "2028-04-30"]),
        (date(2028, 2, 29), ["2028-03-29", "2028-04-29", "2028-05-29"]),
    ],
)
def test_months_keep_to_the_day_of_the_start(start: date, expected: list[str]) -> None:
    found = dues(MonitoringSchedule(MONTHLY, start), start + timedelta(days=92))
    assert found[:3] == days(*expected)


@given(starts, st.integers(1, 12))
def test_monthly_dates_are_the_start_day_or_the_last_of_the_month(start: date, months: int) -> None:
    preset = own_preset((Phase(every=Interval(months=months)),), ("blood count",))
    for number, due in enumerate(dues(MonitoringSchedule(preset, start), start + timedelta(days=900)), 1):
        assert due == Interval(months=months * number).after(start)
        assert due.day == start.day or (due + timedelta(days=1)).day == 1


offsets = st.lists(st.integers(-10, 500), max_size=12, unique=True)
choices = st.fixed_dictionaries(
    {"working_days": st.booleans(), "counts_from_done": st.booleans(), "window_days": st.none() | st.integers(0, 20)}
)


@given(presets, starts, st.integers(0, 400), choices)
def test_a_restart_is_a_fresh_schedule_and_leaves_the_past_alone(
    preset: MonitoringPreset, start: date, later: int, chosen: dict[str, int]
) -> None:
    again, until = start + timedelta(days=later + 1), start + timedelta(days=900)
    plain = replace(MonitoringSchedule(preset, start), **chosen)  # type: ignore[arg-type]
    restarted, fresh = replace(plain, restarts=(again,)), replace(plain, start=again)
    found, new = dues(restarted, until), dues(fresh, until)
    assert [day for day in found if day >= new[0]] == new
    assert [day for day in found if day < again] == [day for day in dues(plain, until) if day < again]
    assert len([day for day in found if again <= day < new[0]]) <= 1, "only the one that was due next"


@given(presets, starts, offsets, choices)
def test_dates_rise_whatever_was_done(
    preset: MonitoringPreset, start: date, done: list[int], chosen: dict[str, int]
) -> None:
    schedule = replace(MonitoringSchedule(preset, start), **chosen)  # type: ignore[arg-type]
    taken = [start + timedelta(days=offset) for offset in done]
    found = dues(schedule, start + timedelta(days=700), taken)
    assert all(earlier < later for earlier, later in pairwise(found))
    assert not schedule.working_days or all(day.isoweekday() < SATURDAY for day in found)


@given(intervals, starts, st.lists(st.integers(1, 400), min_size=1, max_size=10, unique=True), st.booleans())
def test_counted_from_the_last_test_the_next_is_at_most_one_interval_after_it(
    every: Interval, start: date, done: list[int], working_days: bool
) -> None:
    preset = own_preset((Phase(every=every),), ("blood count",))
    schedule = MonitoringSchedule(preset, start, counts_from_done=True, working_days=working_days)
    taken = sorted(start + timedelta(days=offset) for offset in done)
    found = dues(schedule, taken[-1] + timedelta(days=500), taken)
    longest = allowed_gap(preset, start, start)
    allowed = longest + timedelta(days=2 if working_days and longest.days < 3 else 0)
    for day, following in pairwise([*taken, date.max]):
        place = bisect_right(found, day)
        if following < found[place]:
            continue  # counted from that one
        assert found[place] - day <= allowed


@given(presets, starts, st.data())
def test_a_date_of_the_clinic_moves_no_other(preset: MonitoringPreset, start: date, data: st.DataObject) -> None:
    plain = MonitoringSchedule(preset, start)
    until = start + timedelta(days=800)
    before = dues(plain, until)
    replaced = data.draw(st.sampled_from(before[: max(1, len(before) - 2)]))
    on = replaced + timedelta(days=data.draw(st.integers(-5, 5)))
    assume(on <= until and on > start)
    moved = replace(plain, dates=(ClinicDate(on, replaced),))
    assert dues(moved, until) == sorted({*before, on} - ({replaced} if on != replaced else set()))


@given(presets, starts, st.integers(1, 500), choices)
def test_carrying_on_keeps_the_past_and_leaves_no_longer_gap(
    preset: MonitoringPreset, start: date, later: int, chosen: dict[str, int]
) -> None:
    today, until = start + timedelta(days=later), start + timedelta(days=900)
    assume(today.weekday() < 5)  # who changes it on a weekend can have no test before Monday
    before = MonitoringSchedule(preset, start)
    after = replace(before, start=today, counted_from=start, **chosen)  # type: ignore[arg-type]
    old, new = dues(before, until), [test.due for test in planned_tests([before, after], until)]
    assert [day for day in new if day < today] == [day for day in old if day < today]
    late = too_long(replace(before, working_days=after.working_days), new)
    # A weekend on which the change falls can't be brought forward: that would be before it.
    assert all(day < today <= next_one and after.working_days for day, next_one in late)
    assert all(next_one - day <= allowed_gap(preset, start, next_one) + timedelta(days=2) for day, next_one in late)
    if not after.working_days and not after.counts_from_done:
        assert new == old


@given(
    presets,
    starts,
    st.lists(st.integers(1, 400), min_size=1, max_size=8, unique=True),
    st.none() | st.integers(0, 20),
    st.booleans(),
)
def test_counted_from_the_last_test_no_open_one_is_further_off_than_the_phases_allow(
    preset: MonitoringPreset, start: date, offset: list[int], window_days: int | None, working_days: bool
) -> None:
    schedule = MonitoringSchedule(
        preset, start, counts_from_done=True, window_days=window_days, working_days=working_days
    )
    last = start + timedelta(days=max(offset))
    taken = [start + timedelta(days=days) for days in offset]
    planned = planned_tests([schedule], last + timedelta(days=900), (), taken)
    tests = blood_tests(planned, [DoneTest(str(day), day) for day in taken], last)
    following = next(test.planned.due for test in tests if test.state.is_open)
    assert following > last
    allowed = allowed_gap(preset, start, following, counted=True)
    # One that was done early leaves the date as it was for which it counts; the next follows that.
    counted_for = max([last, *(test.planned.due for test in tests if test.done)])
    assert following - counted_for <= max(allowed, timedelta(days=3)), "over a weekend it is three days"


def test_a_date_for_a_later_test_takes_no_earlier_one_away() -> None:
    """At weeks 8, 10 and 12, each counted from the last done: a date for that of week 10 leaves that of week 8."""
    weeks = made_of(Phase(at_weeks=(8, 10, 12)), Phase(every=Interval(months=1)))
    start = date(2026, 3, 1)
    week_10 = start + timedelta(weeks=10)
    given_date = ClinicDate(week_10 + timedelta(days=2), week_10)
    schedule = MonitoringSchedule(weeks, start, counts_from_done=True, dates=(given_date,))
    first, second, *_ = dues(schedule, start + timedelta(days=100))
    assert (first, second) == (start + timedelta(weeks=8), given_date.on)
