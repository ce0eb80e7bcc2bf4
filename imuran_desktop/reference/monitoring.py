"""Published schedules of blood tests."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from imuran_desktop.domain.monitoring import Interval, MonitoringPreset, Phase
from imuran_desktop.reference.tables import Table, read_table, reference_file


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
    if any(_open_ended(phase) for phase in phases[:-1]):
        raise entry.fail("a phase that never ends is followed by another")
    if not _open_ended(phases[-1]):
        raise entry.fail("the last phase ends, which would leave the person without tests")
    if any(phase.at_weeks for phase in phases[1:]):
        raise entry.fail('"at_weeks" counts from the start, so only the first phase may have it')
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


def _open_ended(phase: Phase) -> bool:
    return phase.every is not None and (phase.until, phase.lasts, phase.stable_weeks) == (None, None, None)


def _phase(table: Table) -> Phase:
    if table.has("every") == table.has("at_weeks"):
        raise table.fail('exactly one of "every" and "at_weeks" is needed')
    if sum(map(table.has, ("until", "lasts", "stable_weeks"))) > 1:
        raise table.fail('at most one of "until", "lasts" and "stable_weeks" may end it')
    at_weeks = table.items("at_weeks", int) if table.has("at_weeks") else ()
    if any(later <= earlier for earlier, later in pairwise((0, *at_weeks))):
        raise table.fail('"at_weeks" must rise from 1 or more')
    stable_weeks = table.take("stable_weeks", int) if table.has("stable_weeks") else None
    if stable_weeks is not None and stable_weeks < 1:
        raise table.fail('"stable_weeks" must be 1 or more')
    return Phase(
        every=_interval(table, "every"),
        at_weeks=at_weeks,
        until=_interval(table, "until"),
        lasts=_interval(table, "lasts"),
        stable_weeks=stable_weeks,
    )


def _interval(table: Table, key: str) -> Interval | None:
    if not table.has(key):
        return None
    parts = table.table(key)
    days, months = (parts.take(unit, int) if parts.has(unit) else 0 for unit in ("days", "months"))
    parts.finish()
    if min(days, months) < 0 or days + months == 0:
        raise parts.fail("an interval has days, months or both, and none below zero")
    return Interval(days=days, months=months)
