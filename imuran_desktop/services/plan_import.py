"""Putting a plan file and a diary together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from imuran_desktop.domain.history import Author
from imuran_desktop.domain.monitoring import MonitoringPreset, MonitoringSchedule
from imuran_desktop.domain.plan import Change, DoseStep, MealTimes, Person, Plan, Prescription, Slot, change_order
from imuran_desktop.domain.plan_edit import change_from, changed_tests, with_prescription, with_schedule, with_tablets
from imuran_desktop.domain.zones import Timeline, ZoneChange, valid_zone
from imuran_desktop.exchange.plan_file import FileMonitoring, FilePrescription, PlanFile
from imuran_desktop.services.plan import Saved, create_with_plan, edit_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes

Presets = Mapping[str, MonitoringPreset]
D = TypeVar("D", MealTimes, DoseStep)


def import_new(path: Path, author: Author, now: datetime, file: PlanFile, presets: Presets, home_zone: str) -> Diary:
    """Make a new diary from a plan file. ``home_zone`` is the computer's, for a file that names none.

    Raises:
        Refused, PlanRefused: when the file can't become a diary; nothing is left behind.
        StoreError: when it can't be written.
    """
    if file.person is None:
        raise Refused(Reason.NO_NAME)
    zone = _known_zone(file.person.zone or home_zone)
    timeline = Timeline.fixed(zone)
    today = timeline.local(now).date()
    recording_from = file.person.recording_from or today
    empty = Plan(Person(file.person.name.strip(), recording_from, file.person.sample), timeline)
    plan = _merged(empty, file, presets, change_from(recording_from, now, today))
    return create_with_plan(path, author, now, plan)


def import_into(
    diary: Diary, author: Author, now: datetime, file: PlanFile, presets: Presets, *, correct_past: bool = False
) -> Saved:
    """Bring a diary's plan up to a plan file: matched by id; what the file doesn't name stays.

    Raises:
        Refused, PlanRefused, PastChanged: when the file can't be taken; nothing was written.
        StoreError: when it can't be written.
    """

    def bring_up(plan: Plan) -> Plan:
        today = plan.timeline.local(now).date()
        answered = {item.id.rpartition("/")[0] for item in intakes(diary, today, today).values() if not item.extra}
        added = change_from(today, now, today, answered)
        brought = _merged(_with_person(plan, file, now), file, presets, added)
        moved = changed_tests(plan, brought, today)
        if moved and not correct_past:
            raise Refused(Reason.PAST_TESTS, day=moved[0])
        return brought

    return edit_plan(diary, author, now, bring_up, correct_past=correct_past)


def _with_person(plan: Plan, file: PlanFile, now: datetime) -> Plan:
    if file.person is None:
        return plan
    start = file.person.recording_from or plan.person.recording_from
    before = plan.person.recording_from
    prescriptions = tuple(
        replace(item, recording=Change(start)) if item.recording.first == before != start else item
        for item in plan.prescriptions
    )
    timeline = plan.timeline
    zone = file.person.zone and _known_zone(file.person.zone)
    if zone and zone != str(timeline.zone_at(now)):
        timeline = Timeline((*timeline.changes, ZoneChange(now, zone)))
    person = replace(plan.person, name=file.person.name.strip(), recording_from=start)
    return replace(plan, person=person, prescriptions=prescriptions, timeline=timeline)


def _merged(plan: Plan, file: PlanFile, presets: Presets, added: Change) -> Plan:
    given = [MealTimes(meals.begins, dict(meals.times)) for meals in file.meals]
    plan = replace(plan, meals=(*_unnamed(plan.meals, given), *_dated(given, plan.meals, added, _same_times)))
    for item in file.prescriptions:
        plan = with_prescription(plan, _prescription(plan.prescription(item.id), item, added))
    for monitoring in file.monitoring:
        plan = with_schedule(plan, _schedule(plan, monitoring, presets))
    return plan


def _prescription(before: Prescription | None, item: FilePrescription, added: Change) -> Prescription:
    present = before.steps if before else ()
    given = [
        replace(step, slots=tuple(_made_up(step, slot, item, present) for slot in step.slots)) for step in item.steps
    ]
    return Prescription(
        id=item.id,
        medicine=item.medicine,
        steps=tuple(_dated(given, present, added, _same_slots)),
        recording=item.recording or (before.recording if before else added),
        food=item.food,
        food_words=item.food_words,
        tablets_mg=item.tablets_mg,
        missed_words=item.missed_words,
        window=item.window,
    )


def _made_up(step: DoseStep, slot: Slot, item: FilePrescription, present: Sequence[DoseStep]) -> Slot:
    """``slot`` with its tablets. One that the diary has already keeps them: the strengths may be others by now."""
    known = (old for other in present if other.begins.first == step.begins.first for old in other.slots)
    same = next((old for old in known if replace(old, tablets=()) == replace(slot, tablets=())), None)
    return same if same and same.tablets else with_tablets(slot, item.tablets_mg)


def _dated(given: Sequence[D], present: Sequence[D], added: Change, same: Callable[[D, D], bool]) -> list[D]:
    """The parts of a file as they take effect in a diary that has ``present``.

    A date that the file names once, and without the instant of the change, is a person's own line. Where it says what
    the diary has for that date already, the diary's changes of that day stay. Where it says something else and the
    date is today, it is one more change, made now.
    """
    found: list[D] = []
    for first in {item.begins.first: None for item in given}:
        lines = [item for item in given if item.begins.first == first]
        known: list[D] = sorted([item for item in present if item.begins.first == first], key=_order)
        line = lines[-1]
        if len(lines) > 1 or line.begins.changed_at is not None or not present:
            found += lines
        elif known and same(known[-1], line):
            found += known[:-1]
            found.append(replace(line, begins=known[-1].begins))
        elif first == added.first:
            found += known
            found.append(replace(line, begins=added))
        else:
            found.append(line)
    return found


def _unnamed(present: Sequence[D], given: Sequence[D]) -> list[D]:
    """The parts that begin on dates of which a file says nothing."""
    named = {item.begins.first for item in given}
    return [item for item in present if item.begins.first not in named]


def _order(item: MealTimes | DoseStep) -> tuple[date, bool, datetime | date]:
    return change_order(item.begins)


def _same_times(one: MealTimes, other: MealTimes) -> bool:
    return dict(one.times) == dict(other.times)


def _same_slots(one: DoseStep, other: DoseStep) -> bool:
    return one.slots == other.slots


def _schedule(plan: Plan, monitoring: FileMonitoring, presets: Presets) -> MonitoringSchedule:
    """The schedule a file asks for. One that the diary follows already stays in the edition it was begun in."""
    for known in plan.schedules:
        if (known.start, known.preset.id) == (monitoring.start, monitoring.preset):
            return replace(known, restarts=monitoring.restarts)
    preset = presets.get(monitoring.preset)
    if preset is None:
        raise Refused(Reason.UNKNOWN_PRESET, preset=monitoring.preset, known=sorted(presets))
    return MonitoringSchedule(preset, monitoring.start, monitoring.restarts)


def _known_zone(zone: str) -> str:
    if not valid_zone(zone):
        raise Refused(Reason.UNKNOWN_ZONE, zone=zone)
    return zone
