"""Blood tests as the text of a plan file."""

from collections.abc import Iterator

from imuran_desktop.domain.monitoring import CUSTOM, ClinicDate, MonitoringPreset, MonitoringSchedule
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.exchange.toml_text import as_array, as_toml, indented

_WEEK = 7


def monitoring_lines(schedule: MonitoringSchedule, *, alone: bool) -> Iterator[str]:
    """One schedule: ``alone``, or one of several."""
    yield "[monitoring]" if alone else "[[monitoring]]"
    yield f"preset = {as_toml(schedule.preset.id)}"
    yield f"start = {schedule.start}"
    if schedule.counted_from is not None:
        yield f"counted_from = {schedule.counted_from}"
    if schedule.restarts:
        yield f"restarts = {as_array(day.isoformat() for day in schedule.restarts)}"
    yield from _choice_lines(schedule)
    table = "monitoring."
    if schedule.preset.id == CUSTOM:
        yield from _own_lines(schedule.preset)
        for phase in schedule.preset.phases:
            yield from _part(f"{table}phases", _phase_lines(phase))
    for given in schedule.dates:
        yield from _part(f"{table}dates", _date_lines(given))


def _choice_lines(schedule: MonitoringSchedule) -> Iterator[str]:
    if schedule.said_by:
        yield f"said_by = {as_toml(schedule.said_by)}"
    if schedule.working_days:
        yield "working_days = true"
    if schedule.counts_from_done:
        yield "counts_from_done = true"
    if schedule.window_days is not None:
        yield f"window_days = {schedule.window_days}"


def _own_lines(preset: MonitoringPreset) -> Iterator[str]:
    yield f"name = {as_toml(preset.name)}"
    yield f"tests = {as_array(as_toml(name) for name in preset.tests)}"
    if preset.restarts:
        yield "close_again_after_increase = true"


def _phase_lines(phase: Phase) -> Iterator[str]:
    if phase.every is not None:
        yield f"every = {_span(phase.every)}"
    if phase.at_weeks:
        yield f"at_weeks = {as_array(str(week) for week in phase.at_weeks)}"
    if phase.until is not None:
        yield f"until = {_span(phase.until)}"
    if phase.lasts is not None:
        yield f"lasts = {_span(phase.lasts)}"
    if phase.stable_weeks is not None:
        yield f"stable_weeks = {phase.stable_weeks}"


def _date_lines(given: ClinicDate) -> Iterator[str]:
    yield f"on = {given.on}"
    if given.instead_of is not None:
        yield f"instead_of = {given.instead_of}"
    if given.said_by:
        yield f"said_by = {as_toml(given.said_by)}"
    if given.note:
        yield f"note = {as_toml(given.note)}"


def _part(name: str, lines: Iterator[str]) -> Iterator[str]:
    yield f"  [[{name}]]"
    yield from indented(lines)


def _span(span: Interval) -> str:
    """A span as people say it: weeks where they are whole."""
    weeks, days = divmod(span.days, _WEEK)
    parts = {"months": span.months, "weeks": 0 if days else weeks, "days": span.days if days else 0}
    return f"{{ {', '.join(f'{unit} = {count}' for unit, count in parts.items() if count)} }}"
