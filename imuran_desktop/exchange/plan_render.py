"""A plan as the text of a plan file, which `plan_file.parse_plan` reads back.

Two things are written only as they stand now: the blood-test schedule in force (or, when none is yet, the first to
come), and the zone the person is in. Other schedules and the timeline of zones have no place in the file yet.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import ON_TIME_WINDOW, Change, DoseStep, Plan, Prescription, Slot, sorted_meals
from imuran_desktop.domain.zones import Timeline


def render_plan(plan: Plan, now: datetime) -> str:
    """The text of a plan file. Times of day are of the diary's zone, instants carry their offset."""
    return "\n".join(_lines(plan, now)) + "\n"


def _lines(plan: Plan, now: datetime) -> Iterator[str]:
    yield "[person]"
    yield f"name = {_text(plan.person.name)}"
    yield f"zone = {_text(_zone(plan.timeline, now))}"
    yield f"recording_from = {plan.person.recording_from}"
    if plan.person.sample:
        yield "sample = true"
    for meals in sorted_meals(plan.meals):
        yield ""
        yield "[[meals]]"
        yield from _change(meals.begins)
        for meal, at in sorted(meals.times.items(), key=lambda pair: pair[1]):
            yield f'{_key(meal)} = "{at:%H:%M}"'
    for item in plan.prescriptions:
        yield ""
        yield from _prescription(item, plan, now)
    begun = [schedule for schedule in plan.schedules if schedule.start <= plan.timeline.local(now).date()]
    for schedule in begun[-1:] or plan.schedules[:1]:
        yield ""
        yield from _monitoring(schedule)


def _prescription(item: Prescription, plan: Plan, now: datetime) -> Iterator[str]:
    yield "[[prescriptions]]"
    yield f"id = {_text(item.id)}"
    yield f"medicine = {_text(item.medicine)}"
    if item.food is FoodInstruction.OWN_WORDS:
        yield f"food_words = {_text(item.food_words)}"
    else:
        yield f"food = {_text(item.food.value)}"
    if item.tablets_mg:
        yield f"tablets_mg = [{', '.join(_number(strength) for strength in item.tablets_mg)}]"
    if item.missed_words:
        yield f"missed_words = {_text(item.missed_words)}"
    if item.window != ON_TIME_WINDOW:
        yield f"on_time_minutes = {_number(item.window.total_seconds() / 60)}"
    start = plan.person.recording_from
    if item.recording != Change(start) or start == plan.timeline.local(now).date():
        # Left out it would mean "from the start of recording on", which on that very day means "from now on".
        yield "  [prescriptions.recording]"
        yield from _indented(2, _change(item.recording))
    for step in item.in_order():
        yield from _indented(2, _step(step))


def _step(step: DoseStep) -> Iterator[str]:
    yield "[[prescriptions.steps]]"
    yield from _change(step.begins)
    if step.last:
        yield f"until = {step.last}"
    for slot in step.slots:
        yield from _indented(2, _slot(slot))


def _slot(slot: Slot) -> Iterator[str]:
    yield "[[prescriptions.steps.slots]]"
    yield f"slot = {_text(slot.id)}"
    if slot.meal:
        yield f"meal = {_text(slot.meal)}"
    if slot.at:
        yield f'time = "{slot.at:%H:%M}"'
    yield f"amount_mg = {_number(slot.amount_mg)}"


def _monitoring(schedule: MonitoringSchedule) -> Iterator[str]:
    yield "[monitoring]"
    yield f"preset = {_text(schedule.preset.id)}"
    yield f"start = {schedule.start}"
    if schedule.restarts:
        yield f"restarts = [{', '.join(day.isoformat() for day in schedule.restarts)}]"


def _change(change: Change) -> Iterator[str]:
    yield f"from = {_day(change.first)}"
    if change.changed_at:
        yield f"changed_at = {change.changed_at.isoformat()}"
    if change.answered:
        yield f"answered = [{', '.join(_text(slot) for slot in sorted(change.answered))}]"


def _zone(timeline: Timeline, now: datetime) -> str:
    return str(timeline.zone_at(now))


def _indented(by: int, lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield " " * by + line


def _day(day: date) -> str:
    return day.isoformat()


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else _text(name)


def _text(value: str) -> str:
    """A TOML basic string: JSON's escapes are a subset of TOML's, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)
