"""Changing when blood tests are due: which schedule, with which choices, and the dates that the clinic gave."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from imuran_desktop.domain.dose_changes import dose_change_dates
from imuran_desktop.domain.monitoring import (
    TESTS_AHEAD,
    ClinicDate,
    MonitoringPreset,
    MonitoringSchedule,
    PlannedTest,
    planned_tests,
)
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.plan_edit import with_schedule
from imuran_desktop.services.problems import Reason, Refused


@dataclass(frozen=True)
class Choices:
    """How a person follows a schedule, whichever it is."""

    said_by: str = ""
    working_days: bool = False
    counts_from_done: bool = False
    window_days: int | None = None

    @classmethod
    def of(cls, schedule: MonitoringSchedule) -> "Choices":
        """Those of a schedule there is."""
        return cls(schedule.said_by, schedule.working_days, schedule.counts_from_done, schedule.window_days)

    def apply(self, schedule: MonitoringSchedule) -> MonitoringSchedule:
        """``schedule`` with these."""
        return replace(
            schedule,
            said_by=self.said_by,
            working_days=self.working_days,
            counts_from_done=self.counts_from_done,
            window_days=self.window_days,
        )


def same_rhythm(one: MonitoringPreset, other: MonitoringPreset) -> bool:
    """Whether two schedules ask for tests equally often."""
    return (one.id, one.phases) == (other.id, other.phases)


def goes_on(present: MonitoringSchedule, wanted: MonitoringSchedule) -> bool:
    """Whether ``wanted`` is the schedule there is, at most with other choices."""
    return present.start == wanted.start and same_rhythm(present.preset, wanted.preset)


def follow(plan: Plan, wanted: MonitoringSchedule, today: date) -> Plan:
    """``plan`` with blood tests as ``wanted`` has them: the schedule there is goes on, or another begins."""
    present = plan.schedules[-1] if plan.schedules else None
    if present is None or not goes_on(present, wanted):
        return choose(plan, wanted)
    return with_choices(with_schedule(plan, replace(present, preset=wanted.preset)), Choices.of(wanted), today)


def with_choices(plan: Plan, choices: Choices, today: date) -> Plan:
    """``plan`` with its last schedule followed in another way. Where that moves dates, only those from today on."""
    if not plan.schedules:
        return plan
    present = plan.schedules[-1]
    wanted = choices.apply(present)
    # A wider or narrower window would say something else of tests that are past, too.
    said_by_alone = replace(present, preset=wanted.preset, said_by=wanted.said_by) == wanted
    if said_by_alone or present.start >= today:
        return with_schedule(plan, wanted)
    begun = [day for day in present.restarts if day < today]
    counted_from = max([present.counted_from or present.start, *begun])
    carried_on = replace(
        wanted,
        start=today,
        restarts=tuple(day for day in present.restarts if day >= today),
        entry="",
        counted_from=None if today in present.restarts else counted_from,
    )
    ended = replace(present, restarts=tuple(begun))
    return _with_dates_kept(plan, with_schedule(with_schedule(plan, ended), carried_on), today)


def choose(plan: Plan, wanted: MonitoringSchedule) -> Plan:
    """``plan`` with blood tests as ``wanted`` has them from its start on. It takes the place of any later schedule.

    Dates that the clinic gave stay.
    """
    earlier = tuple(other for other in plan.schedules if other.start < wanted.start)
    return _with_dates_kept(plan, with_schedule(replace(plan, schedules=earlier), wanted), wanted.start)


def set_clinic_date(
    plan: Plan, today: date, given: ClinicDate, *, waiting: Collection[date] = (), replaces: date | None = None
) -> Plan:
    """``plan`` with a date that the clinic gave; another one for the same planned test is replaced.

    ``waiting`` are the days that the plan has for tests still to be done: from one of these a test is moved though the
    day is past. ``replaces`` is the day of an extra test that this is the new date of.

    Raises:
        Refused: when it is about another day before today, or there is no schedule that it could belong to.
    """
    moved = [day for day in (given.instead_of, replaces) if day is not None and day not in waiting]
    for day in (given.on, *moved):
        if day < today:
            raise Refused(Reason.PAST_TESTS, day=day)
    if not plan.schedules:
        raise Refused(Reason.UNKNOWN_TEST, on=given.on)

    def gone(other: ClinicDate) -> bool:
        if other.instead_of is None:
            return other.on in (given.on, replaces)
        return other.on == given.on or other.instead_of == given.instead_of

    kept = _without(plan, gone)
    begun = [schedule for schedule in kept.schedules if schedule.start <= (given.instead_of or given.on)]
    schedule = begun[-1] if begun else kept.schedules[0]
    dates = tuple(sorted((*schedule.dates, given), key=lambda each: each.on))
    return with_schedule(kept, replace(schedule, dates=dates))


def skipped(given: ClinicDate, still: Iterable[PlannedTest]) -> PlannedTest | None:
    """Which of the tests ``still`` to be done a date would move its test past, the nearest to its planned day."""
    planned = given.instead_of
    if planned is None:
        return None
    first, last = sorted((given.on, planned))
    between = (test for test in still if first < test.due < last and test.computed != planned)
    return min(between, key=lambda test: abs(test.due - planned), default=None)


def refuse_skipping(given: ClinicDate, still: Iterable[PlannedTest]) -> None:
    """Refuse a date that would move its test past another one ``still`` to be done.

    Raises:
        Refused: when it would.
    """
    other = skipped(given, still)
    if other is not None:
        raise Refused(Reason.SKIPS_TEST, on=given.on, instead_of=given.instead_of, test=other.due)


def remove_clinic_date(plan: Plan, today: date, on: date) -> Plan:
    """``plan`` without the date that the clinic gave for the day ``on``: the planned one holds again.

    Where that is past, the test is overdue again.

    Raises:
        Refused: when ``on`` is before today, or the clinic gave no such date.
    """
    if on < today:
        raise Refused(Reason.PAST_TESTS, day=on)
    if not any(given.on == on for schedule in plan.schedules for given in schedule.dates):
        raise Refused(Reason.UNKNOWN_TEST, on=on)
    return _without(plan, lambda other: other.on == on)


def _without(plan: Plan, gone: Callable[[ClinicDate], bool]) -> Plan:
    return replace(
        plan,
        schedules=tuple(
            replace(schedule, dates=tuple(given for given in schedule.dates if not gone(given)))
            for schedule in plan.schedules
        ),
    )


def _with_dates_kept(before: Plan, after: Plan, first: date) -> Plan:
    """``after`` with the clinic's dates from ``first`` on that ``before`` has: they belong to the last schedule."""

    def moves(given: ClinicDate) -> bool:
        # One that is past, or in place of a planned date that is, stays: else the past would be another.
        return min(given.on, given.instead_of or given.on) >= first

    kept = tuple(given for schedule in before.schedules for given in schedule.dates if moves(given))
    cleared = _without(after, moves)
    if not kept:
        return after
    last = cleared.schedules[-1]
    fitted = kept if last.counts_from_done else _fitted(cleared, kept)
    return with_schedule(cleared, replace(last, dates=tuple(sorted((*last.dates, *fitted), key=lambda each: each.on))))


def _fitted(plan: Plan, dates: Sequence[ClinicDate]) -> list[ClinicDate]:
    """``dates`` in place of those that ``plan`` has now: each of the nearest one, where there is one near it."""
    until = max(max(given.on, given.instead_of or given.on) for given in dates) + TESTS_AHEAD
    planned = planned_tests(plan.schedules, until, dose_change_dates(plan))
    free = {test.due: test.gap_days for test in planned if test.clinic is None}
    fitted = []
    for given in dates:
        wanted = given.instead_of
        near = [day for day, gap in free.items() if wanted is not None and abs((day - wanted).days) * 2 < gap]
        instead_of = min(near, key=lambda day: abs(day - wanted) if wanted else timedelta(0), default=None)
        free.pop(instead_of or date.min, None)
        fitted.append(replace(given, instead_of=instead_of))
    return fitted
