"""The closed sets of words the whole project shares. `words` turns each into text."""

from enum import StrEnum


class FoodInstruction(StrEnum):
    """What a prescription says about food. ``OWN_WORDS`` is worded by the person."""

    WITH_OR_AFTER = "with_or_after"
    EMPTY_STOMACH = "empty_stomach"
    EITHER = "either"
    OWN_WORDS = "own_words"


class Food(StrEnum):
    """How an intake was taken. Unknown is the absence of a value, never one of these (invariant 8)."""

    WITH = "with"
    AFTER = "after"
    WITHOUT = "without"


class Outcome(StrEnum):
    """What a person recorded about a dose."""

    TAKEN = "taken"
    SKIPPED = "skipped"
    NOT_SURE = "not_sure"


class DoseState(StrEnum):
    """The state of a dose at an instant. Derived, never stored."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    MISSED = "missed"
    TAKEN = "taken"
    TAKEN_EARLY = "taken_early"
    TAKEN_LATE = "taken_late"
    SKIPPED = "skipped"
    NOT_SURE = "not_sure"
    HELD = "held"

    @property
    def is_open(self) -> bool:
        """True while nothing has been recorded."""
        return self in _OPEN

    @property
    def wants_answer(self) -> bool:
        """True once the dose's time has come and nothing has been recorded."""
        return self in _OPEN and self is not DoseState.UPCOMING

    @property
    def is_taken(self) -> bool:
        """True where something was taken for it, whenever and how much."""
        return self in _TAKEN


_TAKEN = frozenset({DoseState.TAKEN, DoseState.TAKEN_EARLY, DoseState.TAKEN_LATE})
_OPEN = frozenset({DoseState.UPCOMING, DoseState.DUE, DoseState.OVERDUE, DoseState.MISSED})


class HoldReason(StrEnum):
    """Why doses are on hold for some days."""

    CLINIC = "clinic"
    HOSPITAL = "hospital"


class SkipReason(StrEnum):
    """Why a dose was skipped; free text is stored as it is beside these."""

    FELT_UNWELL = "felt_unwell"
    CLINIC_TOLD_ME = "clinic_told_me"
    FORGOT = "forgot"
    RAN_OUT = "ran_out"
    NO_FOOD = "no_food"
    OTHER = "other"


class _Ranked(StrEnum):
    """Words in an order, the least first."""

    @property
    def rank(self) -> int:
        """0 for the least."""
        return list(type(self)).index(self)


class Severity(_Ranked):
    """How much a symptom gets in the way of daily life."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


class Course(StrEnum):
    """Whether a symptom is still there. Not said is the absence of a value."""

    GOING_ON = "going_on"
    ENDED = "ended"


class SinceDose(StrEnum):
    """How long after a dose a symptom began, as the person saw it."""

    WITHIN_AN_HOUR = "within_an_hour"
    WITHIN_FOUR_HOURS = "within_four_hours"
    LATER = "later"


class Thought(StrEnum):
    """What the person thinks of a symptom. The app itself never says where one comes from."""

    ILLNESS = "illness"
    NOT_SURE = "not_sure"


class HealthSort(StrEnum):
    """What whoever treats the person should know of, beside the plan."""

    MEDICINE = "medicine"
    ALLERGY = "allergy"
    VACCINE = "vaccine"


class Level(_Ranked):
    """What the sources say to do about a symptom, least pressing first."""

    LOG = "log"
    TELL_CLINIC = "tell_clinic"
    URGENT = "urgent"
    EMERGENCY = "emergency"


class BloodTestState(StrEnum):
    """The state of one planned blood test on a day. Derived, never stored.

    ``NOT_DONE``: nothing was recorded of it, and a later one was done since.
    """

    PLANNED = "planned"
    COMING_UP = "coming_up"
    DUE = "due"
    OVERDUE = "overdue"
    BOOKED = "booked"
    PUT_OFF = "put_off"
    DONE = "done"
    RESULTS_IN = "results_in"
    NOT_NEEDED = "not_needed"
    NOT_DONE = "not_done"

    @property
    def is_open(self) -> bool:
        """True while it is still to be done."""
        return self not in _CLOSED_TESTS

    @property
    def is_done(self) -> bool:
        """True once blood was taken."""
        return self in _DONE_TESTS


_DONE_TESTS = frozenset({BloodTestState.DONE, BloodTestState.RESULTS_IN})
_CLOSED_TESTS = _DONE_TESTS | {BloodTestState.NOT_NEEDED, BloodTestState.NOT_DONE}


class Arranged(StrEnum):
    """What a person arranged for a planned blood test."""

    BOOKED = "booked"
    PUT_OFF = "put_off"
    NOT_NEEDED = "not_needed"


class Sign(StrEnum):
    """What a laboratory prints before a value that it does not give exactly."""

    EXACT = ""
    BELOW = "<"
    ABOVE = ">"
    AT_MOST = "<="
    AT_LEAST = ">="


class ResultDoubt(StrEnum):
    """What is questioned in a result. Nothing is changed for it.

    ``OTHER_UNIT``: it can't be in its unit, but could be in another one.
    """

    CANNOT_BE = "cannot_be"
    OTHER_UNIT = "other_unit"
    UNKNOWN_UNIT = "unknown_unit"
    NO_UNIT = "no_unit"
    LOW_ABOVE_HIGH = "low_above_high"


class Panel(StrEnum):
    """The groups in which laboratories give their results."""

    BLOOD_COUNT = "blood_count"
    LIVER = "liver"
    KIDNEY = "kidney"
    OTHER = "other"


class Delivery(StrEnum):
    """How a reminder reached the person's screen."""

    DESKTOP = "desktop"
    WINDOW = "window"
    NONE = "none"


class Reply(StrEnum):
    """What the person did with a reminder, where it was shown."""

    TAKEN = "taken"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"
    OPENED = "opened"
    DISMISSED = "dismissed"


class Stage(StrEnum):
    """What a reminder tells about its dose, blood test or tablets."""

    DUE = "due"
    MISSED = "missed"
    TEST_WEEK_BEFORE = "test_week_before"
    TEST_DAY_BEFORE = "test_day_before"
    TEST_DUE = "test_due"
    TEST_OVERDUE = "test_overdue"
    STOCK_LOW = "stock_low"
    STOCK_DAY_BEFORE = "stock_day_before"
