"""Published schedules of blood tests."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from imuran_desktop.domain.monitoring import MonitoringPreset
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.domain.schedule_checks import MOST_WEEKS, PhaseFault, phase_faults, schedule_faults
from imuran_desktop.reference.tables import Table, read_table, reference_file

_INTERVAL = "an interval has days, months or both, and none below zero"
_SENTENCES = {
    PhaseFault.NO_PHASES: "at least one phase is needed",
    PhaseFault.EVERY_OR_WEEKS: 'exactly one of "every" and "at_weeks" is needed',
    PhaseFault.SPAN_RANGE: f"{_INTERVAL}; ten years at most",
    PhaseFault.TWO_ENDS: 'at most one of "until", "lasts" and "stable_weeks" may end it',
    PhaseFault.WEEKS_RISE: '"at_weeks" must rise from 1 or more',
    PhaseFault.WEEKS_RANGE: f'"at_weeks" goes up to {MOST_WEEKS}',
    PhaseFault.STABLE_RANGE: '"stable_weeks" must be 1 or more',
    PhaseFault.WEEKS_FIRST: '"at_weeks" counts from the start, so only the first phase may have it',
    PhaseFault.NEVER_ENDS: "a phase that never ends is followed by another",
    PhaseFault.LAST_ENDS: "the last phase ends, which would leave the person without tests",
    PhaseFault.ENDS_EARLIER: "a phase ends before the one that it follows",
}


@cache
def load_presets() -> Mapping[str, MonitoringPreset]:
    """The published monitoring schedules by id, in the order in which to offer them."""
    return read_presets(reference_file("monitoring"))


def read_presets(path: Path) -> Mapping[str, MonitoringPreset]:
    """The monitoring presets in a TOML file. Raises `ReferenceDataError`."""
    file = read_table(path)
    presets = {entry.id: _preset(entry) for entry in file.entries("presets", "preset")}
    file.finish()
    return presets


def _preset(entry: Table) -> MonitoringPreset:
    phases = tuple(_phase(table) for table in entry.tables("phases", "phase"))
    for found in schedule_faults(phases):
        raise entry.fail(_SENTENCES[found.fault])
    return MonitoringPreset(
        id=entry.id,
        name=entry.text("name"),
        tests=entry.texts("tests"),
        phases=phases,
        source=entry.text("source"),
        caveat=entry.text("caveat"),
        restarts=entry.take("restarts", bool),
        checked=entry.checked(),
    )


def _phase(table: Table) -> Phase:
    phase = Phase(
        every=_interval(table, "every"),
        at_weeks=table.items("at_weeks", int) if table.has("at_weeks") else (),
        until=_interval(table, "until"),
        lasts=_interval(table, "lasts"),
        stable_weeks=table.take("stable_weeks", int) if table.has("stable_weeks") else None,
    )
    for fault in phase_faults(phase):
        raise table.fail(_SENTENCES[fault])
    return phase


def _interval(table: Table, key: str) -> Interval | None:
    if not table.has(key):
        return None
    parts = table.table(key)
    days, months = (parts.take(unit, int) if parts.has(unit) else 0 for unit in ("days", "months"))
    parts.finish()
    if min(days, months) < 0 or days + months == 0:
        raise parts.fail(_INTERVAL)
    return Interval(days=days, months=months)
