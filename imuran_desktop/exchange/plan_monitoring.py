"""Blood tests of a plan file: which schedule, from when, and the dates that the clinic gave."""

from datetime import date

from imuran_desktop.domain.monitoring import CUSTOM, ClinicDate
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.domain.plan_checks import EARLIEST
from imuran_desktop.domain.schedule_checks import MOST_WEEKS, phase_faults, schedule_faults
from imuran_desktop.exchange.plan_parts import FileMonitoring, FileSchedule
from imuran_desktop.exchange.toml_reader import FileFault, FileProblem, Table

MOST_WINDOW_DAYS = 90
MOST_DAYS, MOST_MONTHS = MOST_WEEKS * 7, MOST_WEEKS * 12 // 52
_WEEK = 7


def read_monitoring(root: Table) -> tuple[FileMonitoring, ...]:
    """Every ``[monitoring]`` or ``[[monitoring]]``. Of two that start together one would be lost."""
    found: list[FileMonitoring] = []
    for table in root.table_or_tables("monitoring"):
        item = _monitoring(table)
        if any(other.start == item.start for other in found):
            raise table.problem(FileFault.TWICE, "start", value=item.start.isoformat())
        found.append(item)
    return tuple(found)


def _monitoring(table: Table) -> FileMonitoring:
    preset, start = table.text("preset"), table.day("start")
    counted_from = table.day_or_none("counted_from")
    if counted_from is not None and counted_from > start:
        raise table.problem(FileFault.OUT_OF_RANGE, "counted_from", least=EARLIEST, most=start)
    item = FileMonitoring(
        preset=preset,
        start=start,
        restarts=table.days("restarts"),
        where=table.where,
        own=_own(table) if preset == CUSTOM else None,
        said_by=table.text_or_none("said_by"),
        working_days=table.truth("working_days"),
        counts_from_done=table.truth("counts_from_done"),
        window_days=table.whole_within("window_days", 0, MOST_WINDOW_DAYS),
        dates=_dates(table) if table.has("dates") else None,
        counted_from=counted_from,
    )
    table.done()
    return item


def _own(table: Table) -> FileSchedule | None:
    """The clinic's own schedule; None where the file leaves it to the diary, which follows it already."""
    if not table.has("phases"):
        return None
    tests = tuple(name.strip() for name in table.texts("tests") or ())
    if not all(tests):
        raise table.problem(FileFault.MISSING_KEY, "tests", key="tests")
    name, close_again = table.text_or_none("name") or "", table.truth("close_again_after_increase") or False
    phases = []
    for each in table.tables("phases"):
        phase = _phase(each)
        for fault in phase_faults(phase):
            raise FileProblem(FileFault.BAD_SCHEDULE, each.where, phase_fault=fault.value)
        phases.append(phase)
    for found in schedule_faults(phases):
        number = "" if found.phase is None else f"[{found.phase + 1}]"
        raise table.problem(FileFault.BAD_SCHEDULE, f"phases{number}", phase_fault=found.fault.value)
    return FileSchedule(name, tests, tuple(phases), close_again)


def _phase(table: Table) -> Phase:
    phase = Phase(
        every=_span(table, "every"),
        at_weeks=_weeks(table),
        until=_span(table, "until"),
        lasts=_span(table, "lasts"),
        stable_weeks=table.whole_within("stable_weeks", 1, MOST_WEEKS),
    )
    table.done()
    return phase


def _weeks(table: Table) -> tuple[int, ...]:
    weeks = table.numbers("at_weeks") or ()
    for week in weeks:
        if week != int(week):
            raise table.problem(FileFault.WRONG_SORT, "at_weeks", sort="whole", value=f"{week:g}")
    return tuple(int(week) for week in weeks)


def _span(table: Table, key: str) -> Interval | None:
    parts = table.table(key)
    if parts is None:
        return None
    days = parts.whole_within("days", 0, MOST_DAYS) or 0
    weeks = parts.whole_within("weeks", 0, MOST_WEEKS) or 0
    months = parts.whole_within("months", 0, MOST_MONTHS) or 0
    parts.done()
    return Interval(days + weeks * _WEEK, months)


def _dates(table: Table) -> tuple[ClinicDate, ...]:
    found: list[ClinicDate] = []
    days: set[tuple[str, date]] = set()
    for each in table.tables("dates"):
        on, instead_of = each.day("on"), each.day_or_none("instead_of")
        for key, day in (("on", on), ("instead_of", instead_of)):
            if day is not None and (key, day) in days:
                raise each.problem(FileFault.TWICE, key, value=day.isoformat())
            days |= {(key, day)} if day is not None else set()
        found.append(ClinicDate(on, instead_of, each.text_or_none("said_by") or "", each.text_or_none("note") or ""))
        each.done()
    return tuple(sorted(found, key=lambda given: given.on))
