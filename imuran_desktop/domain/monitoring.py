"""Monitoring schedules: when blood tests are due, and how each one stands on a day."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from imuran_desktop.domain.codes import BloodTestState

COMING_UP_DAYS = 7


@dataclass(frozen=True)
class Interval:
    """A span of the calendar: whole months, whole days, or both. One week is seven days."""

    days: int = 0
    months: int = 0

    def after(self, day: date, times: int = 1) -> date:
        """``day`` plus ``times`` intervals; a day past the month's end becomes its last day."""
        months = day.year * 12 + day.month - 1 + self.months * times
        year, month = divmod(months, 12)
        first = date(year, month + 1, 1)
        last = ((first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day
        return first.replace(day=min(day.day, last)) + timedelta(days=self.days * times)


@dataclass(frozen=True)
class Phase:
    """One stretch of a schedule.

    Either a test every ``every`` until the phase ends, or tests at ``at_weeks`` after the start. The phase ends
    ``until`` after the schedule's start (or restart), ``lasts`` after the phase before, or when the dose has been
    stable for ``stable_weeks``; with none of these it goes on for as long as the medicine is taken.
    """

    every: Interval | None = None
    at_weeks: tuple[int, ...] = ()
    until: Interval | None = None
    lasts: Interval | None = None
    stable_weeks: int | None = None


TESTS_AHEAD = timedelta(days=400)
"""Far enough to hold the next three tests of any published schedule."""


@dataclass(frozen=True)
class MonitoringPreset:
    """A published schedule. ``restarts`` tells whether a dose increase begins the close phase again."""

    id: str
    name: str
    tests: tuple[str, ...]
    phases: tuple[Phase, ...]
    source: str
    caveat: str
    restarts: bool
    checked: str


@dataclass(frozen=True)
class MonitoringSchedule:
    """A preset as this person follows it from ``start``; ``restarts`` are the dates its close phase began again."""

    preset: MonitoringPreset
    start: date
    restarts: tuple[date, ...] = ()
    entry: str = ""


@dataclass(frozen=True)
class PlannedTest:
    """One occasion on which a blood test is due."""

    due: date
    tests: tuple[str, ...]
    preset: str
    gap_days: int = field(default=0, compare=False)
    """Days since the occasion (or start) before it."""


@dataclass(frozen=True)
class DoneTest:
    """A blood test the person recorded as done on a day."""

    id: str
    on: date
    by: str = ""
    note: str = ""


@dataclass(frozen=True)
class Arrangement:
    """What the person arranged for the test planned on ``due``: it is booked for the day ``on``, or put off until then.

    ``reason`` says why it was put off, ``since`` is the date on which they said so.
    """

    due: date
    on: date
    since: date
    booked: bool
    reason: str = ""
    by: str = ""


@dataclass(frozen=True)
class BloodTest:
    """A planned test with its state on a day; ``done`` is the test that satisfies it."""

    planned: PlannedTest
    state: BloodTestState
    done: DoneTest | None = None
    arranged: Arrangement | None = None

    @property
    def day(self) -> date:
        """The day it is to be on: the one it was booked for or put off until, else the planned one."""
        return self.arranged.on if self.arranged is not None else self.planned.due


def due_dates(preset: MonitoringPreset, start: date, until: date, dose_changes: Sequence[date] = ()) -> Iterator[date]:
    """The dates a preset asks for after ``start``, to ``until`` inclusive, in order.

    Times count from ``start``: the first test is due one interval after it (the baseline test before it is for the
    record). A phase's first test follows the phase before's last one by the new interval, so no gap is longer than the
    phase allows. ``dose_changes`` are the dates the dose changed, for phases that wait for a stable dose.
    """
    last, phase_start = start, start
    for phase in preset.phases:
        end = _phase_end(phase, start, phase_start, dose_changes)
        for day in _phase_dates(phase, start, last):
            if day > until:
                return
            if end is not None and day > end:
                break
            last = day
            yield day
        phase_start = end if end is not None else last


def _phase_dates(phase: Phase, start: date, last: date) -> Iterator[date]:
    for week in phase.at_weeks:
        yield start + timedelta(weeks=week)
    times = 0
    while phase.every is not None:
        times += 1
        yield phase.every.after(last, times)


def _phase_end(phase: Phase, start: date, phase_start: date, dose_changes: Sequence[date]) -> date | None:
    if phase.until is not None:
        return phase.until.after(start)
    if phase.lasts is not None:
        return phase.lasts.after(phase_start)
    if phase.stable_weeks is not None:
        return _stable_from(start, dose_changes, timedelta(weeks=phase.stable_weeks))
    return None


def _stable_from(start: date, dose_changes: Sequence[date], wanted: timedelta) -> date:
    """The first day on which the dose has not changed for ``wanted``."""
    changes = [start, *sorted(day for day in dose_changes if day > start), date.max]
    for change, following in pairwise(changes):
        if following - change >= wanted:
            return change + wanted
    raise AssertionError("date.max is further off than any wait")


def planned_tests(
    schedules: Iterable[MonitoringSchedule], until: date, dose_changes: Sequence[date] = ()
) -> list[PlannedTest]:
    """Every test planned to ``until``, in order: a later schedule, or a restart, takes over from its own start.

    The next test of the schedule before stands when it comes before the first of the new one: a change must not put
    off the test that is due next.
    """
    legs: list[tuple[date, MonitoringPreset]] = []
    for schedule in sorted(schedules, key=lambda item: item.start, reverse=True):
        # A restart dated after the next schedule began belongs to nothing any more.
        following = legs[0][0] if legs else date.max
        starts = sorted(day for day in {schedule.start, *schedule.restarts} if schedule.start <= day < following)
        legs = [*((start, schedule.preset) for start in starts), *legs]
    planned: list[PlannedTest] = []
    for index, (start, preset) in enumerate(legs):
        takes_over = (next(due_dates(later, day, date.max, dose_changes)) for day, later in legs[index + 1 :])
        end = min([until, *(day - timedelta(days=1) for day in takes_over)])
        previous = planned[-1].due if planned else start
        for day in due_dates(preset, start, end, dose_changes):
            planned.append(PlannedTest(day, preset.tests, preset.id, (day - previous).days))
            previous = day
            if any(day >= begins for begins, _ in legs[index + 1 :]):
                break
    return planned


def blood_tests(
    planned: Sequence[PlannedTest],
    done: Iterable[DoneTest],
    today: date,
    arranged: Mapping[date, Arrangement] | None = None,
) -> list[BloodTest]:
    """Each planned test with its state on ``today``.

    A done test satisfies the planned one nearest to it (of two equally near, the earlier). One done nearer to the start
    than to the first planned test satisfies none: it is a baseline test. A planned test left behind by a later done one
    is *not done*, no longer overdue: the clinic has seen newer figures. ``arranged`` has what was arranged for the
    tests planned on some dates.
    """
    ordered = sorted(planned, key=lambda plan: plan.due)
    dates = [plan.due for plan in ordered]
    satisfied: dict[date, DoneTest] = {}
    last_done = date.min
    for test in sorted(done, key=lambda item: (item.on, item.id)):
        after = bisect_left(dates, test.on)
        around = ordered[max(0, after - 1) : after + 1]
        nearest = min(around, key=lambda plan: (abs((plan.due - test.on).days), plan.due), default=None)
        if nearest is None or (nearest.due - test.on).days * 2 > nearest.gap_days:
            continue
        satisfied.setdefault(nearest.due, test)
        last_done = max(last_done, nearest.due)
    known = arranged or {}
    return [
        BloodTest(plan, _test_state(plan, satisfied, last_done, today), satisfied.get(plan.due), known.get(plan.due))
        for plan in planned
    ]


def _test_state(plan: PlannedTest, satisfied: dict[date, DoneTest], last_done: date, today: date) -> BloodTestState:
    if plan.due in satisfied:
        return BloodTestState.DONE
    if plan.due < last_done:
        return BloodTestState.NOT_DONE
    if plan.due < today:
        return BloodTestState.OVERDUE
    if plan.due == today:
        return BloodTestState.DUE
    return BloodTestState.COMING_UP if (plan.due - today).days <= COMING_UP_DAYS else BloodTestState.PLANNED
