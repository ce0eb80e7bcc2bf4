"""Monitoring schedules for tests: dates, and strategies for any schedule that can be followed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from imuran_desktop.domain.monitoring import ClinicDate, MonitoringPreset, MonitoringSchedule, planned_tests
from imuran_desktop.domain.phases import Interval, Phase, phase_end
from imuran_desktop.reference.monitoring import load_presets
from tests.domain.builders import made_of

PRESETS = load_presets()


def days(*dates: str) -> list[date]:
    """Dates from their texts."""
    return [date.fromisoformat(day) for day in dates]


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


@st.composite
def _schedules(draw: st.DrawFn) -> MonitoringSchedule:
    """A schedule that is followed in any way, with restarts and dates that the clinic gave."""
    start = draw(starts)
    near = st.integers(1, 400).map(lambda offset: start + timedelta(days=offset))
    plain = MonitoringSchedule(
        draw(presets),
        start,
        restarts=tuple(draw(st.lists(near, max_size=2, unique=True))),
        working_days=draw(st.booleans()),
        counts_from_done=draw(st.booleans()),
        window_days=draw(st.none() | st.integers(0, 40)),
    )
    planned = [test.due for test in planned_tests([plain], start + timedelta(days=400))]
    instead_of = st.none() | st.sampled_from(planned) if planned else st.none()
    given = draw(st.lists(st.builds(ClinicDate, near, instead_of), max_size=2, unique_by=lambda each: each.on))
    return replace(plain, dates=tuple(sorted(given, key=lambda each: each.on)))


schedules = _schedules()


def dues(
    schedule: MonitoringSchedule, until: str | date, done: Sequence[date] = (), dose_changes: Sequence[date] = ()
) -> list[date]:
    """The days on which a schedule has a test planned."""
    last = date.fromisoformat(until) if isinstance(until, str) else until
    return [test.due for test in planned_tests([schedule], last, dose_changes, done)]


def allowed_gap(
    preset: MonitoringPreset, start: date, day: date, dose_changes: Sequence[date] = (), *, counted: bool = False
) -> timedelta:
    """How long the phase that holds ``day`` lets a gap before it be; no month is longer than 31 days.

    ``counted``: where each test counts from the one done before it, its weeks are later or earlier than set.
    """
    opening, phase_start = timedelta(0), start
    for phase in preset.phases:
        if phase.every is None:
            gaps = {week: timedelta(weeks=week - before) for before, week in pairwise((0, *phase.at_weeks))}
            opening = max(gaps.values()) if counted else opening
            held = next((gap for week, gap in gaps.items() if day <= start + timedelta(weeks=week)), None)
            if held is not None:
                return max(held, opening)
            phase_start = start + timedelta(weeks=max(gaps))
            continue
        end = phase_end(phase, start, phase_start, dose_changes)
        if end is None or day <= end:
            return max(timedelta(days=phase.every.days + 31 * phase.every.months), opening)
        phase_start = end
    raise AssertionError("the last phase has no end")


def too_long(
    schedule: MonitoringSchedule, found: Sequence[date], dose_changes: Sequence[date] = ()
) -> list[tuple[date, date]]:
    """The tests in a row that are further apart than the phase allows which holds the second of them.

    The first after a restart follows that, too. Over a weekend it may be three days.
    """
    weekend = timedelta(days=3 if schedule.working_days else 0)
    legs = [schedule.start, *sorted(day for day in {*schedule.restarts} if day > schedule.start)]
    return [
        (before, day)
        for before, day in pairwise([schedule.start, *found])
        for leg, following in pairwise([*legs, date.max])
        if leg <= day
        and before < following
        and day - max(before, leg) > max(weekend, allowed_gap(schedule.preset, leg, day, dose_changes))
    ]
