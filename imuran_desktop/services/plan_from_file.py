"""The plan that a plan file and a diary's plan make together. Pure: a plan and a file in, a plan out.

What the file names is matched by its id or its date; what it doesn't name stays as the diary has it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from imuran_desktop.domain.monitoring import CUSTOM, OWN_NAME, MonitoringPreset, MonitoringSchedule, own_preset
from imuran_desktop.domain.plan import (
    USUAL_DIRECTIONS,
    Change,
    Directions,
    DoseStep,
    MealTimes,
    Plan,
    Prescription,
    Slot,
)
from imuran_desktop.domain.plan_edit import (
    same_times,
    with_directions,
    with_prescription,
    with_schedule,
    with_tablets,
)
from imuran_desktop.exchange.plan_parts import (
    FileDirections,
    FileMonitoring,
    FilePrescription,
    FileSchedule,
    FileSlot,
    FileStep,
    PlanFile,
)
from imuran_desktop.exchange.toml_reader import FileFault, FileProblem
from imuran_desktop.services.dated_from_file import as_made, dated, dated_holds, is_exact, unnamed

Presets = Mapping[str, MonitoringPreset]
V = TypeVar("V")


def with_file(plan: Plan, file: PlanFile, presets: Presets, added: Change) -> Plan:
    """``plan`` brought up to what ``file`` says of meals, prescriptions and blood tests.

    Args:
        added: when what is new to the plan begins to count. To a diary in use it is this very moment.

    Raises:
        FileProblem: when the file asks for a schedule of blood tests that nobody knows.
    """
    given = [MealTimes(meals.begins, meals.times, meals.other_days) for meals in file.meals]
    plan = replace(plan, meals=(*unnamed(plan.meals, given), *dated(given, plan.meals, added, same_times)))
    for item in file.prescriptions:
        plan = with_prescription(plan, _prescription(plan.prescription(item.id), item, added))
    for monitoring in file.monitoring:
        schedule = _schedule(plan, monitoring, presets)
        if schedule is None:
            raise _no_schedule(file, monitoring, presets)
        plan = with_schedule(plan, schedule)
    return plan


def _prescription(before: Prescription | None, item: FilePrescription, added: Change) -> Prescription:
    known = before or Prescription(item.id, item.medicine, (), item.recording or added)
    kept = replace(
        known,
        medicine=item.medicine,
        recording=item.recording or known.recording,
        tablets_mg=_named(item.tablets_mg, known.tablets_mg),
        may_halve=_named(item.may_halve, known.may_halve),
        missed_words=_named(item.missed_words, known.missed_words),
        prescriber=_named(item.prescriber, known.prescriber),
        reason=_named(item.reason, known.reason),
        ends=as_made(item.ends, known.ends, added if before else None) if item.ends else known.ends,
    )
    return replace(
        kept,
        steps=_steps(kept, item.steps, added) if item.steps else known.steps,
        directions=_directions(before, kept, item, added),
        holds=known.holds if item.holds is None else dated_holds(item.holds, known.holds, added if before else None),
    )


def _named(given: V | None, known: V) -> V:
    return known if given is None else given


def _steps(item: Prescription, given: Sequence[FileStep], added: Change) -> tuple[DoseStep, ...]:
    firsts = [step.begins.first for step in given]
    steps = []
    for step in given:
        known = _known_slots(item, step, alone=firsts.count(step.begins.first) == 1)
        steps.append(DoseStep(step.begins, tuple(_made_up(slot, known, item) for slot in step.slots), step.last))
    return tuple(dated(steps, item.steps, added, lambda one, other: one.slots == other.slots))


def _known_slots(item: Prescription, step: FileStep, *, alone: bool) -> tuple[Slot, ...]:
    """The slots that the diary has for a step of a file; for a person's own line, those it last had for that date."""
    begun = [other for other in item.in_order() if other.begins.first == step.begins.first]
    if is_exact(step.begins) or not alone:
        begun = [other for other in begun if other.begins == step.begins]
    return begun[-1].slots if begun else ()


def _made_up(given: FileSlot, known: Sequence[Slot], item: Prescription) -> Slot:
    """A slot with its tablets. One that the diary has already keeps them: the strengths may be others by now."""
    slot = Slot(given.id, given.amount_mg, given.meal, given.at, given.tablets or (), given.repeat)
    if given.tablets is not None:
        return slot
    same = next((old for old in known if replace(old, tablets=()) == slot), None)
    return same if same and same.tablets else with_tablets(slot, item.tablets_mg, may_halve=item.may_halve)


def _directions(
    before: Prescription | None, kept: Prescription, item: FilePrescription, added: Change
) -> tuple[Directions, ...]:
    """All directions as the file dates them; or those in force, from now on. The same ones change nothing."""
    if item.directions:
        return tuple(dated(item.directions, kept.directions, added, _same_directions))
    if before is None:
        return (_said(item.in_force, replace(USUAL_DIRECTIONS, begins=Change(kept.recording.first))),)
    present = kept.directions_on(added.first)
    wanted = _said(item.in_force, present)
    return kept.directions if wanted == present else with_directions(kept, replace(wanted, begins=added)).directions


def _said(given: FileDirections, present: Directions) -> Directions:
    """``present`` with what a file says instead."""
    food = _named(given.food, present.food)
    words = present.food_words if food is present.food else ""
    return Directions(
        present.begins,
        food,
        _named(given.food_words, words),
        _named(given.milk_words, present.milk_words),
        _named(given.window, present.window),
    )


def _same_directions(one: Directions, other: Directions) -> bool:
    return replace(one, begins=other.begins) == other


def _schedule(plan: Plan, monitoring: FileMonitoring, presets: Presets) -> MonitoringSchedule | None:
    """The schedule a file asks for. One that the diary follows already stays in the edition it was begun in."""
    followed = [known for known in plan.schedules if known.start == monitoring.start]
    known = next((each for each in followed if each.preset.id == monitoring.preset), None)
    preset = _own(monitoring.own) if monitoring.own else known.preset if known else presets.get(monitoring.preset)
    if preset is None:
        return None
    before = known or MonitoringSchedule(preset, monitoring.start)
    return replace(
        before,
        preset=preset,
        restarts=_named(monitoring.restarts, before.restarts),
        said_by=_named(monitoring.said_by, before.said_by),
        working_days=_named(monitoring.working_days, before.working_days),
        counts_from_done=_named(monitoring.counts_from_done, before.counts_from_done),
        window_days=_named(monitoring.window_days, before.window_days),
        dates=_named(monitoring.dates, before.dates),
        counted_from=_named(monitoring.counted_from, before.counted_from),
    )


def _no_schedule(file: PlanFile, monitoring: FileMonitoring, presets: Presets) -> FileProblem:
    if monitoring.preset == CUSTOM:
        return file.problem(FileFault.MISSING_KEY, f"{monitoring.where}.phases", key="phases")
    where, known = f"{monitoring.where}.preset", [*sorted(presets), CUSTOM]
    return file.problem(FileFault.UNKNOWN_WORD, where, word=monitoring.preset, words=known)


def _own(given: FileSchedule) -> MonitoringPreset:
    name = given.name.strip() or OWN_NAME
    return own_preset(given.phases, given.tests, name=name, restarts=given.close_again)
