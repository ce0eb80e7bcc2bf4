"""Putting a plan file and a diary together."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from imuran_desktop.domain.history import Author
from imuran_desktop.domain.monitoring import MonitoringPreset, MonitoringSchedule
from imuran_desktop.domain.plan import Change, DoseStep, MealTimes, Person, Plan, Prescription
from imuran_desktop.domain.plan_edit import change_from, with_prescription, with_schedule, with_tablets
from imuran_desktop.domain.zones import Timeline, ZoneChange, valid_zone
from imuran_desktop.exchange.plan_file import FileMeals, FileMonitoring, FilePrescription, PlanFile
from imuran_desktop.services.plan import Saved, create_with_plan, save_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes, read_plan

Presets = dict[str, MonitoringPreset]


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
    empty = Plan(Person(file.person.name.strip(), recording_from), timeline)
    plan = _merged(empty, file, presets, now, change_from(recording_from, now, today))
    return create_with_plan(path, author, now, plan)


def import_into(
    diary: Diary, author: Author, now: datetime, file: PlanFile, presets: Presets, *, correct_past: bool = False
) -> Saved:
    """Bring a diary's plan up to a plan file: matched by id; what the file doesn't name stays.

    Raises:
        Refused, PlanRefused, PastChanged: when the file can't be taken; nothing was written.
        StoreError: when it can't be written.
    """
    plan = read_plan(diary)
    today = plan.timeline.local(now).date()
    answered = {item.id.rpartition("/")[0] for item in intakes(diary, today, today).values() if not item.extra}
    added = change_from(today, now, today, answered)
    plan = _merged(_with_person(plan, file, now), file, presets, now, added)
    return save_plan(diary, author, now, plan, correct_past=correct_past)


def _with_person(plan: Plan, file: PlanFile, now: datetime) -> Plan:
    if file.person is None:
        return plan
    start = file.person.recording_from or plan.person.recording_from
    before = Change(plan.person.recording_from)
    prescriptions = tuple(
        replace(item, recording=Change(start)) if item.recording == before else item for item in plan.prescriptions
    )
    timeline = plan.timeline
    zone = file.person.zone and _known_zone(file.person.zone)
    if zone and zone != str(timeline.zone_at(now)):
        timeline = Timeline((*timeline.changes, ZoneChange(now, zone)))
    person = replace(plan.person, name=file.person.name.strip(), recording_from=start)
    return replace(plan, person=person, prescriptions=prescriptions, timeline=timeline)


def _merged(plan: Plan, file: PlanFile, presets: Presets, now: datetime, added: Change) -> Plan:
    today = plan.timeline.local(now).date()
    for meals in file.meals:
        plan = _with_meals(plan, meals, now, today, added)
    for item in file.prescriptions:
        plan = with_prescription(plan, _prescription(plan, item, now, today, added))
    for monitoring in file.monitoring:
        plan = with_schedule(plan, _schedule(monitoring, presets))
    return plan


def _with_meals(plan: Plan, meals: FileMeals, now: datetime, today: date, added: Change) -> Plan:
    kept = next((old for old in plan.meals if old.begins.first == meals.begins.first and old.times == meals.times), None)
    begins = kept.begins if kept and not meals.begins.changed_at else _dated(meals.begins, plan.meals, now, today, added)
    others = tuple(old for old in plan.meals if old.begins != begins and (begins.changed_at or old.begins.first != begins.first))
    return replace(plan, meals=(*others, MealTimes(begins, dict(meals.times))))


def _prescription(plan: Plan, item: FilePrescription, now: datetime, today: date, added: Change) -> Prescription:
    before = plan.prescription(item.id)
    recording = item.recording or (before.recording if before else added)
    steps = []
    for step in item.steps:
        slots = tuple(with_tablets(slot, item.tablets_mg) for slot in step.slots)
        steps.append(_step(replace(step, slots=slots), before, now, today, added))
    return Prescription(
        id=item.id,
        medicine=item.medicine,
        steps=tuple(steps),
        recording=recording,
        food=item.food,
        food_words=item.food_words,
        tablets_mg=item.tablets_mg,
        missed_words=item.missed_words,
        window=item.window,
    )


def _step(step: DoseStep, before: Prescription | None, now: datetime, today: date, added: Change) -> DoseStep:
    """A step of the file; one that the diary has already keeps the instant at which it was made."""
    if step.begins.changed_at or before is None or step.begins.first != today:
        return step
    same = (old for old in before.steps if old.begins.first == today and old.slots == step.slots)
    kept = next(same, None)
    return replace(step, begins=kept.begins if kept else change_from(today, now, today, added.answered))


def _dated(
    begins: Change, present: tuple[MealTimes, ...], now: datetime, today: date, added: Change
) -> Change:
    if begins.changed_at or not present or begins.first != today:
        return begins
    return change_from(today, now, today, added.answered)


def _schedule(monitoring: FileMonitoring, presets: Presets) -> MonitoringSchedule:
    preset = presets.get(monitoring.preset)
    if preset is None:
        raise Refused(Reason.UNKNOWN_PRESET, preset=monitoring.preset, known=sorted(presets))
    return MonitoringSchedule(preset, monitoring.start, monitoring.restarts)


def _known_zone(zone: str) -> str:
    if not valid_zone(zone):
        raise Refused(Reason.UNKNOWN_ZONE, zone=zone)
    return zone
