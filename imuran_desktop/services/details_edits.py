"""What a prescription says besides its doses and holds, and changing or correcting that."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.plan import ON_TIME_WINDOW, Change, Directions, DoseStep, Plan, Prescription
from imuran_desktop.domain.plan_edit import with_directions, with_prescription, with_step, with_tablets
from imuran_desktop.services.plan_edits import Moment
from imuran_desktop.services.plan_view import arrange


@dataclass(frozen=True)
class Details:
    """What a prescription says besides its dose steps and holds."""

    food: FoodInstruction
    food_words: str = ""
    tablets_mg: tuple[float, ...] = ()
    missed_words: str = ""
    milk_words: str = ""
    may_halve: bool = False
    prescriber: str = ""
    reason: str = ""
    window: timedelta = ON_TIME_WINDOW

    @classmethod
    def of(cls, item: Prescription, today: date) -> "Details":
        """What ``item`` says ``today``."""
        directions = item.directions_on(today)
        return cls(
            food=directions.food,
            food_words=directions.food_words,
            tablets_mg=item.tablets_mg,
            missed_words=item.missed_words,
            milk_words=directions.milk_words,
            may_halve=item.may_halve,
            prescriber=item.prescriber,
            reason=item.reason,
            window=directions.window,
        )

    def directions(self, begins: Change) -> Directions:
        """The dated part of it, from ``begins`` on."""
        return Directions(begins, self.food, self.food_words, self.milk_words, self.window)

    def undated(self) -> dict[str, Any]:
        """The rest, as the fields of a prescription."""
        return {
            "tablets_mg": self.tablets_mg,
            "missed_words": self.missed_words,
            "may_halve": self.may_halve,
            "prescriber": self.prescriber,
            "reason": self.reason,
        }


def change_details(plan: Plan, moment: Moment, item: Prescription, details: Details) -> Plan:
    """``plan`` with another food instruction, other tablets or another note on missed doses.

    Other tablets make up the doses from now on; those of the steps before stay what they were.
    """
    kept = plan.prescription(item.id) or item
    steps = arrange(kept, moment.today)
    remade = {id(step): _remade(step, details) for step in steps.coming}
    steps_then = tuple(remade.get(id(step), step) for step in kept.steps)
    kept = replace(kept, steps=steps_then, **details.undated())
    directions = details.directions(moment.change(moment.today))
    if replace(directions, begins=kept.directions_on(moment.today).begins) != kept.directions_on(moment.today):
        kept = with_directions(kept, directions)
    if steps.current is not None:
        current = _remade(steps.current, details)
        if current.slots != steps.current.slots:
            kept = with_step(kept, replace(current, begins=moment.change(moment.today)))
    return with_prescription(plan, kept)


def correct_details(plan: Plan, moment: Moment, item: Prescription, details: Details) -> Plan:
    """As `change_details`, with food, milk and window as they should have been since the directions in force began."""
    kept = plan.prescription(item.id) or item
    in_force = kept.directions_on(moment.today)
    right = details.directions(in_force.begins)
    directions = tuple(right if each == in_force else each for each in kept.directions)
    if right not in directions:
        directions = (replace(right, begins=Change(kept.recording.first)),)
    corrected = with_prescription(plan, replace(kept, directions=directions))
    return change_details(corrected, moment, item, details)


def _remade(step: DoseStep, details: Details) -> DoseStep:
    slots = (with_tablets(slot, details.tablets_mg, may_halve=details.may_halve) for slot in step.slots)
    return replace(step, slots=tuple(slots))
