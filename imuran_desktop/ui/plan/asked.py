"""What a person can ask for on the Plan page."""

from dataclasses import dataclass
from enum import StrEnum

from imuran_desktop.domain.plan import DoseStep, Hold, Prescription


class Ask(StrEnum):
    """Each thing that opens a form, or changes the plan at once."""

    ADD = "add"
    CHANGE_DOSE = "change_dose"
    CHANGE_STEP = "change_step"
    REMOVE_STEP = "remove_step"
    CORRECT_STEP = "correct_step"
    PAUSE = "pause"
    CHANGE_HOLD = "change_hold"
    END_HOLD = "end_hold"
    REMOVE_HOLD = "remove_hold"
    DETAILS = "details"
    STOPPED = "stopped"
    GO_ON = "go_on"
    TAKE_AGAIN = "take_again"
    MEALS = "meals"
    BLOOD_TESTS = "blood_tests"


@dataclass(frozen=True)
class Asked:
    """What was asked for, of which prescription, and of which of its steps or holds."""

    ask: Ask
    item: Prescription | None = None
    part: DoseStep | Hold | None = None
