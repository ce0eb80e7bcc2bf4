"""Spans of the calendar, and how the tests of a phase follow each other."""

from datetime import date

import pytest

from imuran_desktop.domain.phases import Interval, Phase, PhaseCounter, phase_end

START = date(2026, 3, 1)


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


def test_only_a_phase_without_any_end_is_open() -> None:
    week = Interval(days=7)
    assert Phase(every=week).open_ended
    ending = (Phase(week, until=week), Phase(week, lasts=week), Phase(week, stable_weeks=1), Phase(at_weeks=(1,)))
    assert not any(phase.open_ended for phase in ending)


def test_a_phase_ends_after_the_start_or_the_phase_before_or_a_stable_dose() -> None:
    month, began = Interval(months=1), date(2026, 4, 1)
    assert phase_end(Phase(month, until=month), START, began, ()) == date(2026, 4, 1)
    assert phase_end(Phase(month, lasts=month), START, began, ()) == date(2026, 5, 1)
    assert phase_end(Phase(month, stable_weeks=2), START, began, [date(2026, 3, 10)]) == date(2026, 3, 24)
    assert phase_end(Phase(month), START, began, ()) is None
    assert phase_end(Phase(at_weeks=(2,)), START, began, ()) is None


def test_a_counter_goes_on_from_another_day() -> None:
    counter = PhaseCounter.begin(Phase(at_weeks=(2, 4, 8)), START, START)
    assert counter.next_day() == date(2026, 3, 15)
    counter.tests = 1
    counter.count_from(date(2026, 3, 17))
    assert counter.next_day() == date(2026, 3, 31)
    counter.tests = 3
    assert counter.next_day() is None
    assert PhaseCounter.begin(Phase(at_weeks=(2, 4)), START, date(2026, 3, 20)).next_day() == date(2026, 3, 29)
