"""What a plan says and what a change of it would do, before it is saved. Nothing here writes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from imuran_desktop.domain.dose_changes import daily_amount, dose_change_dates
from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.domain.medicines import is_monitored
from imuran_desktop.domain.monitoring import TESTS_AHEAD, MonitoringSchedule, PlannedTest, planned_tests
from imuran_desktop.domain.plan import Change, DoseStep, MealTimes, Person, Plan, Prescription, Slot
from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem, check_plan
from imuran_desktop.domain.slot_days import SlotDays, Timed
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.prescription_view import in_use

_ONE_DAY = timedelta(days=1)
_A_MONTH = timedelta(days=31)
_MONTHS_AHEAD = 14
"""More than a year: a dose that comes round less often than that is not looked for."""
_ANY_DAY = date(2000, 1, 1)
CLASH_DAYS = 120
"""How many days of a step are looked through for doses that meet, as when a plan is saved."""


@dataclass(frozen=True)
class Arranged:
    """The steps of a prescription as they stand on a day: over, in force (None: nothing is), still to come."""

    earlier: tuple[DoseStep, ...]
    current: DoseStep | None
    coming: tuple[DoseStep, ...]


@dataclass(frozen=True)
class Effect:
    """What a change does to the next doses: those of today that stay as they were, and the first changed one."""

    kept: tuple[Dose, ...]
    begins: Dose | None


def arrange(item: Prescription, today: date) -> Arranged:
    """The steps of ``item`` in order, sorted by how they stand today."""
    begun = [step for step in item.in_order() if step.begins.first <= today]
    coming = tuple(step for step in item.in_order() if step.begins.first > today)
    if begun and (begun[-1].last is None or begun[-1].last >= today):
        return Arranged(tuple(begun[:-1]), begun[-1], coming)
    return Arranged(tuple(begun), None, coming)


def step_end(item: Prescription, step: DoseStep) -> date | None:
    """The last day of a step; None while nothing ends it. One changed on its last day counts that day as its own."""
    ordered = item.in_order()
    following = next((other for other in ordered[ordered.index(step) + 1 :]), None)
    if following is None:
        return step.last
    end = following.begins.last_day_before
    return min(end, step.last) if step.last else end


def step_on(item: Prescription, day: date) -> DoseStep | None:
    """The step in force at the end of ``day``."""
    return arrange(item, day).current


def increases(item: Prescription) -> set[date]:
    """The days on which the daily amount is higher than on the day before, both as they stand at their end."""
    days = {step.begins.first for step in item.steps}
    return {day for day in days if 0 < _amount_on(item, day - _ONE_DAY) < _amount_on(item, day)}


def restart_days(before: Plan, after: Plan, today: date) -> list[date]:
    """The new dose increases after which the blood-test schedule then in force asks for closer tests again.

    For an increase that was corrected into the past, and holds now, that is today: the past does not move.
    """
    fresh: set[date] = set()
    for item in after.prescriptions:
        if is_monitored(item.medicine):
            old = before.prescription(item.id)
            new = increases(item) - (increases(old) if old else set())
            current = arrange(item, today).current
            fresh |= {day for day in new if day >= today}
            fresh |= {today for day in new if current is not None and day == current.begins.first < today}
    return sorted(day for day in fresh if _restarts(schedule_on(after, day), day))


def schedule_on(plan: Plan, day: date) -> MonitoringSchedule | None:
    """The blood-test schedule in force on ``day``."""
    begun = [schedule for schedule in plan.schedules if schedule.start <= day]
    return max(begun, key=lambda schedule: schedule.start, default=None)


def next_tests(plan: Plan, today: date, count: int = 3, done: Iterable[date] = ()) -> list[PlannedTest]:
    """The next ``count`` blood tests the plan asks for, from today on; ``done`` are the dates blood was taken."""
    horizon = max([today, *(schedule.start for schedule in plan.schedules)]) + TESTS_AHEAD
    planned = planned_tests(plan.schedules, horizon, dose_change_dates(plan), done)
    return [test for test in planned if test.due >= today][:count]


def effect(plan: Plan, prescription_id: str, first: date, now: datetime) -> Effect:
    """What the last step of ``plan`` that begins on ``first``, just made, does to the next doses."""
    item = plan.prescription(prescription_id)
    step = next((each for each in reversed(item.in_order()) if each.begins.first == first), None) if item else None
    if item is None or step is None:
        return Effect((), None)
    times = plan.meal_times(first)
    wanted = {slot.id: (slot.at or times.get(slot.meal or ""), slot.amount_mg) for slot in step.slots}
    own = [dose for dose in expected_doses(plan, first, first) if dose.prescription.id == prescription_id]

    def changed(dose: Dose) -> bool:
        as_wanted = wanted.get(dose.slot) == (dose.at, dose.amount_mg)
        return dose.day > first or (as_wanted and dose.instant > now and dose.slot not in step.begins.answered)

    kept = tuple(dose for dose in own if not changed(dose))
    ahead = _doses_ahead(plan, item, first)
    return Effect(kept, next((dose for dose in ahead if changed(dose) and dose.instant > now), None))


def next_dose(plan: Plan, prescription_id: str, now: datetime) -> Dose | None:
    """The first dose of a prescription after ``now``; None when it has no step that holds or is to come."""
    item = plan.prescription(prescription_id)
    today = plan.timeline.local(now).date()
    steps = arrange(item, today) if item else Arranged((), None, ())
    start = today if steps.current else next((step.begins.first for step in steps.coming), None)
    if item is None or start is None:
        return None
    return next((dose for dose in _doses_ahead(plan, item, start) if dose.instant > now), None)


def _doses_ahead(plan: Plan, item: Prescription, first: date) -> Iterator[Dose]:
    """The doses of one prescription from a day on, as far ahead as one can come round."""
    alone = replace(plan, prescriptions=(item,))
    for month in range(_MONTHS_AHEAD):
        start = first + month * _A_MONTH
        yield from expected_doses(alone, start, start + _A_MONTH - _ONE_DAY)


def amount_problem(amount_mg: float, tablets_mg: tuple[float, ...], *, may_halve: bool = False) -> PlanProblem | None:
    """What is wrong with an amount, on its own: out of range, or not to be made of these tablets."""
    step = DoseStep(Change(_ANY_DAY), (Slot("dose", amount_mg, at=time(8)),))
    item = Prescription("one", "one", (step,), Change(_ANY_DAY), tablets_mg=tablets_mg, may_halve=may_halve)
    problems = check_plan(Plan(Person("one", _ANY_DAY), Timeline.fixed("UTC"), (item,)))
    return next(iter(problems), None)


def meal_clashes(
    plan: Plan,
    today: date,
    times: Mapping[str, time],
    other_days: Mapping[int, Mapping[str, time]] | None = None,
) -> dict[str, PlanProblem]:
    """The meals that other meal times would put at the time of another dose, today or in a coming step."""
    meals = MealTimes(Change(today), times, other_days or {})
    clashes: dict[str, PlanProblem] = {}
    for item in in_use(plan, today):
        steps = arrange(item, today)
        for step in (*([steps.current] if steps.current else []), *steps.coming):
            days = SlotDays(step, meals, plan.timeline)
            places = {slot.id: place for place, slot in enumerate(step.slots)}
            first = max(today, step.begins.first)
            for ahead in range(CLASH_DAYS):
                for timed in _meeting(days.timed(first + ahead * _ONE_DAY)):
                    moved = max(timed, key=lambda each: (each.slot.meal is not None, places[each.slot.id]))
                    if moved.slot.meal:
                        clashes.setdefault(moved.slot.meal, PlanProblem(PlanFault.SAME_TIME, (), {"time": moved.at}))
    return clashes


def _meeting(timed: Sequence[Timed]) -> Iterator[tuple[Timed, Timed]]:
    """The neighbours that are at the same time."""
    return ((one, other) for one, other in pairwise(timed) if one.at == other.at)


def meals_in_use(plan: Plan, today: date) -> set[str]:
    """The meals at which something is to be taken, now or in a coming step."""
    used: set[str] = set()
    for item in in_use(plan, today):
        steps = arrange(item, today)
        for step in (*([steps.current] if steps.current else []), *steps.coming):
            used |= {slot.meal for slot in step.slots if slot.meal}
    return used


def _amount_on(item: Prescription, day: date) -> float:
    step = step_on(item, day)
    return daily_amount(step) if step else 0.0


def _restarts(schedule: MonitoringSchedule | None, day: date) -> bool:
    return schedule is not None and schedule.preset.restarts and day not in (schedule.start, *schedule.restarts)
