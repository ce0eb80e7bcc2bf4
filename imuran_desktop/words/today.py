"""What the Today page says around its doses."""

from dataclasses import replace
from datetime import date, datetime

from imuran_desktop.domain.codes import Food
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import Intake, LedgerDose
from imuran_desktop.domain.plan import Directions, Person
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.doses import (
    day_words,
    dose_state_words,
    dose_words,
    food_words,
    intake_words,
    medicine_words,
    moment_words,
)
from imuran_desktop.words.language import Language
from imuran_desktop.words.people import short_name

_NOON, _EVENING = 12, 18


def greeting(language: Language, name: str, local: datetime) -> str:
    """The page's title. ``local`` is now on the person's clock."""
    tr = language.tr
    if local.hour < _NOON:
        words = tr("Good morning, {name}")
    elif local.hour < _EVENING:
        words = tr("Good afternoon, {name}")
    else:
        words = tr("Good evening, {name}")
    return words.format(name=short_name(name))


def planned_words(language: Language, dose: Dose, today: date) -> str:
    """When a dose is planned: "today at 08:00", "Monday 2 March at 08:00"."""
    return language.tr("{day} at {time}", day=day_words(language, dose.day, today), time=language.clock(dose.at))


def planned_for_words(language: Language, dose: Dose, today: date) -> str:
    """A sentence about a dose: "Azathioprine 75 mg, planned for today at 08:00"."""
    when = planned_words(language, dose, today)
    return language.tr("{dose}, planned for {when}.", dose=dose_words(language, dose), when=when)


def dose_name(language: Language, item: LedgerDose, today: date, clock: str = "") -> str:
    """What a screen reader calls a dose: "Azathioprine 75 mg, today at 08:00, due now".

    ``clock`` says whose time that is, if it isn't the one here: "London time".
    """
    parts = (dose_words(language, item.dose), planned_words(language, item.dose, today), clock)
    return ", ".join(part for part in (*parts, dose_state_words(language, item)) if part)


def taken_now_words(language: Language, food: Food | None) -> str:
    """The large button: what it records, and that it means now."""
    tr = language.tr
    if food is None:
        return tr("Taken now")
    return {
        Food.WITH: tr("Taken now, with food"),
        Food.AFTER: tr("Taken now, after food"),
        Food.WITHOUT: tr("Taken now, without food"),
    }[food]


def last_taken_words(language: Language, intake: Intake, timeline: Timeline, today: date) -> str:
    """What was taken last: "Last taken: Azathioprine 75 mg, yesterday at 08:10, with food". ``intake.at`` is known."""
    assert intake.at is not None
    what = medicine_words(language, intake.medicine)
    if intake.amount_mg is not None:
        what = f"{what} {language.amount(intake.amount_mg)}"
    parts = (what, moment_words(language, intake.at, timeline, today), food_words(language, intake.food))
    return language.tr("Last taken: {taken}", taken=", ".join(part for part in parts if part))


def other_words(language: Language, intake: Intake, timeline: Timeline, today: date) -> str:
    """What was recorded beside the doses, as of a dose: "Taken today at 08:10, with food".

    How much, that it was extra, and sickness stand beside it.
    """
    rest = replace(intake, amount_mg=None, extra=False, as_needed=False, sick_after=False)
    return intake_words(language, rest, timeline, today)


def next_dose_words(language: Language, dose: Dose, timeline: Timeline, today: date) -> str:
    """What is next: "Next dose: Azathioprine 50 mg, today at 20:00"."""
    when = moment_words(language, dose.instant, timeline, today)
    return language.tr("Next dose: {dose}, {when}", dose=dose_words(language, dose), when=when)


def snoozed_words(language: Language, dose: Dose, until: datetime, timeline: Timeline, today: date) -> str:
    """When the person is reminded again of a dose that was put off."""
    when = moment_words(language, until, timeline, today)
    return language.tr("Reminder again: {dose}, {when}", dose=dose_words(language, dose), when=when)


def uncounted_words(language: Language, person: Person, day: date) -> str:
    """Why a dose of ``day`` is not there: the diary was begun that day, or a medicine was entered."""
    if day == person.recording_from:
        return language.tr("Doses before you started this diary are not counted.")
    return language.tr("Doses before you entered a medicine are not counted.")


def milk_words(language: Language, directions: Directions) -> str:
    """What the person's leaflet or clinic says about milk, in their words."""
    words = directions.milk_words.strip()
    return language.tr("Milk: {words}", words=words) if words else ""


def doses_disputed_words(language: Language, count: int) -> str:
    """So many intakes have several versions that none replaces."""
    return language.trn(
        "{number} entry was recorded differently in two places.",
        "{number} entries were recorded differently in two places.",
        count,
    )


def plan_disputed_words(language: Language) -> str:
    """Some part of the plan has several versions."""
    return language.tr("Your plan was changed differently in two places.")


def feelings_disputed_words(language: Language) -> str:
    """Some symptom, or note on a day, has several versions."""
    return language.tr("What was written down of how you feel differs in two places.")


def health_disputed_words(language: Language) -> str:
    """The numbers to call, or an entry of the list of medicines and allergies, have several versions."""
    return language.tr("Your numbers to call, or your list of medicines and allergies, differ in two places.")


def visits_disputed_words(language: Language) -> str:
    """Some visit to the clinic has several versions."""
    return language.tr("What was written down of a clinic visit differs in two places.")


def tests_disputed_words(language: Language) -> str:
    """Some blood test, what was arranged for one, or the values that the clinic set, have several versions."""
    return language.tr("What was written down of your blood tests differs in two places.")
