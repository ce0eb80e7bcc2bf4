"""What is wrong with a schedule's phases, before anybody follows it."""

import pytest
from hypothesis import given

from imuran_desktop.domain.monitoring import MonitoringPreset
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.domain.schedule_checks import PhaseFault, ScheduleFault, schedule_faults
from imuran_desktop.reference.monitoring import load_presets
from tests.domain.schedules import presets

WEEK, MONTH = Interval(days=7), Interval(months=1)
GOES_ON = Phase(every=MONTH)


@pytest.mark.parametrize("preset", load_presets().values(), ids=lambda preset: preset.id)
def test_nothing_is_wrong_with_the_published_ones(preset: MonitoringPreset) -> None:
    assert schedule_faults(preset.phases) == []


@pytest.mark.parametrize(
    ("phases", "fault", "phase"),
    [
        ((), PhaseFault.NO_PHASES, None),
        ((Phase(),), PhaseFault.EVERY_OR_WEEKS, 0),
        ((Phase(every=WEEK, at_weeks=(2,)),), PhaseFault.EVERY_OR_WEEKS, 0),
        ((Phase(every=Interval()),), PhaseFault.SPAN_RANGE, 0),
        ((Phase(every=Interval(days=-7, months=1)),), PhaseFault.SPAN_RANGE, 0),
        ((Phase(every=Interval(months=121)),), PhaseFault.SPAN_RANGE, 0),
        ((Phase(every=WEEK, until=Interval()), GOES_ON), PhaseFault.SPAN_RANGE, 0),
        ((Phase(every=WEEK, until=MONTH, lasts=MONTH), GOES_ON), PhaseFault.TWO_ENDS, 0),
        ((Phase(at_weeks=(4, 2)), GOES_ON), PhaseFault.WEEKS_RISE, 0),
        ((Phase(at_weeks=(0, 2)), GOES_ON), PhaseFault.WEEKS_RISE, 0),
        ((Phase(at_weeks=(2, 521)), GOES_ON), PhaseFault.WEEKS_RANGE, 0),
        ((Phase(every=WEEK, stable_weeks=0), GOES_ON), PhaseFault.STABLE_RANGE, 0),
        ((GOES_ON, Phase(every=WEEK)), PhaseFault.NEVER_ENDS, 0),
        ((Phase(every=WEEK, until=MONTH), Phase(at_weeks=(8,)), GOES_ON), PhaseFault.WEEKS_FIRST, 1),
        ((Phase(every=WEEK, until=MONTH),), PhaseFault.LAST_ENDS, 0),
        ((Phase(at_weeks=(2, 4)),), PhaseFault.LAST_ENDS, 0),
        (
            (Phase(every=WEEK, until=MONTH), Phase(every=WEEK, until=Interval(days=28)), GOES_ON),
            PhaseFault.ENDS_EARLIER,
            1,
        ),
        ((Phase(at_weeks=(2, 8)), Phase(every=WEEK, until=MONTH), GOES_ON), PhaseFault.ENDS_EARLIER, 1),
    ],
)
def test_each_fault_is_found_in_its_phase(phases: tuple[Phase, ...], fault: PhaseFault, phase: int | None) -> None:
    assert schedule_faults(phases)[0] == ScheduleFault(fault, phase)


@given(presets)
def test_what_is_said_to_be_wrong_is_in_a_phase_there_is(preset: MonitoringPreset) -> None:
    for found in schedule_faults(preset.phases):
        assert found.fault is PhaseFault.ENDS_EARLIER, "the strategy makes none of the others"
        assert found.phase in range(len(preset.phases))
