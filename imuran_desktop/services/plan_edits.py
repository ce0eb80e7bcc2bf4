"""Changing a plan as a person does it on the screen: each edit takes the plan as it is and gives the one to save."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.ids import free_id, plain_id, slot_id
from imuran_desktop.domain.monitoring import MonitoringPreset, MonitoringSchedule
from imuran_desktop.domain.plan import Change, DoseStep, MealTimes, Plan, Prescription, Slot
from imuran_desktop.domain.plan_checks import PlanProblem
from imuran_desktop.domain.plan_edit import (
    change_from,
    with_meals,
    with_prescription,
    with_schedule,
    with_step,
    with_tablets,
)
from imuran_desktop.services.plan import Edited, PlanRefused, edit_plan
from imuran_desktop.services.plan_view import arrange, increases
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Moment:
    """When a plan is being changed, and the slots of that day that had been answered by then."""

    now: datetime
    today: date
    answered: frozenset[str] = frozenset()

    def change(self, first: date) -> Change:
        """A change that is made now and begins on ``first``."""
        return change_from(first, self.now, self.today, self.answered)


@dataclass(frozen=True)
class WantedSlot:
    """One dose of the day as a person enters it; ``origin`` is the id of the slot it was made from, if any."""

    amount_mg: float
    meal: str | None = None
    at: time | None = None
    origin: str = ""


@dataclass(frozen=True)
class Details:
    """What a prescription says besides its dose steps."""

    food: FoodInstruction
    food_words: str = ""
    tablets_mg: tuple[float, ...] = ()
    missed_words: str = ""


class EditRefused(Exception):
    """The plan an edit made can't be saved. Nothing was written; the places in ``problems`` are those of ``plan``."""

    def __init__(self, plan: Plan, problems: list[PlanProblem]) -> None:
        super().__init__(", ".join(problem.fault for problem in problems))
        self.plan = plan
        self.problems = problems


Edit = Callable[[Plan, Moment], Plan]


def save_edit(diary: Diary, author: Author, now: datetime, edit: Edit) -> Edited:
    """Carry out an edit on the plan as it is now, and save the outcome.

    Raises:
        EditRefused: when something is wrong with the plan it makes.
        PastChanged: when it would change what was due before now.
        StoreError: when it can't be written.
    """
    try:
        return edit_plan(diary, author, now, lambda plan: edit(plan, read_moment(diary, plan, now)))
    except PlanRefused as refusal:
        raise EditRefused(refusal.plan, refusal.problems) from refusal


def read_moment(diary: Diary, plan: Plan, now: datetime) -> Moment:
    """The moment of a change made at ``now``."""
    today = plan.timeline.local(now).date()
    answered = (item.id.rpartition("/")[0] for item in intakes(diary, today, today).values() if not item.extra)
    return Moment(now, today, frozenset(answered))


def begin_prescription(
    plan: Plan, moment: Moment, medicine: str, first: date, slots: Sequence[WantedSlot], details: Details
) -> Plan:
    """``plan`` with a new prescription, whose dose holds since ``first``. Its doses count from now on."""
    item = Prescription(
        id=free_id(plain_id(medicine), {other.id for other in plan.prescriptions}),
        medicine=medicine,
        steps=(),
        recording=moment.change(moment.today),
        food=details.food,
        food_words=details.food_words,
        tablets_mg=details.tablets_mg,
        missed_words=details.missed_words,
    )
    step = DoseStep(Change(first), slots_with_ids(plan, item, slots))
    return with_prescription(plan, with_step(item, step))


def change_dose(
    plan: Plan,
    moment: Moment,
    item: Prescription,
    first: date,
    slots: Sequence[WantedSlot],
    replaces: DoseStep | None = None,
) -> Plan:
    """``plan`` with a dose step from ``first`` on. It lasts until the next step that is already planned.

    ``item`` is found again by its id; ``replaces`` is a coming step that the new one takes the place of.
    """
    kept = plan.prescription(item.id) or item
    wanted = slots_with_ids(plan, kept, slots)
    if replaces is not None:
        kept = without_step(kept, replaces)
    changed = with_prescription(plan, with_step(kept, DoseStep(moment.change(first), wanted)))
    return _without_lost_restarts(changed, plan, item.id, moment.today)


def remove_step(plan: Plan, moment: Moment, item: Prescription, step: DoseStep) -> Plan:
    """``plan`` without a step that is still to come: the one before it goes on."""
    kept = plan.prescription(item.id) or item
    changed = with_prescription(plan, without_step(kept, step))
    return _without_lost_restarts(changed, plan, item.id, moment.today)


def change_details(plan: Plan, moment: Moment, item: Prescription, details: Details) -> Plan:
    """``plan`` with another food instruction, other tablets or another note on missed doses.

    Other tablets make up the doses from now on; those of the steps before stay what they were.
    """
    kept = plan.prescription(item.id) or item
    steps = arrange(kept, moment.today)
    remade = {id(step): _remade(step, details.tablets_mg) for step in steps.coming}
    kept = replace(
        kept,
        food=details.food,
        food_words=details.food_words,
        tablets_mg=details.tablets_mg,
        missed_words=details.missed_words,
        steps=tuple(remade.get(id(step), step) for step in kept.steps),
    )
    if steps.current is not None:
        current = _remade(steps.current, details.tablets_mg)
        if current.slots != steps.current.slots:
            kept = with_step(kept, replace(current, begins=moment.change(moment.today)))
    return with_prescription(plan, kept)


def change_meals(plan: Plan, moment: Moment, times: Mapping[str, time]) -> Plan:
    """``plan`` with these meal times from now on; the same times change nothing."""
    if not plan.meals:
        return replace(plan, meals=(MealTimes(Change(moment.today), dict(times)),))
    if dict(plan.meal_times(moment.today)) == dict(times):
        return plan
    return with_meals(plan, moment.change(moment.today), dict(times))


def add_meals(plan: Plan, moment: Moment, times: Mapping[str, time]) -> Plan:
    """``plan`` with the times of some more meals; those it has stay as they are."""
    return change_meals(plan, moment, {**times, **plan.meal_times(moment.today)})


def choose_schedule(plan: Plan, preset: MonitoringPreset, start: date) -> Plan:
    """``plan`` with blood tests as ``preset`` asks for, counted from ``start``. It takes the place of any later one."""
    earlier = tuple(other for other in plan.schedules if other.start < start)
    return with_schedule(replace(plan, schedules=earlier), MonitoringSchedule(preset, start))


def restart_tests(plan: Plan, days: Iterable[date]) -> Plan:
    """``plan`` with the close phase of its blood tests begun again on each of ``days``."""
    schedules = {schedule.start: schedule for schedule in plan.schedules}
    for day in days:
        start = max((start for start in schedules if start <= day), default=None)
        if start is not None:
            schedule = schedules[start]
            schedules[start] = replace(schedule, restarts=tuple(sorted({*schedule.restarts, day})))
    return replace(plan, schedules=tuple(schedules.values()))


def put_back(plan: Plan, before: Plan, prescription_id: str) -> Plan:
    """``plan`` with a prescription, and the blood-test schedules, as they were ``before``."""
    item = before.prescription(prescription_id)
    restored = with_prescription(plan, item) if item else plan
    return replace(restored, schedules=before.schedules)


def slots_with_ids(plan: Plan, item: Prescription, wanted: Sequence[WantedSlot]) -> tuple[Slot, ...]:
    """Slots that keep their ids for life: found by meal or time, then by the slot each was made from, else new."""
    known: dict[tuple[str | None, time | None], str] = {}
    for step in item.in_order():
        known.update({(slot.meal, slot.at): slot.id for slot in step.slots})
    chosen: dict[int, str] = {}
    for find in (lambda slot: known.get((slot.meal, slot.at), ""), lambda slot: slot.origin):
        for number, slot in enumerate(wanted):
            found = find(slot)
            if number not in chosen and found and found not in chosen.values():
                chosen[number] = found
    used = {slot_id for other in plan.prescriptions for slot_id in other.slot_ids()} | item.slot_ids()
    for number, slot in enumerate(wanted):
        if number not in chosen:
            chosen[number] = free_id(slot_id(item.id, slot.meal, slot.at), used | set(chosen.values()))
    return tuple(Slot(chosen[number], slot.amount_mg, slot.meal, slot.at) for number, slot in enumerate(wanted))


def without_step(item: Prescription, step: DoseStep) -> Prescription:
    """``item`` without a step; the one right before it goes on to that step's end."""
    gone = next((other for other in item.steps if other.begins == step.begins), None)
    if gone is None:
        return item
    day_before = gone.begins.first - _ONE_DAY
    others = (other for other in item.steps if other is not gone)
    return replace(
        item,
        steps=tuple(replace(other, last=gone.last) if other.last == day_before else other for other in others),
    )


def _remade(step: DoseStep, tablets_mg: tuple[float, ...]) -> DoseStep:
    return replace(step, slots=tuple(with_tablets(slot, tablets_mg) for slot in step.slots))


def _without_lost_restarts(plan: Plan, before: Plan, prescription_id: str, today: date) -> Plan:
    """Take back the restarts that hung on a coming increase that is no longer planned."""
    old, new = before.prescription(prescription_id), plan.prescription(prescription_id)
    lost = (increases(old) if old else set()) - (increases(new) if new else set())
    lost = {day for day in lost if day > today}
    schedules = (
        replace(schedule, restarts=tuple(day for day in schedule.restarts if day not in lost))
        for schedule in plan.schedules
    )
    return replace(plan, schedules=tuple(schedules))
