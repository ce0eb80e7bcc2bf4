"""Edits of dose steps: several ahead at once, and the correction of one that has begun."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from imuran_desktop.domain.plan import Change, DoseStep, Plan, Prescription, Slot
from imuran_desktop.domain.plan_checks import EARLIEST, LATEST, PlanFault, PlanProblem
from imuran_desktop.domain.plan_edit import with_prescription, with_tablets
from imuran_desktop.services.plan_edits import EditRefused, Moment, change_dose, remove_step, without_step
from imuran_desktop.services.plan_view import step_end, step_on
from imuran_desktop.services.slot_ids import WantedSlot, slots_with_ids

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WantedStep:
    """A dose step as a person enters it: from when, and the doses of the day."""

    first: date
    slots: Sequence[WantedSlot]


@dataclass(frozen=True)
class Room:
    """Between which dates a step can be moved without taking the place of another; both inclusive."""

    first: date
    last: date


def change_doses(
    plan: Plan, moment: Moment, item: Prescription, steps: Sequence[WantedStep], replaces: DoseStep | None = None
) -> Plan:
    """``plan`` with several dose steps, each until the next; the last of them as `change_dose` has it.

    ``replaces`` is a coming step that the first is put in for.

    A step that asks for what is taken anyway adds nothing.
    """
    changes = steps_that_change(plan.prescription(item.id) or item, steps, replaces)
    if replaces is not None and steps[0] not in changes:
        plan = remove_step(plan, moment, item, replaces)
    for step in changes:
        instead_of = replaces if step is steps[0] else None
        plan = change_dose(plan, moment, item, step.first, step.slots, instead_of, wanted_on=steps[-1].first)
    return plan


def steps_that_change(
    item: Prescription, steps: Sequence[WantedStep], replaces: DoseStep | None = None
) -> list[WantedStep]:
    """Those of ``steps``, in the order of their days, that ask for something else than is taken until then."""
    planned_item = without_step(item, replaces) if replaces is not None else item
    changes: list[WantedStep] = []
    before: WantedStep | None = None
    for step in steps:
        planned = step_on(planned_item, step.first)
        goes_on = before is not None and (planned is None or planned.begins.first <= before.first)
        in_force = before.slots if before is not None and goes_on else planned.slots if planned else ()
        if not same_doses(in_force, step.slots):
            changes.append(step)
        before = step
    return changes


def same_doses(one: Sequence[Slot | WantedSlot], other: Sequence[Slot | WantedSlot]) -> bool:
    """Whether two ask for the same, whatever the ids of their slots."""
    return _doses(one) == _doses(other)


def _doses(slots: Sequence[Slot | WantedSlot]) -> Counter[tuple[object, ...]]:
    return Counter((slot.meal, slot.at, slot.amount_mg, slot.repeat) for slot in slots)


def correction_room(item: Prescription, step: DoseStep) -> Room:
    """Where a correction can move ``step``: each neighbour must keep a day."""
    before, after = neighbours(item, step)
    last = LATEST
    if after is not None:
        last = (step_end(item, after) or LATEST) - _ONE_DAY
    return Room(before.begins.first + _ONE_DAY if before else EARLIEST, last)


def correct_step(
    plan: Plan, item: Prescription, step: DoseStep, first: date, last: date | None, slots: Sequence[WantedSlot]
) -> Plan:
    """``plan`` with a step as it should have been entered: other dates, other doses. Save it with ``correct_past``.

    ``last`` is its last day (None: nothing ends it). The steps right before and after it begin and end where it leaves
    room; where there was no dose between two steps, there is none now.

    Raises:
        EditRefused: when it would take the whole place of the step before or after it.
    """
    kept = plan.prescription(item.id) or item
    found = next((other for other in kept.steps if other.begins == step.begins), None)
    if found is None:
        return plan
    day = _overlap(kept, found, first, last)
    if day is not None:
        raise EditRefused(plan, [PlanProblem(PlanFault.STEPS_OVERLAP, (), {"day": day})])
    moved = _moved(found, step_end(kept, found), first, last)
    remade = {id(found): replace(moved, slots=_corrected_slots(plan, kept, found, slots))}
    before, after = neighbours(kept, found)
    if before is not None and first != found.begins.first:
        remade[id(before)] = _ended(before, found, first)
    if after is not None and last is not None and last != step_end(kept, found):
        remade[id(after)] = _begun_after(after, step_end(kept, found), last)
    return with_prescription(plan, replace(kept, steps=tuple(remade.get(id(each), each) for each in kept.steps)))


def know_meals(plan: Plan, times: Mapping[str, time]) -> Plan:
    """``plan`` with the times of meals that had none, on past days too: no dose can have been at them."""
    return replace(plan, meals=tuple(replace(meals, times={**times, **meals.times}) for meals in plan.meals))


def _moved(step: DoseStep, end: date | None, first: date, last: date | None) -> DoseStep:
    """``step`` with these dates. What they say already is kept: the hour at which it began, and whether it ends."""
    begins = step.begins if first == step.begins.first else Change(first)
    return replace(step, begins=begins, last=step.last if last == end else last)


def _ended(before: DoseStep, step: DoseStep, first: date) -> DoseStep:
    """The step before, over when ``step`` now begins. One that nothing ends needs no word."""
    if before.last is None:
        return before
    adjacent = before.last >= step.begins.first - _ONE_DAY
    return replace(before, last=first - _ONE_DAY) if adjacent or before.last >= first else before


def _begun_after(after: DoseStep, end: date | None, last: date) -> DoseStep:
    """The step after, begun when the one before it is now over."""
    adjacent = end is not None and after.begins.first <= end + _ONE_DAY
    return replace(after, begins=Change(last + _ONE_DAY)) if adjacent or after.begins.first <= last else after


def neighbours(item: Prescription, step: DoseStep) -> tuple[DoseStep | None, DoseStep | None]:
    """The steps right before and right after one of ``item``."""
    ordered = item.in_order()
    place = next(number for number, other in enumerate(ordered) if other.begins == step.begins)
    return (ordered[place - 1] if place else None, ordered[place + 1] if place + 1 < len(ordered) else None)


def _overlap(item: Prescription, step: DoseStep, first: date, last: date | None) -> date | None:
    """The first day of a neighbour that would lose all of its days; None when both keep some."""
    before, after = neighbours(item, step)
    room = correction_room(item, step)
    if before is not None and first != step.begins.first and first < room.first:
        return before.begins.first
    moved = last != step_end(item, step)
    if after is not None and moved and (last is None or last > room.last):
        return after.begins.first
    return None


def _corrected_slots(plan: Plan, item: Prescription, step: DoseStep, wanted: Sequence[WantedSlot]) -> tuple[Slot, ...]:
    """The slots, each with the tablets it had; new amounts are made up of those had then or now."""
    known = {slot.id: slot for slot in step.slots}
    strengths = had_tablets(item, step)

    def with_its_tablets(slot: Slot) -> Slot:
        old = known.get(slot.id)
        if old is not None and old.amount_mg == slot.amount_mg:
            return replace(slot, tablets=old.tablets)
        return with_tablets(slot, strengths, may_halve=item.may_halve)

    return tuple(with_its_tablets(slot) for slot in slots_with_ids(plan, item, wanted))


def had_tablets(item: Prescription, step: DoseStep) -> tuple[float, ...]:
    """The strengths the person has now, with those that made the doses of ``step``."""
    return tuple(sorted({*item.tablets_mg, *(tablet.strength_mg for slot in step.slots for tablet in slot.tablets)}))
