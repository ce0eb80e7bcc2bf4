"""Changing a plan without touching its past. Pure: a plan in, a plan out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from imuran_desktop.domain.dose_changes import dose_change_dates
from imuran_desktop.domain.doses import FLOWN_BACK, Dose, planned_doses
from imuran_desktop.domain.medicines import medicine_key
from imuran_desktop.domain.monitoring import MonitoringSchedule, PlannedTest, planned_tests
from imuran_desktop.domain.plan import (
    Change,
    Directions,
    DoseStep,
    MealTimes,
    Plan,
    Prescription,
    Slot,
    change_order,
    sorted_meals,
)
from imuran_desktop.domain.tablets import make_up


def change_from(first: date, now: datetime, today: date, answered: Iterable[str] = ()) -> Change:
    """A change that begins on ``first``: one made today leaves alone what today has already seen."""
    return Change(first, now, frozenset(answered)) if first == today else Change(first)


def with_tablets(slot: Slot, tablets_mg: tuple[float, ...], *, may_halve: bool = False) -> Slot:
    """``slot`` with the tablets that make its amount; none when they can't."""
    return replace(slot, tablets=make_up(slot.amount_mg, tablets_mg, may_halve=may_halve) or ())


def with_prescription(plan: Plan, item: Prescription) -> Plan:
    """``plan`` with a prescription added, or put in place of the one with its id."""
    items = tuple(item if other.id == item.id else other for other in plan.prescriptions)
    return replace(plan, prescriptions=items if item in items else (*items, item))


def with_step(item: Prescription, step: DoseStep) -> Prescription:
    """``item`` with a dose step that begins on its date and lasts until the next one already there.

    Steps made in advance for the same first day are replaced; an earlier one that would reach into it ends before.
    """
    kept = [
        other for other in item.steps if other.begins.first != step.begins.first or step.begins.changed_at is not None
    ]
    slots = tuple(with_tablets(slot, item.tablets_mg, may_halve=item.may_halve) for slot in step.slots)
    steps = sorted((*kept, replace(step, slots=slots)), key=lambda each: change_order(each.begins))
    return replace(item, steps=(*map(_ended_by, steps, steps[1:]), steps[-1]))


def _ended_by(step: DoseStep, following: DoseStep) -> DoseStep:
    """``step``, over before ``following`` begins. One made on its first day ends ``step`` by itself, in mid-day."""
    begins = following.begins
    reaches = step.last is not None and step.last >= begins.first
    return replace(step, last=begins.first - timedelta(days=1)) if reaches and begins.changed_at is None else step


def with_directions(item: Prescription, directions: Directions) -> Prescription:
    """``item`` with other directions from a date on; the earlier ones stay for the time before."""
    begins = directions.begins
    others = [each for each in item.directions if each.begins.first != begins.first or begins.changed_at]
    before = begins.first - timedelta(days=1)
    recorded = begins.changed_at or item.recording.first < begins.first
    if recorded and not any(each.begins.first < begins.first for each in others):
        others.append(replace(item.directions_on(before), begins=Change(before)))
    return replace(item, directions=tuple(sorted((*others, directions), key=lambda each: change_order(each.begins))))


def with_meals(plan: Plan, meals: MealTimes) -> Plan:
    """``plan`` with other meal times from a date on.

    The earliest meal times also stand for the time before them. They go on doing so when others now come first.
    """
    begins = meals.begins
    others = tuple(each for each in plan.meals if each.begins.first != begins.first or begins.changed_at)
    changed = (*others, meals)
    stood, stands = sorted_meals(plan.meals)[:1], sorted_meals(changed)[0]
    recorded = begins.changed_at or any(item.recording.first < begins.first for item in plan.prescriptions)
    if stood and not same_times(stood[0], stands) and recorded:
        changed = (replace(stood[0], begins=Change(begins.first - timedelta(days=1))), *changed)
    return replace(plan, meals=changed)


def same_times(one: MealTimes, other: MealTimes) -> bool:
    """Whether two say the same of every meal."""
    return dict(one.times) == dict(other.times) and dict(one.other_days) == dict(other.other_days)


def with_schedule(plan: Plan, schedule: MonitoringSchedule) -> Plan:
    """``plan`` with a monitoring schedule that holds from its start on, until the next one already there."""
    others = (other for other in plan.schedules if other.start != schedule.start)
    return replace(plan, schedules=tuple(sorted((*others, schedule), key=lambda each: each.start)))


class PastDose(NamedTuple):
    """What a dose asked for, and what says how it was answered: the window, the food, and which medicine it is."""

    instant: datetime
    amount_mg: float
    window: timedelta
    food: tuple[str, str]
    medicine: str
    held: bool


def past_doses(plan: Plan, now: datetime, first: date = date.min) -> dict[str, PastDose]:
    """Every dose whose time has come, by key: those of the date ``first`` and later."""
    today = plan.timeline.local(now).date()
    start = min((item.recording.first for item in plan.prescriptions), default=today)
    doses = planned_doses(plan, max(first, start), today + FLOWN_BACK)
    return {dose.key: _as_it_was(dose) for dose in doses if dose.instant < now}


def changed_past(before: Plan, after: Plan, now: datetime) -> list[str]:
    """The keys of the doses before ``now`` that are not the same in both plans, oldest first.

    While clock and meals are the same, what is prescribed alike has the same doses: these are not even looked at.
    """
    if before.timeline == after.timeline and before.meals == after.meals:
        alike = [item for item in before.prescriptions if item in after.prescriptions]
        before, after = _without(before, alike), _without(after, alike)
    old, new = past_doses(before, now), past_doses(after, now)
    keys = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    return sorted(keys, key=lambda key: (old.get(key) or new[key]).instant)


def _without(plan: Plan, items: Sequence[Prescription]) -> Plan:
    return replace(plan, prescriptions=tuple(item for item in plan.prescriptions if item not in items))


def changed_tests(before: Plan, after: Plan, today: date, done: Iterable[date] = ()) -> list[date]:
    """The dates before ``today`` on which the plans ask for other blood tests, in order. A first schedule only adds.

    ``done`` are the dates on which blood was taken.
    """
    if not before.schedules:
        return []
    taken = tuple(done)
    return sorted({test.due for test in _past_tests(before, today, taken) ^ _past_tests(after, today, taken)})


def _as_it_was(dose: Dose) -> PastDose:
    directions = dose.directions
    return PastDose(
        instant=dose.instant,
        amount_mg=dose.amount_mg,
        window=directions.window,
        food=(directions.food, directions.food_words),
        medicine=medicine_key(dose.prescription.medicine),
        held=dose.hold is not None,
    )


def _past_tests(plan: Plan, today: date, done: Iterable[date]) -> set[PlannedTest]:
    """Those that a person could have recorded."""
    planned = planned_tests(plan.schedules, today - timedelta(days=1), dose_change_dates(plan), done)
    return {test for test in planned if test.due >= plan.person.recording_from}
