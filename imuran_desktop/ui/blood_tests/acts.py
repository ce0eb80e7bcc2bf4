"""What can be asked for about a blood test on its page."""

from datetime import date
from enum import StrEnum

from imuran_desktop.domain.blood_tests import BloodTest
from imuran_desktop.words.language import Language


class Act(StrEnum):
    """Each is a button's."""

    BOOKED = "booked"
    PUT_OFF = "put_off"
    NOT_NEEDED = "not_needed"
    CHANGE = "change"
    """What is arranged is to be another thing, or nothing."""
    CLINIC_DATE = "clinic_date"
    NO_CLINIC_DATE = "no_clinic_date"
    """The date that the clinic gave no longer holds."""
    DONE = "done"
    RESULTS = "results"
    CHANGE_DAY = "change_day"
    """It was done on another day."""
    TAKE_OUT = "take_out"


def act_words(language: Language, act: Act) -> str:
    """What its button says."""
    tr = language.tr
    return {
        Act.BOOKED: tr("Booked …"),
        Act.PUT_OFF: tr("Put off …"),
        Act.NOT_NEEDED: tr("Not needed …"),
        Act.CHANGE: tr("Change …"),
        Act.CLINIC_DATE: tr("My clinic gave me a date …"),
        Act.NO_CLINIC_DATE: tr("Take back the clinic's date"),
        Act.DONE: tr("Done …"),
        Act.RESULTS: tr("Enter results"),
        Act.CHANGE_DAY: tr("Change the day …"),
        Act.TAKE_OUT: tr("Take out"),
    }[act]


def clinic_acts(test: BloodTest | None, today: date) -> tuple[Act, ...]:
    """What can be said about the clinic's own date for a test that is still to be done."""
    given = test is not None and test.planned.clinic is not None and test.planned.due >= today
    return (Act.CLINIC_DATE, Act.NO_CLINIC_DATE) if given else (Act.CLINIC_DATE,)
