"""Doses, intakes and blood tests in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest
from imuran_desktop.domain.codes import Arranged, BloodTestState, DoseState, Food, FoodInstruction, Outcome, SkipReason
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import Intake, LedgerDose
from imuran_desktop.domain.plan import Directions, Prescription
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.language import Language

_HALF = 0.5


def state_words(language: Language, state: DoseState) -> str:
    """The state of a dose, as on its chip."""
    tr = language.tr
    return {
        DoseState.UPCOMING: tr("later today"),
        DoseState.DUE: tr("due now"),
        DoseState.OVERDUE: tr("overdue"),
        DoseState.MISSED: tr("missed"),
        DoseState.TAKEN: tr("taken"),
        DoseState.TAKEN_EARLY: tr("taken early"),
        DoseState.TAKEN_LATE: tr("taken late"),
        DoseState.SKIPPED: tr("skipped"),
        DoseState.NOT_SURE: tr("not sure"),
        DoseState.HELD: tr("on hold"),
    }[state]


def dose_state_words(language: Language, item: LedgerDose) -> str:
    """The state of a dose in the ledger, as on its chip; where another amount was taken than asked for, that."""
    if item.in_part:
        return language.tr("taken in part")
    return language.tr("taken, more") if item.more else state_words(language, item.state)


def notable_words(language: Language, intake: Intake | None, asked_mg: float | None = None) -> list[str]:
    """What is to be seen of an intake before all else: that it was another amount than ``asked_mg``; sickness after it.

    "50 of 75 mg taken", "100 mg taken instead of 75 mg", "Was sick afterwards".
    """
    if intake is None or intake.outcome is not Outcome.TAKEN:
        return []
    tr, taken = language.tr, intake.amount_mg
    lines = []
    if taken is not None and asked_mg is not None and taken != asked_mg:
        asked = language.amount(asked_mg)
        if taken < asked_mg:
            lines.append(tr("{taken} of {asked} taken", taken=language.number(taken), asked=asked))
        else:
            lines.append(tr("{taken} taken instead of {asked}", taken=language.amount(taken), asked=asked))
    if intake.sick_after:
        lines.append(tr("Was sick afterwards"))
    return lines


def far_more_words(language: Language, taken_mg: float, asked_mg: float) -> str:
    """The question before far more is recorded than asked for."""
    taken, asked = language.amount(taken_mg), language.amount(asked_mg)
    return language.tr("The plan says {asked}. Did you take {taken}?", asked=asked, taken=taken)


def yes_words(language: Language, taken_mg: float | None) -> str:
    """The answer that an amount was indeed taken."""
    if taken_mg is None:
        return language.tr("Yes, I took it")
    return language.tr("Yes, I took {amount}", amount=language.amount(taken_mg))


def meal_words(language: Language, meal: str | None) -> str:
    """A meal's name; one of the person's own is shown as they wrote it."""
    tr = language.tr
    known = {
        "breakfast": tr("breakfast"),
        "lunch": tr("lunch"),
        "dinner": tr("dinner"),
        "bedtime": tr("bedtime"),
    }
    return known.get(meal, meal) if meal else ""


def medicine_words(language: Language, medicine: str) -> str:
    """A medicine's name, with a capital as at the beginning of a line."""
    return language.tr(medicine[:1].upper() + medicine[1:])


def dose_words(language: Language, dose: Dose) -> str:
    """What to take: "Azathioprine 75 mg"."""
    return f"{medicine_words(language, dose.prescription.medicine)} {language.amount(dose.amount_mg)}"


def tablet_words(language: Language, tablets: Sequence[TabletCount]) -> str:
    """The tablets that make a dose: "1 tablet of 50 mg + half a tablet of 25 mg"; empty when they are not known."""
    return " + ".join(_tablet_words(language, tablet) for tablet in tablets)


def _tablet_words(language: Language, tablet: TabletCount) -> str:
    strength = language.amount(tablet.strength_mg)
    whole, part = divmod(tablet.count, 1)
    if whole < 0 or part != _HALF:
        return language.trn(
            "{number} tablet of {strength}", "{number} tablets of {strength}", tablet.count, strength=strength
        )
    if not whole:
        return language.tr("half a tablet of {strength}", strength=strength)
    # The number is that of the whole ones; English has "tablets" after one and a half, too.
    return language.trn("{number}½ tablets of {strength}", "{number}½ tablets of {strength}", whole, strength=strength)


def instruction_words(language: Language, directions: Directions) -> str:
    """What the directions say about food."""
    tr = language.tr
    return {
        FoodInstruction.WITH_OR_AFTER: tr("with or just after food"),
        FoodInstruction.EMPTY_STOMACH: tr("on an empty stomach"),
        FoodInstruction.EITHER: tr("with or without food"),
        FoodInstruction.OWN_WORDS: directions.food_words,
    }[directions.food]


def food_words(language: Language, food: Food | None) -> str:
    """How an intake was taken; empty when unknown."""
    tr = language.tr
    words = {Food.WITH: tr("with food"), Food.AFTER: tr("after food"), Food.WITHOUT: tr("without food")}
    return words[food] if food else ""


def outcome_words(language: Language, outcome: Outcome) -> str:
    """What was recorded."""
    tr = language.tr
    return {Outcome.TAKEN: tr("Taken"), Outcome.SKIPPED: tr("Skipped"), Outcome.NOT_SURE: tr("Not sure")}[outcome]


def reason_words(language: Language, reason: str) -> str:
    """Why a dose was skipped; the person's own words as they are."""
    tr = language.tr
    known: dict[str, str] = {
        SkipReason.FELT_UNWELL: tr("felt unwell"),
        SkipReason.CLINIC_TOLD_ME: tr("my clinic told me to"),
        SkipReason.FORGOT: tr("forgot"),
        SkipReason.RAN_OUT: tr("no tablets left"),
        SkipReason.NO_FOOD: tr("could not eat"),
        SkipReason.OTHER: tr("another reason"),
    }
    return known.get(reason, reason)


def answered_words(language: Language, item: LedgerDose, timeline: Timeline, today: date) -> str:
    """The intake of a dose in one line, without what `notable_words` says above it."""
    if item.intake is None:
        return ""
    other = item.in_part or item.more
    rest = replace(item.intake, sick_after=False, amount_mg=None if other else item.intake.amount_mg)
    return intake_words(language, rest, timeline, today)


def intake_words(language: Language, intake: Intake, timeline: Timeline, today: date) -> str:
    """An intake in one line: "Taken at 08:10, 75 mg, with food"."""
    parts = [outcome_words(language, intake.outcome)]
    if intake.at is not None:
        parts[0] = language.tr(
            "{outcome} {when}", outcome=parts[0], when=moment_words(language, intake.at, timeline, today)
        )
    elif intake.outcome is Outcome.TAKEN:
        parts.append(language.tr("time not known"))
    if intake.outcome is Outcome.TAKEN and intake.amount_mg is not None:
        parts.append(language.amount(intake.amount_mg))
    parts += [food_words(language, intake.food), reason_words(language, intake.reason)]
    if intake.extra:
        parts.append(language.tr("extra"))
    if intake.as_needed:
        parts.append(language.tr("as needed"))
    if intake.sick_after:
        parts.append(language.tr("was sick afterwards"))
    if intake.by:
        parts.append(language.tr("recorded by {name}", name=intake.by))
    return ", ".join(part for part in parts if part)


def moment_words(language: Language, at: datetime, timeline: Timeline, today: date) -> str:
    """An instant as a person says it: "today at 08:10", "yesterday at 18:30", "on Monday 2 March at 08:00"."""
    local = timeline.local(at)
    return language.tr(
        "{day} at {time}", day=day_words(language, local.date(), today, within=True), time=language.clock(local)
    )


def day_words(language: Language, day: date, today: date, *, within: bool = False) -> str:
    """A date near today by name. ``within`` a sentence a farther one is "on Monday 2 March"."""
    tr = language.tr
    near = {0: tr("today"), -1: tr("yesterday"), 1: tr("tomorrow")}
    days = (day - today).days
    if days in near:
        return near[days]
    full = language.day(day) if day.year == today.year else language.day_and_year(day)
    return tr("on {day}", day=full) if within else full


def agreed_words(language: Language) -> str:
    """What the sources agree on about a missed dose.

    Source: Mayo Clinic / Merative consumer text, 1 July 2025; EU manufacturer's leaflet, December 2021. Neither says
    how long "almost time" is, so neither does this.
    """
    return language.tr(
        "Nothing was recorded. If you took it, record it. If you did not, patient leaflets say: take it when you "
        "remember, unless it is almost time for the next dose; then leave that one out. Never take two doses together. "
        "Tell your clinic about missed doses."
    )


def late_words(language: Language) -> str:
    """What is left of `agreed_words` once the next dose has come, or when several were missed: nothing to take now."""
    return language.tr(
        "Nothing was recorded. If you took it, record it. If you did not, never take two doses together. Tell your "
        "clinic about missed doses."
    )


def missed_words(language: Language, prescription: Prescription, *, next_has_come: bool = False) -> str:
    """What the person's own clinic said about a missed dose, and what the sources agree on."""
    agreed = late_words(language) if next_has_come else agreed_words(language)
    if not prescription.missed_words:
        return agreed
    return language.tr("Your clinic said: {words}", words=prescription.missed_words) + f"\n{agreed}"


def blood_test_state_words(language: Language, state: BloodTestState) -> str:
    """The state of a blood test, as on its chip."""
    tr = language.tr
    return {
        BloodTestState.PLANNED: tr("planned"),
        BloodTestState.COMING_UP: tr("coming up"),
        BloodTestState.DUE: tr("due today"),
        BloodTestState.OVERDUE: tr("overdue"),
        BloodTestState.BOOKED: tr("booked"),
        BloodTestState.PUT_OFF: tr("put off"),
        BloodTestState.DONE: tr("done"),
        BloodTestState.RESULTS_IN: tr("results in"),
        BloodTestState.NOT_NEEDED: tr("not needed"),
        BloodTestState.NOT_DONE: tr("not done"),
    }[state]


def blood_test_day_words(language: Language, test: BloodTest, today: date) -> str:
    """When a blood test is to be, with how far off that is: "Sunday 8 March, in 6 days"."""
    days = (test.day - today).days
    full = day_words(language, test.day, today)
    if abs(days) <= 1:
        return full[:1].upper() + full[1:]
    if days > 0:
        away = language.trn("in {number} day", "in {number} days", days)
    else:
        away = language.trn("{number} day ago", "{number} days ago", -days)
    return f"{full}, {away}"


def arranged_words(language: Language, test: BloodTest, today: date, *, why: bool = True) -> str:
    """What was arranged for a blood test: "Booked for Friday 3 March at 09:30", "Put off until Friday 3 March: away".

    ``why`` it was put off is left out where others may read it.
    """
    arranged, tr = test.arranged, language.tr
    if arranged is None:
        return ""
    day, reason = day_words(language, arranged.on, today), arranged.reason if why else ""
    if arranged.how is Arranged.BOOKED:
        return tr("Booked for {when}", when=appointment(language, arranged, today))
    if arranged.how is Arranged.NOT_NEEDED:
        return tr("Not needed: {reason}", reason=reason) if reason else tr("Not needed")
    if reason:
        return tr("Put off until {day}: {reason}", day=day, reason=reason)
    return tr("Put off until {day}", day=day)


def appointment(language: Language, arranged: Arrangement, today: date) -> str:
    """When and where a test is booked: "Friday 3 March at 09:30, City Hospital"."""
    tr, when = language.tr, day_words(language, arranged.on, today)
    if arranged.at is not None:
        when = tr("{day} at {time}", day=when, time=language.clock(arranged.at))
    return tr("{when}, {where}", when=when, where=arranged.where) if arranged.where else when


def tests_words(language: Language, test: BloodTest) -> str:
    """What the laboratory is to test."""
    return language.listed([language.tr(name) for name in test.planned.tests])
