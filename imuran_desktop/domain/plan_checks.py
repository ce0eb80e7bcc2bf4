"""What is wrong with a plan, before it is saved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.plan import DoseStep, MealTimes, Plan, Prescription, Slot, change_order
from imuran_desktop.domain.repeats import RepeatKind
from imuran_desktop.domain.slot_days import SlotDays
from imuran_desktop.domain.tablets import MAX_AMOUNT_MG, MAX_STRENGTH_MG, make_up, nearest_amounts, valid_strength
from imuran_desktop.domain.zones import valid_zone

Where = tuple[str | int, ...]
"""The way to the part at fault, such as ``("prescriptions", 0, "steps", 1)``; numbers count from 0."""

EARLIEST = date(1960, 1, 1)
LATEST = date(2200, 1, 1)
MAX_EVERY = 366
"""A dose comes round within so many days, or months."""
_COMPARED_DAYS = 120
_EVERY_WEEKDAY_DAYS = 14 * 366
"""So long that what comes round once a year has been on every day of the week."""
_WEEKDAYS = range(1, 8)
_ONE_DAY = timedelta(days=1)
_RANGE = {"first": EARLIEST, "last": LATEST}


class PlanFault(StrEnum):
    """What can be wrong with a plan."""

    NO_NAME = "no_name"
    UNKNOWN_ZONE = "unknown_zone"
    NO_STEPS = "no_steps"
    NO_SLOTS = "no_slots"
    AMOUNT_RANGE = "amount_range"
    AMOUNT_NOT_MADE = "amount_not_made"
    STRENGTH_RANGE = "strength_range"
    MEAL_WITHOUT_TIME = "meal_without_time"
    NO_MEAL_OR_TIME = "no_meal_or_time"
    SLOT_TWICE = "slot_twice"
    SAME_TIME = "same_time"
    LAST_BEFORE_FIRST = "last_before_first"
    STEPS_OVERLAP = "steps_overlap"
    NO_FOOD_WORDS = "no_food_words"
    DATE_RANGE = "date_range"
    NO_WEEKDAYS = "no_weekdays"
    REPEAT_RANGE = "repeat_range"
    HOLD_ENDS_FIRST = "hold_ends_first"
    HOLDS_OVERLAP = "holds_overlap"
    ENDS_FIRST = "ends_first"


@dataclass(frozen=True)
class PlanProblem:
    """One thing wrong with a plan: what, where, and the figures for the sentence about it."""

    fault: PlanFault
    where: Where
    figures: Mapping[str, Any] = field(default_factory=dict)


def check_plan(plan: Plan) -> list[PlanProblem]:
    """Everything wrong with ``plan``; empty when it can be saved."""
    return list(_problems(plan))


def _problems(plan: Plan) -> Iterator[PlanProblem]:
    if not plan.person.name.strip():
        yield PlanProblem(PlanFault.NO_NAME, ("person", "name"))
    for change in plan.timeline.changes:
        if not valid_zone(change.zone):
            yield PlanProblem(PlanFault.UNKNOWN_ZONE, ("person", "zone"), {"zone": change.zone})
    yield from (PlanProblem(PlanFault.DATE_RANGE, where, _RANGE) for day, where in _dates(plan) if not _in_range(day))
    owners: dict[str, str] = {}
    for number, item in enumerate(plan.prescriptions):
        at: Where = ("prescriptions", number)
        for slot in sorted(item.slot_ids()):
            if owners.setdefault(slot, item.id) != item.id:
                yield PlanProblem(PlanFault.SLOT_TWICE, at, {"slot": slot})
        yield from _of_prescription(plan, item, at)


def _dates(plan: Plan) -> Iterator[tuple[date, Where]]:
    yield plan.person.recording_from, ("person", "recording_from")
    for number, meals in enumerate(plan.meals):
        yield meals.begins.first, ("meals", number, "from")
    for number, item in enumerate(plan.prescriptions):
        yield from ((day, ("prescriptions", number, *where)) for day, where in _dates_of(item))
    for schedule in plan.schedules:
        yield schedule.start, ("monitoring", "start")


def _dates_of(item: Prescription) -> Iterator[tuple[date, Where]]:
    """The dates of a prescription but for those of its steps."""
    yield item.recording.first, ("recording",)
    for number, directions in enumerate(item.directions):
        yield directions.begins.first, ("directions", number)
    for number, hold in enumerate(item.holds):
        for change in filter(None, (hold.begins, hold.ends)):
            yield change.first, ("holds", number)
    if item.ends is not None:
        yield item.ends.first, ("ends",)


def _in_range(day: date) -> bool:
    return EARLIEST <= day <= LATEST


def _of_prescription(plan: Plan, item: Prescription, where: Where) -> Iterator[PlanProblem]:
    for number, directions in enumerate(item.directions):
        if directions.food is FoodInstruction.OWN_WORDS and not directions.food_words.strip():
            yield PlanProblem(PlanFault.NO_FOOD_WORDS, (*where, "directions", number, "food_words"))
    for strength in item.tablets_mg:
        if not valid_strength(strength):
            yield PlanProblem(
                PlanFault.STRENGTH_RANGE, (*where, "tablets_mg"), {"strength": strength, "most": MAX_STRENGTH_MG}
            )
            return
    if not item.steps:
        yield PlanProblem(PlanFault.NO_STEPS, (*where, "steps"))
    for number, step in enumerate(item.steps):
        yield from _of_step(plan, item, step, (*where, "steps", number))
    yield from _overlaps(item, where)
    yield from _of_holds(item, where)
    if item.ends is not None and item.steps and item.ends.first < min(step.begins.first for step in item.steps):
        yield PlanProblem(PlanFault.ENDS_FIRST, (*where, "ends"), {"day": item.ends.first})


def _of_holds(item: Prescription, where: Where) -> Iterator[PlanProblem]:
    ordered = sorted(enumerate(item.holds), key=lambda pair: change_order(pair[1].begins))
    for number, hold in ordered:
        if hold.ends is not None and change_order(hold.ends) < change_order(hold.begins):
            yield PlanProblem(PlanFault.HOLD_ENDS_FIRST, (*where, "holds", number), {"day": hold.begins.first})
    for (_, hold), (number, following) in pairwise(ordered):
        if hold.ends is None or following.begins.first < hold.ends.first:
            yield PlanProblem(PlanFault.HOLDS_OVERLAP, (*where, "holds", number), {"day": following.begins.first})


def _overlaps(item: Prescription, where: Where) -> Iterator[PlanProblem]:
    ordered = sorted(enumerate(item.steps), key=lambda pair: change_order(pair[1].begins))
    for (_, step), (number, following) in pairwise(ordered):
        same_day = step.begins.first == following.begins.first and following.begins.changed_at is None
        if same_day or (step.last is not None and following.begins.first <= step.last and not _cuts(following)):
            yield PlanProblem(PlanFault.STEPS_OVERLAP, (*where, "steps", number), {"day": following.begins.first})


def _cuts(step: DoseStep) -> bool:
    """A change made on its first day may cut an earlier step short; one written in advance may not."""
    return step.begins.changed_at is not None


def _of_step(plan: Plan, item: Prescription, step: DoseStep, where: Where) -> Iterator[PlanProblem]:
    first, last = step.begins.first, step.last
    if not _in_range(first) or (last and last > LATEST):
        yield PlanProblem(PlanFault.DATE_RANGE, where, _RANGE)
        return
    if last is not None and last < first:
        yield PlanProblem(PlanFault.LAST_BEFORE_FIRST, (*where, "until"), {"first": first, "last": last})
    if not step.slots:
        yield PlanProblem(PlanFault.NO_SLOTS, (*where, "slots"))
    ids: set[str] = set()
    untimed = _untimed_meals(plan, item, step)
    for number, slot in enumerate(step.slots):
        at = (*where, "slots", number)
        if slot.id in ids:
            yield PlanProblem(PlanFault.SLOT_TWICE, at, {"slot": slot.id})
        ids.add(slot.id)
        yield from _of_slot(item, slot, untimed, at)
        yield from _of_repeat(slot, at)
    if not any(_of_repeat(slot, where) for slot in step.slots):
        yield from _same_times(plan, step, where)


def _same_times(plan: Plan, step: DoseStep, where: Where) -> Iterator[PlanProblem]:
    """Slots that are at the same time on some day."""
    days = SlotDays(step, plan.meals_on(step.begins.first), plan.timeline)
    numbers = {slot.id: number for number, slot in enumerate(step.slots)}
    told: set[str] = set()
    for ahead in range(_COMPARED_DAYS):
        for one, other in pairwise(days.timed(step.begins.first + timedelta(days=ahead))):
            later = max(one.slot.id, other.slot.id, key=numbers.__getitem__)
            if one.at == other.at and one.slot.id != other.slot.id and later not in told:
                told.add(later)
                yield PlanProblem(PlanFault.SAME_TIME, (*where, "slots", numbers[later]), {"time": one.at})


def _of_repeat(slot: Slot, where: Where) -> list[PlanProblem]:
    repeat = slot.repeat
    if repeat.kind is RepeatKind.WEEKDAYS and not repeat.weekdays:
        return [PlanProblem(PlanFault.NO_WEEKDAYS, (*where, "weekdays"))]
    if not 1 <= repeat.every <= MAX_EVERY or not 0 <= repeat.days_off <= MAX_EVERY:
        return [PlanProblem(PlanFault.REPEAT_RANGE, (*where, "every"), {"most": MAX_EVERY})]
    return []


def _untimed_meals(plan: Plan, item: Prescription, step: DoseStep) -> set[str]:
    """The meals of a step that have no time on one of its days: its doses at them would be lost."""
    following = [other.begins.first for other in item.steps if other.begins.first > step.begins.first]
    ends = min((step.last or LATEST, *(first - _ONE_DAY for first in following)))
    begun = {meals.begins.first for meals in plan.meals if step.begins.first < meals.begins.first <= ends}
    days = sorted({step.begins.first, *begun})
    return {
        slot.meal
        for first, following_first in pairwise((*days, ends + _ONE_DAY))
        for slot in step.slots
        if slot.meal and _lost_at(slot, plan.meals_on(first), first, following_first)
    }


def _lost_at(slot: Slot, meals: MealTimes | None, first: date, before: date) -> bool:
    """Whether ``slot`` falls on a day from ``first`` on, and ``before`` another, on which its meal has no time."""
    timed = {number for number in _WEEKDAYS if meals and slot.meal in meals.of_weekday(number)}
    if not timed:
        return True
    if len(timed) == len(_WEEKDAYS) or _of_repeat(slot, ()):
        return False
    days = (first + timedelta(days=ahead) for ahead in range(min((before - first).days, _EVERY_WEEKDAY_DAYS)))
    return any(day.isoweekday() not in timed and slot.repeat.falls_on(day) for day in days)


def _of_slot(item: Prescription, slot: Slot, untimed: set[str], where: Where) -> Iterator[PlanProblem]:
    if slot.meal is None and slot.at is None and not slot.repeat.as_needed:
        yield PlanProblem(PlanFault.NO_MEAL_OR_TIME, where, {"slot": slot.id})
    elif slot.at is None and slot.meal in untimed:
        yield PlanProblem(PlanFault.MEAL_WITHOUT_TIME, (*where, "meal"), {"meal": slot.meal})
    if not 0 < slot.amount_mg <= MAX_AMOUNT_MG:
        yield PlanProblem(
            PlanFault.AMOUNT_RANGE, (*where, "amount_mg"), {"amount": slot.amount_mg, "most": MAX_AMOUNT_MG}
        )
    elif not slot.tablets and make_up(slot.amount_mg, item.tablets_mg, may_halve=item.may_halve) is None:
        # A slot that has its tablets keeps them: the person may have other strengths by now.
        figures = {
            "amount": slot.amount_mg,
            "strengths": item.tablets_mg,
            "nearest": nearest_amounts(slot.amount_mg, item.tablets_mg, may_halve=item.may_halve),
        }
        yield PlanProblem(PlanFault.AMOUNT_NOT_MADE, (*where, "amount_mg"), figures)
