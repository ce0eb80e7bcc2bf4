"""Monitoring schedules for tests: dates, and strategies for any schedule that can be followed."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from imuran_desktop.domain.monitoring import MonitoringPreset
from imuran_desktop.domain.phases import Interval, Phase
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


def longest_gap(preset: MonitoringPreset) -> timedelta:
    """The longest gap in days that any phase allows; no month is longer than 31 days."""
    every = [phase.every.days + 31 * phase.every.months for phase in preset.phases if phase.every]
    weeks = [7 * (b - a) for phase in preset.phases for a, b in pairwise((0, *phase.at_weeks))]
    return timedelta(days=max(every + weeks))
