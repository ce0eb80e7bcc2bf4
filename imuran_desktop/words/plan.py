"""The plan in words: doses of the day, dose steps and their dates, what a change does."""

from collections.abc import Sequence
from datetime import date

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.plan import DoseStep, Slot
from imuran_desktop.words.doses import day_words, meal_words, tablet_words
from imuran_desktop.words.language import Language


def slot_time_words(language: Language, slot: Slot) -> str:
    """When in the day: "at breakfast", "at 07:30"."""
    moment = language.clock(slot.at) if slot.at else meal_words(language, slot.meal)
    return language.tr("at {moment}", moment=moment)


def slot_words(language: Language, slot: Slot) -> str:
    """One dose of the day: "75 mg at breakfast"."""
    return language.tr("{amount} {when}", amount=language.amount(slot.amount_mg), when=slot_time_words(language, slot))


def slot_tablet_words(language: Language, slot: Slot) -> str:
    """One dose of the day with its tablets: "75 mg at breakfast (1 tablet of 50 mg + 1 tablet of 25 mg)"."""
    tablets = tablet_words(language, slot.tablets)
    words = slot_words(language, slot)
    return language.tr("{dose} ({tablets})", dose=words, tablets=tablets) if tablets else words


def step_words(language: Language, step: DoseStep) -> str:
    """All doses of a step: "50 mg at breakfast and 25 mg at dinner"."""
    return language.listed([slot_words(language, slot) for slot in step.slots])


def from_words(language: Language, day: date, today: date) -> str:
    """From when on: "from today", "from Monday 9 March"."""
    return language.tr("from {day}", day=day_words(language, day, today))


def since_words(language: Language, first: date, last: date | None, today: date) -> str:
    """Since when the present step holds: "Since 1 March 2026", with its end if it has one."""
    since = language.tr("Since today") if first == today else language.tr("Since {day}", day=language.date(first))
    if last is None:
        return since
    return language.tr("{since}, until {day}", since=since, day=day_words(language, last, today))


def span_words(language: Language, first: date, last: date | None) -> str:
    """The dates of a step that is over: "1 February 2026 to 28 February 2026"."""
    if last is None or last == first:
        return language.date(first)
    return language.tr("{first} to {last}", first=language.date(first), last=language.date(last))


def food_choice_words(language: Language, food: FoodInstruction) -> str:
    """A food instruction as a choice."""
    tr = language.tr
    return {
        FoodInstruction.WITH_OR_AFTER: tr("With or just after food"),
        FoodInstruction.EMPTY_STOMACH: tr("On an empty stomach"),
        FoodInstruction.EITHER: tr("With or without food"),
        FoodInstruction.OWN_WORDS: tr("In my own words"),
    }[food]


def strengths_words(language: Language, tablets_mg: Sequence[float]) -> str:
    """Tablet strengths: "25 mg and 50 mg"."""
    return language.listed([language.amount(strength) for strength in sorted(tablets_mg)])


def effect_words(language: Language, kept: Sequence[Dose], begins: Dose | None, first: date, today: date) -> str:
    """What a change does to the next doses, in a sentence or two."""
    tr = language.tr
    sentences = []
    if kept:
        times = language.listed([language.clock(dose.at) for dose in kept])
        sentences.append(
            language.trn(
                "Today's {times} dose stays as it was.",
                "Today's {times} doses stay as they were.",
                len(kept),
                times=times,
            )
        )
    elif first > today:
        sentences.append(tr("Until then nothing changes."))
    if begins is not None:
        day, time = day_words(language, begins.day, today, within=True), language.clock(begins.at)
        sentences.append(tr("The change begins with the {time} dose {day}.", time=time, day=day))
    return " ".join(sentences)
