"""Slots of the plan on days on which they ask for no dose that counts: what was taken then is extra."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from imuran_desktop.domain.doses import Dose, dose_key, parse_key, planned_doses
from imuran_desktop.domain.plan import DoseStep, Plan, Prescription, Slot
from imuran_desktop.domain.slot_days import SlotDays
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.services.problems import Reason, Refused


@dataclass(frozen=True)
class Unplanned:
    """A slot on a day on which it asks for no dose.

    ``gap`` is the shortest one between two doses of its step. ``uncounted``: the day, or the slot's time on it, lies
    before what the diary counts. ``usual`` is the slot's time on that day, where it would have asked for a dose.
    """

    prescription: Prescription
    slot: Slot
    day: date
    gap: timedelta
    usual: datetime | None = None
    uncounted: bool = False

    @property
    def key(self) -> str:
        """Slot id and local date, written as a dose key."""
        return dose_key(self.slot.id, self.day)

    @property
    def amount_mg(self) -> float:
        """How much the slot asks for on its days."""
        return self.slot.amount_mg

    @property
    def tablets(self) -> tuple[TabletCount, ...]:
        """In which tablets."""
        return self.slot.tablets


def steps_near(item: Prescription, day: date) -> list[DoseStep]:
    """Every dose step, the nearest first: that in force on ``day``, those before it, and those to come."""
    ordered = item.in_order()
    begun = [step for step in ordered if step.begins.first <= day]
    return [*reversed(begun), *ordered[len(begun) :]]


def slots_near(item: Prescription, day: date) -> tuple[Slot, ...]:
    """The slots of the nearest step that has any."""
    return next((step.slots for step in steps_near(item, day) if step.slots), ())


def find_slot(plan: Plan, key: str) -> Dose | Unplanned:
    """What a slot asks for on a day, or would: ``key`` is a dose key, whether or not the plan has that dose.

    Raises:
        Refused: when no prescription has a slot of this id with doses.
    """
    # Late: on a first day Today asks at start what of this module needs no dose by its key.
    from imuran_desktop.domain.plan_checks import EARLIEST, LATEST
    from imuran_desktop.services.dose_lookup import known_dose

    dose = known_dose(plan, key)
    if dose is not None:
        return dose
    try:
        slot, day = parse_key(key)
    except ValueError:
        raise Refused(Reason.UNKNOWN_DOSE, key=key) from None
    owners = ((item, step) for item in plan.prescriptions for step in steps_near(item, day))
    found = (each for item, step in owners for each in _of_step(plan, item, step, day) if each.slot.id == slot)
    unplanned = next(found, None) if EARLIEST <= day <= LATEST else None
    if unplanned is None:
        raise Refused(Reason.UNKNOWN_DOSE, key=key)
    return unplanned


def unplanned_on(plan: Plan, day: date) -> list[Unplanned]:
    """The slots near ``day`` that ask for no dose on it, those of prescriptions that have ended last."""
    planned = {dose.key for dose in planned_doses(plan, day, day)}
    items = sorted(plan.prescriptions, key=lambda item: item.ends is not None)
    steps = ((item, next((step for step in steps_near(item, day) if step.slots), None)) for item in items)
    found = (each for item, step in steps if step is not None for each in _of_step(plan, item, step, day))
    return [each for each in found if each.key not in planned]


def uncounted_today(plan: Plan, day: date) -> bool:
    """Whether a dose of ``day`` is not counted because the diary, or its prescription, began after its time."""
    began = [item for item in plan.prescriptions if item.recording.first == day and item.recording.changed_at]
    return bool(began) and any(
        each.uncounted and each.usual and each.prescription in began for each in unplanned_on(plan, day)
    )


def _of_step(plan: Plan, item: Prescription, step: DoseStep, day: date) -> Iterator[Unplanned]:
    days = SlotDays(step, plan.meals_on(day), plan.timeline)
    usual = {timed.slot.id: instant for timed, instant in days.on(day)}
    for slot in step.slots:
        if not slot.repeat.as_needed:
            instant = usual.get(slot.id)
            yield Unplanned(item, slot, day, days.gap, instant, uncounted=_is_uncounted(item, day, instant))


def _is_uncounted(item: Prescription, day: date, instant: datetime | None) -> bool:
    began = item.recording
    if day == began.first and began.changed_at is not None and instant is not None:
        return instant < began.changed_at
    return day < began.first
