"""Why a request was refused, as codes with their figures; `words` puts each into a sentence."""

from enum import StrEnum
from typing import Any


class Reason(StrEnum):
    """Why nothing was done."""

    UNKNOWN_DOSE = "unknown_dose"
    UNKNOWN_SYMPTOM = "unknown_symptom"
    UNKNOWN_PRESET = "unknown_preset"
    UNKNOWN_PRESCRIPTION = "unknown_prescription"
    UNKNOWN_ZONE = "unknown_zone"
    UNKNOWN_MEDICINE = "unknown_medicine"
    IN_FUTURE = "in_future"
    PAST_CHANGE = "past_change"
    NO_SLOTS = "no_slots"
    SAME_TIME = "same_time"
    SLOT_TAKEN = "slot_taken"
    MEAL_WITHOUT_TIME = "meal_without_time"
    AMOUNT_RANGE = "amount_range"
    AMOUNT_NOT_MADE = "amount_not_made"
    STRENGTH_RANGE = "strength_range"
    NO_FOOD_WORDS = "no_food_words"
    NO_NAME = "no_name"
    STEPS_OVERLAP = "steps_overlap"
    LAST_BEFORE_FIRST = "last_before_first"
    NO_REASON = "no_reason"
    NOTHING_TO_UNDO = "nothing_to_undo"


class Refused(Exception):
    """A request that can't be carried out as it stands. Nothing was written."""

    def __init__(self, reason: Reason, **figures: Any) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.figures = figures
