"""The doses of a step as a person enters them, and the ids that their slots keep for life."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from imuran_desktop.domain.ids import free_id, slot_id
from imuran_desktop.domain.plan import Plan, Prescription, Slot
from imuran_desktop.domain.repeats import DAILY, Repeat


@dataclass(frozen=True)
class WantedSlot:
    """One dose of the day as a person enters it; ``origin`` is the id of the slot it was made from, if any."""

    amount_mg: float
    meal: str | None = None
    at: time | None = None
    origin: str = ""
    repeat: Repeat = DAILY


def slots_with_ids(plan: Plan, item: Prescription, wanted: Sequence[WantedSlot]) -> tuple[Slot, ...]:
    """Slots that keep their ids for life: found by meal or time, then by the slot each was made from, else new.

    Where several are at one meal or time, on days of their own, each goes first to the one it was made from.
    """
    known = _slots_by_place(item)
    chosen: dict[int, str] = {}
    for find in (
        lambda slot: [slot.origin] if slot.origin in known.get((slot.meal, slot.at), ()) else [],
        lambda slot: known.get((slot.meal, slot.at), []),
        lambda slot: [slot.origin] if slot.origin else [],
    ):
        for number, slot in enumerate(wanted):
            found = next((each for each in find(slot) if each not in chosen.values()), "")
            if number not in chosen and found:
                chosen[number] = found
    used = {slot_id for other in plan.prescriptions for slot_id in other.slot_ids()} | item.slot_ids()
    for number, slot in enumerate(wanted):
        if number not in chosen:
            chosen[number] = free_id(slot_id(item.id, slot.meal, slot.at), used | set(chosen.values()))
    return tuple(
        Slot(chosen[number], slot.amount_mg, slot.meal, slot.at, repeat=slot.repeat)
        for number, slot in enumerate(wanted)
    )


def _slots_by_place(item: Prescription) -> dict[tuple[str | None, time | None], list[str]]:
    """The ids of the slots that have been at each meal or time, those of the latest step first."""
    known: dict[tuple[str | None, time | None], list[str]] = {}
    for step in reversed(item.in_order()):
        for slot in step.slots:
            ids = known.setdefault((slot.meal, slot.at), [])
            if slot.id not in ids:
                ids.append(slot.id)
    return known
