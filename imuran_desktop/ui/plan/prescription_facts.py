"""What a prescription says besides doses, as it is read."""

from datetime import date

from imuran_desktop.domain.plan import ON_TIME_WINDOW, Prescription
from imuran_desktop.ui.plan.facts import Facts
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.doses import instruction_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.plan import strengths_words
from imuran_desktop.words.prescription import window_words


class PrescriptionFacts(Facts):
    """Food and tablets, and whatever else was noted."""

    def __init__(self, look: ThemeController, language: Language, item: Prescription, today: date) -> None:
        super().__init__(look)
        tr, directions = language.tr, item.directions_on(today)
        food = instruction_words(language, directions)
        self.add(tr("Food"), sentence_case(food))
        if directions.milk_words:
            self.add(tr("Milk"), directions.milk_words)
        if item.tablets_mg:
            strengths = strengths_words(language, item.tablets_mg)
            self.add(
                tr("Tablets"), tr("{strengths}, may be halved", strengths=strengths) if item.may_halve else strengths
            )
        if directions.window != ON_TIME_WINDOW:
            self.add(tr("On time"), tr("within {time}", time=window_words(language, directions.window)))
        if item.reason:
            self.add(tr("What it is for"), item.reason)
        if item.prescriber:
            self.add(tr("Prescribed by"), item.prescriber)
        if item.missed_words or not only_as_needed(item):
            self.add(tr("Missed doses"), item.missed_words or tr("Nothing noted from your clinic yet"))


def only_as_needed(item: Prescription) -> bool:
    """Whether no dose of it can be missed."""
    return all(slot.repeat.as_needed for step in item.steps for slot in step.slots)
