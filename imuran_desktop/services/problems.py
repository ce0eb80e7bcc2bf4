"""Why a request was refused, as codes with their figures; `words` puts each into a sentence."""

from enum import StrEnum
from typing import Any


class Reason(StrEnum):
    """Why nothing was done."""

    UNKNOWN_DOSE = "unknown_dose"
    UNKNOWN_SYMPTOM = "unknown_symptom"
    UNKNOWN_ZONE = "unknown_zone"
    IN_FUTURE = "in_future"
    TOO_EARLY = "too_early"
    PAST_TESTS = "past_tests"
    NO_NAME = "no_name"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_RECORDED = "nothing_recorded"
    OTHER_DIARY = "other_diary"
    AMOUNT_RANGE = "amount_range"
    UNKNOWN_MEDICINE = "unknown_medicine"
    TABLET_STRENGTH = "tablet_strength"
    COUNT_RANGE = "count_range"
    NO_TABLETS = "no_tablets"
    DAYS_RANGE = "days_range"
    UNKNOWN_TEST = "unknown_test"
    NO_SUCH_TEST_DAY = "no_such_test_day"
    TEST_IS_DONE = "test_is_done"
    SKIPS_TEST = "skips_test"
    IN_DISPUTE = "in_dispute"
    ENDED_BEFORE = "ended_before"
    TEMPERATURE_RANGE = "temperature_range"
    EMPTY_NAME = "empty_name"
    EMPTY_NOTE = "empty_note"
    DAY_TO_COME = "day_to_come"
    RESULT_TWICE = "result_twice"
    EMPTY_FILE = "empty_file"
    FILE_TOO_LARGE = "file_too_large"
    NO_SUCH_DAY = "no_such_day"
    SAID_TO_COME = "said_to_come"
    EMPTY_QUESTION = "empty_question"
    WRONG_WAY_ROUND = "wrong_way_round"


class Refused(Exception):
    """A request that can't be carried out as it stands. Nothing was written."""

    def __init__(self, reason: Reason, **figures: Any) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.figures = figures
