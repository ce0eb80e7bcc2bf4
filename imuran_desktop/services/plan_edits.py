"""Changing a plan as a person does it on the screen: each edit takes the plan as it is and gives the one to save."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from imuran_desktop.domain.doses import parse_key
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import (
    Change,
    DoseStep,
    MealTimes,
    Plan,
    Prescription,
)
from imuran_desktop.domain.plan_checks import PlanProblem
from imuran_desktop.domain.plan_edit import (
    change_from,
    same_times,
    with_meals,
    with_prescription,
    with_step,
)
from imuran_desktop.services.plan import Edited, PlanRefused, edit_plan
from imuran_desktop.services.plan_view import increases, step_on
from imuran_desktop.services.slot_ids import WantedSlot, slots_with_ids
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Moment:
    """When a plan is being changed, and the slots of that day that had been answered by then.

    ``ahead`` are those answered early: the slots of each later day with something recorded.
    """

    now: datetime
    today: date
    answered: frozenset[str] = frozenset()
    ahead: Mapping[date, frozenset[str]] = field(default_factory=dict)

    def change(self, first: date) -> Change:
        """A change that is made now and begins on ``first``."""
        if first in self.ahead:
            return Change(first, self.now, self.ahead[first])
        return change_from(first, self.now, self.today, self.answered)


class EditRefused(Exception):
    """The plan an edit made can't be saved. Nothing was written; the places in ``problems`` are those of ``plan``."""

    def __init__(self, plan: Plan, problems: list[PlanProblem]) -> None:
        super().__init__(", ".join(problem.fault for problem in problems))
        self.plan = plan
        self.problems = problems


Edit = Callable[[Plan, Moment], Plan]


def save_edit(diary: Diary, author: Author, now: datetime, edit: Edit, *, correct_past: bool = False) -> Edited:
    """Carry out an edit on the plan as it is now, and save the outcome.

    Args:
        correct_past: allow it to change doses whose time has come.

    Raises:
        EditRefused: when something is wrong with the plan it makes.
        PastChanged: when it would change what was due before now, and that isn't allowed.
        StoreError: when it can't be written.
    """
    try:
        return edit_plan(
            diary, author, now, lambda plan: edit(plan, read_moment(diary, plan, now)), correct_past=correct_past
        )
    except PlanRefused as refusal:
        raise EditRefused(refusal.plan, refusal.problems) from refusal


def read_moment(diary: Diary, plan: Plan, now: datetime) -> Moment:
    """The moment of a change made at ``now``."""
    today = plan.timeline.local(now).date()
    answered: dict[date, set[str]] = {}
    for item in intakes(diary, today, date.max).values():
        if item.planned:
            slot, day = parse_key(item.id)
            answered.setdefault(day, set()).add(slot)
    of_today = frozenset(answered.pop(today, ()))
    return Moment(now, today, of_today, {day: frozenset(slots) for day, slots in answered.items()})


def change_dose(
    plan: Plan,
    moment: Moment,
    item: Prescription,
    first: date,
    slots: Sequence[WantedSlot],
    replaces: DoseStep | None = None,
    *,
    wanted_on: date | None = None,
) -> Plan:
    """``plan`` with a dose step from ``first`` on. It lasts until the step in force would have, or the next begins.

    ``item`` is found again by its id; ``replaces`` is a coming step that the new one takes the place of. On
    ``wanted_on`` a dose is wanted too: an end before that day is not kept.
    """
    kept = plan.prescription(item.id) or item
    wanted = slots_with_ids(plan, kept, slots)
    if replaces is not None:
        kept = without_step(kept, replaces)
    in_force = step_on(kept, first)
    last = in_force.last if in_force else None
    if last is not None and wanted_on is not None and last < wanted_on:
        last = None
    changed = with_prescription(plan, with_step(kept, DoseStep(moment.change(first), wanted, last)))
    return _without_lost_restarts(changed, plan, item.id, moment.today)


def remove_step(plan: Plan, moment: Moment, item: Prescription, step: DoseStep) -> Plan:
    """``plan`` without a step that is still to come: the one before it goes on."""
    kept = plan.prescription(item.id) or item
    changed = with_prescription(plan, without_step(kept, step))
    return _without_lost_restarts(changed, plan, item.id, moment.today)


def change_meals(
    plan: Plan, moment: Moment, times: Mapping[str, time], other_days: Mapping[int, Mapping[str, time]] | None = None
) -> Plan:
    """``plan`` with these meal times from now on; the same times change nothing.

    ``other_days`` (ISO weekday -> meal -> time) stay as they are when they are None.
    """
    present = plan.meals_on(moment.today)
    others = (present.other_days if present else {}) if other_days is None else other_days
    begins = moment.change(moment.today) if present else Change(moment.today)
    meals = MealTimes(begins, dict(times), {day: dict(of_day) for day, of_day in others.items() if of_day})
    if present is None:
        return replace(plan, meals=(meals,))
    return plan if same_times(present, meals) else with_meals(plan, meals)


def add_meals(plan: Plan, moment: Moment, times: Mapping[str, time]) -> Plan:
    """``plan`` with the times of some more meals; those it has stay as they are."""
    present = plan.meals_on(moment.today)
    return change_meals(plan, moment, {**times, **(present.times if present else {})})


def restart_tests(plan: Plan, days: Iterable[date]) -> Plan:
    """``plan`` with the close phase of its blood tests begun again on each of ``days``."""
    schedules = {schedule.start: schedule for schedule in plan.schedules}
    for day in days:
        start = max((start for start in schedules if start <= day), default=None)
        if start is not None:
            schedule = schedules[start]
            schedules[start] = replace(schedule, restarts=tuple(sorted({*schedule.restarts, day})))
    return replace(plan, schedules=tuple(schedules.values()))


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
