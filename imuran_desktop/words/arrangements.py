"""What is arranged for a blood test, where it is asked for and recorded."""

from datetime import date

from imuran_desktop.domain.blood_tests import BloodTest
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language


def planned_test_words(language: Language, test: BloodTest, today: date) -> str:
    """The day on which the schedule has it, whatever was arranged: "Planned for Sunday 8 March"."""
    return language.tr("Planned for {day}", day=day_words(language, test.planned.due, today))


def arrangement_words(language: Language, on: date, today: date, *, booked: bool) -> str:
    """What was recorded: "blood test booked for Friday 13 March"."""
    day = day_words(language, on, today)
    if booked:
        return language.tr("blood test booked for {day}", day=day)
    return language.tr("blood test put off until {day}", day=day)


def as_planned_words(language: Language, due: date, today: date) -> str:
    """What was arranged is taken back: "The blood test is planned for Sunday 8 March again."."""
    return language.tr("The blood test is planned for {day} again.", day=day_words(language, due, today))


def wrong_day_words(language: Language, day: date, last: date, *, booked: bool) -> str:
    """Why a test can't be booked for ``day``, or put off until it. ``last`` is the last day that can be."""
    tr = language.tr
    if day > last:
        return tr("That is too far off. Choose a day up to {last}.", last=language.date(last))
    if booked:
        return tr("That day is past. Choose today or a later day.")
    return tr("Choose a day after today.")
