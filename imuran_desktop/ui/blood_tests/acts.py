"""What can be asked for about a blood test on its page."""

from enum import StrEnum

from imuran_desktop.words.language import Language


class Act(StrEnum):
    """Each is a button's."""

    BOOKED = "booked"
    PUT_OFF = "put_off"
    NOT_NEEDED = "not_needed"
    CHANGE = "change"
    """What is arranged is to be another thing, or nothing."""
    CLINIC_DATE = "clinic_date"
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
        Act.DONE: tr("Done …"),
        Act.RESULTS: tr("Enter results"),
        Act.CHANGE_DAY: tr("Change the day …"),
        Act.TAKE_OUT: tr("Take out"),
    }[act]
